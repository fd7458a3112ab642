"""The manifest of an export: what went out, of which texts, what was lost and that the rest was proved.

JSON beside the file, ``NAME.manifest.json``, or in the folder, `manifest.json`. Losses come last, one a line.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Loss
from annotations.formats.selection import with_labels
from annotations.model import AnnotatedArticle, timestamp
from annotations.proof import Proof
from annotations.schema import schema_to_tables
from annotations.version import __version__

MANIFEST = "manifest.json"
VERSION = 1
"""Of the manifest's own form."""


def manifest_name(path: Path) -> str:
    """Return the name of the manifest of a file."""
    return f"{Path(path).resolve().name}.{MANIFEST}"


class Tally:
    """Counts what passes on its way to a writer. Texts are known by the SHA-256 of their UTF-8."""

    def __init__(self, options: ExportOptions) -> None:
        self._labels = options.labels
        self.texts: dict[str, str] = {}
        self.spans: Counter[str] = Counter()
        self.annotators: dict[str, Counter[str]] = {}
        self.relations: Counter[str] = Counter()

    def counted(self, articles: Iterable[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
        """Yield the articles as they come."""
        for annotated in articles:
            article, work = annotated.article, annotated.annotations
            if article.id not in self.texts:
                self.texts[article.id] = hashlib.sha256(article.text.encode()).hexdigest()
            if self._labels is not None:
                work = with_labels(work, self._labels)
            if work.annotator:
                own = self.annotators.setdefault(work.annotator, Counter())
                own.update(articles=1, spans=len(work.spans), relations=len(work.relations))
            self.spans.update(span.label for span in work.spans)
            self.relations.update(relation.type for relation in work.relations)
            yield annotated


def write_manifest(
    path: Path, form: Format, options: ExportOptions, tally: Tally, report: ExportReport, proof: Proof
) -> None:
    """Write the manifest of an export that was proved, durably when this returns."""
    head = _head(form, options, tally, report, proof)
    with replacing(path) as file:
        file.write(orjson.dumps(head, option=orjson.OPT_INDENT_2).removesuffix(b"\n}"))
        file.write(b',\n  "losses": [')
        between = b"\n    "
        for loss in report.losses:
            file.write(between + orjson.dumps(_loss(loss)))
            between = b",\n    "
        file.write(b"\n  ]\n}\n" if report.losses else b"]\n}\n")


def _head(
    form: Format, options: ExportOptions, tally: Tally, report: ExportReport, proof: Proof
) -> Mapping[str, Any]:
    lost: Counter[str] = Counter()
    for loss in report.losses:
        lost[str(loss.kind)] += loss.count
    return {
        "manifest": VERSION,
        "hashiya": __version__,
        "made": timestamp(),
        "format": {"name": form.name, "title": form.title},
        "file": report.path.name,
        "offsets": str(options.offsets) if form.counts_offsets else "the format’s own",
        "labels": None if options.labels is None else sorted(options.labels),
        "exported": {
            "articles": len(tally.texts),
            "annotated articles": report.articles,
            "spans": tally.spans.total(),
            "spans by label": dict(sorted(tally.spans.items())),
            "relations by type": dict(sorted(tally.relations.items())),
            "annotators": {name: dict(counts) for name, counts in sorted(tally.annotators.items())},
        },
        "written spans": report.spans,
        "proof": {
            "read again": "yes",
            "annotated articles compared": proof.articles,
            "spans compared": proof.spans,
            "differences": len(proof.differences) + proof.further,
        },
        "lost": dict(sorted(lost.items())),
        "schema": schema_to_tables(options.schema),
        "texts sha256": tally.texts,
    }


def _loss(loss: Loss) -> Mapping[str, str]:
    words = {"article": loss.article, "annotator": loss.annotator, "span": loss.span, "text": loss.text}
    return {**{k: v for k, v in words.items() if v}, "of": str(loss.kind), "reason": loss.reason}
