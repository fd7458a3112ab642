"""`hashiya check`: hold everything stored against the articles and the schema."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from annotations.check import Severity, check_project
from annotations.commands.command import DONE, WRONG_DATA, Command, add_json, add_project
from annotations.commands.output import ProgressBar, counted, print_json
from annotations.commands.project import open_project


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_json(parser)


def _run(arguments: Namespace) -> int:
    project = open_project(arguments.project)
    with ProgressBar("Checking") as bar:
        findings = check_project(project, bar.show)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if arguments.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(finding)
        notices = counted(len(findings) - errors, "notice")
        print(f"{counted(len(project.articles), 'article')}: {counted(errors, 'error')}, {notices}")
    return WRONG_DATA if errors else DONE


COMMAND = Command("check", "find damaged files and annotations that do not fit", _add_arguments, _run)
