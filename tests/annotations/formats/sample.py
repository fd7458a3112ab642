"""A small corpus with everything that makes exports of Arabic go wrong, and random ones like it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.model import (
    AnnotatedArticle,
    AnnotationSet,
    Article,
    AttributeValue,
    Direction,
    Entity,
    Relation,
    Span,
    Status,
    make_span,
    reading_order,
)
from annotations.store.project import default_schema

SCHEMA = default_schema()
ENTITIES = {
    "e1": Entity("e1", "actor", "الولايات المتحدة", "state", ("أمريكا", "US"), frozen({"wikidata": "Q30"})),
    "e2": Entity("e2", "base", "Ain al-Asad"),
}

_TEXT = (
    "أعلن «البنتاغون» 🚨 سحب نحو 4000 جندي في نوفمبر2021.\n"
    "لبقاء القوات الأمريكيّةبالعراق؛ قاعدةُ عين\u00a0الأسد\u2028بلد. ثم قال د. سامي: =2+2 و -15% @الآن."
)
_SECOND = "Menu\n\nما حقيقة الانسحاب؟\n"


def corpus() -> list[AnnotatedArticle]:
    """Two annotators on the first article; nobody touched the second."""
    article = Article(
        id="2018/002",
        text=_TEXT,
        title="-عنوان",
        date="2018-05-01",
        outlet="وكالة",
        url="https://example.org/2",
        direction=Direction.RTL,
    )
    spans = (
        span(article, "البنتاغون", "actor", "a", entity="e1", note="=1+1"),
        span(article, "نحو 4000 جندي", "figure", "b", value=4000, doubtful=True, as_of="2018-05", low=-1.5),
        span(article, "2021", "figure", "c"),
        span(article, "القوات الأمريكيّة", "actor", "d", entity="e1"),
        span(article, "الأمريكيّة", "actor", "e"),
        span(article, "عين\u00a0الأسد\u2028بلد", "base", "f", entity="e2", certainty="stated"),
        span(article, "بلد. ثم قال د. سامي", "stance", "g", target="foreign_forces_leave"),
        span(article, "=2+2", "figure", "h"),
        span(article, "-15%", "figure", "i", value=-15, mode="“quote”, with; signs\nand a break"),
    )
    first = AnnotationSet(
        article.id,
        "a1",
        tuple(sorted(spans, key=reading_order)),
        (Relation("r1", "claimed_by", "b", "a"), Relation("r2", "changed_from", "b", "i")),
        Status.DONE,
        "ملاحظة",
    )
    second = AnnotationSet(article.id, "هدى", (span(article, "سامي", "actor", "z"),), (), Status.IN_WORK)
    menu = Article(id="003", text=_SECOND, title="ما حقيقة الانسحاب؟")
    return [
        AnnotatedArticle(article, first),
        AnnotatedArticle(article, second),
        AnnotatedArticle(menu, AnnotationSet(menu.id, "")),
    ]


def span(
    article: Article,
    text: str,
    label: str,
    span_id: str,
    entity: str = "",
    note: str = "",
    **attributes: AttributeValue,
) -> Span:
    """A span over the first place where `text` stands."""
    start = article.text.index(text)
    return replace(
        make_span(article, start, start + len(text), label),
        id=span_id,
        entity=entity,
        note=note,
        attributes=frozen(attributes),
        created="2026-01-02T03:04:05Z",
        modified="2026-01-02T03:04:06Z",
    )


_ARABIC = [*"اأبةىيلاكمن0٣۷", "ً", "ّ", "ـ", "ﻻ", "ﷲ", "قال. ", "د. ", "،", "؟"]
_OTHERS = [*"aBß.,!%()«»\"'=-+@/:_", "é", "\u0301", "4,000", "🚨", "👨\u200d👩\u200d👧", "\ufe0f"]
_BLANK = [*" \n\u00a0\u2028\u0085\t", "\u200f", "\u200d"]
PIECES = st.sampled_from([*_ARABIC, *_OTHERS, *_BLANK])
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
VALUES: st.SearchStrategy[AttributeValue] = st.one_of(
    st.booleans(),
    st.integers(-(2**53), 2**53),
    # Zero without a sign: a spreadsheet has no other, and the two cannot be told apart by comparing.
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0),
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8),
)


@st.composite
def annotated_articles(draw: st.DrawFn) -> AnnotatedArticle:
    """An article with overlapping and nested spans, attributes of all types and relations."""
    article = Article(
        id=draw(st.sampled_from(["001", "2018/002", "مقال 3"])),
        text=draw(TEXTS),
        title=draw(NAMES),
        date=draw(st.sampled_from(["", "2018", "2018-05-01"])),
        outlet=draw(NAMES),
        url=draw(NAMES),
        direction=draw(st.sampled_from(Direction)),
    )
    spans = tuple(sorted(draw(st.lists(_spans(article), max_size=8, unique_by=_id)), key=reading_order))
    ids = [each.id for each in spans]
    relations: tuple[Relation, ...] = ()
    if ids:
        pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3))
        relations = tuple(Relation(f"r{n}", "claimed_by", *pair) for n, pair in enumerate(pairs))
    return AnnotatedArticle(
        article,
        AnnotationSet(
            article.id,
            draw(st.sampled_from(["a1", "هدى"])),
            spans,
            relations,
            draw(st.sampled_from(Status)),
            draw(NAMES),
        ),
    )


@st.composite
def _spans(draw: st.DrawFn, article: Article) -> Span:
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    attributes: Mapping[str, AttributeValue] = draw(
        st.dictionaries(st.sampled_from(["value", "counted", "low", "new ناقص"]), VALUES)
    )
    return replace(
        make_span(article, start, end, draw(st.sampled_from(["actor", "figure", "base", "stance"]))),
        id=draw(st.sampled_from([f"s{n}" for n in range(20)])),
        attributes=frozen(attributes),
        entity=draw(st.sampled_from(["", "e1", "e9"])),
        note=draw(NAMES),
    )


def _id(span: Span) -> str:
    return span.id
