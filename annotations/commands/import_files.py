"""`hashiya import`: bring articles and annotations from files into a project's folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

from annotations.annotator import problem_with_annotator
from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_project
from annotations.commands.output import ProgressBar, counted, say, say_all
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.formats import FORMATS
from annotations.formats.detection import format_of_ending, format_of_folder, read_rows
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.importing import import_rows
from annotations.store.lock import holding
from annotations.store.occasions import Occasion


def _add_arguments(parser: ArgumentParser) -> None:
    names = [f.name for f in FORMATS.values() if f.can_read]
    add_project(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="files, or folders of files")
    parser.add_argument("--format", choices=names, help="(default: told by the file; see hashiya formats)")
    parser.add_argument(
        "--annotator", metavar="A", help="whose work it is where the file does not say (default: you)"
    )


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
    for path, start in _files(arguments.files, arguments.format):
        try:
            rows += read_rows(path, start, FORMATS.get(arguments.format or ""))
        except (ImportFileError, OSError) as error:
            failed = True
            say(f"nothing of this file was imported: {error}")
    with holding(project.store, {row.annotator or project.annotator for row in rows}, "hashiya import"):
        project.back_up(Occasion.IMPORT)
        with ProgressBar("Importing") as bar:
            report = import_rows(project, rows, project.annotator, bar.show)
    print(
        f"{project.name}: {counted(report.new_articles, 'new article')}, "
        f"{counted(report.known_articles, 'known article')}, {counted(report.new_spans, 'new span')}, "
        f"{counted(report.known_spans, 'span')} known already"
    )
    say_all("worth knowing:", report.notices)
    say_all("imported, but not as the project’s labels ask for:", starmap(_doubt, report.doubts.items()))
    for line in report.errors:
        say(line)
    return WRONG_DATA if say_what_is_wrong(project) or report.errors or failed else DONE


def _doubt(problem: str, articles: list[str]) -> str:
    others = len(articles) - 1
    more = f" and {counted(others, 'other article')}" if others else ""
    return f"{problem} (in {articles[0]}{more})"


def _files(given: list[Path], name: str | None) -> Iterator[tuple[Path, Path]]:
    """Yield the files to read, each with the folder that ids of text files are counted from.

    A folder that is in one format as a whole comes as it is. Of any other, only files whose ending says what
    they are: a project's own files are no exports.
    """
    for path in given:
        whole = FORMATS.get(name or "") or (format_of_folder(path) if path.is_dir() else None)
        if not path.is_dir() or (whole is not None and whole.is_folder):
            yield path, path.parent
            continue
        for inner in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
            if inner.is_file() and not hidden and format_of_ending(inner) is not None:
                yield inner, path


COMMAND = Command("import", "bring articles and annotations into a project", _add_arguments, _run)
