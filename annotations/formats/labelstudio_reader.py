"""Reading Label Studio's tasks: our own folder, what Label Studio exports as JSON, and others' tasks.

Results on no region, predictions and skipped annotations are left out, and the article's notices say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

from annotations.annotator import problem_with_annotator
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.labels import label_of_ascii
from annotations.formats.offsets import Unit, to_code_points
from annotations.formats.scalars import read_value
from annotations.model import AttributeValue, Relation, new_id

ATTRIBUTE = "attribute-"
VALUE = "value-"
ENTITY = "hashiya-entity"
TASKS = "tasks.json"

_Json = dict[str, Any]


@dataclass(slots=True)
class _Annotation:
    """What the results of one annotation say. Regions are known by their ids."""

    regions: dict[str, ImportedSpan] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, AttributeValue]] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield an article for each annotation of each task. Raises ImportFileError, naming file and task."""
    file = path / TASKS if path.is_dir() else path
    try:
        tasks = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        raise ImportFileError(file, error.lineno, f"is no JSON ({error.msg})") from error
    if not isinstance(tasks, list):
        tasks = [tasks]
    for number, task in enumerate(tasks, 1):
        try:
            yield from _articles(_object(task), f"{file}, task {number}", f"{file.stem}-{number}")
        except ValueError as error:
            raise ImportFileError(file, 0, f"task {number}: {error}; correct the task") from error


def _articles(task: _Json, place: str, otherwise: str) -> Iterator[ImportedArticle]:
    data = _object(task.get("data"), "data")
    text = _text_of(data)
    if isinstance(data.get("hashiya"), dict):
        base = replace(article_of_row(data["hashiya"], place), text=text)
    else:
        named = data.get("article") or data.get("id") or otherwise
        base = ImportedArticle(place, str(named), text, has_own_ids=False)
    notices = ["Label Studio’s predictions were left out"] if task.get("predictions") else []
    annotations = [_object(each) for each in _list(task.get("annotations"), "annotations")]
    skipped = [each for each in annotations if each.get("was_cancelled")]
    if skipped:
        notices.append("skipped annotations were left out")
    wanted = [each for each in annotations if not each.get("was_cancelled")]
    if not wanted:
        yield replace(base, notices=tuple(notices))
    for each in wanted:
        annotator = base.annotator or (_annotator(each.get("completed_by")) if len(wanted) > 1 else "")
        yield _with_results(replace(base, annotator=annotator), each, notices)


def _with_results(base: ImportedArticle, annotation: _Json, notices: list[str]) -> ImportedArticle:
    found = _Annotation()
    results = [_object(each) for each in _list(annotation.get("result"), "result")]
    for take in (_take_region, _take_other):
        for number, result in enumerate(results, 1):
            try:
                take(found, result)
            except ValueError as error:
                raise ValueError(f"result {number}: {error}") from error
    assert base.text is not None
    spans = tuple(
        replace(span, attributes=found.attributes.get(span.id, {})) for span in found.regions.values()
    )
    return replace(
        base,
        unit=_unit(base.text, found),
        spans=spans,
        relations=tuple(found.relations),
        notices=tuple(dict.fromkeys([*notices, *found.notices])),
    )


def _take_region(found: _Annotation, result: _Json) -> None:
    """Take a span with its label; one with several labels becomes several spans."""
    kind = result.get("type")
    if kind not in ("labels", "hypertextlabels"):
        return
    value = _object(result.get("value"), "value")
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int:
        counted = _object(value.get("globalOffsets") or {}, "globalOffsets")
        start, end = counted.get("start"), counted.get("end")
    if type(start) is not int or type(end) is not int:
        raise ValueError("“start” and “end” should be whole numbers")
    region, labels = _word(result, "id"), _words(value, kind)
    note = "\n".join(_words(_object(result.get("meta") or {}, "meta"), "text"))
    for count, label in enumerate(labels):
        name = region if not count else f"{region}/{count + 1}"
        if name in found.regions:
            raise ValueError(f"a second region with the id “{name[:40]}”")
        found.regions[name] = ImportedSpan(start, end, label, id=name, note="" if count else note)
        text = value.get("text")
        if isinstance(text, str):
            found.texts[name] = text
    if not labels:
        found.notices.append("regions without a label were left out")
    if len(labels) > 1:
        found.notices.append("a region with several labels became a span for each of them")


def _take_other(found: _Annotation, result: _Json) -> None:
    """Take a relation, or what a control says of a region."""
    kind = result.get("type")
    if kind in ("labels", "hypertextlabels"):
        return
    if kind == "relation":
        source, target = _word(result, "from_id"), _word(result, "to_id")
        if result.get("direction") == "left":
            source, target = target, source
        for end in (source, target):
            if end not in found.regions:
                raise ValueError(f"a relation names the region “{end[:40]}”, which is not there")
        for label in _words(result, "labels") or ["related"]:
            found.relations.append(Relation(new_id(), label, source, target))
        return
    region, control = result.get("id"), _word(result, "from_name")
    if not isinstance(region, str) or region not in found.regions:
        found.notices.append(f"what “{control[:40]}” says of the whole article was left out")
        return
    said = _said(_object(result.get("value"), "value"), str(kind))
    if said is None:
        found.notices.append(f"“{control[:40]}” is of a kind that Hashiya does not know and was left out")
    elif control == ENTITY:
        found.regions[region] = replace(found.regions[region], entity=str(said))
    elif control.startswith(VALUE):
        name = label_of_ascii(control.removeprefix(VALUE))
        found.attributes.setdefault(region, {})[name] = read_value(str(said))
    else:
        is_own = control.startswith(ATTRIBUTE)
        name = label_of_ascii(control.removeprefix(ATTRIBUTE)) if is_own else control
        if is_own and kind == "choices" and said in ("true", "false"):
            said = said == "true"
        found.attributes.setdefault(region, {})[name] = said


def _said(value: _Json, kind: str) -> AttributeValue | None:
    match kind:
        case "number" | "rating":
            number = value.get(kind)
            return number if type(number) in (int, float) else None
        case "choices":
            return ", ".join(_words(value, "choices"))
        case "textarea":
            return "\n".join(_words(value, "text"))
        case "datetime":
            return "\n".join(_words(value, "datetime"))
    return None


def _unit(text: str, found: _Annotation) -> Unit:
    """Return what the offsets count, told by the regions' texts: old front ends counted UTF-16.

    Raises ValueError when the texts fit neither.
    """
    if _fits(text, found, int) or not found.texts:
        return Unit.CODE_POINT
    if _fits(text, found, to_code_points(text, Unit.UTF16)):
        return Unit.UTF16
    for name, said in found.texts.items():
        span = found.regions[name]
        there = text[max(0, span.start) : max(0, span.end)]
        if _flat(there) != _flat(said):
            raise ValueError(f"the region “{name[:40]}” says «{said[:40]}» where the text has «{there[:40]}»")
    raise ValueError("its offsets lie outside the text")


def _fits(text: str, found: _Annotation, convert: Callable[[int], int]) -> bool:
    try:
        return all(
            _flat(text[convert(found.regions[name].start) : convert(found.regions[name].end)]) == _flat(said)
            for name, said in found.texts.items()
        )
    except ValueError:
        return False


def _flat(text: str) -> str:
    """Return a text as Label Studio shows it: it writes line breaks as backslash and n in some versions."""
    return re.sub(r"\\n|\s+", " ", text).strip()


def _text_of(data: _Json) -> str:
    text = data.get("text")
    if isinstance(text, str):
        return text
    texts = [value for value in data.values() if isinstance(value, str)]
    if not texts:
        raise ValueError("“data” has no text")
    return max(texts, key=len)


def _annotator(completed_by: object) -> str:
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("id")
    name = f"user-{completed_by}" if type(completed_by) is int else str(completed_by or "")
    return "" if name and problem_with_annotator(name) else name


def _object(value: object, what: str = "it") -> _Json:
    if not isinstance(value, dict):
        raise ValueError(f"“{what}” should be an object {{…}}")
    return value


def _list(value: object, what: str) -> list[Any]:
    if value is not None and not isinstance(value, list):
        raise ValueError(f"“{what}” should be a list")
    return value or []


def _words(value: _Json, key: str) -> list[str]:
    """Return a list of texts, or one text as such a list."""
    words = value.get(key)
    words = [words] if isinstance(words, str) else _list(words, key)
    if not all(isinstance(word, str) for word in words):
        raise ValueError(f"“{key}” should be a list of texts")
    return words


def _word(value: _Json, key: str) -> str:
    word = value.get(key)
    if not isinstance(word, str) or not word:
        raise ValueError(f"“{key}” is missing or no text")
    return word
