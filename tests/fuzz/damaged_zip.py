"""Ways to damage a zip: names that lead elsewhere, links, bombs, sums, flags, sizes and lists that lie."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

Members = list[tuple[str, bytes]]

_DATE = (2026, 1, 2, 3, 4, 6)
_NAMES = (
    *(
        "../escaped.txt",
        "../../escaped.txt",
        "a/../../escaped.txt",
        "/tmp/escaped.txt",
        "C:/escaped.txt",
        "..\\e.txt",
    ),
    *(
        "C:\\escaped.txt",
        "//host/share/x.txt",
        "a\x00.txt",
        "",
        "/",
        ".",
        "..",
        "./a.txt",
        "a//b.txt",
        "CON.txt",
        "a:b.txt",
    ),
    *(
        "a" * 300 + ".txt",
        "/".join("a" * 90) + "/x.txt",
        "\ufeffa.txt",
        "ا\u202etxt.exe",
        "A.TXT",
        "a.txt.",
        " .txt",
        "x.zip",
    ),
    *(
        "annotations/project.json",
        "annotations/a1/x.json",
        "__MACOSX/x.txt",
        ".hidden.txt",
        "x.html",
        "x.csv",
        "x.jsonl",
    ),
    *(
        "~/x.txt",
        "%2e%2e/x.txt",
        "a.txt/b.txt",
        "x.ann",
        "annotation.conf",
        "tasks.json",
        "TypeSystem.xml",
        "x.xlsx",
    ),
)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def members_of(data: bytes) -> Members:
    """Return the names and bytes of a whole zip's members."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return [(info.filename, zipped.read(info)) for info in zipped.infolist()]


def packed(members: Members, **modes: int) -> bytes:
    """Return a zip of members, the same every time; `modes` are file modes by name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members:
            info = zipfile.ZipInfo("placeholder", _DATE)
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = modes.get(name, stat.S_IFREG | 0o644) << 16
            zipped.writestr(info, data)
    return written.getvalue()


def damage_zip(data: bytes, random: Random, outside: Path, inner: Callable[[str, bytes], bytes]) -> bytes:
    """Return the zip with one thing wrong, most often inside a member, which `inner` damages by its name."""
    try:
        members = members_of(data)
    except Exception:  # noqa: BLE001 - it was damaged before
        return data
    if not members:
        return data
    one = random.randrange(len(members))
    name, content = members[one]
    match random.randrange(16):
        case 0 | 1 | 2 | 3 | 4 | 5 | 6:
            members[one] = (name, inner(name, content))
        case 7:
            members[one] = (random.choice(_NAMES), content)
        case 8:
            members.append((random.choice(_NAMES), content))
        case 9:
            target = random.choice(
                (str(outside / "secret.txt"), "../../../outside/secret.txt", "/etc/passwd")
            )
            members[one] = (name, target.encode())
            return packed(members, **{name: stat.S_IFLNK | 0o777})
        case 10 if random.random() < 0.1:
            members[one] = (
                name,
                random.choice((b"\x00", b"a", b"[", b"<p>", b"\n")) * random.choice((10**6, 3 * 10**7)),
            )
        case 11:
            del members[one]
        case 12:
            members.insert(random.randrange(len(members) + 1), members[one])
        case 13 if random.random() < 0.1:
            count = random.choice((100, 3000))
            members += [(f"{n}{Path(name).suffix}", b"") for n in range(count)]
        case _:
            return _lying(packed(members), random)
    return packed(members)


def _lying(data: bytes, random: Random) -> bytes:
    """Return the zip with a field of an entry, or of the end, that does not tell the truth."""
    changed = bytearray(data)
    central = _all(data, _CENTRAL)
    local = _all(data, _LOCAL)
    end = data.rfind(_END)
    one = random.randrange(min(len(central), len(local)))
    value = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF, random.randrange(1 << 32)))
    match random.randrange(6):
        case 0:  # flags: encrypted, sizes afterwards, patched, strongly encrypted, name in UTF-8
            flag = random.choice((0x1, 0x8, 0x20, 0x40, 0x800, 0x2000, 0xFFFF))
            struct.pack_into("<H", changed, central[one] + 8, flag)
            struct.pack_into("<H", changed, local[one] + 6, flag)
        case 1:  # the way of packing
            method = random.choice((0, 1, 6, 9, 12, 14, 93, 95, 98, 99))
            struct.pack_into("<H", changed, central[one] + 10, method)
            struct.pack_into("<H", changed, local[one] + 8, method)
        case 2:  # sum, sizes
            field = random.choice((16, 20, 24))
            struct.pack_into("<I", changed, central[one] + field, value)
            if random.random() < 0.5:
                struct.pack_into("<I", changed, local[one] + field - 2, value)
        case 3:  # lengths of name, further fields and comment; where the member lies
            field = random.choice((28, 30, 32, 42))
            form = "<I" if field == 42 else "<H"
            struct.pack_into(
                form, changed, central[one] + field, value & (0xFFFFFFFF if field == 42 else 0xFFFF)
            )
        case 4:  # how many there are, how long the list is, where it lies
            field = random.choice((8, 10, 12, 16, 20))
            form = "<I" if field in (12, 16) else "<H"
            struct.pack_into(
                form, changed, end + field, value & (0xFFFFFFFF if field in (12, 16) else 0xFFFF)
            )
        case _:  # members that lie over each other
            other = random.randrange(len(central))
            struct.pack_into(
                "<I", changed, central[one] + 42, struct.unpack_from("<I", data, central[other] + 42)[0]
            )
    return bytes(changed)


def _all(data: bytes, sign: bytes) -> list[int]:
    found = []
    place = data.find(sign)
    while place >= 0:
        found.append(place)
        place = data.find(sign, place + 4)
    return found
