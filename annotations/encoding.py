"""From the bytes of an article's file to its text, and the name of the encoding that was found.

A byte order mark decides; then UTF-8; then whichever of UTF-16, Windows-1256 and ISO-8859-6 makes the
bytes read most like Arabic; then Windows-1252 for a mostly English text. Nothing is replaced, dropped or
normalised: what fits none of these is refused with the reason.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1256", "iso8859_6")
"""They share the letters up to ض and differ in the rest. The commoner one comes first: it wins a tie."""

_SAMPLE = 16_384
"""Characters that are enough to tell the encodings apart."""

_COMMON_LETTERS = (
    "ال را ية ات وا لع اق في ري لا عر لأ لم أم من ان قو كي قي لق مر ول لت ار يا ما يك ير لى اد ين عل لي عد "
    "دة دا ها حا تح قا اع لو لح أن بي با مي اس ست ني كر دي ون رك إل نا مت اب لب وم إن هم هذ ذا لك ذل كا مع قد"
)
_COMMON_PAIRS = frozenset(_COMMON_LETTERS.split())
"""Every second pair of neighbouring letters in Arabic news is one of these; bytes read wrongly have few."""

_FEW_PAIRS = 16
"""So few pairs may by chance all be uncommon ones."""

_PAIR = re.compile(r"(?=([ء-غف-ي]{2}))")
_ORDINARY = re.compile(r"[\x09-\x0d\x20-\x7e\xa0-\xff\u0600-\u06ff\u200b-\u203a]")
_ARABIC = re.compile(r"[ء-غف-يٱ-ۓ]")
_OTHER_LETTER = re.compile(r"[^\W\d_\x00-\x7f\u0600-\u06ff]")
_ARTICLE = re.compile(r"(?<![ء-ي])[وفبك]?ال(?=[ء-ي]{2})|(?<![ء-ي])لل(?=[ء-ي]{2})")
_IMPOSSIBLE = re.compile(
    r"(?<![ء-يٰ-ۓ\u064b-\u0652])[\u064b-\u0652]|[ىة\u064c\u064d](?=[ء-ي])"
    r"|[A-Za-zÀ-ÿ](?=[ء-ي])|[ء-ي](?=[A-Za-zÀ-ÿ])"
)
"""A mark without a letter, what ends a word in front of another letter, and words in two scripts."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_FORBIDDEN_BYTES = bytes((*range(9), *range(14, 32), 127))
"""The same in UTF-8, where looking for bytes takes a tenth of the time."""


class UndecodableError(ValueError):
    """Bytes that are not text in any encoding known here; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with ``\\n`` line ends and no byte order mark, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text in the bytes. Raises UndecodableError when they are not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_old(data, error.start)
    if len(data.translate(None, _FORBIDDEN_BYTES)) == len(data):
        return Decoded(_with_plain_line_ends(text), "utf-8")
    # Arabic in UTF-16 consists of bytes below 128, so that it passes for UTF-8 with control characters.
    return _wide(data) or _decoded(text, "utf-8")


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"begins like {encoding.upper()}, but byte {error.start} does not belong there"
        ) from error


def _decode_old(data: bytes, broken_at: int) -> Decoded:
    """Decode bytes that are no UTF-8; `broken_at` is the first that shows it."""
    if _is_damaged_utf8(data):
        raise UndecodableError(f"is damaged UTF-8: byte {broken_at} does not belong there; correct the file")
    found = _wide(data) or _likeliest_code_page(data) or _western(data)
    if found is None:
        raise UndecodableError(
            f"is no UTF-8 (byte {broken_at}) and no other encoding of Arabic text fits; "
            "convert the file to UTF-8"
        )
    return found


def _decoded(text: str, encoding: str) -> Decoded:
    control = _FORBIDDEN.search(text)
    if control:
        name = f"U+{ord(control.group()):04X}"
        raise UndecodableError(
            f"contains the control character {name} at character {control.start()}: not a text"
        )
    return Decoded(_with_plain_line_ends(text), encoding)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether nearly all that is not ASCII is UTF-8: a cut or patched file, not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) > 3 * broken


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: nearly all is ASCII, Western or Arabic, which other bytes never are."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if len(_ORDINARY.findall(sample)) * 10 >= len(sample) * 9 and not _FORBIDDEN.search(text):
            return _decoded(text, encoding)
    return None


def _likeliest_code_page(data: bytes) -> Decoded | None:
    """Return the reading of the bytes that looks most like Arabic, or None when none does."""
    best, found = 0.0, None
    for encoding in _CODE_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _arabic_score(text[:_SAMPLE])
        if score > best and not _FORBIDDEN.search(text):
            best, found = score, _decoded(text, encoding)
    return found


def _arabic_score(text: str) -> float:
    """Return how much a text looks like Arabic; 0 for one that cannot be."""
    letters = len(_ARABIC.findall(text))
    if _strange(text) or letters < 4 * len(_OTHER_LETTER.findall(text)):
        return 0
    pairs = _PAIR.findall(text)
    common = sum(pair in _COMMON_PAIRS for pair in pairs) - len(_IMPOSSIBLE.findall(text))
    if common * 8 < len(pairs) - _FEW_PAIRS:
        return 0
    # Every letter counts a little, so that a line without any common pair is still read.
    return common + 2 * len(_ARTICLE.findall(text)) + letters / len(text) / 100


def _western(data: bytes) -> Decoded | None:
    """Read a text of mostly ASCII letters as Windows-1252."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = sum(map(str.isalpha, text))
    ascii_letters = sum(character.isascii() and character.isalpha() for character in text)
    if _strange(text) or _FORBIDDEN.search(text) or ascii_letters * 5 < letters * 4 or not letters:
        return None
    return _decoded(text, "cp1252")


def _strange(text: str) -> bool:
    """Say whether more than every fiftieth character is a control or unassigned one."""
    strange = sum(unicodedata.category(character) in {"Cc", "Cn", "Co"} for character in text)
    lines = text.count("\n") + text.count("\r") + text.count("\t")
    return (strange - lines) * 50 > len(text)
