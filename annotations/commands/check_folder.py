"""`hashiya check`: hold everything stored against the articles and the schema, and repair what is safe.

What it needs is imported when it runs: every start of the program would take 10 ms longer.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.commands.command import DONE, WRONG_DATA, Command, add_json, add_project
from annotations.commands.output import ProgressBar, counted, print_json, say
from annotations.commands.project import open_project
from annotations.store import Project

if TYPE_CHECKING:
    from annotations.findings import Finding
    from annotations.repair import RepairReport


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--repair", action="store_true", help="make a backup, then mend what can be mended safely"
    )
    add_json(parser)


def _run(arguments: Namespace) -> int:
    project = open_project(arguments.project)
    return _repair(project, arguments.json) if arguments.repair else _check(project, arguments.json)


def _check(project: Project, as_json: bool) -> int:
    from annotations.check import check_project
    from annotations.repair import repairable

    with ProgressBar("Checking") as bar:
        findings = check_project(project, bar.show)
    if as_json:
        print_json([_row(finding) for finding in findings])
    else:
        for finding in findings:
            print(_line(finding))
        print(_sums(project, findings))
        if repairable(findings):
            print(f"--repair would mend {counted(len(repairable(findings)), 'of these', 'of these')}")
    return WRONG_DATA if _errors(findings) else DONE


def _repair(project: Project, as_json: bool) -> int:
    from annotations.repair import repair_project
    from annotations.store.lock import holding

    with holding(project.store, project.annotators(), "hashiya check"), ProgressBar("Repairing") as bar:
        report = repair_project(project, bar.show)
    if as_json:
        print_json(
            {
                "backup": str(report.backup.path) if report.backup is not None else None,
                "done": [_row(finding) for finding in report.done],
                "failed": report.failed,
                "findings": [_row(finding) for finding in report.left],
            }
        )
    else:
        _print_report(project, report)
    return WRONG_DATA if report.failed or _errors(report.left) else DONE


def _print_report(project: Project, report: RepairReport) -> None:
    if report.backup is not None:
        print(f"what was there before is in {report.backup.path}")
    for finding in report.done:
        print(f"done: {_place(finding)}: {finding.message}: {finding.repair.value}")
    for failure in report.failed:
        say(f"not done: {failure}")
    for finding in report.left:
        print(_line(finding))
    print(f"{counted(len(report.done), 'repair')}. {_sums(project, report.left)}")


def _row(finding: Finding) -> dict[str, str]:
    return {
        "severity": finding.severity.value,
        "file": finding.file,
        "id": finding.id,
        "message": finding.message,
        "kind": finding.kind.name.lower(),
        "repair": finding.repair.value,
    }


def _line(finding: Finding) -> str:
    from annotations.findings import Repair

    if finding.repair is Repair.NONE:
        return str(finding)
    way = "by hand" if finding.repair is Repair.BY_HAND else f"--repair: {finding.repair.value}"
    return f"{finding} ({way})"


def _place(finding: Finding) -> str:
    return f"{finding.file}: {finding.id}" if finding.id else finding.file


def _sums(project: Project, findings: Sequence[Finding]) -> str:
    errors = _errors(findings)
    notices = counted(len(findings) - errors, "notice")
    return f"{counted(len(project.headings), 'article')}: {counted(errors, 'error')}, {notices}"


def _errors(findings: Sequence[Finding]) -> int:
    from annotations.findings import Severity

    return sum(finding.severity is Severity.ERROR for finding in findings)


COMMAND = Command(
    "check", "find damaged files and annotations that do not fit, and mend them", _add_arguments, _run
)
