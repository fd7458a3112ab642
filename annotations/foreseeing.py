"""What a format would lose of a corpus, found by writing as much of it as a moment allows, into nowhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.exporting import Chosen
from annotations.formats.format import ExportOptions, Format, Lost
from annotations.model import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be lost by kind, in so many of all articles that were looked at."""

    lost: Mapping[Lost, int] = field(default_factory=dict)
    articles: int = 0
    of: int = 0


def foresee(
    form: Format,
    chosen: Chosen,
    options: ExportOptions,
    seconds: float,
    go_on: Callable[[], bool] = lambda: True,
) -> Forecast:
    """Write articles for so long, or until `go_on` answers False, and return what was lost of them.

    Raises MissingExtraError, SpanError and OSError.
    """
    assert form.write is not None
    until = time.monotonic() + seconds

    def some() -> Iterator[AnnotatedArticle]:
        for annotated in chosen:
            yield annotated
            if time.monotonic() > until or not go_on():
                return

    with TemporaryDirectory(prefix="hashiya-") as folder:
        report = form.write(some(), Path(folder) / f"forecast{form.extension}", options)
        lost: Counter[Lost] = Counter()
        for loss in report.losses:
            lost[loss.kind] += loss.count
    return Forecast(lost, chosen.visited, len(chosen))
