"""Repairing a project: the safe part of what checking it found, after a backup, and saying what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotations.check import check_project
from annotations.findings import Finding, Repair
from annotations.model import SpanError
from annotations.progress import Progress, part_of
from annotations.store import Project, ProjectError
from annotations.store.backups import Backup
from annotations.store.occasions import Occasion
from annotations.tidying import tidied


@dataclass(slots=True)
class RepairReport:
    """What a repair did: the backup it made first, what it mended, what failed and what is left."""

    backup: Backup | None = None
    done: list[Finding] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)


def repairable(findings: Iterable[Finding]) -> list[Finding]:
    """Return those findings about which a repair does something."""
    return [finding for finding in findings if finding.repair.is_safe]


def repair_project(project: Project, progress: Progress | None = None) -> RepairReport:
    """Check a project, back it up, mend what can be mended safely, and check it again.

    Nothing is restored from backups and nothing removed but part files of killed programs and spans that
    have an exact twin. Raises ProjectError when nothing may be written here, BackupError or OSError when
    there can be no backup; nothing has changed then.
    """
    checking, keeping, mending, checking_again = (part_of(progress, number, 4) for number in range(4))
    report = RepairReport(left=check_project(project, checking))
    todo: dict[str, list[Finding]] = {}
    for finding in repairable(report.left):
        todo.setdefault(finding.file, []).append(finding)
    if not todo:
        return report
    if project.read_only:
        raise ProjectError(project.read_only)
    known = len(project.problems)
    report.backup = project.back_up(Occasion.REPAIR, keeping)
    report.failed += project.problems[known:]  # What the backup lacks is said, though it goes on.
    for number, (name, findings) in enumerate(todo.items(), 1):
        try:
            _mend(project, project.folder / name, {finding.repair for finding in findings})
            report.done += findings
        except (OSError, ProjectError, SpanError) as error:
            report.failed.append(f"{name}: {error}")
        if mending is not None:
            mending(number, len(todo))
    report.left = check_project(project, checking_again)
    return report


def _mend(project: Project, path: Path, repairs: set[Repair]) -> None:
    if Repair.DELETE in repairs:
        path.unlink(missing_ok=True)
    elif repairs == {Repair.RESEAL}:
        project.reseal(path)
    else:
        annotator, *parts = path.relative_to(project.store).parts
        article_id = "/".join(parts).removesuffix(".json")
        before = project.annotations(article_id, annotator)
        after = tidied(before, project.article(article_id))
        project.expect_fewer(len(before.spans) - len(after.spans))
        project.save(after, anew=True)
