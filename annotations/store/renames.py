"""Articles whose files were renamed or moved, found again by their text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotations.model import Heading


def renamed(missing: Mapping[str, Mapping[str, Any]], new: Iterable[Heading]) -> dict[str, str]:
    """Return which missing article became which new one: old id → new id.

    `missing` are recorded rows by id, as `Project.missing_articles` has them; `new` are articles that nothing
    is recorded about. The same text decides; where several have it, the file's name does, or nobody.
    """
    old_by_text: dict[str, list[str]] = {}
    new_by_text: dict[str, list[str]] = {}
    for old_id, row in missing.items():
        old_by_text.setdefault(str(row.get("sha256") or ""), []).append(old_id)
    for heading in new:
        new_by_text.setdefault(heading.sha256, []).append(heading.id)
    found: dict[str, str] = {}
    for sha256, old in old_by_text.items():
        candidates = new_by_text.get(sha256, [])
        if not sha256:
            continue
        for old_id in old:
            named = [new_id for new_id in candidates if _name(new_id) == _name(old_id)]
            fitting = named or candidates
            alone = named or len(old) == 1
            if len(fitting) == 1 and alone:
                found[old_id] = fitting[0]
    return {old_id: new_id for old_id, new_id in found.items() if list(found.values()).count(new_id) == 1}


def _name(article_id: str) -> str:
    return article_id.rpartition("/")[2]
