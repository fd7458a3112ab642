"""`hashiya import`: bring articles and annotations from files into a project's folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import starmap
from pathlib import Path

from annotations.annotator import problem_with_annotator
from annotations.collecting import nothing_collected
from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_project
from annotations.commands.output import ProgressBar, counted, say, say_all
from annotations.commands.planned_import import print_plan
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.formats import FORMATS
from annotations.formats.detection import importable, read_rows
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.import_choices import Choices, Names, Part
from annotations.import_plan import Fate, ImportPlan, plan_import
from annotations.importing import ImportReport, carry_out
from annotations.schema import Schema
from annotations.store.lock import holding
from annotations.store.occasions import Occasion


def _add_arguments(parser: ArgumentParser) -> None:
    names = [f.name for f in FORMATS.values() if f.can_read]
    add_project(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="files, or folders of files")
    parser.add_argument("--format", choices=names, help="(default: told by the file; see hashiya formats)")
    parser.add_argument(
        "--columns",
        metavar="text=COL,title=COL",
        help="which columns of a table of articles hold text, id, title, date, outlet and url, by name or "
        "number (default: told by their names)",
    )
    parser.add_argument(
        "--annotator", metavar="A", help="whose work it is where the file does not say (default: you)"
    )
    parser.add_argument(
        "--map-label",
        metavar="THEIRS=OURS",
        action="append",
        default=[],
        help="what a label in the files becomes; THEIRS= leaves its spans out (may be repeated)",
    )
    parser.add_argument(
        "--add-labels",
        action="store_true",
        help="add labels, attributes and relation types that the project does not know (default: keep what "
        "has them, and say so)",
    )
    parser.add_argument(
        "--rename",
        action="store_true",
        help="give an article whose name is taken by another text a name of its own (default: refuse it)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")


def _run(arguments: Namespace) -> int:
    if arguments.annotator and problem_with_annotator(arguments.annotator):
        raise UsageError(problem_with_annotator(arguments.annotator))
    for path in arguments.files:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file")
    project = open_project(arguments.project, arguments.annotator)
    if project.read_only:
        say(f"nothing was imported. {project.read_only}")
        return WRONG_DATA
    rows: list[ImportedArticle] = []
    failed = False
    given = FORMATS.get(arguments.format or "")
    with nothing_collected():
        for path, start in (found for each in arguments.files for found in importable(each, given)):
            try:
                rows += read_rows(path, start, given, arguments.columns)
            except (ImportFileError, OSError) as error:
                failed = True
                say(f"nothing of this file was imported: {error}")
    choices = Choices(
        project.annotator,
        names=_names(arguments.map_label, project.schema, arguments.add_labels),
        adds_unknown=arguments.add_labels,
        renames=arguments.rename,
    )
    with ProgressBar("Planning") as bar:
        plan = plan_import(project, rows, choices, bar.show)
    if arguments.dry_run:
        print_plan(project.name, plan)
        is_wrong = say_what_is_wrong(project) or failed or plan.number(Fate.REFUSED) > 0
        return WRONG_DATA if is_wrong else DONE
    with holding(project.store, {row.annotator or project.annotator for row in rows}, "hashiya import"):
        project.back_up(Occasion.IMPORT)
        with ProgressBar("Importing") as bar:
            report, _ = carry_out(project, plan, bar.show)
    _say_what_came_of_it(project.name, report, plan)
    return WRONG_DATA if say_what_is_wrong(project) or report.errors or failed else DONE


def _names(given: list[str], schema: Schema, adds: bool) -> Names:
    """Return what labels become. Raises UsageError for a label that the project lacks, unless it is added."""
    names: dict[tuple[Part, str], str] = {}
    for each in given:
        theirs, sign, ours = (part.strip() for part in each.partition("="))
        if not (sign and theirs):
            raise UsageError(f"--map-label {each}: write THEIRS=OURS, or THEIRS= to leave it out")
        if ours and schema.label(ours) is None and not adds:
            known = ", ".join(label.id for label in schema.labels)
            raise UsageError(
                f"--map-label {each}: the project has no label “{ours}”; it has {known}. "
                "With --add-labels it is added"
            )
        names[Part.LABEL, theirs] = ours
    return names


def _say_what_came_of_it(name: str, report: ImportReport, plan: ImportPlan) -> None:
    print(
        f"{name}: {counted(report.new_articles, 'new article')}, "
        f"{counted(report.known_articles, 'known article')}, {counted(report.new_spans, 'new span')}, "
        f"{counted(report.known_spans, 'span')} known already"
    )
    if report.added:
        print(f"new among the project’s labels: {', '.join(report.added)}")
    if report.dropped_spans:
        print(f"{counted(report.dropped_spans, 'span')} left out with their labels")
    say_all("worth knowing:", report.notices)
    say_all("imported, but not as the project’s labels ask for:", starmap(_doubt, report.doubts.items()))
    if any(each.becomes == each.name and not each.is_added for each in plan.unknown):
        say("--map-label THEIRS=OURS brings labels over, --add-labels adds them; --dry-run shows it first")
    for line in report.errors:
        say(line)


def _doubt(problem: str, articles: list[str]) -> str:
    others = len(articles) - 1
    more = f" and {counted(others, 'other article')}" if others else ""
    return f"{problem} (in {articles[0]}{more})"


COMMAND = Command("import", "bring articles and annotations into a project", _add_arguments, _run)
