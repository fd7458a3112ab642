"""`hashiya export`: write a project's articles and annotations into a file or folder, and prove it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotations.articles import STORE_FOLDER
from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_project
from annotations.commands.output import ProgressBar, counted, say, say_all
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.exporting import Exported, choose, export
from annotations.files import is_empty_folder
from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions, Format, MissingExtraError
from annotations.formats.offsets import Unit
from annotations.proof import ProofFailedError
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
        help="what offsets count (default: codepoint), for formats without a rule of their own",
    )
    parser.add_argument(
        "--articles", choices=("all", "done"), default="all", help="all, or only those marked as done"
    )
    parser.add_argument(
        "--no-manifest",
        action="store_true",
        help="do not write down beside it what was exported, lost and proved",
    )


def _run(arguments: Namespace) -> int:
    form = FORMATS[arguments.format]
    unit = _unit(form, arguments.offsets)
    project = open_project(arguments.project)
    labels = _labels(project, arguments.labels)
    _check_annotators(project, arguments.annotator or [])
    _check_output(project, arguments.output, is_folder=form.is_folder)
    chosen = choose(project, arguments.annotator, done_only=arguments.articles == "done")
    options = ExportOptions(project.schema, project.entities, unit, labels)
    with ProgressBar("Exporting") as bar:

        def show(done: int, of: int) -> bool:
            bar.show(done, of)
            return True

        try:
            exported = export(
                form,
                chosen,
                arguments.output,
                options,
                with_manifest=not arguments.no_manifest,
                on_step=show,
            )
        except MissingExtraError as error:
            say(f"nothing was exported: {error}")
            return WRONG_DATA
        except OSError as error:
            say(f"{arguments.output}: cannot be written ({error.strerror}); nothing was exported")
            return WRONG_DATA
        except ProofFailedError as error:
            say_all(
                f"{arguments.output}: was not written, for what is read of it is not what was exported:",
                str(error).split("\n"),
            )
            return WRONG_DATA
    print(f"{_summary(project, exported)} → {exported.report.path}")
    say_all(f"not everything fits into {form.name}:", map(str, exported.report.losses))
    say_all("these stored annotations do not fit their article and were left out:", chosen.unplaced)
    return WRONG_DATA if say_what_is_wrong(project) or chosen.unplaced else DONE


def _summary(project: Project, exported: Exported) -> str:
    sets = counted(exported.report.articles, "annotated article")
    return f"{project.name}: {sets}, {counted(exported.report.spans, 'span')}, read again and compared"


def _unit(form: Format, given: str | None) -> Unit:
    if given is not None and not form.counts_offsets:
        able = ", ".join(f.name for f in FORMATS.values() if f.counts_offsets)
        raise UsageError(f"--offsets: {form.name} has a rule of its own; it is for {able}")
    return Unit(given or Unit.CODE_POINT)


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
