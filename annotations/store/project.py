"""A project: a folder of articles and everything annotated on them. The one door to the files.

Opening reads and writes nothing; the folder `annotations/` appears with the first save. One file per
annotator and article, so that two annotators never write the same file. Safe to save from another thread.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.annotator import RESERVED, default_annotator, problem_with_annotator
from annotations.articles import (
    STORE_FOLDER,
    UnreadableArticleError,
    UnreadableFile,
    article_id,
    find_article_paths,
    read_article,
)
from annotations.edit import check_spans
from annotations.files import set_aside, write_atomically
from annotations.model import AnnotationSet, Article, Direction, Entity, timestamp
from annotations.resources import resource
from annotations.schema import Schema, SchemaError, schema_from_tables, schema_to_tables
from annotations.store.records import (
    FORMAT,
    StoredSet,
    Unplaced,
    article_to_row,
    entity_from_row,
    entity_to_row,
    metadata_from_row,
    set_from_tables,
    set_to_tables,
)
from annotations.store.storage import DamagedFileError, Tables, read_tables, write_tables

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all files."""

_Signature = tuple[int, int, int]


class ProjectError(Exception):
    """Something about a project's folder that stops the work; the message names file and way out."""


def default_schema() -> Schema:
    """Return the schema that new projects start with."""
    path = resource("schemas", "default.json")
    return schema_from_tables(json.loads(path.read_text(encoding="utf-8")))


class Project:
    """An open project. Make one with `Project.open`."""

    def __init__(self, folder: Path, annotator: str) -> None:
        self.folder = folder
        self.annotator = annotator
        self.name = folder.resolve().name
        self.schema = Schema()
        self.read_only = ""
        self.unreadable: list[UnreadableFile] = []
        self.problems: list[str] = []
        self.missing_articles: dict[str, Mapping[str, Any]] = {}
        self.entities: dict[str, Entity] = {}
        self._articles: dict[str, Article] = {}
        self._recorded: dict[str, Mapping[str, Any]] = {}
        self._sets: dict[tuple[str, str], StoredSet] = {}
        self._seen: dict[Path, _Signature | None] = {}
        self._damaged: dict[Path, str] = {}
        self._lock = threading.RLock()

    @classmethod
    def open(
        cls, path: str | Path, annotator: str | None = None, *, progress: Progress | None = None
    ) -> Project:
        """Open the folder `path` for one annotator (default: the computer's user). Writes nothing.

        Raises ProjectError if it is no readable folder or the annotator's name cannot be a folder name.
        """
        folder = Path(path)
        if not folder.exists():
            raise ProjectError(f"{folder}: there is no such folder")
        if not folder.is_dir():
            raise ProjectError(f"{folder}: is a file; open the folder that it lies in")
        annotator = default_annotator() if annotator is None else annotator
        problem = problem_with_annotator(annotator)
        if problem:
            raise ProjectError(problem)
        project = cls(folder, annotator)
        project._read_project_file()
        project._read_articles(progress)
        project._read_entities()
        return project

    # Reading

    @property
    def store(self) -> Path:
        """The folder that everything is written to."""
        return self.folder / STORE_FOLDER

    @property
    def articles(self) -> Sequence[Article]:
        """All readable articles, in natural order of their paths."""
        return tuple(self._articles.values())

    def article(self, article_id: str) -> Article:
        """Return one article; KeyError if there is none with this id."""
        return self._articles[article_id]

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._articles

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who have a folder in this project, sorted."""
        if not self.store.is_dir():
            return ()
        folders = (path.name for path in self.store.iterdir() if path.is_dir())
        return tuple(sorted(n for n in folders if n not in RESERVED and not n.startswith(".")))

    def annotation_path(self, article_id: str, annotator: str | None = None) -> Path:
        """Return the file that holds one annotator's work on one article."""
        return self.store / (annotator or self.annotator) / f"{article_id}.json"

    def annotations(self, article_id: str, annotator: str | None = None) -> AnnotationSet:
        """Return one annotator's work on an article; KeyError if there is no such article.

        It is read again when its file has changed.

        A file that cannot be read counts as empty here, is named in `problems`, and is given another
        name before anything is saved in its place.
        """
        return self._stored(article_id, annotator or self.annotator).annotations

    def unplaced(self, article_id: str, annotator: str | None = None) -> tuple[Unplaced, ...]:
        """Return the stored spans and relations that do not fit the article as it is now."""
        return self._stored(article_id, annotator or self.annotator).unplaced

    def stored(self, article_id: str, annotator: str | None = None) -> StoredSet:
        """Return all that an annotation file says, for checks."""
        return self._stored(article_id, annotator or self.annotator)

    def _stored(self, article_id: str, annotator: str) -> StoredSet:
        article = self._articles[article_id]
        path = self.annotation_path(article_id, annotator)
        with self._lock:
            key = (annotator, article_id)
            signature = _signature(path)
            if key in self._sets and self._seen.get(path) == signature:
                return self._sets[key]
            stored = StoredSet(AnnotationSet(article_id, annotator))
            if signature is not None:
                tables = self._tables(path)
                if tables is not None:
                    stored = set_from_tables(tables, article, annotator)
                    self._report_stored(path, stored)
            self._seen[path] = signature
            self._sets[key] = stored
            return stored

    def _report_stored(self, path: Path, stored: StoredSet) -> None:
        name = self._shown(path)
        if stored.format > FORMAT:
            self._refuse_writing(
                f"{name} was written by a newer version of Hashiya; update the program to edit"
            )
        if stored.unplaced:
            self._report(
                f"{name}: {len(stored.unplaced)} span(s) or relation(s) do not fit the article’s text now; "
                "they are kept in the file but not shown"
            )

    def _tables(self, path: Path) -> Tables | None:
        """Read a store file; None, with the fact reported, when it is damaged."""
        try:
            tables = read_tables(path)
        except DamagedFileError as error:
            self._damaged[path] = str(error)
            self._report(f"{self._shown(path)} {error}; it will be kept under another name")
            return None
        self._damaged.pop(path, None)
        return tables

    def _read_project_file(self) -> None:
        path = self.store / "project.json"
        tables = self._tables(path) if path.exists() else {}
        try:
            self._take_project_tables(tables or {})
        except SchemaError as error:
            self.schema = default_schema()
            self._refuse_writing(f"{self._shown(path)}: {error}; correct the file or restore a copy of it")
        if tables is None:
            self._refuse_writing(f"{self._shown(path)} is damaged; restore a copy of it or move it away")

    def _take_project_tables(self, tables: Tables) -> None:
        about = next(iter(tables.get("project", ())), {})
        self.name = str(about.get("name") or self.name)
        if about.get("format", FORMAT) > FORMAT:
            self._refuse_writing(
                "The project was written by a newer version of Hashiya; it is open for reading only. "
                "Update the program to edit it."
            )
        self.schema = schema_from_tables(tables) if tables.get("labels") else default_schema()

    def _read_articles(self, progress: Progress | None) -> None:
        path = self.store / "articles.json"
        tables = (self._tables(path) if path.exists() else None) or {}
        self._seen[path] = _signature(path)
        self._recorded = {str(row["id"]): row for row in tables.get("articles", ()) if "id" in row}
        paths = find_article_paths(self.folder)
        for number, relative in enumerate(paths, 1):
            self._take_article(relative)
            if progress is not None:
                progress(number, len(paths))
        self.missing_articles = {i: row for i, row in self._recorded.items() if i not in self._articles}

    def _take_article(self, relative: PurePosixPath) -> None:
        known = self._articles.get(article_id(relative))
        if known is not None:
            self.unreadable.append(
                UnreadableFile(str(relative), f"has the same id as {known.path}; rename it")
            )
            return
        try:
            article = read_article(self.folder, relative)
        except UnreadableArticleError as error:
            self.unreadable.append(UnreadableFile(str(relative), str(error)))
            return
        self._articles[article.id] = replace(article, **metadata_from_row(self._recorded.get(article.id, {})))

    def _read_entities(self) -> None:
        path = self.store / "entities.json"
        tables = (self._tables(path) if path.exists() else None) or {}
        for row in tables.get("entities", ()):
            try:
                entity = entity_from_row(row)
            except (KeyError, TypeError) as error:
                self._refuse_writing(
                    f"{self._shown(path)}: an entity cannot be read ({error}); correct the file"
                )
            else:
                self.entities[entity.id] = entity

    # Writing

    def save(self, annotations: AnnotationSet) -> None:
        """Write one annotator's work on one article; durable when this returns.

        Raises SpanError if a span and the article disagree, ProjectError if nothing may be written here,
        OSError if the disk refuses. Nothing is half written then.
        """
        article = self._articles[annotations.article_id]
        check_spans(article, annotations.spans)
        path = self.annotation_path(article.id, annotations.annotator)
        with self._lock:
            before = self._sets.get((annotations.annotator, article.id)) or self._stored(
                article.id, annotations.annotator
            )
            if before.annotations == annotations and (path.exists() or annotations.is_empty):
                return
            self._ensure_store()
            self._make_way(path)
            stored = replace(before, annotations=annotations, generation=before.generation + 1)
            write_tables(path, set_to_tables(stored, article, timestamp()))
            self._sets[annotations.annotator, article.id] = stored
            self._seen[path] = _signature(path)

    def update_article(
        self,
        article_id: str,
        *,
        title: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        direction: Direction | None = None,
    ) -> Article:
        """Change an article's metadata (None: as it is) and return it. Its file stays untouched."""
        words = {"title": title, "date": date, "outlet": outlet, "url": url}
        changes: dict[str, Any] = {name: value for name, value in words.items() if value is not None}
        if direction is not None:
            changes["direction"] = direction
        with self._lock:
            before = self._articles[article_id]
            article = replace(before, **changes)
            if article != before:
                self._articles[article_id] = article
                try:
                    self._ensure_store()
                except BaseException:
                    self._articles[article_id] = before
                    raise
            return article

    def add_article(
        self, article_id: str, text: str, *, title: str = "", date: str = "", outlet: str = "", url: str = ""
    ) -> Article:
        """Write a new `.txt` file and return its article. ProjectError if the id is taken or unfit."""
        relative = PurePosixPath(f"{article_id}.txt")
        target = self.folder / relative
        if (
            relative.is_absolute()
            or ".." in relative.parts
            or "\\" in article_id
            or relative.parts[0] == STORE_FOLDER
        ):
            raise ProjectError(
                f"“{article_id}” cannot be an article’s id: it must be a path inside the project"
            )
        with self._lock:
            if target.exists() or article_id in self._articles:
                raise ProjectError(f"{target}: exists already and is not overwritten; rename one of the two")
            if self.read_only:
                raise ProjectError(self.read_only)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, text.encode("utf-8"))
            try:
                article = read_article(self.folder, relative)
                if article.text != text:
                    raise UnreadableArticleError(
                        "its line ends or byte order mark would not survive in a file"
                    )
            except UnreadableArticleError as error:
                target.unlink()
                raise ProjectError(f"{article_id}: {error}") from error
            self._articles[article_id] = replace(
                article, title=title or article.title, date=date, outlet=outlet, url=url
            )
            self._ensure_store()
            return self._articles[article_id]

    def save_entities(self, entities: Iterable[Entity]) -> None:
        """Replace the project's entities; durable when this returns."""
        with self._lock:
            self._ensure_store()
            path = self.store / "entities.json"
            self._make_way(path)
            kept = {entity.id: entity for entity in entities}
            write_tables(path, {"entities": [entity_to_row(entity) for entity in kept.values()]})
            self.entities = kept
            self._seen[path] = _signature(path)

    def _ensure_store(self) -> None:
        """Create `annotations/` with the schema, and record the articles as they are now."""
        if self.read_only:
            raise ProjectError(self.read_only)
        path = self.store / "project.json"
        if not path.exists():
            about = {"format": FORMAT, "name": self.name, "created": timestamp()}
            write_tables(path, {"project": [about], **schema_to_tables(self.schema)})
        rows = {article.id: article_to_row(article) for article in self._articles.values()}
        recorded = {**self.missing_articles, **rows}
        path = self.store / "articles.json"
        if recorded != self._recorded or not path.exists():
            self._make_way(path)
            write_tables(path, {"articles": recorded.values()})
            self._seen[path] = _signature(path)
            self._recorded = recorded

    def _make_way(self, path: Path) -> None:
        """Give a file that was never understood, or that somebody else changed, another name."""
        if not path.exists():
            return
        if path in self._damaged:
            other = set_aside(path, "damaged")
            del self._damaged[path]
            self._report(f"{self._shown(path)} was damaged and is kept as {other.name}")
        elif path in self._seen and self._seen[path] != _signature(path):
            other = set_aside(path, "other")
            self._report(
                f"{self._shown(path)} was changed by another program; that version is kept as {other.name}"
            )

    def _refuse_writing(self, reason: str) -> None:
        self.read_only = self.read_only or reason
        self._report(reason)

    def _report(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _signature(path: Path) -> _Signature | None:
    """Return what changes when a file is replaced or edited; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size)
