"""Holding one annotated article as it was read back against what was to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotations.formats.format import ExportOptions, Format, Loss, Lost
from annotations.formats.imported import SOURCE, ImportedArticle, annotations_of, stored_text
from annotations.model import AnnotatedArticle, AnnotationSet, AttributeValue, Span, SpanError, Status

_SHOWN = 40
_Place = tuple[int, int, str]
_NOWHERE: _Place = (0, 0, "")


class Told:
    """What the losses of one annotated article excuse."""

    def __init__(self, losses: Iterable[Loss]) -> None:
        self._losses = list(losses)
        self._lost = {(loss.kind, loss.span, loss.detail) for loss in self._losses}

    def excuses(self, kind: Lost, span: str = "", detail: str = "") -> bool:
        """Say whether something is lost: as itself, or with all of its kind in the span or the article."""
        lost = self._lost
        return bool(lost) and (
            (kind, span, detail) in lost
            or (kind, span, "") in lost
            or (kind, "", "") in lost
            or (kind, "", detail) in lost
        )


def differences_in(
    row: ImportedArticle, expected: AnnotatedArticle, told: Told, form: Format, options: ExportOptions
) -> Iterator[str]:
    """Yield in words what the row has otherwise than it should."""
    article, annotations = expected.article, expected.annotations
    if told.excuses(Lost.CHARACTERS):
        # A stand-in for each character that is lost keeps the offsets, and only these can be compared.
        row = replace(row, text=None, spans=tuple(replace(span, text=None) for span in row.spans))
    elif row.text is not None and stored_text(row.text) != article.text:
        yield "its text is another one"
        return
    try:
        found = annotations_of(row, article, annotations.annotator)
    except SpanError as error:
        yield str(error)
        return
    if form.is_exact:
        yield from _inexact(row, found, expected)
    pairs: list[tuple[Span, Span]] = []
    as_texts = row.attributes_are_texts
    rest = _by_place(found.spans)
    for span in annotations.spans:
        if told.excuses(Lost.SPANS, span.id):
            continue
        other = _taken(rest, span, told, as_texts=as_texts)
        if other is None:
            yield f"{_shown(span)} is not there"
            continue
        pairs.append((span, other))
        yield from (f"{_shown(span)}: {what}" for what in _unlike(span, other, told, as_texts=as_texts))
    for others in rest.values():
        yield from (f"{_shown(span)} is there and was not exported" for span in others)
    yield from _unlike_relations(annotations, found, pairs, told, options)
    yield from _unlike_work(row, found, annotations, told)


def _by_place(spans: Iterable[Span]) -> dict[_Place, list[Span]]:
    found: dict[_Place, list[Span]] = {}
    for span in spans:
        found.setdefault(_place(span), []).append(span)
    return found


def _taken(rest: dict[_Place, list[Span]], span: Span, told: Told, *, as_texts: bool) -> Span | None:
    """Take what was read of a span out of the rest: the most like it of those in its place."""
    there = rest.get(_place(span)) or []
    if not there and told.excuses(Lost.EDGES, span.id):
        there = next((others for others in rest.values() if others and _is_trimmed(others[0], span)), [])
    if len(there) < 2:
        return there.pop() if there else None
    alike = (i for i, other in enumerate(there) if not any(_unlike(span, other, told, as_texts=as_texts)))
    return there.pop(next(alike, 0))


def _is_trimmed(span: Span, whole: Span) -> bool:
    """Say whether a span is another one without white space at its edges."""
    inside = whole.start <= span.start and span.end <= whole.end and span.label == whole.label
    return inside and span.text.strip() == whole.text.strip()


def _unlike(span: Span, other: Span, told: Told, *, as_texts: bool) -> Iterator[str]:
    """Yield what of a span's content was read otherwise."""
    for name in {**span.attributes, **other.attributes}:
        if told.excuses(Lost.ATTRIBUTES, span.id, name):
            continue
        was, is_now = _value(span.attributes, name, as_texts), _value(other.attributes, name, as_texts)
        if was != is_now:
            yield f"its attribute “{name}” was {was[1]!r} and is {is_now[1]!r}"
    for name, kind in (("entity", Lost.ENTITIES), ("note", Lost.NOTES)):
        words = getattr(span, name), getattr(other, name)
        if words[0] != words[1] and not told.excuses(kind, span.id):
            yield f"its {name} was «{words[0][:_SHOWN]}» and is «{words[1][:_SHOWN]}»"


def _value(attributes: Mapping[str, AttributeValue], name: str, as_texts: bool) -> tuple[bool, object]:
    """Return a value so that only the same one is equal: true is not 1, unless all are texts."""
    value = attributes.get(name, "" if as_texts else None)
    if as_texts:
        return False, ("true" if value else "false") if isinstance(value, bool) else str(value)
    return isinstance(value, bool), value


def _unlike_relations(
    annotations: AnnotationSet,
    found: AnnotationSet,
    pairs: list[tuple[Span, Span]],
    told: Told,
    options: ExportOptions,
) -> Iterator[str]:
    if told.excuses(Lost.RELATIONS):
        return
    read = {span.id: _place(other) for span, other in pairs}
    lost = {span.id for span in annotations.spans if told.excuses(Lost.RELATIONS, span.id)}
    places = {span.id: _place(span) for span in found.spans}

    def name(kind: str) -> str:
        known = options.schema.relation_type(kind)
        return known.name if known else kind

    expected = Counter(
        (name(r.type), read.get(r.source, _NOWHERE), read.get(r.target, _NOWHERE))
        for r in annotations.relations
        if r.source not in lost and not told.excuses(Lost.RELATIONS, "", r.id)
    )
    there = Counter((name(r.type), places[r.source], places[r.target]) for r in found.relations)
    for words, counts in (
        ("is not there", expected - there),
        ("is there and was not exported", there - expected),
    ):
        for kind, source, target in counts:
            yield f"the relation “{kind}” from {_ends(source)} to {_ends(target)} {words}"


def _unlike_work(
    row: ImportedArticle, found: AnnotationSet, annotations: AnnotationSet, told: Told
) -> Iterator[str]:
    done = found.status is Status.DONE, annotations.status is Status.DONE
    alike = found.status is annotations.status if row.status is not None else done[0] == done[1]
    if not alike and not told.excuses(Lost.STATUS):
        yield f"was “{annotations.status}” and is “{found.status}”"
    if found.note != annotations.note and not told.excuses(Lost.ARTICLE_NOTE):
        yield f"its note was «{annotations.note[:_SHOWN]}» and is «{found.note[:_SHOWN]}»"


def _inexact(row: ImportedArticle, found: AnnotationSet, expected: AnnotatedArticle) -> Iterator[str]:
    """Yield where ids, times, sources and metadata were read otherwise."""
    article, annotations = expected.article, expected.annotations
    for name in ("title", "date", "outlet", "url", "direction"):
        if getattr(row, name) != getattr(article, name):
            yield f"its {name} was «{getattr(article, name)}» and is «{getattr(row, name)}»"
    read = {span.id: span for span in found.spans}
    for span in annotations.spans:
        other = read.get(span.id)
        about = span.source or SOURCE, span.created, span.modified
        if other is None:
            yield f"{_shown(span)}: its id {span.id} is not there"
        elif (other.source, other.created, other.modified) != about:
            yield f"{_shown(span)}: its source or one of its times is another one"
    if set(found.relations) != set(annotations.relations):
        yield "ids of relations are other ones"


def _place(span: Span) -> _Place:
    return span.start, span.end, span.label


def _ends(place: _Place) -> str:
    return "a span that is not there" if place == _NOWHERE else f"{place[2]} [{place[0]}, {place[1]})"


def _shown(span: Span) -> str:
    text = " ".join(span.text.split())
    return f"{span.label} [{span.start}, {span.end}) «{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}»"
