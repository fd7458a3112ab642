"""From the bytes of an article's file to its text, and the name of the encoding that was found.

UTF-8 first, then byte order marks and the two old Arabic code pages. These share their first letters and
differ from the letter ظ on, so that the commonest pair of Arabic text, the article ال, tells them apart.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC = re.compile(r"[ء-غف-يٱ-ۓ]")
_ARTICLE = re.compile(r"(?<![ء-ي])[وفبك]?ال(?=[ء-ي]{2})|(?<![ء-ي])لل(?=[ء-ي]{2})")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536


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
            try:
                return _decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise UndecodableError(
                    f"begins like {encoding.upper()}, but byte {error.start} does not belong there"
                ) from error
    try:
        return _decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    text, encoding = _guess(data)
    if not encoding:
        raise UndecodableError(
            f"is no UTF-8 (byte {broken_at}) and no other encoding of Arabic text fits; "
            "convert the file to UTF-8"
        )
    return _decoded(text, encoding)


def _decoded(text: str, encoding: str) -> Decoded:
    control = _FORBIDDEN.search(text)
    if control:
        name = f"U+{ord(control.group()):04X}"
        raise UndecodableError(
            f"contains the control character {name} at character {control.start()}: not a text"
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding)


def _guess(data: bytes) -> tuple[str, str]:
    """Return the likeliest text that is not UTF-8 and its encoding, or two empty strings."""
    best = max(_candidate(data, e) for e in ("utf-16-le", "utf-16-be", "cp1256", "iso8859_6"))
    if best[0] > 0:
        return best[2], best[1]
    match = from_bytes(data[:_SAMPLE]).best()
    if match is None:
        return "", ""
    try:
        text = data.decode(match.encoding)
    except UnicodeDecodeError:
        return "", ""
    return (text, match.encoding) if _reads_as_text(text) else ("", "")


def _candidate(data: bytes, encoding: str) -> tuple[float, str, str]:
    """Return how much the bytes look like Arabic in an encoding (0: not at all), and the text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return (0, encoding, "")
    sample = text[:_SAMPLE]
    letters = len(_ARABIC.findall(sample))
    if not _reads_as_text(sample) or letters * 4 < sum(map(str.isalpha, sample)):
        return (0, encoding, "")
    # Every Arabic letter counts a little, so that a short line without any article is still read.
    score = len(_ARTICLE.findall(sample)) + letters / len(sample) / 100
    return (score, encoding, text)


def _reads_as_text(text: str) -> bool:
    strange = sum(unicodedata.category(character) in {"Cc", "Cn", "Co"} for character in text)
    lines = text.count("\n") + text.count("\r") + text.count("\t")
    return (strange - lines) * 50 <= len(text)
