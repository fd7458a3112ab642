"""Ways to damage any file: its bytes, and its lines, numbers and letters where it is a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Damage = Callable[[bytes, Random], bytes]

NUMBERS = (
    *"0 -0 -1 1 2 3 127 255 256 65535 65536 2147483647 2147483648 -2147483649 4294967296".split(),  # noqa: SIM905
    *"9223372036854775807 9223372036854775808 18446744073709551616 -9223372036854775809".split(),  # noqa: SIM905
    *"1e999 -1e999 1e-999 0.5 -3.5 1.0 NaN Infinity -Infinity 1e3 0x10 07 ٣ ۷ ² 1_000 1,5 +1".split(),  # noqa: SIM905
    *("9" * 400, "9" * 5000, "", " "),
)
"""What may stand in a number's place."""

LETTERS = (
    *(
        b"\x00",
        b"\x01",
        b"\x0b",
        b"\x0c",
        b"\x1b",
        b"\x7f",
        b"\xff",
        b"\xfe\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xe2\x80", b"\xd8"),
    *("\u2028", "\u2029", "\x85", "\u00a0", "\u200f", "\u202e", "\u2066", "\ufeff", "\ufdd0", "\uffff"),
    *("🚨", "\U000e0001", "ﷲ", "ﷺ", "\u0301" * 40, "ـ" * 300, "İ", "ß", "\u1d160"),
    *(
        "\\ud800",
        "\\udc00",
        "\\u0000",
        "\\",
        '"',
        "'",
        "\t",
        "\r",
        "\n",
        "\r\n",
        ",",
        ";",
        "|",
        "#",
        "=",
        "%",
    ),
    *(
        "%00",
        "%ff",
        "%d8%a7",
        "_x0000_",
        "_xD800_",
        "_D800",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "<",
        "&",
        "]]>",
    ),
    *(
        "../",
        "/",
        "C:\\",
        "\\\\host\\x",
        "~",
        "CON",
        ".",
        "..",
        "${x}",
        "{0}",
        "%s",
        "=1+1",
        "@",
        "null",
        "true",
    ),
    *("-DOCSTART- -X- O O", "B-", "I-", "E-x", "T1\t", "R1\t", "A1\t", "#1\t", "E1\t", "*\t", "sep=;", "nan"),
)

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_LARGEST = 8_000_000
_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-8-sig",
    "cp1256",
    "iso8859-6",
    "cp720",
    "utf-7",
)


def flip(data: bytes, random: Random) -> bytes:
    """Change some bits."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16, 64)) if data else 0):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, random: Random) -> bytes:
    """Write bytes of chance over a piece."""
    start, end = _piece(data, random, 32)
    return data[:start] + random.randbytes(end - start) + data[end:]


def cut(data: bytes, random: Random) -> bytes:
    """Leave out the end, or the beginning."""
    place = random.randrange(len(data) + 1)
    return data[:place] if random.random() < 0.8 else data[place:]


def remove(data: bytes, random: Random) -> bytes:
    """Leave out a piece."""
    start, end = _piece(data, random, 400)
    return data[:start] + data[end:]


def repeat(data: bytes, random: Random) -> bytes:
    """Put a piece there several times."""
    start, end = _piece(data, random, 400)
    times = random.choice((2, 2, 2, 3, 10, 1000))
    return data[:start] + data[start:end] * min(times, _LARGEST // max(1, end - start)) + data[end:]


def swap(data: bytes, random: Random) -> bytes:
    """Let two pieces change places."""
    a, b, c, d = sorted(random.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def insert(data: bytes, random: Random) -> bytes:
    """Put in characters that mean something to somebody."""
    place = random.randrange(len(data) + 1)
    letters = random.choice(LETTERS)
    return data[:place] + (letters if isinstance(letters, bytes) else letters.encode()) + data[place:]


def renumber(data: bytes, random: Random) -> bytes:
    """Put another number, or none, in a number's place."""
    numbers = list(_NUMBER.finditer(data))
    for found in sorted(
        random.sample(numbers, min(len(numbers), random.choice((1, 1, 2, 5)))), reverse=True, key=_start
    ):
        near = (
            str(int(found.group().split(b".")[0]) + random.randint(-3, 3)) if len(found.group()) < 20 else "0"
        )
        number = near if random.random() < 0.4 else random.choice(NUMBERS)
        data = data[: found.start()] + number.encode() + data[found.end() :]
    return data


def shuffle_lines(data: bytes, random: Random) -> bytes:
    """Remove, repeat, join, split or move lines."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines[one] += lines.pop(other) if one < other else b""
        case 4:
            place = random.randrange(len(lines[one]) + 1)
            lines[one : one + 1] = [lines[one][:place], lines[one][place:]]
        case _:
            lines[one:one] = [b""] * random.choice((1, 2, 1000))
    return b"\n".join(lines)


def other_line_ends(data: bytes, random: Random) -> bytes:
    """Let all lines, or some, end in another way."""
    ends = random.choice(
        ((b"\r\n",), (b"\r",), (b"\n", b"\r\n", b"\r"), (b"\n\r",), (b"\x00\n",), ("\u2028".encode(),))
    )
    first, *others = data.split(b"\n")
    return first + b"".join(random.choice(ends) + line for line in others)


def other_cells(data: bytes, random: Random) -> bytes:
    """Part columns by something else, here and there or everywhere."""
    ours = random.choice((b"\t", b",", b" ", b";", b":", b'"'))
    others = random.choice((b"\t", b",", b";", b" ", b'"', b'""', b"", b"\t\t", "\u00a0".encode()))
    return data.replace(ours, others, random.choice((1, 3, -1)))


def other_encoding(data: bytes, random: Random) -> bytes:
    """Write the text in another encoding, whole or from a place on."""
    text = data.decode("utf-8", "replace")
    place = random.choice((0, 0, random.randrange(len(text) + 1)))
    written = text[place:].encode(random.choice(_ENCODINGS), random.choice(("replace", "ignore")))
    return text[:place].encode() + written


def long_line(data: bytes, random: Random) -> bytes:
    """Make one line very long."""
    lines = data.split(b"\n")
    one = random.randrange(len(lines))
    words = random.choice(
        (b"a", b" ", b"\t", b",", b'"', b"[", b"{", b"<", b"&", b"\\", "ا".encode(), lines[one][:40])
    )
    size = random.choice((1000, 70_000, 1_100_000))
    place = random.randrange(len(lines[one]) + 1)
    lines[one] = lines[one][:place] + words * (size // max(1, len(words))) + lines[one][place:]
    return b"\n".join(lines)


def empty(data: bytes, random: Random) -> bytes:
    """Leave nothing, or next to nothing."""
    return random.choice(
        (b"", b"\n", b" ", b"\xef\xbb\xbf", b"\x00", b"\x00" * 1000, b"{}", b"[]", b"null", b"0")
    )


ANY: tuple[Damage, ...] = (flip, overwrite, cut, remove, repeat, swap, insert, renumber)
TEXT: tuple[Damage, ...] = (
    *(insert, insert, renumber, renumber, shuffle_lines, shuffle_lines, cut, remove, repeat, swap, flip),
    *(other_line_ends, other_cells, other_encoding, long_line, empty),
)


def _piece(data: bytes, random: Random, longest: int) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randint(1, random.choice((4, longest, longest))))


def _start(found: re.Match[bytes]) -> int:
    return found.start()
