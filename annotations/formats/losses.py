"""What formats for models and spreadsheets leave out beside the spans themselves, told once an article."""

from __future__ import annotations

from collections.abc import Collection

from annotations.formats.format import Loss
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
