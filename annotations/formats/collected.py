"""The losses of an export, counted as they come; many of them go to the disk, not into memory."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple
from tempfile import SpooledTemporaryFile

import orjson
from typing_extensions import override

from annotations.formats.format import Loss, Lost

_IN_MEMORY = 1024 * 1024


class Losses(Collection[Loss]):
    """Losses in the order in which they came; those of one article and annotator can be asked for."""

    def __init__(self) -> None:
        self.counts: Counter[Lost] = Counter()
        self._length = 0
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        weakref.finalize(self, self._file.close)
        self._size = 0
        self._places: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def __iadd__(self, losses: Iterable[Loss]) -> Losses:
        for loss in losses:
            self.append(loss)
        return self

    def append(self, loss: Loss) -> None:
        """Take one loss more."""
        line = orjson.dumps(astuple(loss), option=orjson.OPT_APPEND_NEWLINE)
        places = self._places.setdefault((loss.article, loss.annotator), [])
        begins = self._size
        if places and places[-1][1] == self._size:
            begins = places.pop()[0]
        self._file.seek(self._size)
        self._file.write(line)
        self._size += len(line)
        places.append((begins, self._size))
        self._length += 1
        self.counts[loss.kind] += loss.count

    def of(self, article: str, annotator: str) -> list[Loss]:
        """Return the losses of one annotator's work on one article."""
        found: list[Loss] = []
        for begins, ends in self._places.get((article, annotator), ()):
            self._file.seek(begins)
            found += map(_loss, self._file.read(ends - begins).splitlines())
        return found

    @override
    def __iter__(self) -> Iterator[Loss]:
        at = 0
        while at < self._size:
            self._file.seek(at)
            line = self._file.readline()
            at += len(line)
            yield _loss(line)

    @override
    def __len__(self) -> int:
        return self._length

    @override
    def __contains__(self, loss: object) -> bool:
        return any(loss == each for each in self)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Collection) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def _loss(line: bytes) -> Loss:
    article, annotator, span, text, reason, kind, detail, count = orjson.loads(line)
    return Loss(article, annotator, span, text, reason, Lost(kind), detail, count)
