"""What a project's exports hold, and what they should hold: spans as plain values to be compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from annotations.exporting import choose
from annotations.formats import FORMATS
from annotations.model import AnnotatedArticle, Span
from annotations.schema import Schema
from annotations.store import Project

Place = tuple[int, int, str, str]
"""Where a span is in code points, its label and its text."""

Whose = tuple[str, str]
"""An article's id and its annotator."""

_LOSS = re.compile(r"^  (.+), (.*?): span (\S+) «", re.MULTILINE)


def ran(*command: str, folder: Path | None = None, status: int = 0) -> str:
    """Run a program in a folder and return what it says; it must end with this status."""
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PATH": beside}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    return said


def hashiya(*arguments: str) -> str:
    """Run the command line and return what it says."""
    return ran(sys.executable, "-P", "-m", "annotations", *arguments)


def installed(package: str) -> Path:
    """Return the folder of a package without importing it."""
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


class Exports:
    """The exports of one project, each made when it is first asked for."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder = folder
        self._place = place
        self._said: dict[str, str] = {}

    def path(self, name: str) -> Path:
        """Return the file or folder that `hashiya export --format NAME` wrote."""
        form = FORMATS[name]
        path = self._place / f"{name}-export" / f"corpus{'' if form.is_folder else form.extension}"
        if name not in self._said:
            path.parent.mkdir()
            self._said[name] = hashiya("export", str(self.folder), "--format", name, "--output", str(path))
        return path

    def lost(self, name: str) -> set[tuple[str, str, str]]:
        """Return what the command called lost: article, annotator and id of each span."""
        self.path(name)
        return set(_LOSS.findall(self._said[name]))

    @cached_property
    def project(self) -> Project:
        return Project.open(self.folder)

    @property
    def schema(self) -> Schema:
        return self.project.schema

    @cached_property
    def articles(self) -> tuple[AnnotatedArticle, ...]:
        """Return all articles as an export holds them: once for each annotator, or once with none."""
        return tuple(choose(self.project))

    @cached_property
    def texts(self) -> dict[str, str]:
        return {each.article.id: each.article.text for each in self.articles}

    @cached_property
    def places(self) -> dict[Whose, list[Place]]:
        """Return the spans of every article and annotator, in order."""
        return {whose(each): sorted(map(place, each.annotations.spans)) for each in self.articles}

    @cached_property
    def outermost(self) -> dict[Whose, list[Place]]:
        """Return what a column of tags can hold: of spans that overlap the outermost, or the first."""
        return {whose(each): sorted(outermost(each.annotations.spans)) for each in self.articles}


def whose(annotated: AnnotatedArticle) -> Whose:
    return annotated.article.id, annotated.annotations.annotator


def place(span: Span) -> Place:
    return span.start, span.end, span.label, span.text


def outermost(spans: Iterable[Span]) -> Iterator[Place]:
    """Yield spans of which no two overlap. Of two over the same letters, the first by id."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.id)):
        if span.start >= end:
            yield place(span)
            end = span.end


def aligned(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Return where tokens stand in the text that they are of; nothing but white space is between them."""
    at = 0
    found = []
    for token in tokens:
        while not text.startswith(token, at):
            assert text[at].isspace(), f"“{token}” should follow “{text[:at][-20:]}”, not “{text[at:][:20]}”"
            at += 1
        found.append((at, at + len(token)))
        at += len(token)
    assert not text[at:].strip(), f"no token holds “{text[at:]}”"
    return found


def tagged_places(text: str, tokens: Sequence[str], ends: Iterable[tuple[int, int, str]]) -> list[Place]:
    """Return the places of runs of tokens ``[first, last]`` with their labels."""
    where = aligned(text, tokens)
    found = []
    for first, last, label in ends:
        start, end = where[first][0], where[last][1]
        found.append((start, end, label, text[start:end]))
    return sorted(found)
