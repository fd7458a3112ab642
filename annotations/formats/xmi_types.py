"""The UIMA types of exported annotations, named as INCEpTION names layers of a project's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotations.formats.format import MissingExtraError
from annotations.formats.labels import ascii_label, label_of_ascii

EXTRA = "uima"
TYPE_SYSTEM = "TypeSystem.xml"

SPAN = "webanno.custom.HashiyaSpan"
RELATION = "webanno.custom.HashiyaRelation"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
GOVERNOR, DEPENDENT = "Governor", "Dependent"

LABEL, IDENTIFIER, ENTITY, ENTITY_NAME, NOTE = "label", "identifier", "entity", "entityName", "note"
_ATTRIBUTE = "attribute_"
_TEXT = "uima.cas.String"


def library() -> Any:
    """Return cassis. Raises MissingExtraError."""
    try:
        import cassis  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingExtraError("xmi", EXTRA) from error
    return cassis


def feature_of(attribute: str) -> str:
    """Return the name of the feature that holds an attribute: UIMA knows only letters, digits and ``_``."""
    return _ATTRIBUTE + ascii_label(attribute).replace("-", "_002D")


def attribute_of(feature: str) -> str | None:
    """Return the attribute that a feature of our own type holds, or None."""
    return label_of_ascii(feature.removeprefix(_ATTRIBUTE)) if feature.startswith(_ATTRIBUTE) else None


def type_system(attributes: Iterable[str]) -> Any:
    """Return the type system for spans with these attributes. All features of ours are texts."""
    cassis = library()
    types = cassis.TypeSystem()
    for name in (TOKEN, SENTENCE):
        types.create_type(name)
    span = types.create_type(SPAN)
    for feature in (LABEL, IDENTIFIER, ENTITY, ENTITY_NAME, NOTE, *map(feature_of, attributes)):
        types.create_feature(span, feature, _TEXT)
    # INCEpTION takes a type for relations that has these two features, of one type of spans.
    relation = types.create_type(RELATION)
    for feature in (GOVERNOR, DEPENDENT):
        types.create_feature(relation, feature, span)
    for feature in (LABEL, IDENTIFIER):
        types.create_feature(relation, feature, _TEXT)
    return types
