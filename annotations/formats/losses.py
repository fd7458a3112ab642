"""What formats for models and spreadsheets leave out beside the spans themselves, told once an article."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotations.formats.format import Loss
from annotations.formats.xml_text import illegal_characters
from annotations.model import AnnotatedArticle, Status

ATTRIBUTES = "attributes"
ENTITIES = "entities"
NOTES = "notes"
ARTICLE_NOTE = "the article’s note"
RELATIONS = "relations"
STATUS = "status"


def details_lost(annotated: AnnotatedArticle, held: Collection[str] = ()) -> tuple[Loss, ...]:
    """Return one loss that counts the article's details for which a format has no place, or nothing.

    `held` names the kinds of details that the format does take.
    """
    annotations = annotated.annotations
    counts = {
        ATTRIBUTES: sum(len(span.attributes) for span in annotations.spans),
        ENTITIES: sum(bool(span.entity) for span in annotations.spans),
        NOTES: sum(bool(span.note) for span in annotations.spans),
        RELATIONS: len(annotations.relations),
    }
    found = [f"{kind} ({count})" for kind, count in counts.items() if count and kind not in held]
    if annotations.note and ARTICLE_NOTE not in held:
        found.append(ARTICLE_NOTE)
    if annotations.status is Status.DONE and STATUS not in held:
        found.append("that it is done")
    if not found:
        return ()
    return (Loss.of_article(annotations, f"the format has no place for {', '.join(found)}"),)


def characters_lost(annotated: AnnotatedArticle) -> Iterator[Loss]:
    """Yield what an article loses where `xml_text.legal` puts a stand-in for what XML cannot hold."""
    annotations = annotated.annotations
    found = illegal_characters(annotated.article.text)
    if found:
        reason = f"XML has no place for {found}; U+FFFD stands there instead"
        yield Loss.of_article(annotations, reason)
    for span in annotations.spans:
        words = "".join(value for value in (span.note, *span.attributes.values()) if isinstance(value, str))
        found = illegal_characters(words)
        if found:
            yield Loss.of(annotations, span, f"XML has no place for {found} in its attributes or note")
