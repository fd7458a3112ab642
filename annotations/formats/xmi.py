"""UIMA CAS XMI: a folder with an `.xmi` file for each article and annotator, and their `TypeSystem.xml`.

INCEpTION takes each file as a document (“UIMA CAS XMI”), and drops what its project has no layer for: so its
layers are imported first, from `TypeSystem.xml`. It ties a layer of relations to one layer of spans, so all
spans are of one type, with the label in a feature; attributes are features, and texts. Tokens are cut at the
edges of spans, and like sentences hold no white space at theirs; offsets are UTF-16, which cassis sees to.
XML has no place for control characters: U+FFFD stands for each. Metadata, status and entities go into the
file of details beside; times and sources of spans are left out. Reading is in `xmi_reader.py`. Needs the
extra `uima`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotations.files import replacing_folder
from annotations.formats.collected import Losses
from annotations.formats.folders import Places
from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.formats.losses import characters_lost
from annotations.formats.scalars import written_value
from annotations.formats.selection import selected
from annotations.formats.tagging import pieces_by_sentence
from annotations.formats.xmi_reader import read
from annotations.formats.xmi_types import (
    DEPENDENT,
    ENTITY,
    ENTITY_NAME,
    EXTRA,
    GOVERNOR,
    IDENTIFIER,
    LABEL,
    NOTE,
    RELATION,
    SENTENCE,
    SPAN,
    TOKEN,
    TYPE_SYSTEM,
    feature_of,
    library,
    type_system,
)
from annotations.formats.xml_text import legal
from annotations.model import AnnotatedArticle, Span


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the folder; control characters are reported as lost. Raises MissingExtraError."""
    library()
    count = spans = 0
    losses = Losses()
    known = dict.fromkeys(attribute.id for attribute in options.schema.attribute_types)
    with replacing_folder(path) as folder:
        places = Places(folder, options)
        try:
            for annotated in selected(articles, options):
                for span in annotated.annotations.spans:
                    known.update(dict.fromkeys(span.attributes))
                cas = _cas(annotated, options, tuple(known))
                Path(f"{places.place(annotated)}.xmi").write_bytes(cas.to_xmi().encode())
                count += 1
                spans += len(annotated.annotations.spans)
                losses += characters_lost(annotated)
        finally:
            places.close()
        (folder / TYPE_SYSTEM).write_bytes(type_system(known).to_xml().encode())
    return ExportReport(path, count, spans, losses)


@lru_cache(maxsize=4)
def _types(attributes: tuple[str, ...]) -> Any:
    return type_system(attributes)


def _cas(annotated: AnnotatedArticle, options: ExportOptions, attributes: tuple[str, ...]) -> Any:
    article, annotations = annotated.article, annotated.annotations
    types = _types(attributes)
    cas = library().Cas(typesystem=types)
    cas.sofa_string = legal(article.text)
    cas.sofa_mime = "text/plain"
    cas.document_language = "ar"
    token, sentence, relation = (types.get_type(name) for name in (TOKEN, SENTENCE, RELATION))
    for pieces in pieces_by_sentence(article.text, annotations.spans):
        cas.add(sentence(begin=pieces[0][0], end=pieces[-1][1]))
        for start, end in pieces:
            cas.add(token(begin=start, end=end))
    made = {span.id: _span(span, types.get_type(SPAN), options) for span in annotations.spans}
    cas.add_all(made.values())
    for each in annotations.relations:
        target = made[each.target]
        ends = {GOVERNOR: made[each.source], DEPENDENT: target, "begin": target.begin, "end": target.end}
        cas.add(relation(**ends, **{LABEL: legal(each.type), IDENTIFIER: legal(each.id)}))
    return cas


def _span(span: Span, made: Any, options: ExportOptions) -> Any:
    entity = options.entities.get(span.entity)
    features = {
        LABEL: span.label,
        IDENTIFIER: span.id,
        ENTITY: span.entity,
        ENTITY_NAME: entity.name if entity else "",
        NOTE: span.note,
        **{feature_of(name): written_value(value) for name, value in span.attributes.items()},
    }
    told = {name: legal(words) for name, words in features.items() if words}
    return made(begin=span.start, end=span.end, **told)


XMI = Format(
    "xmi",
    "Folder for INCEpTION: UIMA CAS XMI and its type system",
    ".xmi",
    write,
    read,
    is_folder=True,
    extra=EXTRA,
)
