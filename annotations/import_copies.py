"""Which articles of an import are largely the text of another one: agency copies, told before they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotations.formats.imported import ImportedArticle, stored_text
from annotations.near_duplicates import against
from annotations.store import Project

Progress = Callable[[int, int], object]
"""Called with texts read and all texts; what it raises ends the search."""

_OURS, _THEIRS = "p", "f"


@dataclass(frozen=True, slots=True)
class Copy:
    """An article of the files (`id`), and the one that it repeats. `share` is the part that both have.

    `is_there`: whether the other one is in the project, or comes with the same files.
    """

    id: str
    of: str
    is_there: bool
    share: float


def copies_among(
    project: Project, rows: Iterable[ImportedArticle], progress: Progress | None = None
) -> dict[str, Copy]:
    """Return the articles of rows that are near-duplicates, by id, each with the one most like it.

    The very text of an article of the project is none: that is the same article.
    """
    known = {_OURS + article.id: article.text for article in project.articles}
    there = set(known.values())
    new: dict[str, str] = {}
    for row in rows:
        if row.text is not None and (text := stored_text(row.text)) not in there:
            new.setdefault(_THEIRS + row.id, text)
    if not new:
        return {}

    def tell(done: int, of: int) -> None:
        if progress is not None:
            progress(done, of)

    found: dict[str, Copy] = {}
    for pair in against(new, known, tell):
        name = pair.first[1:]
        found.setdefault(name, Copy(name, pair.second[1:], pair.second.startswith(_OURS), pair.share))
    return found
