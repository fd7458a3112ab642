"""One file taken the whole way: read, planned, imported into a project, and the project checked.

A file may give rows or be refused by an error that names it. Rows may be imported or refused an article at a
time. Everything else is a fault: another exception, words without the file's name, an article half written,
a project that is not in order afterwards, a write or a look elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from annotations.check import Severity, check_project
from annotations.findings import Kind
from annotations.formats import FORMATS
from annotations.formats.detection import importable, read_rows
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.import_choices import Choices
from annotations.import_plan import ImportPlan, PlannedArticle, plan_import
from annotations.importing import ImportReport, carry_out
from annotations.store import Project
from tests.annotations.formats import difficult
from tests.fuzz.damaged_xml import SECRET
from tests.fuzz.guard import noting
from tests.fuzz.seeds import samples

_TOLD = {Kind.AGAINST_SCHEMA, Kind.ENTITY_MISSING}
"""What an import brings in knowingly, because the file has it so, and says."""

_IMPORTED = 0.4
"""Of the files that can be read: importing takes ten times as long as reading."""

_COLUMNS = ("text=1", "text=3,title=2", "text=text,date=", "id=99", "x", "text=")
_OURS = re.compile(r'File "[^"]*/(annotations/[^"]+)", line \d+, in (\w+)')


@dataclass(frozen=True, slots=True)
class Way:
    """How a file is read and imported: as which format (empty: told by the file), and with which choices."""

    form: str
    columns: str | None
    choices: Choices
    is_filled: bool
    is_imported: bool

    @classmethod
    def of_chance(cls, form: str, random: Random) -> Way:
        """Return a way, most often the plain one."""
        columns = random.choice(_COLUMNS) if form in ("articles", "zip") and random.random() < 0.1 else None
        choices = Choices("fuzz", adds_unknown=random.random() < 0.5, renames=random.random() < 0.5)
        return cls(
            "" if random.random() < 0.2 else form,
            columns,
            choices,
            random.random() < 0.7,
            random.random() < _IMPORTED,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file. `rows` were read, `written` are articles; `fault` is empty where there is none.

    `milliseconds` are the processor's.
    `sign` is the same for faults that are probably the same.
    """

    rows: int = 0
    is_refused: bool = False
    written: int = 0
    fault: str = ""
    sign: str = ""
    milliseconds: float = 0


class _FaultError(Exception):
    """Something happened that must not."""


class Ground:
    """A folder with everything that a trial needs: input, projects, and what may not be touched."""

    def __init__(self, folder: Path) -> None:
        self.input = folder / "input"
        self.outside = folder / "outside"
        self._project = folder / "project"
        self._empty = folder / "empty"
        self._filled = folder / "filled"
        self._own = (folder / "home", folder / "tmp")
        for each in (self.outside, self._empty, self._filled, *self._own):
            shutil.rmtree(each, ignore_errors=True)
            each.mkdir(parents=True, exist_ok=True)
        (self.outside / "secret.txt").write_text(SECRET, "utf-8")
        Project.open(self._empty, "fuzz").save_schema(difficult.SCHEMA)
        project = Project.open(self._filled, "fuzz")
        project.save_schema(difficult.SCHEMA)
        project.save_entities(difficult.ENTITIES.values())
        articles = {work.article.id: work.article for work in (*difficult.difficult(), *samples()[:1])}
        for article in articles.values():
            project.add_article(article.id, article.text, title=article.title)
        for work in difficult.difficult()[:1]:
            project.save(work.annotations)

    def attempt(self, path: Path, way: Way) -> Outcome:
        """Take a file, or a folder that is one format's, the whole way."""
        began = time.process_time()
        try:
            outcome = self._attempt(path, way)
        except _FaultError as fault:
            what = str(fault)
            outcome = Outcome(fault=what, sign=re.sub(r"[\d«»“”:].*", "", what.partition("\n")[0])[:80])
        except BaseException as error:  # noqa: BLE001 - whatever comes is what is looked for
            words = traceback.format_exc()
            places = _OURS.findall(words)
            sign = f"{type(error).__name__} in {':'.join(places[-1]) if places else '?'}"
            outcome = Outcome(fault=words[-4000:], sign=sign)
        return Outcome(
            outcome.rows,
            outcome.is_refused,
            outcome.written,
            outcome.fault,
            outcome.sign,
            (time.process_time() - began) * 1000,
        )

    def _attempt(self, path: Path, way: Way) -> Outcome:
        before = _prints(self.input), _prints(self.outside)
        with noting(self._project, *self._own) as seen:
            try:
                rows = _read(path, way)
            except (ImportFileError, OSError) as error:
                if not _names(str(error), path):
                    raise _FaultError(f"the words do not name the file: {error}") from error
                rows = None
            self._check_elsewhere(before, seen)
            if rows is None:
                return Outcome(is_refused=True)
            if SECRET in repr(rows):
                raise _FaultError("another file was read")
            written = self._import(rows, way) if way.is_imported else 0
            self._check_elsewhere(before, seen)
        return Outcome(len(rows), written=written)

    def _check_elsewhere(self, before: tuple[object, object], seen: list[str]) -> None:
        if seen:
            raise _FaultError(f"done outside the target: {seen[:3]}")
        if (_prints(self.input), _prints(self.outside)) != before:
            raise _FaultError("files outside the target changed")
        left = list(self._own[1].iterdir())
        if left:
            raise _FaultError(f"left in the folder for temporary files: {left[0].name[:12]}")

    def _import(self, rows: list[ImportedArticle], way: Way) -> int:
        shutil.rmtree(self._project, ignore_errors=True)
        base = self._filled if way.is_filled else self._empty
        shutil.copytree(base, self._project)
        project = Project.open(self._project, "fuzz")
        plan = plan_import(project, rows, way.choices)
        report, _ = carry_out(project, plan)
        if report.stopped is not None:
            raise _FaultError(f"the import was stopped: {report.stopped}")
        after = Project.open(self._project, "fuzz")
        _check_whole(plan, report, after)
        _check_files(base, self._project, plan)
        wrong = [f for f in check_project(after) if f.severity is Severity.ERROR and f.kind not in _TOLD]
        if wrong or after.problems or after.unreadable:
            raise _FaultError(
                f"the project is not in order: {[*map(str, wrong), *after.problems, *after.unreadable][:3]}"
            )
        return report.new_articles + report.known_articles


def _names(words: str, path: Path) -> bool:
    """Say whether words name a file, or one beside it of the same name, which belongs to it."""
    return str(path.with_suffix("")) in words


def _read(path: Path, way: Way) -> list[ImportedArticle]:
    if way.form:
        return read_rows(path, path.parent, FORMATS[way.form], way.columns)
    return [row for found, start in importable(path) for row in read_rows(found, start, None, way.columns)]


def _check_whole(plan: ImportPlan, report: ImportReport, after: Project) -> None:
    """Raise where an article is there in part, or is not there and nobody said so."""
    for planned in plan.articles:
        if planned.change is None or planned.change.is_nothing:
            continue
        there = list(_what_is_there(planned, after))
        if all(there):
            continue
        if any(there) and planned.is_new:
            raise _FaultError(f"an article was written in part: {planned.target!r} {report.errors[:2]}")
        if not any(error.startswith(planned.id) for error in report.errors):
            raise _FaultError(f"an article that was planned is not there: {planned.target!r} {there}")


def _what_is_there(planned: PlannedArticle, after: Project) -> Iterable[bool]:
    change = planned.change
    assert change is not None
    is_there = change.after.id in after and after.article(change.after.id).text == change.after.text
    yield is_there
    for each in change.sets:
        now = after.annotations(each.after.article_id, each.after.annotator) if is_there else each.before
        yield {s.id: s for s in each.after.spans}.items() <= {s.id: s for s in now.spans}.items() and set(
            each.after.relations
        ) <= set(now.relations)


def _check_files(base: Path, project: Path, plan: ImportPlan) -> None:
    new = {f"{planned.target}.txt" for planned in plan.articles if planned.is_new}
    was, now = _prints(base), _prints(project)
    for name in {*was, *now}:
        if (
            not name.startswith("annotations/")
            and was.get(name) != now.get(name)
            and (name in was or name not in new)
        ):
            raise _FaultError(f"the import wrote a file that it did not plan: {name!r}")


def _prints(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }
