"""Hypothesis strategies: texts, spans, relations and whole annotation sets over an Arabic text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.model import AnnotationSet, Article, Relation, Span, Status, make_span, reading_order

TEXT = (
    "أعلن المتحدّثُ باسم مكتب رئيس الوزراء العراقي 🇮🇶، سعد الحديثي، أنّ «القوات الأمريكيةبالعراق» "
    "ستُخفَّض من حوالي 5200 إلى ٣٠٠٠ جندي 🪖 في قاعدة عين الأسد الجوية.\n"
    'وقال الرئيس: "لن نبقى هنا\u200f" (BBC) ولا‌بأس، الـــعراق ﻻ ﷲ e\u0301 \u202bنص\u202c 𞸀.\n'
)
ARTICLE = Article(id="2018/002", text=TEXT, path="2018/002.txt")

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.one_of(
    anything.filter(bool),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)
attributes = st.dictionaries(anything.filter(bool), values, max_size=4).map(frozen)
ids = st.integers(0, 2**48 - 1).map(lambda number: f"{number:012x}")
labels = st.sampled_from(["actor", "figure", "base", "stance"])


@st.composite
def offsets(draw: st.DrawFn, text: str = TEXT) -> tuple[int, int]:
    """Draw a non-empty piece of the text."""
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, min(len(text), start + 40)))


@st.composite
def spans(draw: st.DrawFn, article: Article = ARTICLE) -> Span:
    """Draw a span anywhere in the article, with everything that a span can carry."""
    start, end = draw(offsets(article.text))
    return replace(
        make_span(article, start, end, draw(labels)),
        id=draw(ids),
        attributes=draw(attributes),
        entity=draw(st.one_of(st.just(""), ids)),
        note=draw(anything),
        source=draw(st.sampled_from(["manual", "import", "suggestion"])),
    )


@st.composite
def annotation_sets(draw: st.DrawFn, article: Article = ARTICLE, annotator: str = "a1") -> AnnotationSet:
    """Draw a set with nested and overlapping spans and relations between them."""
    drawn = draw(st.lists(spans(article), max_size=8, unique_by=lambda span: span.id))
    relations: list[Relation] = []
    if drawn:
        end = st.sampled_from([span.id for span in drawn])
        kinds = st.sampled_from(["claimed_by", "at", "holder"])
        tie = st.builds(Relation, id=ids, type=kinds, source=end, target=end)
        relations = draw(st.lists(tie, max_size=4, unique_by=lambda relation: relation.id))
    return AnnotationSet(
        article.id,
        annotator,
        tuple(sorted(drawn, key=reading_order)),
        tuple(relations),
        draw(st.sampled_from(Status)),
        draw(anything),
    )
