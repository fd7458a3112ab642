"""One article with one annotator's work as a page of its own: heading, legend, marked text, table of spans.

The page is well-formed HTML. Each line of the text is a paragraph that ends in the text's own line feed, so
the characters of the element ``text`` are the article's. Marks nest: a span that crosses another or a line's
end has several, all with its number in ``data-span``; the table's row of that number says the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import bidirectional

from annotations.formats.format import ExportOptions
from annotations.formats.html_style import STYLE, label_rules
from annotations.formats.offsets import from_code_points
from annotations.formats.scalars import written_value
from annotations.formats.stacking import Closing, Opening, lanes_of, lines_of, nested
from annotations.formats.wording import (
    STATUS_NAMES,
    LabelLook,
    attributes_shown,
    entity_shown,
    label_look,
    relation_shown,
)
from annotations.formats.xml_text import escape, legal, quoteattr
from annotations.model import AnnotatedArticle, Direction, Relation, Span

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LONGEST_QUOTE = 40
_SAMPLE = 4096
"""How many characters are counted at most to tell how a text runs."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What the parts of a page share. Spans are numbered from 1, labels by their place in `looks`."""

    annotated: AnnotatedArticle
    options: ExportOptions
    looks: Mapping[str, LabelLook]
    spans: Mapping[str, Span]
    numbers: Mapping[str, int]
    classes: Mapping[str, str]


def article_page(annotated: AnnotatedArticle, options: ExportOptions, index: str) -> Iterator[str]:
    """Yield the page; `index` is the way from it to the list of all pages."""
    article, annotations = annotated.article, annotated.annotations
    lanes = lanes_of(annotations.spans)
    used = Counter(span.label for span in annotations.spans)
    order = [label.id for label in options.schema.labels]
    labels = sorted(used, key=lambda i: (order.index(i) if i in order else len(order), i))
    looks = {label: label_look(options.schema, label) for label in labels}
    numbers = {span.id: number for number, span in enumerate(annotations.spans, 1)}
    ranks = {label: number for number, label in enumerate(labels, 1)}
    classes = {
        s.id: f"l{ranks[s.label]}" + (f" k{lanes[s.id]}" if lanes[s.id] else "") for s in annotations.spans
    }
    spans = {span.id: span for span in annotations.spans}
    work = _Work(annotated, options, looks, spans, numbers, classes)
    yield head(article.title or article.id, label_rules(looks.values(), 1 + max(lanes.values(), default=0)))
    yield f'<p class="back"><a href={value(index)}>فهرس المقالات {english("Index")}</a></p>\n'
    yield f'<header>\n<h1>{text(article.title or article.id)}</h1>\n<dl class="meta">\n'
    yield from _metadata(work)
    yield "</dl>\n</header>\n"
    if used:
        yield '<ul class="legend" aria-label="الوسوم">\n'
        for label, look in looks.items():
            name = f'<mark class="l{ranks[label]}">{text(look.name)}</mark>'
            other = f" {english(look.other)}" if look.other else ""
            yield f'<li>{name}{other} <span class="count">{used[label]}</span></li>\n'
        yield "</ul>\n"
    yield from _marked_text(work)
    if annotations.note:
        yield f"<section>\n<h2>ملاحظة على المقال {english('Note on the article')}</h2>\n"
        yield f'<p class="words">{text(annotations.note)}</p>\n</section>\n'
    if annotations.spans:
        yield from _table(work)
    yield FOOT


def head(title: str, rules: str = "") -> str:
    """Return a page's beginning, up to and into its body."""
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>\n'
        '<meta name="generator" content="Hashiya"/>\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}{rules}</style>\n</head>\n<body>\n<main>\n"
    )


def text(words: str) -> str:
    """Return words to stand between tags."""
    # A parser would take a carriage return for a line feed; it is no character of XML here anyway.
    return escape(legal(words))


def value(words: str) -> str:
    """Return an attribute's value with its quotes."""
    return quoteattr(legal(words))


def english(words: str) -> str:
    """Return words in English that stand beside Arabic ones."""
    return f'<span lang="en" dir="ltr">{text(words)}</span>'


FOOT = f"</main>\n<footer>صُدِّر من حاشية {english('Exported from Hashiya')}</footer>\n</body>\n</html>\n"


def _metadata(work: _Work) -> Iterator[str]:
    article, annotations = work.annotated.article, work.annotated.annotations
    link = article.url if article.url.lower().startswith(("http://", "https://")) else ""
    entries = (
        ("outlet", "المصدر", article.outlet, text(article.outlet)),
        ("date", "التاريخ", article.date, f'<span dir="ltr">{text(article.date)}</span>'),
        ("url", "الرابط", article.url, _link(article.url) if link else text(article.url)),
        ("id", "المقال", article.id, f"<bdi>{text(article.id)}</bdi>"),
        ("annotator", "الباحث", annotations.annotator, f"<bdi>{text(annotations.annotator)}</bdi>"),
        ("status", "الحالة", annotations.status.value, text(STATUS_NAMES[annotations.status])),
    )
    for name, called, stored, shown in entries:
        if stored:
            yield f"<div><dt>{called}</dt><dd data-{name}={value(stored)}>{shown}</dd></div>\n"


def _link(url: str) -> str:
    return f'<a href={value(url)} rel="noreferrer" dir="ltr">{text(url)}</a>'


def _marked_text(work: _Work) -> Iterator[str]:
    article, spans = work.annotated.article, work.annotated.annotations.spans
    way = "rtl" if _is_right_to_left(article.text, article.direction, otherwise=True) else "ltr"
    yield f'<article class="text" id="text" dir="{way}">'
    begun: set[str] = set()
    waiting = list(spans[::-1])
    active: list[Span] = []
    for start, end in lines_of(article.text):
        active = [span for span in active if span.end > start]
        while waiting and waiting[-1].start < end:
            active.append(waiting.pop())
        line = article.text[start:end]
        is_rtl = _is_right_to_left(line, article.direction, otherwise=way == "rtl")
        yield f'<p dir="{"rtl" if is_rtl else "ltr"}">'
        at = start
        for step in nested(active, start, end):
            yield text(article.text[at : step.at])
            at = step.at
            yield "</mark>" if isinstance(step, Closing) else _opening(step, work, begun)
        yield f"{text(article.text[at:end])}</p>"
    yield "</article>\n"


def _is_right_to_left(words: str, direction: Direction, *, otherwise: bool) -> bool:
    """Say how words run: as the article says, else as most of their letters do, else `otherwise`."""
    if direction is not Direction.AUTO:
        return direction is Direction.RTL
    kinds = Counter(map(bidirectional, words[:_SAMPLE]))
    right = kinds["R"] + kinds["AL"]
    return otherwise if right == kinds["L"] else right > kinds["L"]


def _opening(step: Opening, work: _Work, begun: set[str]) -> str:
    span = step.span
    number = work.numbers[span.id]
    name = "" if span.id in begun else f' id="m{number}"'
    begun.add(span.id)
    title = value(" — ".join(_summary(span, work)))
    return f'<mark class="{work.classes[span.id]}"{name} data-span="{number}" title={title}>'


def _summary(span: Span, work: _Work) -> Iterator[str]:
    yield work.looks[span.label].name
    if span.entity:
        yield entity_shown(work.options, span)
    for _, name, shown in attributes_shown(work.options.schema, span):
        yield f"{name}: {shown}"
    if span.note:
        yield span.note


def _table(work: _Work) -> Iterator[str]:
    annotations = work.annotated.annotations
    convert = from_code_points(work.annotated.article.text, work.options.offsets)
    relations: dict[str, list[Relation]] = {}
    for relation in annotations.relations:
        relations.setdefault(relation.source, []).append(relation)
    yield f'<section>\n<h2>المقاطع {english("Spans")}</h2>\n<div class="wide"><table>\n<thead><tr>'
    for name in ("#", "الوسم", "المقطع", "التفاصيل", "الموضع"):
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for span in annotations.spans:
        number = work.numbers[span.id]
        yield f'<tr id="s{number}" data-id={value(span.id)} data-label={value(span.label)}>'
        yield f'<td class="number">{number}</td>'
        look = work.looks[span.label]
        yield f'<td><mark class="{work.classes[span.id].split()[0]}">{text(look.name)}</mark></td>'
        quote = text(" ".join(span.text.split()))
        yield f'<td class="quote"><a href="#m{number}">{quote}</a></td><td>'
        details = [*_details(span, relations.get(span.id, ()), work)]
        yield f"<ul>{''.join(details)}</ul>" if details else ""
        yield f'</td><td class="number"><bdi dir="ltr">{convert(span.start)}–{convert(span.end)}</bdi>'
        yield "</td></tr>\n"
    yield "</tbody>\n</table></div>\n"
    yield f'<p class="name">يُحسب الموضع من 0 بوحدة {english(work.options.offsets.value)}.</p>\n</section>\n'


def _details(span: Span, relations: Iterable[Relation], work: _Work) -> Iterator[str]:
    if span.entity:
        yield _detail("entity", span.entity, "الكيان", entity_shown(work.options, span))
    for name, called, shown in attributes_shown(work.options.schema, span):
        stored = value(written_value(span.attributes[name]))
        yield f"<li data-attribute={value(name)} data-value={stored}>{_named(called, shown)}</li>"
    for relation in relations:
        other = " ".join(work.spans[relation.target].text.split())
        quote = other if len(other) <= _LONGEST_QUOTE else f"{other[: _LONGEST_QUOTE - 1]}…"
        number = work.numbers[relation.target]
        called = text(relation_shown(work.options.schema, relation.type))
        yield f"<li data-relation={value(relation.id)} data-type={value(relation.type)}"
        yield f' data-target="{number}">'
        yield f'<span class="name">{called}:</span> <a href="#s{number}">{number} «{text(quote)}»</a></li>'
    if span.note:
        yield _detail("note", span.note, "ملاحظة", span.note)


def _detail(name: str, stored: str, called: str, shown: str) -> str:
    return f"<li data-{name}={value(stored)}>{_named(called, shown)}</li>"


def _named(called: str, shown: str) -> str:
    way = "auto" if any(map(str.isalpha, shown)) else "ltr"
    return f'<span class="name">{text(called)}:</span> <bdi class="words" dir="{way}">{text(shown)}</bdi>'
