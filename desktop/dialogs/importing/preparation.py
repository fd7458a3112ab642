"""Reading the files of an import and planning it, off the window's thread. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.formats.imported import ImportedArticle
from annotations.import_choices import Choices, Part, suggested
from annotations.import_copies import Copy, copies_among
from annotations.import_names import unknown_names
from annotations.import_plan import ImportPlan, plan_import
from annotations.import_sources import ReadSource, Source, read_source
from annotations.store import Project

OnStep = Callable[[int], bool]
"""Called at every step; False: nobody wants the result any more."""


class StoppedError(Exception):
    """Nobody waits for the result any more."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user decided. `names` are only those that were touched; the others follow by themselves."""

    annotator: str
    replaces_annotators: bool = False
    names: Mapping[tuple[Part, str], str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read, in the order of the sources, and what importing it will do."""

    reads: tuple[ReadSource, ...]
    copies: Mapping[str, Copy]
    choices: Choices
    plan: ImportPlan


class Preparation:
    """Prepares imports into one project; what was read once is kept. Only one call runs at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._reads: dict[Source, ReadSource] = {}
        self._copies: tuple[tuple[Source, ...], Mapping[str, Copy]] = ((), {})

    def prepare(self, sources: Sequence[Source], decisions: Decisions, on_step: OnStep) -> Prepared:
        """Return the plan. Raises StoppedError and OSError."""

        def step(*_: int) -> None:
            if not on_step(0):
                raise StoppedError

        for source in sources:
            step()
            if source not in self._reads:
                self._reads[source] = read_source(source, step)
        reads = tuple(self._reads[source] for source in sources)
        rows = [row for read in reads for row in read.rows]
        if self._copies[0] != tuple(sources):
            self._copies = tuple(sources), copies_among(self._project, rows, step)
        choices = Choices(
            decisions.annotator,
            decisions.replaces_annotators,
            self._names(rows, decisions),
            renames=True,
            left_out=decisions.left_out,
        )
        return Prepared(reads, self._copies[1], choices, plan_import(self._project, rows, choices, step))

    def _names(self, rows: Iterable[ImportedArticle], decisions: Decisions) -> dict[tuple[Part, str], str]:
        """Return what unknown names become: as decided, else what the schema calls so, else a new one."""
        schema = self._project.schema
        unknown = unknown_names(rows, schema, Choices(decisions.annotator))
        return {
            (each.part, each.name): decisions.names.get(
                (each.part, each.name), suggested(schema, each.part, each.name) or each.name
            )
            for each in unknown
        }
