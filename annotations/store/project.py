"""A project: a folder of articles and everything annotated on them. The one door to the files.

Opening reads and writes nothing; the folder `annotations/` appears with the first save. One file per
annotator and article, so that two annotators never write the same file. Safe to save from another thread.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.annotator import RESERVED, default_annotator, problem_with_annotator
from annotations.articles import STORE_FOLDER, UnreadableArticleError, UnreadableFile, read_article, stamp_of
from annotations.collecting import nothing_collected
from annotations.edit import check_annotations
from annotations.files import NotDurableError, locked, make_folders, remove, write_atomically
from annotations.model import AnnotationSet, Article, Direction, Entity, Heading, reading_order, timestamp
from annotations.resources import resource
from annotations.schema import Schema, SchemaError, problems_of_span, schema_from_tables, schema_to_tables
from annotations.store.alarm import Drop, SpanAlarm
from annotations.store.catalogue import Articles, Catalogue, Progress
from annotations.store.entities import EntityList
from annotations.store.errors import ProjectError
from annotations.store.index import NO_COUNTS, Counts, Index, counts_of
from annotations.store.integrity import FORMAT, Seal, StoreFile, format_of, meta_of, resealed, without_seal
from annotations.store.joining import merge_saved
from annotations.store.new_article import bytes_of_new, path_of_new
from annotations.store.records import (
    StoredSet,
    Unplaced,
    as_saved,
    damage_in,
    same_content,
    set_from_file,
    set_to_tables,
)
from annotations.store.storage import UnstorableError
from annotations.store.tally import count_file, find_annotation_files
from annotations.store.watched import WatchedFiles

if TYPE_CHECKING:
    from annotations.store.archive import DamagedFile
    from annotations.store.backups import Backup
    from annotations.store.occasions import Occasion

__all__ = ["Progress", "Project", "ProjectError", "default_schema"]

_KEPT_SPANS = 50_000
"""Annotation sets with so many spans stay in memory; others are read again when they are asked for."""


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
        self.problems: list[str] = []
        self._files = WatchedFiles(folder, self._report)
        self._index = Index(folder)
        self._catalogue = Catalogue(
            folder, self.store / "articles.json", self._files, self._index, self._forget_sets
        )
        self._entities = EntityList(self.store / "entities.json", self._files)
        self._sets: dict[Path, StoredSet] = {}
        # What a caller gave to be saved and somebody else's version was merged into, until it is read again:
        # the caller's next version still knows nothing of theirs.
        self._unmerged: dict[Path, StoredSet] = {}
        self._kept_spans = 0
        self._counts: dict[str, Counts] = {}
        self._uncounted: dict[str, None] = {}
        self._alarm = SpanAlarm()
        self._drops: list[Drop] = []
        self._is_record_due = False
        self._is_postponed = False
        self._writing = threading.Lock()
        self._remembering = threading.Lock()

    @classmethod
    def open(
        cls,
        path: str | Path,
        annotator: str | None = None,
        *,
        progress: Progress | None = None,
        read_all: bool = True,
    ) -> Project:
        """Open the folder `path` for one annotator (default: the computer's user). Writes nothing.

        Every article is read that the index does not know; with `read_all` false `read_on` is left to do it.
        Raises ProjectError if it is no readable folder or the annotator's name cannot be a folder name.
        """
        folder = Path(path)
        _check_folder(folder)
        annotator = default_annotator() if annotator is None else annotator
        problem = problem_with_annotator(annotator)
        if problem:
            raise ProjectError(problem)
        with nothing_collected():
            project = cls(folder, annotator)
            project._check_store()
            project._read_project_file()
            project._catalogue.find()
            project._entities.read()
            project._find_counts()
        for newer in project._files.newer:
            project._refuse_newer(project._files.shown(newer))
        for entity in project._entities.unreadable:
            project._report(f"{STORE_FOLDER}/entities.json: an entity cannot be read: {entity}")
        if read_all:
            of = project._catalogue.unread
            for done, _ in enumerate(project._catalogue.read_on(), 1):
                if progress is not None:
                    progress(done, of)
        return project

    # Reading

    @property
    def store(self) -> Path:
        """The folder that everything is written to."""
        return self.folder / STORE_FOLDER

    @property
    def articles(self) -> Sequence[Article]:
        """All readable articles, in natural order of their paths; each is read when it is asked for."""
        return Articles(self._catalogue)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All articles without their texts, in natural order of their paths."""
        return self._catalogue.in_order()

    def article(self, article_id: str) -> Article:
        """Return one article; KeyError if there is none with this id, or its file cannot be read any more."""
        return self._catalogue[article_id]

    def heading(self, article_id: str) -> Heading:
        """Return one article without its text; KeyError if there is none with this id."""
        return self._catalogue.heading(article_id)

    @property
    def unread(self) -> int:
        """How many files were neither read nor known from the index when the project was opened."""
        return self._catalogue.unread + len(self._uncounted)

    def read_on(self) -> Iterator[str]:
        """Read what is unread, one file a step, and yield the ids of the articles that it is about.

        May run in another thread than everything else.
        """
        yield from self._catalogue.read_on()
        while self._uncounted:
            article_id = next(iter(self._uncounted))
            if article_id in self._catalogue:
                self._counts[article_id] = self.count(article_id)
            self._uncounted.pop(article_id, None)
            yield article_id
        if self._is_record_due:
            with suppress(OSError, ProjectError), self._alone():  # The next save will try again.
                self._ensure_store()

    def save_index(self) -> None:
        """Keep what was read among the user's caches, so that the next opening need not read it."""
        self._catalogue.save_index()

    def counts(self, article_id: str) -> Counts | None:
        """Return how far the annotator is with an article, as read or saved last; None if it is unread."""
        return None if article_id in self._uncounted else self._counts.get(article_id, NO_COUNTS)

    def count(self, article_id: str, annotator: str | None = None) -> Counts:
        """Return how far an annotator is with an article; its file is read only if the index knows it not."""
        annotator = annotator or self.annotator
        path = self.annotation_path(article_id, annotator)
        sha256 = self._catalogue.heading(article_id).sha256 or self._catalogue[article_id].sha256
        name, stamp = f"{annotator}/{article_id}", stamp_of(path)
        counts = self._index.counts(name, stamp, sha256)
        if counts is None:
            counts = count_file(path, sha256)
            if counts is None:
                return counts_of(self.annotations(article_id, annotator))
            self._index.put_counts(name, stamp, sha256, counts)
        return counts

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._catalogue

    @property
    def unreadable(self) -> list[UnreadableFile]:
        """The `.txt` files and folders that were passed over, with the reasons."""
        return self._catalogue.unreadable

    @property
    def missing_articles(self) -> dict[str, Mapping[str, Any]]:
        """What is recorded about articles whose files are not there, by id."""
        return self._catalogue.missing

    @property
    def entities(self) -> dict[str, Entity]:
        """The project's entities by id."""
        return self._entities.known

    @property
    def damaged(self) -> tuple[DamagedFile, ...]:
        """The files that were found damaged so far, each with the newest backup that has it whole."""
        from annotations.store.archive import DamagedFile, last_good  # noqa: PLC0415 - a start needs no zips

        return tuple(
            DamagedFile(path, reason, last_good(self.store, path.relative_to(self.store).as_posix()))
            for path, reason in sorted(self._files.damaged.items())
        )

    def damage_of(self, path: Path) -> str:
        """Return why a file that was read counts as damaged, or an empty string."""
        return self._files.damaged.get(path, "")

    @property
    def unreadable_entities(self) -> list[str]:
        """What is wrong with each entity that cannot be read; they stay in the file as they are."""
        return self._entities.unreadable

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who have a folder in this project, sorted. Raises OSError."""
        try:
            folders = [path.name for path in self.store.iterdir() if path.is_dir()]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError:
            if self.read_only:  # It was said that nothing can be read there.
                return ()
            raise
        return tuple(sorted(n for n in folders if n.casefold() not in RESERVED and not n.startswith(".")))

    def annotation_path(self, article_id: str, annotator: str | None = None) -> Path:
        """Return the file that holds one annotator's work on one article."""
        return self.store / (annotator or self.annotator) / f"{article_id}.json"

    def annotations(self, article_id: str, annotator: str | None = None) -> AnnotationSet:
        """Return one annotator's work on an article; KeyError if there is no such article.

        It is read again when its file has changed.

        A file that cannot be read counts as empty here, is named in `problems`, and is given another
        name before anything is saved in its place.
        """
        stored = self.stored(article_id, annotator)
        if annotator is None:
            self._unmerged.pop(self.annotation_path(article_id), None)
        return stored.annotations

    def unplaced(self, article_id: str, annotator: str | None = None) -> tuple[Unplaced, ...]:
        """Return the stored spans and relations that do not fit the article as it is now."""
        return self.stored(article_id, annotator).unplaced

    def content_of(self, article_id: str, annotator: str | None = None) -> str:
        """Return the SHA-256 of what a file holds, as read or saved last; empty if it is another one now.

        Empty too if there is no file, if its seal is broken, or if it was saved for another text.
        """
        path = self.annotation_path(article_id, annotator)
        known = self._sets.get(path)
        if known is None or not known.intact or self._files.has_changed(path):
            return ""
        is_for_text = known.article_sha256 == self._catalogue.heading(article_id).sha256
        return known.content_sha256 if is_for_text else ""

    def stored(self, article_id: str, annotator: str | None = None) -> StoredSet:
        """Return all that an annotation file says, for checks."""
        annotator = annotator or self.annotator
        path = self.annotation_path(article_id, annotator)
        known = self._sets.get(path)
        if known is not None and not self._files.has_changed(path):
            return known
        # Nobody who reads waits for the disk of somebody who saves.
        stored = self._read_set(path, self._catalogue[article_id], annotator)
        with self._remembering:
            newer = self._sets.get(path)
            if newer is not None and newer is not known:
                return newer
            self._remember(path, stored)
        return stored

    def _read_set(self, path: Path, article: Article, annotator: str, *, seen: bool = True) -> StoredSet:
        file = self._files.read(path, seen=seen) or StoreFile({})
        stored = set_from_file(file, article, annotator)
        name = self._files.shown(path)
        if file.seal is Seal.BROKEN:
            reason = damage_in(file, stored, article) or self._misfit(stored.annotations)
            if reason:
                self._files.call_damaged(path, reason)
            else:
                self._files.say_altered(path)
        if stored.format > FORMAT:
            self._refuse_newer(name)
        if stored.unplaced:
            self._report(
                f"{name}: {len(stored.unplaced)} span(s) or relation(s) do not fit the article’s text now; "
                "they are kept in the file but not shown"
            )
        return stored

    def _misfit(self, annotations: AnnotationSet) -> str:
        """Return what in an altered file the schema has not, or an empty string."""
        problems = (p for span in annotations.spans for p in problems_of_span(self.schema, span))
        return next((f"is altered: {problem}" for problem in problems), "")

    def _remember(self, path: Path, stored: StoredSet) -> None:
        """Keep a set in memory, and its counts; `_remembering` is held."""
        self._forget(path)
        self._sets[path] = stored
        self._kept_spans += len(stored.annotations.spans)
        while self._kept_spans > _KEPT_SPANS and len(self._sets) > 1:
            self._forget(next(iter(self._sets)))
        if stored.annotations.annotator == self.annotator:
            self._counts[stored.annotations.article_id] = counts_of(stored.annotations)
            self._uncounted.pop(stored.annotations.article_id, None)
        unplaced = sum(each.table == "spans" for each in stored.unplaced)
        self._alarm.found(self._files.shown(path), len(stored.annotations.spans) + unplaced)

    def _forget(self, path: Path) -> None:
        known = self._sets.pop(path, None)
        self._kept_spans -= len(known.annotations.spans) if known is not None else 0

    def _forget_sets(self, article_id: str) -> None:
        """Read again what is annotated in an article: its text is another one now."""
        with self._remembering:
            for path, stored in list(self._sets.items()):
                if stored.annotations.article_id == article_id:
                    self._forget(path)
            self._uncounted[article_id] = None

    def _find_counts(self) -> None:
        """Take from the index how far the annotator is with each article; the rest is to be read."""
        for article_id, stamp in find_annotation_files(self.store / self.annotator).items():
            if article_id not in self._catalogue:
                continue
            sha256 = self._catalogue.heading(article_id).sha256
            counts = self._index.counts(f"{self.annotator}/{article_id}", stamp, sha256)
            if counts is None:
                self._uncounted[article_id] = None
            else:
                self._counts[article_id] = counts

    def _check_store(self) -> None:
        """See whether `annotations/` can be what it should be, if it is there."""
        try:
            with os.scandir(self.store):
                pass
        except FileNotFoundError:
            pass
        except NotADirectoryError:
            self._refuse_writing(
                f"{STORE_FOLDER} is a file, but Hashiya’s folder must be called so; rename the file"
            )
        except OSError as error:
            self._refuse_writing(
                f"{STORE_FOLDER}/ cannot be read ({error.strerror}); see to the permissions of the folder"
            )

    def _read_project_file(self) -> None:
        path = self.store / "project.json"
        name = self._files.shown(path)
        file = self._files.read(path)
        if file is None:
            self._refuse_writing(f"{name} is damaged; restore a copy of it or move it away")
        elif not file.tables and self.annotators():
            self._report(f"{name} is missing; the labels that new projects have are used")
        tables = file.tables if file is not None else {}
        about = next(iter(tables.get("project", ())), {})
        self.name = str(about.get("name") or self.name)
        if format_of(about) > FORMAT:
            self._refuse_newer(name)
        self.schema = default_schema()
        if tables.get("labels"):
            try:
                self.schema = schema_from_tables(tables)
            except SchemaError as error:
                self._files.damaged[path] = str(error)
                self._refuse_writing(f"{name}: {error}; correct the file or restore a copy of it")
        if file is not None and file.seal is Seal.BROKEN and not self.read_only:
            self._files.say_altered(path)

    # Writing

    def save(self, annotations: AnnotationSet, *, anew: bool = False) -> None:
        """Write one annotator's work on one article; durable when this returns.

        What is stored already is not written again, unless `anew`: then the file gets its present form.

        Raises SpanError if a span and the article disagree, ProjectError if nothing may be written here,
        OSError if the disk refuses. Nothing is half written then.

        A version of the file that somebody else wrote since it was read is merged into this one; where both
        changed the same, ours stands, and theirs is kept beside it and under another name.
        """
        self._save(annotations, anew=anew)

    def save_stored(self, stored: StoredSet) -> None:
        """Write one annotator's work on one article with what has no place in it; else like `save`."""
        self._save(stored.annotations, anew=True, beside=stored)

    def _save(self, annotations: AnnotationSet, *, anew: bool, beside: StoredSet | None = None) -> None:
        article = self._catalogue[annotations.article_id]
        problem = problem_with_annotator(annotations.annotator)
        if problem:
            raise ProjectError(problem)
        check_annotations(article, annotations)
        annotations = replace(annotations, spans=tuple(sorted(annotations.spans, key=reading_order)))
        path = self.annotation_path(article.id, annotations.annotator)
        with self._alone():
            known = self._sets.get(path)
            unseen = self._files.has_changed(path)
            stored = known
            if stored is None or unseen:
                stored = self._read_set(path, article, annotations.annotator, seen=not unseen)
            is_there = self._files.is_durable(path) and (path.exists() or annotations.is_empty)
            if not anew and stored.annotations == annotations and is_there:
                return
            self._ensure_store()
            began = self._unmerged.get(path, known)
            base = began or stored
            generation = max(base.generation, stored.generation) + 1
            changed = ours = as_saved(base if beside is None else beside, annotations, generation, article)
            keep_other = unseen and path.exists() and not (known and same_content(known, stored))
            if (
                began is not None
                and path.exists()
                and not (self.damage_of(path) or same_content(began, stored))
            ):
                merged, conflicts = merge_saved(began, ours, stored, article)
                changed = as_saved(merged, merged.annotations, generation, article)
                keep_other = keep_other and bool(conflicts)
                self._report_merge(path, len(conflicts))
            try:
                tables = set_to_tables(changed, article, timestamp())
            except UnstorableError as error:
                raise ProjectError(f"{article.id}: {error}") from error
            content_sha256 = str(meta_of(tables).get("sha256", ""))
            written = replace(changed, content_sha256=content_sha256)
            merged_from = None if changed is ours else ours
            try:
                self._files.write(path, tables, keep_other=keep_other)
            except NotDurableError:
                self._files.take_as_ours(path)
                self._take_written(path, written, merged_from)
                raise
            self._take_written(path, written, merged_from)

    def _take_written(self, path: Path, written: StoredSet, merged_from: StoredSet | None) -> None:
        """Know what a file holds now; `merged_from` is what was to be saved, if more was merged into it."""
        with self._remembering:
            self._remember(path, written)
            self._unmerged.pop(path, None)
            if merged_from is not None:
                self._unmerged[path] = merged_from
            drop = self._alarm.saved()
        if drop is not None:
            self._drops.append(drop)

    def _report_merge(self, path: Path, conflicts: int) -> None:
        name = self._files.shown(path)
        if conflicts:
            self._report(
                f"{name} was changed by another program where it was changed here, too: {conflicts} "
                "conflict(s) are kept in it until you choose"
            )
        else:
            self._report(f"{name} was changed by another program; both versions were brought together")

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
        with self._alone():
            before = self._catalogue[article_id]
            article = replace(before, **changes)
            if article != before:
                self._catalogue.put(article)
                try:
                    self._ensure_store()
                except BaseException:
                    self._catalogue.put_back(before)
                    raise
            return self._catalogue[article_id]

    def forget_missing(self, article_id: str) -> None:
        """Let go of what is recorded about an article whose file is not there: it has another id now."""
        with self._alone():
            self._catalogue.forget(article_id)
            self._ensure_store()

    def add_article(
        self, article_id: str, text: str, *, title: str = "", date: str = "", outlet: str = "", url: str = ""
    ) -> Article:
        """Write a new `.txt` file and return its article. ProjectError if the id is taken or unfit.

        To add many, do it inside `recording_once`.
        """
        relative = path_of_new(article_id)
        target = self.folder / relative
        with self._alone():
            if os.path.lexists(target) or article_id in self._catalogue:
                raise ProjectError(f"{target}: exists already and is not overwritten; rename one of the two")
            if self.read_only:
                raise ProjectError(self.read_only)
            data = bytes_of_new(article_id, text)
            make_folders(target.parent)
            write_atomically(target, data)
            try:
                article = read_article(self.folder, relative)
            except UnreadableArticleError as error:
                raise ProjectError(f"{target}: {error}") from error
            self._catalogue.put(
                replace(article, title=title or article.title, date=date, outlet=outlet, url=url)
            )
            self._ensure_store()
            return self._catalogue[article_id]

    def remove_articles(self, article_ids: Iterable[str]) -> None:
        """Delete articles’ files and all that is annotated on them: for taking back what was added.

        KeyError if one is not there. When the disk refuses, those whose files are left stay articles.
        """
        with self._alone():
            if self.read_only:
                raise ProjectError(self.read_only)
            removed = self._catalogue.remove(article_ids)
            annotators = self.annotators()
            try:
                # Before the files: whatever happens in between, nothing is recorded that is not there.
                self._ensure_store()
                for heading in removed:
                    self._remove_files(heading, annotators)
            except BaseException:
                self._catalogue.bring_back(h for h in removed if (self.folder / h.path).is_file())
                raise

    def _remove_files(self, heading: Heading, annotators: Iterable[str]) -> None:
        sets = [self.annotation_path(heading.id, name) for name in annotators]
        for path in (*(path for path in sets if path.is_file()), self.folder / heading.path):
            remove(path)
        with self._remembering:
            for path in sets:
                self._forget(path)
                self._unmerged.pop(path, None)
            self._counts.pop(heading.id, None)
            self._uncounted.pop(heading.id, None)

    @contextmanager
    def recording_once(self) -> Iterator[None]:
        """Put off recording new and changed articles in `articles.json` until the block ends.

        For adding or changing many at once, each of which would otherwise write that file again.
        """
        outer, self._is_postponed = self._is_postponed, True
        try:
            yield
        finally:
            self._is_postponed = outer
            if not (outer or self._catalogue.is_recorded or self.read_only):
                with self._alone():
                    self._ensure_store()

    def save_entities(self, entities: Iterable[Entity]) -> None:
        """Replace the project's entities; durable when this returns.

        What another program added to the file or changed in it meanwhile is taken over.
        """
        with self._alone():
            self._ensure_store()
            self._entities.write(entities)

    def save_schema(self, schema: Schema) -> None:
        """Replace the project's schema; durable when this returns. SchemaError if it contradicts itself."""
        tables = schema_to_tables(schema)
        schema_from_tables(tables)
        with self._alone():
            self._ensure_store()
            path = self.store / "project.json"
            unseen = self._files.has_changed(path)
            file = self._files.read(path, seen=not unseen)
            if file is None:
                raise ProjectError(f"{self._files.shown(path)} {self._files.damaged[path]}")
            try:
                self._files.write(path, {**without_seal(file.tables), **tables}, keep_other=unseen)
            except NotDurableError:
                self._files.take_as_ours(path)
                self.schema = schema
                raise
            self.schema = schema

    def back_up(
        self, occasion: Occasion, progress: Callable[[int, int], object] | None = None
    ) -> Backup | None:
        """Keep all that is stored now in a zip, before something that changes much of it. Durable.

        None when nothing is stored yet. What cannot be read is left out and named in `problems`. Raises
        OSError if the disk refuses.
        """
        from annotations.store.backups import back_up  # noqa: PLC0415 - a start needs no zips

        unread: list[OSError] = []
        made = back_up(self.store, occasion, progress, unread=unread)
        for error in unread:
            self._report(f"{error.filename} is not in the backup: it cannot be read ({error.strerror})")
        return made

    def reseal(self, path: Path) -> None:
        """Write a file of the store again with its content as it is, so that its seal holds. Durable.

        Raises ProjectError if the file is damaged or nothing may be written, OSError if the disk refuses.
        """
        with self._alone():
            if self.read_only:
                raise ProjectError(self.read_only)
            file = self._files.read(path)
            if file is None:
                raise ProjectError(f"{self._files.shown(path)} {self._files.damaged[path]}")
            self._files.write(path, resealed(file.tables, file.generation + 1, timestamp()))
            with self._remembering:
                self._forget(path)

    def expect_fewer(self, spans: int) -> None:
        """Say that a user removes so many spans: no alarm then. A negative number takes that back."""
        with self._remembering:
            self._alarm.expect_fewer(spans)

    def take_drops(self) -> list[Drop]:
        """Return how many spans vanished between two saves without a user's doing; each alarm only once."""
        drops, self._drops = self._drops, []
        return drops

    def alone(self) -> AbstractContextManager[None]:
        """Let nobody else write meanwhile: for what puts files back as a whole."""
        return self._alone()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other thread and, where folders can be locked, no other program write meanwhile."""
        with self._writing, locked(self.folder):
            yield

    def _ensure_store(self) -> None:
        """Create `annotations/` with the schema, and record the articles as they are now."""
        if self.read_only:
            raise ProjectError(self.read_only)
        path = self.store / "project.json"
        if not path.exists():
            about = {"format": FORMAT, "name": self.name, "created": timestamp()}
            self._files.write(path, {"project": [about], **schema_to_tables(self.schema)})
        self._is_record_due = self._catalogue.unread > 0
        if not (self._is_postponed or self._catalogue.is_recorded):
            self._catalogue.record()

    def _refuse_newer(self, name: str) -> None:
        self._refuse_writing(
            f"{name} was written by a newer version of Hashiya; the project is open for reading only. "
            "Update the program to edit it."
        )

    def _refuse_writing(self, reason: str) -> None:
        self.read_only = self.read_only or reason
        self._report(reason)

    def _report(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _check_folder(folder: Path) -> None:
    """Raise ProjectError, with the way out, unless this is a folder that can be read."""
    try:
        with os.scandir(folder):
            pass
    except (FileNotFoundError, ValueError) as error:
        raise ProjectError(f"{folder}: there is no such folder; check the path") from error
    except NotADirectoryError as error:
        raise ProjectError(f"{folder}: is a file; open the folder that it lies in") from error
    except OSError as error:
        raise ProjectError(
            f"{folder}: cannot be read ({error.strerror}); see to its permissions or open another folder"
        ) from error
    if folder.resolve().name == STORE_FOLDER and (folder / "project.json").is_file():
        raise ProjectError(f"{folder}: is what Hashiya wrote about a project; open the folder above it")
