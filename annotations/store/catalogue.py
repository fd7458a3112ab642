"""The articles of a project: found in its folder, recorded with their metadata in `articles.json`.

Knows nothing of annotations.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.articles import (
    UnreadableArticleError,
    UnreadableFile,
    article_id,
    find_article_paths,
    natural_order,
    printable,
    read_article,
)
from annotations.model import Article
from annotations.store.records import article_to_row, metadata_from_row
from annotations.store.storage import Row
from annotations.store.watched import WatchedFiles, merged_rows

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all files."""


class Catalogue:
    """All articles of a project by id, and what is recorded about them."""

    def __init__(self, folder: Path, path: Path, files: WatchedFiles) -> None:
        """`path` is that of `articles.json`."""
        self.unreadable: list[UnreadableFile] = []
        self.missing: dict[str, Mapping[str, Any]] = {}
        self.is_recorded = False
        """Whether `articles.json` says of every article what is known here."""
        self._folder = folder
        self._path = path
        self._files = files
        self._articles: dict[str, Article] = {}
        self._in_order: tuple[Article, ...] | None = None
        self._recorded: dict[str, Row] = {}
        self._lock = threading.Lock()

    def read(self, progress: Progress | None) -> None:
        """Find and read all articles, and what is recorded about them."""
        self._recorded = self._files.read_rows(self._path)
        paths = find_article_paths(self._folder, self._pass_over)
        for number, relative in enumerate(paths, 1):
            self._take(relative)
            if progress is not None:
                progress(number, len(paths))
        self._in_order = tuple(self._articles.values())  # They were read in natural order.
        self.missing = {i: row for i, row in self._recorded.items() if i not in self._articles}
        self.is_recorded = self._recorded == self._rows()

    def in_order(self) -> tuple[Article, ...]:
        """Return all articles in natural order of their paths."""
        with self._lock:
            if self._in_order is None:
                self._in_order = tuple(sorted(self._articles.values(), key=lambda a: natural_order(a.path)))
            return self._in_order

    def __getitem__(self, article_id: str) -> Article:
        return self._articles[article_id]

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._articles

    def put(self, article: Article) -> None:
        """Add an article, or one with other metadata; `record` makes it durable."""
        with self._lock:
            self._articles[article.id] = article
            self._in_order = None
            self.is_recorded = False

    def record(self) -> None:
        """Write `articles.json`; what another program changed in it meanwhile is taken over."""
        lost = False
        if self._files.has_changed(self._path):
            theirs = self._files.read_rows(self._path, seen=False)
            merged, lost = merged_rows(self._recorded, self._rows(), theirs)
            for i, row in merged.items():
                if i in self._articles:
                    self.put(replace(self._articles[i], **metadata_from_row(row)))
                else:
                    self.missing[i] = row
        rows = self._rows()
        self._files.write(self._path, {"articles": rows.values()}, keep_other=lost)
        self._recorded = rows
        self.is_recorded = True

    def _rows(self) -> dict[str, Row]:
        """Return the rows of all articles, with what another program recorded about them besides."""
        rows = {a.id: {**self._recorded.get(a.id, {}), **article_to_row(a)} for a in self.in_order()}
        return {**self.missing, **rows}

    def _take(self, relative: PurePosixPath) -> None:
        known = self._articles.get(article_id(relative))
        if known is not None:
            self._pass_over(str(relative), f"has the same id as {known.path}; rename it")
            return
        try:
            article = read_article(self._folder, relative)
        except UnreadableArticleError as error:
            self._pass_over(str(relative), str(error))
        else:
            self.put(replace(article, **metadata_from_row(self._recorded.get(article.id, {}))))

    def _pass_over(self, path: str, reason: str) -> None:
        self.unreadable.append(UnreadableFile(printable(path), reason))
