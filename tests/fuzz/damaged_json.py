"""Ways to damage JSON, a file or one line of it: values of other types, keys, places, depths."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.fuzz.damaged_bytes import LETTERS, NUMBERS

_DEEP = "@@deep@@"
_RAW = "@@raw@@"
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 0.5, -0.0, 1e300, 10**19, -(10**30), 10**400, float("nan"), float("inf")),
    *(
        "",
        " ",
        "0",
        "1",
        "null",
        "\ud800",
        "\udfff",
        "a\ud83d",
        "\x00",
        "\ufeff",
        "a" * 5000,
        "../../x",
        "/x",
        "a\nb",
    ),
    *([], {}, [[]], [{}], [None], [0, 1], ["a"], {"": ""}, {"id": []}, {"start": 0, "end": 1}, [[0, 1, "a"]]),
    *(_DEEP, _RAW, "2026-13-45", "http://[", "actor", "رقم", "CON", ".", "..", "a/b/../c"),
)
_KEYS = (
    "",
    "id",
    "text",
    "label",
    "labels",
    "start",
    "end",
    "type",
    "value",
    "spans",
    "\ud800",
    "__class__",
    "a" * 300,
)


def damage_json(data: bytes, random: Random) -> bytes:
    """Return the file with one or more of its values, or of those of one line, changed."""
    text = data.decode("utf-8", "replace")
    try:
        return _written(_changed(json.loads(text), random), random)
    except (ValueError, RecursionError):
        lines = text.split("\n")
        one = random.randrange(len(lines))
        try:
            written = _written(_changed(json.loads(lines[one]), random), random)
        except (ValueError, RecursionError):
            return data
        return b"\n".join(
            [*(x.encode() for x in lines[:one]), written, *(x.encode() for x in lines[one + 1 :])]
        )


def _changed(value: Any, random: Random) -> Any:
    root = [value]
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        places = list(_places(root))
        holder, key = random.choice(places)
        if holder is root and random.random() < 0.9 and len(places) > 1:
            holder, key = random.choice(places[1:])
        match random.randrange(9):
            case 0 | 1 | 2 | 3:
                holder[key] = random.choice(_VALUES)
            case 4:
                if holder is not root:
                    del holder[key]
            case 5:
                if isinstance(holder, dict):
                    holder[random.choice((*_KEYS, str(key).upper()))] = holder.pop(key)
                elif holder is not root:
                    holder.insert(key, holder[key])
            case 6:
                other, place = random.choice(places)
                if other is not root and holder is not root:
                    holder[key] = (
                        json.loads(json.dumps(other[place]))
                        if place in other or isinstance(other, list)
                        else 0
                    )
            case 7:
                holder[key] = random.choice(([holder[key]], {"a": holder[key]}, str(holder[key])[:100]))
            case _:
                if isinstance(holder[key], str):
                    letters = random.choice(LETTERS)
                    words = (
                        letters if isinstance(letters, str) else letters.decode("utf-8", "surrogateescape")
                    )
                    place = random.randrange(len(holder[key]) + 1)
                    holder[key] = holder[key][:place] + words + holder[key][place:]
                elif isinstance(holder[key], int):
                    holder[key] += random.randint(-3, 3)
    return root[0]


def _places(holder: Any) -> Any:
    """Return all places of values, each as what holds it and the key there."""
    found = []
    waiting = [holder]
    while waiting:
        each = waiting.pop()
        for key in list(each) if isinstance(each, dict) else range(len(each)):
            found.append((each, key))
            if isinstance(each[key], list | dict):
                waiting.append(each[key])
    return found


def _written(value: Any, random: Random) -> bytes:
    text = json.dumps(value, ensure_ascii=random.random() < 0.5)
    if _DEEP in text:
        depth = random.choice((150, 1100, 10_000, 100_000))
        begin, end = random.choice((("[", "]"), ('{"a":', "}")))
        text = text.replace(f'"{_DEEP}"', f"{begin * depth}0{end * depth}", 1)
    if _RAW in text:
        text = text.replace(f'"{_RAW}"', random.choice(NUMBERS))
    return text.encode("utf-8", "surrogatepass")
