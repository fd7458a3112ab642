"""Which entity a name means: candidates in the order of how likely they are, each with its reasons.

Names are compared from the exact to the similar; how near an entity was mentioned and how lately it was used
only decide among names that fit about alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from heapq import nlargest
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from annotations.entities.names import bare_texts, core_key, name_key
from annotations.entities.register import LATIN_NAME, is_unnamed_entity, names_of
from annotations.model import AnnotationSet, Entity

LIMIT = 12
SURE = 0.9
"""From this score of the name on, a name is meant, not merely resembled."""
_NEAR, _RECENT, _OFTEN = 0.06, 0.03, 0.02
_FAR = 1500.0
"""Characters over which the nearness of a mention fades."""
_SIMILAR = 78.0
"""Of 100, by which letters two names have to agree; below, most proposals were wrong ones."""
_SHORTEST_SIMILAR, _SHORTEST_INSIDE = 4, 3
_MOST = 300
"""So many names that begin alike are looked at."""
_ENOUGH = 6
"""With so many names that fit, nobody looks at similar ones."""


class Reason(StrEnum):
    """Why an entity is proposed."""

    NAME = "its name"
    ALIAS = "an alias"
    SPELLING = "another spelling"
    INSIDE = "the text contains its name"
    BEGINS = "a name begins so"
    CONTAINS = "a name contains it"
    SIMILAR = "a similar name"
    NEAR = "mentioned nearby"
    RECENT = "used lately"
    OFTEN = "mentioned often"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant. `score` is the sum of the reasons' shares; `name` is the one that fits."""

    entity: Entity
    score: float
    name: str
    reasons: tuple[tuple[Reason, float], ...]

    @property
    def is_sure(self) -> bool:
        """Whether its name is the very one that was asked for."""
        return bool(self.reasons) and self.reasons[0][1] >= SURE


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name is asked for: how far the mentions of entities are (characters), what was used lately

    (the latest first), and how often each is mentioned in the project.
    """

    distances: Mapping[str, int] = field(default_factory=dict)
    recent: Sequence[str] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


NOWHERE = Context()


def context_at(
    annotations: AnnotationSet,
    offset: int,
    recent: Sequence[str] = (),
    counts: Mapping[str, int] | None = None,
    but: str = "",
) -> Context:
    """Return the context of an offset in an article; the span with the id `but` does not count."""
    distances: dict[str, int] = {}
    for span in annotations.spans:
        if span.entity and span.id != but:
            distance = abs(span.start - offset)
            if distance < distances.get(span.entity, distance + 1):
                distances[span.entity] = distance
    return Context(distances, recent, counts or {})


class _Name(NamedTuple):
    entity: Entity
    name: str
    key: str
    core: str


class NameIndex:
    """The names of all entities, prepared for being asked for often."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._of_label: dict[str, _Names] = {}
        for entity in entities:
            self._of_label.setdefault(entity.label, _Names()).add(entity)

    def names(self, label: str) -> _Names:
        """Return the names of the entities of one label."""
        return self._of_label.get(label) or _Names()


class _Names:
    """The names of the entities of one label, by their keys."""

    def __init__(self) -> None:
        self.all: list[_Name] = []
        self.by_key: dict[str, list[_Name]] = {}
        self.by_core: dict[str, list[_Name]] = {}
        self.entities: dict[str, Entity] = {}

    def add(self, entity: Entity) -> None:
        self.entities[entity.id] = entity
        latin = entity.attributes.get(LATIN_NAME)
        for text in (*names_of(entity), *([str(latin)] if latin else [])):
            name = _Name(entity, text, name_key(text), core_key(text))
            self.all.append(name)
            self.by_key.setdefault(name.key, []).append(name)
            self.by_core.setdefault(name.core, []).append(name)

    def knows(self, key: str) -> bool:
        """Say whether a folded text is a name here."""
        return key in self.by_key

    @cached_property
    def keys(self) -> _Lines:
        """All keys as one text."""
        return _Lines([name.key for name in self.all])

    @cached_property
    def cores(self) -> _Lines:
        """All cores as one text."""
        return _Lines([name.core for name in self.all])

    def beginning_with(self, key: str, core: str) -> list[_Name]:
        """Return names that begin so, the shortest first."""
        places = {*self.keys.numbers(f"\n{key}"), *self.cores.numbers(f"\n{core}")}
        return sorted((self.all[place] for place in places), key=lambda name: (len(name.key), name.key))


class _Lines:
    """Many short texts as lines of one, which is searched at the speed of `str.find`."""

    def __init__(self, lines: list[str]) -> None:
        self._text = "\n".join(("", *lines, ""))
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def numbers(self, part: str) -> list[int]:
        """Return the numbers of the first lines that contain a part (“\\n” is the beginning of a line)."""
        found: list[int] = []
        at = self._text.find(part)
        while at >= 0 and len(found) < _MOST:
            number = bisect_right(self._starts, at) - 1
            found.append(number)
            at = self._text.find(part, self._starts[number + 1])
        return found


def candidates(
    query: str, label: str, index: NameIndex, context: Context = NOWHERE, limit: int = LIMIT
) -> list[Candidate]:
    """Return the entities of a label that a text may mean, the likeliest first.

    Without a text those are proposed that are mentioned nearby, were used lately or are mentioned often. An
    unnamed source is proposed only where it is mentioned in the same article.
    """
    names = index.names(label)
    found = _by_name(query, names) if name_key(query) else {}
    if not name_key(query):
        often = nlargest(limit, context.counts, key=context.counts.__getitem__)
        likely = (*context.distances, *context.recent, *often)
        found = {i: (names.entities[i].name, ()) for i in likely if i in names.entities}
        if len(found) < limit:
            rest = sorted(names.entities.values(), key=lambda entity: entity.name)[: 2 * limit]
            found |= {entity.id: (entity.name, ()) for entity in rest if entity.id not in found}
    ranked = []
    for entity_id, (name, because) in found.items():
        entity = names.entities[entity_id]
        if is_unnamed_entity(entity) and entity_id not in context.distances:
            continue
        reasons = (*because, *_because_of(context, entity_id))
        ranked.append(Candidate(entity, sum(share for _, share in reasons), name, reasons))
    ranked.sort(key=lambda candidate: (-candidate.score, candidate.entity.name, candidate.entity.id))
    return ranked[:limit]


def sure_entity(text: str, label: str, index: NameIndex) -> Entity | None:
    """Return the one entity of a label that has this text for its name or alias; None if there are several.

    Only folding is forgiven, and the alef that an article loses after ل (للقوات).
    """
    key = name_key(text)
    keys = [key, f"ال{key[2:]}"] if key.startswith("لل") else [key]
    by_key = index.names(label).by_key
    found = {name.entity.id: name.entity for key in keys for name in by_key.get(key, ())}
    only = next(iter(found.values())) if len(found) == 1 else None
    return None if only is None or is_unnamed_entity(only) else only


_Because = tuple[tuple[Reason, float], ...]


def _by_name(query: str, names: _Names) -> dict[str, tuple[str, _Because]]:
    """Return entity id → the name that fits best, and why."""
    found: dict[str, tuple[str, _Because]] = {}

    def take(hits: Iterable[_Name], reason: Reason, share: float) -> None:
        for hit in hits:
            found.setdefault(hit.entity.id, (hit.name, ((reason, share),)))

    key, core = name_key(query), core_key(query)
    same = names.by_key.get(key, [])
    take((hit for hit in same if hit.name == hit.entity.name), Reason.NAME, 1.0)
    take(same, Reason.ALIAS, 0.97)
    take(names.by_core.get(core, ()), Reason.SPELLING, 0.92)
    for bare in bare_texts(query, names.knows):
        take(names.by_core.get(core_key(bare), ()), Reason.SPELLING, 0.9)
    for hit in names.beginning_with(key, core)[: 4 * LIMIT]:
        take([hit], Reason.BEGINS, 0.7 + 0.1 * len(core) / max(len(core), len(hit.core)))
    for words in _parts(key):
        share = 0.6 + 0.15 * len(words) / len(key)
        take(names.by_key.get(words, ()), Reason.INSIDE, share)
    if len(core) >= _SHORTEST_INSIDE and len(found) < LIMIT:
        take((names.all[number] for number in names.cores.numbers(core)), Reason.CONTAINS, 0.5)
    if len(found) < _ENOUGH and len(core) >= _SHORTEST_SIMILAR:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - loads when a name is first misspelt

        cores = names.by_core.keys()
        similar = process.extract(core, cores, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=LIMIT)
        for close, ratio, _ in similar:
            take(names.by_core[close], Reason.SIMILAR, 0.5 * ratio / 100)
    return found


def _parts(key: str) -> list[str]:
    """Return the runs of whole words inside a key, the longest first: «الرئيس دونالد ترامب» holds «ترامب»."""
    words = key.split()[:12]
    runs = [
        " ".join(words[start : start + length])
        for length in range(len(words) - 1, 0, -1)
        for start in range(len(words) - length + 1)
    ]
    return [run for run in runs if len(run) > 2]


def _because_of(context: Context, entity_id: str) -> _Because:
    reasons = []
    if entity_id in context.distances:
        reasons.append((Reason.NEAR, _NEAR * (0.4 + 0.6 * exp(-context.distances[entity_id] / _FAR))))
    if entity_id in context.recent:
        reasons.append((Reason.RECENT, _RECENT / (1 + context.recent.index(entity_id) / 4)))
    if context.counts.get(entity_id):
        reasons.append((Reason.OFTEN, _OFTEN * min(1.0, log(1 + context.counts[entity_id]) / 7)))
    return tuple(reasons)
