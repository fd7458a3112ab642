"""Reading UIMA CAS XMI, ours and what INCEpTION and others write: the texts and what is marked in them.

The types stand in `TypeSystem.xml`, beside the file or in a folder above. Of types that are not ours the
label is what a feature `value` or `label` says, else the type's name; other features are attributes. Document
type definitions, and so entities, are refused. What points to several things is left out, and said so.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.edit import frozen
from annotations.formats.folders import noted_details, place_in
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.offsets import Unit, to_code_points
from annotations.formats.scalars import read_value
from annotations.formats.xmi_types import (
    DEPENDENT,
    ENTITY,
    ENTITY_NAME,
    GOVERNOR,
    IDENTIFIER,
    LABEL,
    NOTE,
    RELATION,
    SPAN,
    TYPE_SYSTEM,
    attribute_of,
    library,
)
from annotations.formats.xml_tree import XmlError, root_of
from annotations.model import AttributeValue, Entity, Relation

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XMI_ID = "{http://www.omg.org/XMI}id"
_LARGEST = 512 * 1024 * 1024
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_NO_MARKS = ("uima.", f"{_DKPRO}.segmentation.", f"{_DKPRO}.metadata.")
"""Begin the names of types that say how a text is built, not what somebody marked in it."""

_NAMES_OF_LABELS = ("value", LABEL)
_NO_ATTRIBUTES = {"begin", "end", "sofa", GOVERNOR, DEPENDENT}
_PARENTS = 8
_DAMAGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
    ArithmeticError,
    SyntaxError,
    AssertionError,
)
"""What cassis and lxml raise over a file that contradicts itself."""


@dataclass(slots=True)
class _Found:
    """What a document holds. Spans and relations go by their numbers in the file; `own_ids` are ours."""

    spans: dict[str, ImportedSpan] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    own_ids: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the articles of a folder, or that of one file. Raises ImportFileError and MissingExtraError."""
    library()
    if not path.is_dir():
        yield _article(path, path.stem)
        return
    details = noted_details(path)
    for file in sorted(path.rglob("*.xmi")):
        place = place_in(path, file)
        article = _article(file, place)
        noted = details.get(place)
        if noted is not None:
            entities = {entity.id: entity for entity in (*article.entities, *noted.entities)}
            article = replace(
                noted,
                place=article.place,
                text=article.text,
                spans=article.spans,
                relations=article.relations,
                entities=tuple(entities.values()),
                has_own_ids=article.has_own_ids,
                notices=article.notices,
            )
        yield article


def _article(path: Path, name: str) -> ImportedArticle:
    cassis = library()
    types_path = _types_beside(path)
    types_data, _ = _safe(types_path)
    data, root = _safe(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of types that are not declared; they are counted below
            types = cassis.load_typesystem(BytesIO(types_data))
            cas = cassis.load_cas_from_xmi(BytesIO(data), typesystem=types, lenient=True, trusted=True)
        text = cas.sofa_string
        if text is None:
            raise ValueError("it holds no text")
        found = _Found()
        marks = [mark for mark in cas.select_all_annotations() if not mark.type.name.startswith(_NO_MARKS)]
        marks.sort(key=_number)
        for mark in marks:
            if not _is_relation(mark):
                _take_span(mark, found)
        for mark in marks:
            if _is_relation(mark):
                _take_relation(mark, found)
        _check_places(root, text, found)
    except ImportFileError:
        raise
    except _DAMAGE as error:
        raise ImportFileError(path, 0, f"is no UIMA CAS that can be read ({error})") from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "cassis":
            raise
        raise ImportFileError(path, 0, f"is no UIMA CAS that can be read ({error})") from error
    return _imported(path, name, text, found)


def _imported(path: Path, name: str, text: str, found: _Found) -> ImportedArticle:
    """Return the article. If one of our ids is missing or stands twice, they only tie it together."""
    own = {number: found.own_ids.get(number, "") for number in (*found.spans, *found.relations)}
    has_own_ids = "" not in own.values() and len(set(own.values())) == len(own)
    ids = own if has_own_ids else dict(zip(own, own, strict=True))
    return ImportedArticle(
        str(path),
        name,
        text,
        spans=tuple(replace(span, id=ids[number]) for number, span in found.spans.items()),
        relations=tuple(
            replace(relation, id=ids[number], source=ids[relation.source], target=ids[relation.target])
            for number, relation in found.relations.items()
        ),
        entities=tuple(found.entities.values()),
        has_own_ids=has_own_ids,
        notices=tuple(f"left out: {what}" for what in sorted(found.left_out)),
    )


def _take_span(mark: Any, found: _Found) -> None:
    start, end = getattr(mark, "begin", None), getattr(mark, "end", None)
    if not isinstance(start, int) or not isinstance(end, int):
        found.left_out.add(f"what stands at no place in the text ({_short(mark)})")
        return
    is_ours = mark.type.name == SPAN
    values = {name: value for name, value in _features(mark, found) if value != ""}
    names = (LABEL,) if is_ours else _NAMES_OF_LABELS
    label = next((str(values.pop(name)) for name in names if name in values), _short(mark))
    number = str(mark.xmiID)
    entity = entity_name = note = ""
    if is_ours:
        found.own_ids[number] = str(values.pop(IDENTIFIER, ""))
        entity, entity_name, note = (str(values.pop(name, "")) for name in (ENTITY, ENTITY_NAME, NOTE))
        values = {attribute_of(name) or name: _value(value) for name, value in values.items()}
    if entity and entity_name:
        found.entities[entity] = Entity(entity, label, entity_name)
    found.spans[number] = ImportedSpan(start, end, label, attributes=frozen(values), entity=entity, note=note)


def _take_relation(mark: Any, found: _Found) -> None:
    source, target = (str(getattr(mark.get(end), "xmiID", "")) for end in (GOVERNOR, DEPENDENT))
    if source not in found.spans or target not in found.spans:
        found.left_out.add(f"ties of what is no span ({_short(mark)})")
        return
    values = {name: value for name, value in _features(mark, found) if value != ""}
    kind = next((str(values[name]) for name in (*_NAMES_OF_LABELS, "DependencyType") if name in values), "")
    number = str(mark.xmiID)
    if mark.type.name == RELATION:
        found.own_ids[number] = str(values.get(IDENTIFIER, ""))
    found.relations[number] = Relation(number, kind or _short(mark), source, target)


def _features(mark: Any, found: _Found) -> Iterator[tuple[str, AttributeValue]]:
    """Yield the features that are simple values; the others are noted as left out."""
    for feature in mark.type.all_features:
        value = None if feature.name in _NO_ATTRIBUTES else mark.get(feature.name)
        if isinstance(value, str | int | float):
            yield feature.name, value
        elif value is not None:
            found.left_out.add(f"the feature {feature.name} of {_short(mark)}")


def _value(value: AttributeValue) -> AttributeValue:
    return read_value(value) if isinstance(value, str) else value


def _check_places(root: Element, text: str, found: _Found) -> None:
    """Raise ValueError for a span that begins or ends within a character, which cassis lets pass."""
    convert = to_code_points(text, Unit.UTF16)
    for element in root:
        if element.get(_XMI_ID) in found.spans:
            for name in ("begin", "end"):
                convert(int(element.get(name) or ""))


def _number(mark: Any) -> int:
    """Return what tells the order in which a file's things were made."""
    number: int = mark.xmiID
    return number


def _is_relation(mark: Any) -> bool:
    return mark.type.get_feature(GOVERNOR) is not None and mark.type.get_feature(DEPENDENT) is not None


def _short(mark: Any) -> str:
    name: str = mark.type.name
    return name.rpartition(".")[2]


def _types_beside(path: Path) -> Path:
    """Return the type system of a file: beside it, or in a folder above."""
    for folder in list(path.resolve().parents)[:_PARENTS]:
        if (folder / TYPE_SYSTEM).is_file():
            return folder / TYPE_SYSTEM
    raise ImportFileError(path, 0, f"needs its {TYPE_SYSTEM}, beside it or in a folder above")


def _safe(path: Path) -> tuple[bytes, Element]:
    """Return a file's bytes, and its XML. ImportFileError: it is none, declares entities or is huge."""
    if path.stat().st_size > _LARGEST:
        raise ImportFileError(path, 0, f"is larger than {_LARGEST:,} bytes; is this the right file?")
    data = path.read_bytes()
    try:
        return data, root_of(data)
    except XmlError as error:
        raise ImportFileError(path, 0, str(error)) from error
