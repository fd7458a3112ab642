"""Ways to damage XML and HTML: tags, attributes, entities, declarations, depths."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from tests.fuzz.damaged_bytes import LETTERS, NUMBERS

SECRET = "سر-لا-يُقرأ"
"""Stands in a file beside the project that no reader may open."""

_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'="[^"<>]*"')
_ENCODING = re.compile(r'encoding="[^"]*"')
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_TEXTS = (
    *(
        "&l9;",
        "&secret;",
        "&nbsp;",
        "&amp",
        "&#0;",
        "&#x1F6A8;",
        "&#xD800;",
        "&#99999999;",
        "<![CDATA[x]]>",
        "<![CDATA[",
    ),
    *(
        "<?php x ?>",
        "<!-- x",
        "-->",
        "<a",
        "</a>",
        "<a b=",
        "<script>",
        "</script>",
        "<p>",
        "<br/>",
        "<title>",
        "]]>",
    ),
    *(
        "<x:y/>",
        '<a xmlns="x">',
        "<base href='..'>",
        "<meta charset='utf-7'>",
        "<table><tr><td>",
        "<svg><p>",
        "<plaintext>",
    ),
    *("<link rel=canonical href=http://[>", '<script type="application/ld+json">[{"@type":[[]]}]</script>'),
    *(
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        "<![if x]>",
        "<!DOCTYPE",
        "<!ELEMENT",
        "<![x[y",
    ),
)


def damage_xml(data: bytes, random: Random, outside: Path) -> bytes:
    """Return the page or document with some tags or attributes changed."""
    text = data.decode("utf-8", "replace")
    tags = list(_TAG.finditer(text))
    values = list(_VALUE.finditer(text))
    match random.randrange(11):
        case 0 if tags:
            one = random.choice(tags)
            text = text[: one.start()] + text[one.end() :]
        case 1 if tags:
            one, other = random.choice(tags), random.choice(tags)
            text = text[: one.start()] + other.group() + text[one.end() :]
        case 2 if tags:
            start, end = sorted((random.choice(tags).start(), random.choice(tags).start()))
            text = text[:end] + text[start:end] * random.choice((1, 1, 5)) + text[end:]
        case 3 if tags:
            start, end = sorted((random.choice(tags).start(), random.choice(tags).start()))
            text = text[:start] + text[end:]
        case 4 | 5 if values:
            one = random.choice(values)
            chosen = random.choice(
                (random.choice(NUMBERS), random.choice(values).group()[2:-1], _letters(random))
            )
            text = f'{text[: one.start()]}="{chosen}"{text[one.end() :]}'
        case 6:
            text = _with_entities(text, random, outside)
        case 7:
            text = _put(text, random.choice(_TEXTS), random, tags)
        case 8:
            depth = random.choice((150, 250, 1100, 20_000))
            name = random.choice(("a", "div", "p", "w:p", "w:ins", "b", "table", "ul"))
            text = _put(
                text, f"<{name}>" * depth + "x" + f"</{name}>" * random.choice((0, depth)), random, tags
            )
        case 9:
            encoding = random.choice(
                ("utf-16", "utf-7", "cp1256", "x-none", "base64", "idna", "", "zlib_codec", "utf-32")
            )
            text = _ENCODING.sub(f'encoding="{encoding}"', text, count=1)
            if "encoding" not in text:
                text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
        case _:
            text = _put(text, _letters(random), random, tags)
    return text.encode("utf-8", "surrogateescape")


def _with_entities(text: str, random: Random, outside: Path) -> str:
    """Declare entities that grow without end, or that are other files, and use them."""
    uri = (outside / "secret.txt").as_uri()
    kind, used = random.choice(
        (
            (f'<!ENTITY l0 "lol">{_LAUGHS}', "&l9;"),
            (f'<!ENTITY l9 "{"a" * 50_000}">', "&l9;" * 2000),
            (f'<!ENTITY secret SYSTEM "{uri}">', "&secret;"),
            (f'<!ENTITY % p SYSTEM "{uri}"> %p;', "x"),
            ('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
            ("", "x"),
        )
    )
    place = found.end() if (found := _DECLARATION.match(text)) else 0
    external = random.choice(("", f' SYSTEM "{uri}"'))
    text = f"{text[:place]}<!DOCTYPE r{external} [{kind}]>{text[place:]}"
    return _put(text, used, random, [tag for tag in _TAG.finditer(text) if tag.start() > place])


def _put(text: str, words: str, random: Random, tags: list[re.Match[str]]) -> str:
    place = random.choice(tags).end() if tags else random.randrange(len(text) + 1)
    return text[:place] + words + text[place:]


def _letters(random: Random) -> str:
    letters = random.choice(LETTERS)
    return letters if isinstance(letters, str) else letters.decode("utf-8", "surrogateescape")
