"""A corpus with everything at once that makes programs lose or shift spans in Arabic text."""

from __future__ import annotations

from dataclasses import replace

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
from annotations.schema import AttributeKind, AttributeType, Choice, Label, RelationType, Schema

LABELS = ("actor", "figure", "base", "stance", "جهة_فاعلة")
"""The ids of the labels; the last one is written in Arabic letters."""

SCHEMA = Schema(
    labels=tuple(
        Label(label, label.title(), name_ar, colour, str(number))
        for number, (label, name_ar, colour) in enumerate(
            zip(
                LABELS,
                ("فاعل", "رقم", "قاعدة", "موقف", "جهة فاعلة"),
                ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9"),
                strict=True,
            ),
            1,
        )
    ),
    attribute_types=(
        AttributeType("value", LABELS, AttributeKind.NUMBER, "Value", "القيمة"),
        AttributeType("doubtful", LABELS, AttributeKind.YES_NO, "Doubtful", "مشكوك فيه"),
        AttributeType("as_of", LABELS, AttributeKind.DATE, "As of", "بتاريخ"),
        AttributeType("mode", LABELS, AttributeKind.TEXT, "Mode", "الصيغة"),
        AttributeType(
            "certainty",
            LABELS,
            AttributeKind.CHOICE,
            "Certainty",
            "اليقين",
            choices=(Choice("stated", "Stated", "مذكور"), Choice("ضمني", "Implied", "ضمني")),
        ),
    ),
    relation_types=(RelationType("claimed_by", "claimed by", "بحسب", LABELS, LABELS),),
)

ENTITIES = {
    "e1": Entity("e1", "actor", "الولايات المتحدة", "state", ("أمريكا", "US"), frozen({"wikidata": "Q30"})),
    "e2": Entity("e2", "base", "قاعدة <عين> & «الأسد»"),
}

TEXT = (
    "🚨 أعلَنَ الجيشُ الأمريـكيّ سحبَ 4,000 جنديٍّ (F-16) من قاعدة عين\u00a0الأسد\u2028غربي العراق؛\n"
    "والقوات\u200f لا تـ\u200cزال بالعراق. وقالت مسا\u0654لة ﷲ وﻻ أعلم: "
    "👨\u200d👩\u200d👧 عادوا في نوفمبر2021.\n"
    "انسحبت قوات التحالف الدولي لمحاربة داعش من قاعدة\nالقيارة & <b>\"نص\"</b>\tبعد 'عمود' | =1+1 "
    "\\n #هاشتاغ _ .\n"
)
_SECOND = "Menu\n\nما حقيقة الانسحاب؟\n"


def difficult() -> list[AnnotatedArticle]:
    """Return two annotators' work on one article, and an article that nobody touched."""
    article = Article(
        id="2018/002 مقال",
        text=TEXT,
        title='عنوان <أول> & "ثان"',
        date="2018-05-01",
        outlet="وكالة",
        url="https://example.org/?a=1&b=2",
        direction=Direction.RTL,
    )
    arabic = LABELS[-1]
    spans = (
        _span(article, "🚨", "stance", "emoji"),
        _span(article, "الجيشُ الأمريـكيّ", "actor", "marks", entity="e1", note="ملاحظة\nفي سطرين\tوعمود"),
        _span(article, "4,000 جنديٍّ", "figure", "number", value=4000, doubtful=True, as_of="2018-05"),
        _span(article, "F-16", "base", "latin", mode='a;b|c="d"\n<e>'),
        _span(article, "عين\u00a0الأسد\u2028غربي", "base", "separators", entity="e2", certainty="stated"),
        _span(article, "القوات\u200f", "actor", "proclitic"),
        _span(article, "تـ\u200cزال", "stance", "joiner", value=-0.5),
        _span(article, "العراق.", "base", "proclitic-2"),
        _span(article, "مسا\u0654لة ﷲ", "stance", "hamza", certainty="ضمني"),
        _span(article, "ﻻ", "stance", "ligature"),
        _span(article, "👨\u200d👩\u200d👧", "actor", "family", doubtful=False),
        _span(article, "2021", "figure", "glued", value=2021),
        _span(article, "انسحبت قوات التحالف الدولي لمحاربة داعش", "stance", "nested-1"),
        _span(article, "قوات التحالف الدولي لمحاربة داعش", "actor", "nested-2"),
        _span(article, "التحالف الدولي لمحاربة داعش", arabic, "nested-3"),
        _span(article, "داعش", "actor", "nested-4"),
        _span(article, "داعش من قاعدة", "base", "crossing"),
        _span(article, "قاعدة\nالقيارة", "base", "line-break"),
        _span(article, "القيارة", "base", "stacked-1"),
        _span(article, "القيارة", arabic, "stacked-2"),
        _span(article, '<b>"نص"</b>\tبعد', arabic, "markup"),
        _span(article, "=1+1", "figure", "formula", mode="=1+1"),
        _span(article, "\\n #هاشتاغ _", "stance", "escapes"),
    )
    relations = (
        Relation("r1", "claimed_by", "number", "marks"),
        Relation("r2", "claimed_by", "nested-1", "nested-4"),
    )
    first = AnnotationSet(
        article.id, "a1", tuple(sorted(spans, key=reading_order)), relations, Status.DONE, "ملاحظة على المقال"
    )
    second = AnnotationSet(
        article.id, "هدى م", (_span(article, "الجيشُ الأمريـكيّ", arabic, "z"),), (), Status.IN_WORK
    )
    menu = Article(id="003", text=_SECOND, title="ما حقيقة الانسحاب؟")
    return [
        AnnotatedArticle(article, first),
        AnnotatedArticle(article, second),
        AnnotatedArticle(menu, AnnotationSet(menu.id, "")),
    ]


def _span(
    article: Article,
    text: str,
    label: str,
    span_id: str,
    entity: str = "",
    note: str = "",
    **attributes: AttributeValue,
) -> Span:
    """Return a span over the last place where `text` stands."""
    start = article.text.rindex(text)
    return replace(
        make_span(article, start, start + len(text), label),
        id=span_id,
        entity=entity,
        note=note,
        attributes=frozen(attributes),
        created="2026-01-02T03:04:05Z",
        modified="2026-01-02T03:04:06Z",
    )
