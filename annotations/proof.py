"""The proof of an export: what was written is read again and held against what should stand there.

Compared are articles, annotators, texts, and of every span its extent, text, label, attributes, entity, note
and relations; of a format that holds ids and times, these too. What the losses name may differ, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.formats.collected import Losses
from annotations.formats.format import ExportCancelled, ExportOptions, ExportReport, Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.model import AnnotationSet
from annotations.proved_article import Told, differences_in
from annotations.written_works import Key, WrittenWorks

SHOWN = 20
"""So many differences are kept in words; of more only the number."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How much was compared (annotated articles and their spans) and the first differences, in words."""

    articles: int
    spans: int
    differences: tuple[str, ...] = ()
    further: int = 0
    """How many differences there are besides."""

    @property
    def holds(self) -> bool:
        """Whether what was written is what should have been."""
        return not self.differences


class ProofFailedError(Exception):
    """What was written is not what was exported; nothing took the name of the file or folder."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        more = f"\nand {proof.further:,} more" if proof.further else ""
        super().__init__("\n".join(proof.differences) + more)


def prove(
    form: Format,
    path: Path,
    works: WrittenWorks,
    report: ExportReport,
    options: ExportOptions,
    progress: Callable[[int], bool] | None = None,
) -> Proof:
    """Read the file or folder at `path` and compare it with `works`, article by article.

    `progress` gets the number of works compared; ExportCancelled when it answers False. Raises OSError.
    """
    compared = _Compared()
    if form.compare is not None:
        compared.take(form.compare(path, works, options))
        return compared.proof(report.articles, report.spans)
    if report.articles:
        if report.articles != len(works.keys):
            compared.take([f"{report.articles} annotated articles stand there, not {len(works.keys)}"])
        _compare(compared, form, path, works, report, options, progress)
    return compared.proof(compared.articles, compared.spans)


class _Compared:
    """What was compared so far, and what was found."""

    def __init__(self) -> None:
        self.articles = self.spans = self.further = 0
        self.found: list[str] = []

    def take(self, differences: Iterable[str]) -> None:
        for difference in differences:
            if len(self.found) < SHOWN:
                self.found.append(difference)
            else:
                self.further += 1

    def proof(self, articles: int, spans: int) -> Proof:
        return Proof(articles, spans, tuple(self.found), self.further)


def _compare(
    compared: _Compared,
    form: Format,
    path: Path,
    works: WrittenWorks,
    report: ExportReport,
    options: ExportOptions,
    progress: Callable[[int], bool] | None,
) -> None:
    losses = report.losses
    if not isinstance(losses, Losses):
        losses = Losses()
        losses += report.losses
    read = form.read_back or form.read
    assert read is not None, f"{form.name} cannot be proved"
    waiting = dict.fromkeys(works.keys)
    seen: set[Key] = set()
    whose = dict(iter(works.keys))
    articles: set[str] = set()
    holds_texts = False
    try:
        for row in read(path):
            key = row.id, row.annotator
            if key in seen:
                compared.take([f"{_named(key)}: stands there twice"])
            elif key not in waiting and row.id in whose and not (row.annotator or row.spans or row.note):
                # The text alone: somebody opened the article, and of that the format keeps nothing.
                work = works.find(row.id, whose[row.id])
                bare = replace(work, annotations=AnnotationSet(row.id, ""))
                told = Told(losses.of(row.id, whose[row.id]))
                compared.take(f"{row.id}: {d}" for d in differences_in(row, bare, told, form, options))
            elif key not in waiting:
                compared.take([f"{_named(key)}: stands there and was not exported"])
            else:
                if not (form.is_exact and works.is_identical(row)):
                    told = Told(losses.of(*key))
                    different = differences_in(row, works.find(*key), told, form, options)
                    compared.take(f"{_named(key)}: {what}" for what in different)
                compared.articles += 1
                compared.spans += len(row.spans)
            seen.add(key)
            articles.add(row.id)
            holds_texts = holds_texts or row.text is not None
            waiting.pop(key, None)
            if progress is not None and not progress(len(seen)):
                raise ExportCancelled
    except ImportFileError as error:
        compared.take([f"cannot be read again: {error}"])
        return
    for key in waiting:
        expected = works.find(*key)
        told = Told(losses.of(*key))
        nothing = ImportedArticle(place="", id=key[0], annotator=key[1])
        missing = list(differences_in(nothing, expected, told, form, options))
        if missing or form.is_exact or (holds_texts and key[0] not in articles):
            compared.take([f"{_named(key)}: is not there"])


def _named(key: Key) -> str:
    return ", ".join(filter(None, key))
