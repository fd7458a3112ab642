"""What articles of a project are called and what texts they have, for the new ones that an import brings."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import PurePosixPath

from annotations.formats.article_ids import TakenIds, safe_id
from annotations.model import Article
from annotations.store import Project
from annotations.store.new_article import is_too_long


class KnownNames:
    """The names that articles and files of the project have, and new articles will have."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._taken: TakenIds | None = None

    def free(self, article_id: str) -> str:
        """Return the name, or one made from it that no article and no file has."""
        if self._taken is None:
            self._taken = TakenIds(heading.id for heading in self._project.headings)
        wanted = safe_id(article_id) if problem_with_id(article_id) else article_id
        while os.path.lexists(self._project.folder / f"{(name := self._taken.unused(wanted))}.txt"):
            self._taken.add(name)
        return name

    def take(self, article_id: str) -> None:
        """Know a name for taken."""
        if self._taken is not None:
            self._taken.add(article_id)


class KnownTexts:
    """The project's articles by their texts. Nearly all are told apart without reading them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._by_sum: dict[str, str] | None = None
        self._by_length: dict[int, list[str]] = {}

    def find(self, text: str | None, sha256: str, but: set[str]) -> Article | None:
        """Return the first article with a text, or with one of this SHA-256, that is not among `but`."""
        if self._by_sum is None:
            self._by_sum = self._read()
        if text is not None:
            sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        known = self._by_sum.get(sha256, "") if sha256 else ""
        candidates = [known] if known else []
        candidates += self._by_length.get(len(text), []) if text is not None else []
        for candidate in candidates:
            if candidate in but or candidate not in self._project:
                continue
            try:
                article = self._project.article(candidate)
            except KeyError:  # It turned out to be unreadable just now.
                continue
            if text is None or article.text == text:
                return article
        return None

    def _read(self) -> dict[str, str]:
        by_sum: dict[str, str] = {}
        for unread in (heading.id for heading in self._project.headings if not heading.sha256):
            with suppress(KeyError):  # Unreadable: it is no article then.
                self._project.article(unread)
        for heading in self._project.headings:
            by_sum.setdefault(heading.sha256, heading.id)
            self._by_length.setdefault(heading.characters, []).append(heading.id)
        return by_sum


def problem_with_id(article_id: str) -> str:
    """Return why an id cannot become a file in a project's folder, or an empty string when it can."""
    path = PurePosixPath(article_id)
    if str(path) != article_id or path.is_absolute() or "\\" in article_id or ":" in article_id:
        return "must be a plain path like 2018/002, without \\ and :"
    if any(part.startswith(".") for part in path.parts) or not article_id.isprintable():
        return "must not have a part that begins with a full stop, or characters that cannot be printed"
    if is_too_long(article_id):
        return "is too long for a file’s name"
    return ""
