"""Checking a project: everything stored is held against the articles, the schema and itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from annotations.files import PART_SUFFIX
from annotations.schema import problems_of_relation, problems_of_span
from annotations.store.integrity import FORMAT
from annotations.store.project import Project
from annotations.store.storage import DamagedFileError, read_tables


class Severity(StrEnum):
    """How bad a finding is; only errors make `hashiya check` fail."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth knowing. `file` is relative to the project; `id` may be empty."""

    severity: Severity
    file: str
    id: str
    message: str

    def __str__(self) -> str:
        what = f"{self.file}: {self.id}: {self.message}" if self.id else f"{self.file}: {self.message}"
        return f"{self.severity.value}: {what}"


def check_project(project: Project, progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """Return all findings, the worst kinds of a file together. Reads every file, writes nothing."""
    findings = [_notice(file.path, "", f"passed over: {file.reason}") for file in project.unreadable]
    findings += [
        _error("annotations/articles.json", i, _why_missing(project, row))
        for i, row in project.missing_articles.items()
    ]
    findings += _check_top_files(project)
    if project.read_only:
        findings.append(_error("annotations/project.json", "", project.read_only))
    files = _annotation_files(project)
    for number, (annotator, path) in enumerate(files, 1):
        findings += _check_file(project, annotator, path)
        if progress is not None:
            progress(number, len(files))
    return findings


def _why_missing(project: Project, row: Mapping[str, Any]) -> str:
    reasons = [file.reason for file in project.unreadable if file.path == row.get("path")]
    return f"the article’s file {reasons[0]}" if reasons else "the article’s file is missing"


def _check_top_files(project: Project) -> Iterator[Finding]:
    """Check `project.json` and its neighbours, and name what lies beside them."""
    for path in _files_in(project.store):
        name = path.relative_to(project.folder).as_posix()
        if path.name in {"project.json", "articles.json", "entities.json"}:
            yield from _check_readable(project, path)
        else:
            yield _stray(name)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _stray(name: str) -> Finding:
    if name.endswith(PART_SUFFIX):
        return _notice(name, "", "left over from an interrupted save; it can be deleted")
    return _notice(
        name, "", "is no annotation file; a damaged or changed one was set aside under such a name"
    )


def _annotation_files(project: Project) -> list[tuple[str, Path]]:
    return [
        (annotator, path)
        for annotator in project.annotators()
        for path in sorted((project.store / annotator).rglob("*"))
        if path.is_file()
    ]


def _check_file(project: Project, annotator: str, path: Path) -> Iterator[Finding]:
    name = path.relative_to(project.folder).as_posix()
    if path.suffix != ".json":
        yield _stray(name)
        return
    broken = list(_check_readable(project, path))
    if broken:
        yield from broken
        return
    article_id = path.relative_to(project.store / annotator).as_posix().removesuffix(".json")
    if article_id not in project:
        yield _error(name, "", f"belongs to the article “{article_id}”, which is missing")
        return
    yield from _check_set(project, annotator, article_id, name)


def _check_set(project: Project, annotator: str, article_id: str, name: str) -> Iterator[Finding]:
    stored = project.stored(article_id, annotator)
    if stored.format > FORMAT:
        yield _error(name, "", "was written by a newer version of Hashiya")
    for unplaced in stored.unplaced:
        what = unplaced.table.removesuffix("s")
        yield _error(name, f"{what} {unplaced.row.get('id', 'without an id')}", unplaced.reason)
    for span in stored.annotations.spans:
        for problem in problems_of_span(project.schema, span):
            yield _error(name, f"span {span.id} «{span.text[:40]}»", problem)
        if span.entity and span.entity not in project.entities:
            yield _error(name, f"span {span.id} «{span.text[:40]}»", f"its entity “{span.entity}” is missing")
    spans = {span.id: span for span in stored.annotations.spans}
    for relation in stored.annotations.relations:
        for problem in problems_of_relation(project.schema, relation, spans):
            yield _error(name, f"relation {relation.id}", problem)
    if stored.article_sha256 and stored.article_sha256 != project.article(article_id).sha256:
        yield _notice(name, "", "the article’s file has changed since it was annotated")
    if not stored.intact:
        yield _notice(name, "", "was changed by something other than Hashiya")


def _check_readable(project: Project, path: Path) -> Iterator[Finding]:
    name = path.relative_to(project.folder).as_posix()
    try:
        tables = read_tables(path)
    except DamagedFileError as error:
        yield _error(name, "", f"damaged: it {error}")
    else:
        if path.exists() and not tables:
            yield _error(name, "", "damaged: it is empty")


def _error(file: str, about: str, message: str) -> Finding:
    return Finding(Severity.ERROR, file, about, message)


def _notice(file: str, about: str, message: str) -> Finding:
    return Finding(Severity.NOTICE, file, about, message)
