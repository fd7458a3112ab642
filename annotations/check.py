"""Checking a project: all that is stored is held against articles, schema and itself. Writes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.conflicts import original_of
from annotations.figure_attributes import VALUE, contradicted, in_digits
from annotations.files import PART_SUFFIX, is_dead_part
from annotations.findings import Finding, Kind, Repair, Severity, error, notice
from annotations.model import AnnotationSet, Relation, Span
from annotations.progress import Progress
from annotations.schema import problems_of_relation, problems_of_span
from annotations.store.archive import last_good
from annotations.store.integrity import FORMAT, PROJECT_FILES, Seal, StoreFile, examine, tables_of
from annotations.store.project import Project
from annotations.store.records import StoredSet
from annotations.store.storage import DamagedFileError, read_data
from annotations.tidying import is_edged_with_space, twins_in

__all__ = ["Finding", "Severity", "check_project"]

_SHOWN = 40
"""So many characters of a span stand in a finding."""


def check_project(project: Project, progress: Progress | None = None) -> list[Finding]:
    """Return all findings, the worst kinds of a file together. Reads every file, writes nothing."""
    findings = [notice(Kind.PASSED_OVER, file.path, "", file.reason) for file in project.unreadable]
    findings += [_missing(project, i, row) for i, row in project.missing_articles.items()]
    findings += _check_top_files(project)
    if project.read_only:
        findings.append(error(Kind.READ_ONLY, "annotations/project.json", "", project.read_only))
    findings += _left_over(project)
    files = _annotation_files(project)
    ids: dict[str, int] = {}
    for number, (annotator, path) in enumerate(files):
        stored = _Stored(project, annotator, path)
        findings += stored.check()
        taken = [
            (span, first) for span in stored.spans if (first := ids.setdefault(span.id, number)) != number
        ]
        if taken:
            other = files[taken[0][1]][1].relative_to(project.folder).as_posix()
            findings.append(stored.share_ids([span for span, _ in taken], other))
        if progress is not None:
            progress(number + 1, len(files))
    return findings


def _missing(project: Project, article_id: str, row: Mapping[str, Any]) -> Finding:
    file = "annotations/articles.json"
    reasons = [passed.reason for passed in project.unreadable if passed.path == row.get("path")]
    if reasons:
        return error(Kind.ARTICLE_UNREADABLE, file, article_id, reasons[0])
    return error(Kind.ARTICLE_MISSING, file, article_id)


def _check_top_files(project: Project) -> Iterator[Finding]:
    """Check `project.json` and its neighbours, and name what lies beside them."""
    for path in _files_in(project.store):
        name = path.relative_to(project.folder).as_posix()
        if path.name not in PROJECT_FILES:
            if not path.name.endswith(PART_SUFFIX):
                yield notice(Kind.SET_ASIDE_FILE, name, "", repair=Repair.BY_HAND)
            continue
        file = _examined(project, path)
        reason = project.damage_of(path) or (file if isinstance(file, str) else "")
        if reason:
            yield _damaged(project, path, reason)
        elif isinstance(file, StoreFile) and file.seal is Seal.BROKEN:
            yield notice(Kind.ALTERED, name, "", repair=Repair.RESEAL)
        if path.name == "entities.json":
            for reason in project.unreadable_entities:
                yield error(Kind.UNREADABLE_ENTITY, name, "", reason)


def _examined(project: Project, path: Path) -> StoreFile | str:
    """Return what a file holds, or why it is damaged."""
    try:
        data = read_data(path)
        return StoreFile({}) if data is None else examine(data, tables_of(path.relative_to(project.store)))
    except DamagedFileError as fault:
        return str(fault)


def _damaged(project: Project, path: Path, reason: str) -> Finding:
    name = path.relative_to(project.folder).as_posix()
    backup = last_good(project.store, path.relative_to(project.store).as_posix())
    if backup is None:
        return error(Kind.DAMAGED, name, "", reason)
    return error(Kind.DAMAGED_KEPT, name, "", reason, f"{backup.made.astimezone():%Y-%m-%d %H:%M}")


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _left_over(project: Project) -> Iterator[Finding]:
    """Name the part files of killed programs, wherever Hashiya writes: also beside the articles."""
    for here, folders, names in os.walk(project.folder):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for name in sorted(names):
            if name.endswith(PART_SUFFIX):
                path = Path(here, name)
                repair = Repair.DELETE if is_dead_part(path) else Repair.NONE
                shown = path.relative_to(project.folder).as_posix()
                yield notice(Kind.LEFT_OVER, shown, "", repair=repair)


def _annotation_files(project: Project) -> list[tuple[str, Path]]:
    return [
        (annotator, path)
        for annotator in project.annotators()
        for path in sorted((project.store / annotator).rglob("*"))
        if path.is_file() and not path.name.endswith(PART_SUFFIX)
    ]


class _Stored:
    """One file of an annotator's folder."""

    def __init__(self, project: Project, annotator: str, path: Path) -> None:
        self.name = path.relative_to(project.folder).as_posix()
        self._project = project
        self._annotator = annotator
        self._path = path
        self._article_id = path.relative_to(project.store / annotator).as_posix().removesuffix(".json")
        self._stored: StoredSet | None = None

    def check(self) -> list[Finding]:
        """Return what there is to say about the file."""
        project = self._project
        if self._path.suffix != ".json" or original_of(self._path.name) is not None:
            return [notice(Kind.SET_ASIDE_FILE, self.name, "", repair=Repair.BY_HAND)]
        if self._article_id in project:
            try:
                self._stored = project.stored(self._article_id, self._annotator)
            except KeyError:  # Its article turned out to be unreadable just now.
                return [error(Kind.NO_ARTICLE, self.name, "", self._article_id)]
            reason = project.damage_of(self._path)
            if reason:
                return [_damaged(project, self._path, reason), *self._check_set(self._stored, damaged=True)]
            return self._check_set(self._stored, damaged=False)
        file = _examined(project, self._path)
        if isinstance(file, str):
            return [_damaged(project, self._path, file)]
        return [error(Kind.NO_ARTICLE, self.name, "", self._article_id)]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans that were found."""
        return self._stored.annotations.spans if self._stored is not None else ()

    def share_ids(self, spans: list[Span], other: str) -> Finding:
        """Return that spans have ids which another file has too: one finding, for there may be many."""
        about, count = _called(spans[0]), str(len(spans))
        return notice(Kind.ID_TAKEN, self.name, about, count, other, repair=Repair.BY_HAND)

    def _check_set(self, stored: StoredSet, *, damaged: bool) -> list[Finding]:
        """Return what is wrong in a set. What a damaged file holds is only mended by restoring it."""
        found = [] if stored.format <= FORMAT else [error(Kind.NEWER, self.name, "")]
        found += self._check_unplaced(stored)
        found += self._check_spans(stored.annotations)
        found += self._check_relations(stored.annotations)
        found += [self._finding(Kind.FITS_AGAIN, about, Repair.TAKE_BACK) for about in stored.returned]
        article = self._project.article(self._article_id)
        if stored.article_sha256 not in ("", article.sha256):
            found.append(notice(Kind.ARTICLE_CHANGED, self.name, ""))
        if not stored.intact and not damaged:
            sound = not any(finding.severity is Severity.ERROR for finding in found)
            found.append(self._finding(Kind.ALTERED, "", Repair.RESEAL if sound else Repair.BY_HAND))
        if damaged:
            found = [replace(finding, repair=Repair.BY_HAND) for finding in found]
        return found

    def _finding(self, kind: Kind, about: str, repair: Repair) -> Finding:
        return notice(kind, self.name, about, repair=repair)

    def _check_unplaced(self, stored: StoredSet) -> Iterator[Finding]:
        for unplaced in stored.unplaced:
            about = f"{unplaced.table.removesuffix('s')} {unplaced.row.get('id', 'without an id')}"
            if unplaced.table == "spans":
                yield error(Kind.MISFIT, self.name, about, unplaced.reason)
            elif unplaced.kept:
                yield notice(Kind.KEPT_ASIDE, self.name, about, unplaced.reason, repair=Repair.BY_HAND)
            else:
                yield error(Kind.DANGLING, self.name, about, unplaced.reason, repair=Repair.SET_ASIDE)

    def _check_spans(self, annotations: AnnotationSet) -> Iterator[Finding]:
        project = self._project
        text = project.article(self._article_id).text
        for span in annotations.spans:
            for problem in problems_of_span(project.schema, span):
                yield error(Kind.AGAINST_SCHEMA, self.name, _called(span), problem)
            if span.entity and span.entity not in project.entities:
                yield error(Kind.ENTITY_MISSING, self.name, _called(span), span.entity)
            if figure := contradicted(project.schema, text, span):
                values = f"{span.attributes[VALUE]}", in_digits(figure)
                yield notice(Kind.CONTRADICTED, self.name, _called(span), *values, repair=Repair.BY_HAND)
            if not span.text.strip():
                yield notice(Kind.ONLY_SPACE, self.name, _called(span), repair=Repair.BY_HAND)
            elif is_edged_with_space(span):
                yield self._finding(Kind.EDGE_SPACE, _called(span), Repair.TRIM)
        for twin in twins_in(annotations):
            kind, repair = (Kind.TWIN, Repair.MERGE) if twin.is_same else (Kind.NEAR_TWIN, Repair.BY_HAND)
            yield notice(kind, self.name, _called(twin.other), twin.kept.id, repair=repair)

    def _check_relations(self, annotations: AnnotationSet) -> Iterator[Finding]:
        spans = {span.id: span for span in annotations.spans}
        for relation in annotations.relations:
            for problem in problems_of_relation(self._project.schema, relation, spans):
                yield error(Kind.AGAINST_SCHEMA, self.name, _named(relation), problem)


def _called(span: Span) -> str:
    return f"span {span.id} «{span.text[:_SHOWN]}»"


def _named(relation: Relation) -> str:
    return f"relation {relation.id}"
