"""`hashiya export`: write a project's articles and annotations into one file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotations.articles import STORE_FOLDER
from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_project
from annotations.commands.output import ProgressBar, counted, say, say_all
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.exporting import choose
from annotations.files import is_empty_folder
from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.offsets import Unit
from annotations.store import Project


def _add_arguments(parser: ArgumentParser) -> None:
    names = [f.name for f in FORMATS.values() if f.can_write]
    add_project(parser)
    parser.add_argument("--format", required=True, choices=names, help="see hashiya formats")
    parser.add_argument(
        "--output", required=True, type=Path, metavar="PATH", help="the file or folder to write"
    )
    parser.add_argument(
        "--annotator", action="append", metavar="A", help="only this annotator’s work; may be given again"
    )
    parser.add_argument("--labels", metavar="L,…", help="only spans with these labels, by id")
    parser.add_argument(
        "--offsets",
        choices=[unit.value for unit in Unit],
        default=Unit.CODE_POINT.value,
        help="what offsets count (default: codepoint)",
    )
    parser.add_argument(
        "--articles", choices=("all", "done"), default="all", help="all, or only those marked as done"
    )


def _run(arguments: Namespace) -> int:
    project = open_project(arguments.project)
    labels = _labels(project, arguments.labels)
    _check_annotators(project, arguments.annotator or [])
    _check_output(project, arguments.output, is_folder=FORMATS[arguments.format].is_folder)
    chosen = choose(project, arguments.annotator, done_only=arguments.articles == "done")
    with ProgressBar("Exporting") as bar:

        def progress(done: int) -> bool:
            bar.show(done, len(chosen.articles))
            return True

        options = ExportOptions(project.schema, project.entities, Unit(arguments.offsets), labels, progress)
        write = FORMATS[arguments.format].write
        assert write is not None
        try:
            report = write(chosen.articles, arguments.output, options)
        except OSError as error:
            say(f"{arguments.output}: cannot be written ({error.strerror}); nothing was exported")
            return WRONG_DATA
    print(f"{_summary(project, report)} → {report.path}")
    say_all(f"not everything fits into {arguments.format}:", map(str, report.losses))
    say_all("these stored annotations do not fit their article and were left out:", chosen.unplaced)
    return WRONG_DATA if say_what_is_wrong(project) or chosen.unplaced else DONE


def _summary(project: Project, report: ExportReport) -> str:
    sets = counted(report.articles, "annotated article")
    return f"{project.name}: {sets}, {counted(report.spans, 'span')}"


def _labels(project: Project, given: str | None) -> frozenset[str] | None:
    if given is None:
        return None
    labels = frozenset(label.strip() for label in given.split(",")) - {""}
    known = [label.id for label in project.schema.labels]
    unknown = sorted(labels.difference(known))
    if unknown or not labels:
        what = f"there is no label “{unknown[0]}”" if unknown else "--labels names no label"
        raise UsageError(f"{what}; the project has: {', '.join(known)}")
    return labels


def _check_annotators(project: Project, given: list[str]) -> None:
    known = project.annotators()
    for name in given:
        if name not in known:
            raise UsageError(
                f"“{name}” has annotated nothing in {project.folder}; "
                f"annotators there: {', '.join(known) or 'none'}"
            )


def _check_output(project: Project, path: Path, *, is_folder: bool) -> None:
    """Refuse to write where an article or the project's own files would be replaced."""
    if is_folder and path.exists() and not is_empty_folder(path):
        raise UsageError(f"{path}: is no empty folder, and this format writes one; name a new folder")
    if not is_folder and path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file in it")
    if not is_folder and path.exists() and not path.is_file():
        raise UsageError(
            f"{path}: is no ordinary file, and an export is put in place as a whole; name a file"
        )
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; create it first")
    target, folder = path.resolve(), project.folder.resolve()
    if target.is_relative_to(folder / STORE_FOLDER):
        raise UsageError(f"{path}: the folder {STORE_FOLDER}/ is the project’s own; choose another place")
    if is_folder and target.is_relative_to(folder):
        raise UsageError(f"{path}: its texts would pass for articles of the project; name a folder outside")
    if target.is_relative_to(folder) and target.suffix.lower() == ".txt":
        raise UsageError(f"{path}: would be taken for an article of the project; choose another name")


COMMAND = Command(
    "export", "write articles and annotations into a file or folder for other programs", _add_arguments, _run
)
