"""TEI P5: one corpus file in which annotations stand off the text.

Each article is a `TEI` element. Its text stands whole and unchanged in one `ab`, with an `anchor` wherever a
span begins or ends; a `span` in `standOff` goes from anchor to anchor and points to its label, a `category`
of the corpus's taxonomy, and to a feature structure with attributes, entity and note. Relations are links.
Names are ids in ASCII where XML allows no other letters; articles keep theirs in ``n``. XML has no place for
control characters: U+FFFD stands for each, and the report says so. Times and sources of spans are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.labels import ascii_label
from annotations.formats.losses import characters_lost
from annotations.formats.selection import selected
from annotations.formats.tei_reader import OWN, read_back
from annotations.formats.xml_text import escape, legal, quoteattr
from annotations.model import AnnotatedArticle, Article, AttributeValue, Direction, Entity, Span, Status
from annotations.schema import Schema, is_date


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write all articles into one corpus; control characters are reported as lost."""
    count = spans = 0
    losses = Losses()
    categories = dict.fromkeys(label.id for label in options.schema.labels)
    with replacing(path) as file:
        file.write("".join(_corpus_head(options.schema)).encode())
        for count, annotated in enumerate(selected(articles, options), 1):
            used = dict.fromkeys(span.label for span in annotated.annotations.spans)
            new = [label for label in used if label not in categories]
            categories.update(dict.fromkeys(new))
            file.write("".join(_article(annotated, options, f"d{count}", new)).encode())
            spans += len(annotated.annotations.spans)
            losses += characters_lost(annotated)
        file.write(b"</teiCorpus>\n")
    return ExportReport(path, count, spans, losses)


def _corpus_head(schema: Schema) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>'
    yield "<fileDesc><titleStmt><title>Annotated articles</title></titleStmt>"
    yield "<publicationStmt><p>Exported from Hashiya.</p></publicationStmt>"
    yield "<sourceDesc><p>See each article.</p></sourceDesc></fileDesc>\n"
    categories = (
        _category(label.id, {"ar": label.name_ar, "en": label.name}, label.description)
        for label in schema.labels
    )
    yield from _declaration(categories)
    yield "</teiHeader>\n"


def _declaration(categories: Iterable[str]) -> Iterator[str]:
    inner = "".join(categories)
    if inner:
        yield f"<encodingDesc><classDecl><taxonomy>{inner}</taxonomy></classDecl></encodingDesc>\n"


def _category(label: str, names: dict[str, str], description: str = "") -> str:
    described = "".join(
        f'<catDesc xml:lang="{language}">{_text(f"{name}: {description}" if more else name)}</catDesc>'
        for language, name in names.items()
        for more in [description and language == "en"]
        if name
    )
    return f'<category xml:id="{_category_id(label)}" n={_value(label)}>{described}</category>'


def _article(
    annotated: AnnotatedArticle, options: ExportOptions, number: str, new: list[str]
) -> Iterator[str]:
    article, annotations = annotated.article, annotated.annotations
    yield f'<TEI xml:id="{number}" n={_value(article.id)}>\n'
    yield from _head(annotated, new)
    numbers = {span.id: f"{number}.s{count}" for count, span in enumerate(annotations.spans, 1)}
    if numbers:
        yield '<standOff>\n<spanGrp type="labels">\n'
        features = []
        for span in annotations.spans:
            own = "".join(_features(span, options.entities))
            points = f"#{_category_id(span.label)}"
            if own:
                points += f" #{numbers[span.id]}.f"
                features.append(f'<fs xml:id="{numbers[span.id]}.f">{own}</fs>\n')
            ends = f'from="#{number}.a{span.start}" to="#{number}.a{span.end}"'
            yield f'<span xml:id="{numbers[span.id]}" n={_value(span.id)} {ends} ana="{points}"/>\n'
        yield "</spanGrp>\n"
        yield from features
        if annotations.relations:
            yield '<linkGrp type="relations">\n'
            for r in annotations.relations:
                ends = f"#{numbers[r.source]} #{numbers[r.target]}"
                yield f'<link type="{ascii_label(r.type)}" n={_value(r.id)} target="{ends}"/>\n'
            yield "</linkGrp>\n"
        yield "</standOff>\n"
    direction = ' style="direction: rtl"' if article.direction is Direction.RTL else ""
    yield f'<text xml:lang="ar"{direction}><body><ab xml:space="preserve">'
    yield from _anchored(article, annotations.spans, number)
    yield "</ab></body></text>\n</TEI>\n"


def _head(annotated: AnnotatedArticle, new: list[str]) -> Iterator[str]:
    article, annotations = annotated.article, annotated.annotations
    yield f"<teiHeader><fileDesc><titleStmt><title>{_text(article.title or article.id)}</title>"
    if annotations.annotator:
        yield f"<respStmt><resp>annotation</resp><name>{_text(annotations.annotator)}</name></respStmt>"
    yield "</titleStmt><publicationStmt><p>Exported from Hashiya.</p></publicationStmt>"
    notes = {"status": annotations.status.value, "annotation": annotations.note}
    if annotations.note or annotations.status is not Status.UNTOUCHED:
        inner = (f'<note type="{kind}">{_text(words)}</note>' for kind, words in notes.items() if words)
        yield f"<notesStmt>{''.join(inner)}</notesStmt>"
    yield f"<sourceDesc><bibl><title>{_text(article.title or article.id)}</title>"
    if article.outlet:
        yield f"<publisher>{_text(article.outlet)}</publisher>"
    if article.date:
        when = f' when="{article.date}"' if is_date(article.date) else ""
        yield f"<date{when}>{_text(article.date)}</date>"
    if article.url:
        yield f'<idno type="URL">{_text(article.url)}</idno>'
    yield "</bibl></sourceDesc></fileDesc>\n"
    yield from _declaration(_category(label, {"en": label}) for label in new)
    yield "</teiHeader>\n"


def _features(span: Span, entities: Mapping[str, Entity]) -> Iterator[str]:
    for name, value in span.attributes.items():
        yield _feature(ascii_label(name), value)
    if span.entity:
        yield _feature(f"{OWN}entity", span.entity)
        if span.entity in entities:
            yield _feature(f"{OWN}entity-name", entities[span.entity].name)
    if span.note:
        yield _feature(f"{OWN}note", span.note)


def _feature(name: str, value: AttributeValue) -> str:
    if isinstance(value, bool):
        inner = f'<binary value="{"true" if value else "false"}"/>'
    elif isinstance(value, str):
        inner = f"<string>{_text(value)}</string>"
    else:
        inner = f'<numeric value="{value}"/>'
    return f'<f name="{name}">{inner}</f>'


def _anchored(article: Article, spans: Iterable[Span], number: str) -> Iterator[str]:
    """Yield the text with an anchor at each place where a span begins or ends."""
    at = 0
    for edge in sorted({edge for span in spans for edge in (span.start, span.end)}):
        yield f'{_text(article.text[at:edge])}<anchor xml:id="{number}.a{edge}"/>'
        at = edge
    yield _text(article.text[at:])


def _category_id(label: str) -> str:
    return f"label.{ascii_label(label)}"


def _text(text: str) -> str:
    return escape(legal(text))


def _value(text: str) -> str:
    return quoteattr(legal(text))


TEI = Format(
    "tei",
    "TEI P5 with annotations that stand off the text",
    ".xml",
    write,
    read_back=read_back,
    group=Group.RESEARCH,
)
