"""What formats for models and spreadsheets leave out beside the spans themselves, told once an article."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotations.formats.format import Loss, Lost
from annotations.formats.xml_text import illegal_characters
from annotations.model import AnnotatedArticle, Status

ATTRIBUTES = Lost.ATTRIBUTES
ENTITIES = Lost.ENTITIES
NOTES = Lost.NOTES
ARTICLE_NOTE = Lost.ARTICLE_NOTE
RELATIONS = Lost.RELATIONS
STATUS = Lost.STATUS


def details_lost(annotated: AnnotatedArticle, held: Collection[Lost] = ()) -> Iterator[Loss]:
    """Yield a loss for each kind of details for which a format has no place, with their number.

    `held` names the kinds of details that the format does take.
    """
    annotations = annotated.annotations
    counts = {
        ATTRIBUTES: sum(len(span.attributes) for span in annotations.spans),
        ENTITIES: sum(bool(span.entity) for span in annotations.spans),
        NOTES: sum(bool(span.note) for span in annotations.spans),
        RELATIONS: len(annotations.relations),
        ARTICLE_NOTE: int(bool(annotations.note)),
        STATUS: int(annotations.status is Status.DONE),
    }
    for kind, count in counts.items():
        if count and kind not in held:
            what = {ARTICLE_NOTE: str(kind), STATUS: "that it is done"}.get(kind, f"{kind} ({count})")
            yield Loss.of_article(annotations, f"the format has no place for {what}", kind, count=count)


def characters_lost(annotated: AnnotatedArticle) -> Iterator[Loss]:
    """Yield what an article loses where `xml_text.legal` puts a stand-in for what XML cannot hold."""
    annotations = annotated.annotations
    found = illegal_characters(annotated.article.text)
    if found:
        reason = f"XML has no place for {found}; U+FFFD stands there instead"
        yield Loss.of_article(annotations, reason, Lost.CHARACTERS)
    for span in annotations.spans:
        for name, value in span.attributes.items():
            found = illegal_characters(value) if isinstance(value, str) else ""
            if found:
                reason = f"XML has no place for {found} in its attribute “{name}”"
                yield Loss.of(annotations, span, reason, ATTRIBUTES, name)
        found = illegal_characters(span.note)
        if found:
            yield Loss.of(annotations, span, f"XML has no place for {found} in its note", NOTES)
