"""Opening the project that a command was given, and saying what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from annotations.commands.command import UsageError
from annotations.commands.output import ProgressBar, say_all
from annotations.store import Project


def open_project(folder: Path, annotator: str | None = None) -> Project:
    """Open a project. UsageError when there is no such folder, ProjectError when it cannot be opened."""
    if not folder.is_dir():
        what = "is a file; name the folder that it lies in" if folder.exists() else "there is no such folder"
        raise UsageError(f"{folder}: {what}")
    with ProgressBar("Reading articles") as bar:
        project = Project.open(folder, annotator=annotator, progress=bar.show)
    project.save_index()
    return project


def say_what_is_wrong(project: Project) -> bool:
    """Name the files that were passed over and everything found in those that were read; say if any."""
    say_all("these files cannot be read and are left out:", map(str, project.unreadable))
    say_all("something is wrong with the project’s files (hashiya check tells more):", project.problems)
    return bool(project.unreadable or project.problems)
