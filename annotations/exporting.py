"""Exporting a project: which works go out, the proof that they arrived, and the manifest beside them.

Works are read when they are asked for, so that memory does not grow with the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.files import placing
from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.manifest import MANIFEST, Tally, manifest_name, write_manifest
from annotations.model import AnnotatedArticle, AnnotationSet, Status
from annotations.proof import Proof, ProofFailedError, prove
from annotations.store import Project
from annotations.written_works import WrittenWorks

Step = Callable[[int, int], bool]
"""Called with the steps done and of all; the export is given up when it answers False."""


class Chosen:
    """What of a project is exported: every article once per annotator who recorded anything in it.

    An article that none of them touched comes once, with an empty annotator, so that the corpus is whole.
    """

    def __init__(
        self, project: Project, annotators: tuple[str, ...], articles: tuple[str, ...], *, done_only: bool
    ) -> None:
        self._project = project
        self._annotators = annotators
        self._articles = articles
        self._done_only = done_only
        self.visited = 0
        """How many articles the latest run has come past."""
        self.unplaced: dict[str, None] = {}
        """What is stored of the articles visited but does not fit them now, and so cannot be exported."""

    def __len__(self) -> int:
        """Return how many articles are visited in all."""
        return len(self._articles)

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        self.visited = 0
        for article_id in self._articles:
            works = list(self._works(article_id))
            self.visited += 1
            yield from works

    def _works(self, article_id: str) -> Iterator[AnnotatedArticle]:
        try:
            article = self._project.article(article_id)
        except KeyError:
            return  # Its file was there a moment ago; the project tells that it cannot be read.
        found = False
        for name in self._annotators:
            stored = self._project.stored(article_id, name)
            for row in stored.unplaced:
                what = f"{row.table.removesuffix('s')} {row.row.get('id', '')}: {row.reason}"
                self.unplaced[f"{article_id}, {name}: {what}"] = None
            work = stored.annotations
            if not work.is_empty and (work.status is Status.DONE or not self._done_only):
                found = True
                yield AnnotatedArticle(article, work)
        if not found and not self._done_only:
            yield AnnotatedArticle(article, AnnotationSet(article_id, ""))


def choose(
    project: Project,
    annotators: Sequence[str] | None = None,
    *,
    done_only: bool = False,
    article_id: str = "",
) -> Chosen:
    """Return the works of these annotators (None: of all), in natural order of the articles.

    `done_only` leaves out what is not marked as done, `article_id` all articles but one.
    """
    names = project.annotators() if annotators is None else tuple(dict.fromkeys(annotators))
    articles = tuple(heading.id for heading in project.headings if article_id in ("", heading.id))
    return Chosen(project, names, articles, done_only=done_only)


@dataclass(frozen=True, slots=True)
class Exported:
    """What has been written, where its manifest is (None: there is none), and that it was proved."""

    report: ExportReport
    proof: Proof
    manifest: Path | None


def export(
    form: Format,
    chosen: Chosen,
    path: Path,
    options: ExportOptions,
    *,
    with_manifest: bool = True,
    on_step: Step | None = None,
) -> Exported:
    """Write the works, read them again, and give the file or folder its name only if they are all there.

    Raises ProofFailedError, ExportCancelled, SpanError and OSError; nothing has changed then.
    """
    assert form.write is not None
    of = 2 * len(chosen)
    step = on_step or _never_stop
    options = replace(options, progress=lambda _: step(chosen.visited, of))
    tally = Tally(options)
    with (
        placing(path, manifest_name(path)) as (written, companion),
        WrittenWorks(options.labels, written.parent) as works,
    ):
        report = form.write(works.passing(tally.counted(chosen)), written, options)
        number = max(1, len(works.keys))
        proof = prove(
            form,
            written,
            works,
            report,
            options,
            lambda done: step(len(chosen) * (number + done) // number, of),
        )
        if not proof.holds:
            differences = tuple(each.replace(str(written), str(path)) for each in proof.differences)
            raise ProofFailedError(replace(proof, differences=differences))
        report = replace(report, path=path)
        inner = written / MANIFEST if form.is_folder else companion
        if with_manifest:
            write_manifest(inner, form, options, tally, report, proof)
    outer = path / MANIFEST if form.is_folder else path.resolve().parent / manifest_name(path)
    return Exported(report, proof, outer if with_manifest else None)


def _never_stop(_done: int, _of: int) -> bool:
    return True
