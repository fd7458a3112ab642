"""Bringing the rows of files into a project: planned, carried out, and told what came of it.

Knows projects and rows, no format. What it did can be taken back and made again: see `import_change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annotations.formats.imported import ImportedArticle
from annotations.import_change import ImportChange, make
from annotations.import_choices import Choices
from annotations.import_plan import Fate, ImportPlan, plan_import
from annotations.store import Project, ProjectError


@dataclass(slots=True)
class ImportReport:
    """What an import did. `errors` name articles of which nothing was written.

    `doubts` are problems with the project's schema, each with the articles in which it was met. `added` are
    names that are new in the schema. `stopped` is what ended it before its time; what the numbers say was
    written all the same.
    """

    new_articles: int = 0
    known_articles: int = 0
    new_spans: int = 0
    known_spans: int = 0
    dropped_spans: int = 0
    left_out: int = 0
    added: tuple[str, ...] = ()
    notices: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    stopped: OSError | ProjectError | None = None


def import_rows(
    project: Project,
    rows: Iterable[ImportedArticle],
    annotator: str,
    progress: Callable[[int, int], object] | None = None,
) -> ImportReport:
    """Write rows into the project as they are; those without an annotator belong to `annotator`.

    Raises OSError when the disk refuses; a project that is read only shows up in `errors`.
    """
    report, _ = carry_out(project, plan_import(project, rows, Choices(annotator)), progress)
    if isinstance(report.stopped, OSError):
        raise report.stopped
    return report


def carry_out(
    project: Project, plan: ImportPlan, progress: Callable[[int, int], object] | None = None
) -> tuple[ImportReport, ImportChange]:
    """Write what is planned; return what came of it, and what was written, to take it back.

    Raises ImportCancelled, with nothing written, if `progress` did.
    """
    made = make(project, plan.change, progress)
    written = {change.after.id for change in made.change.articles}
    schema = made.change
    report = ImportReport(
        left_out=plan.number(Fate.LEFT_OUT),
        added=_added(schema),
        notices=list(plan.notices),
        stopped=made.error,
    )
    for planned in plan.articles:
        if planned.fate is Fate.REFUSED:
            report.errors += (f"{planned.id}: nothing was imported: {reason}" for reason in planned.reasons)
        if planned.change is None:
            continue
        target = planned.target
        if target in made.refused:
            reasons = made.refused[target].split("\n")
            report.errors += (f"{planned.id}: nothing was imported: {reason}" for reason in reasons)
            continue
        if target not in written and not planned.change.is_nothing:
            continue
        report.new_articles += planned.is_new
        report.known_articles += not planned.is_new
        report.new_spans += planned.new_spans
        report.known_spans += planned.known_spans
        report.dropped_spans += planned.dropped_spans
        report.notices += planned.notices
        if target != planned.id:
            report.notices.append(_called(planned.id, target, is_new=planned.is_new))
        for doubt in planned.doubts:
            report.doubts.setdefault(doubt, []).append(target)
    if made.error is not None:
        report.errors.append(f"the import came to no end: {made.error}")
    return report, made.change


def _called(name: str, target: str, *, is_new: bool) -> str:
    if is_new:
        return f"{name}: is called {target}, for the name is taken by another text or no file can have it"
    return f"{name}: has the text of {target}; its annotations are there"


def _added(change: ImportChange) -> tuple[str, ...]:
    """Return the ids that are new in the schema."""
    before, after = change.schema_before, change.schema_after
    labels = [label.id for label in after.labels if before.label(label.id) is None]
    attributes = [a.id for a in after.attribute_types if before.attribute_type(a.id) is None]
    relations = [r.id for r in after.relation_types if before.relation_type(r.id) is None]
    return (*labels, *attributes, *relations)
