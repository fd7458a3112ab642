"""What a figure read from the text says in the attributes of a span, and whether a span contradicts its text.

Any label whose spans have a number called `value` is one of figures. What the schema does not know is left
out. Offsets are code points. The reader is loaded when there is something to read: the start of the program
needs none of its tables.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from annotations.edit import frozen
from annotations.model import AttributeValue, Span
from annotations.schema import AttributeKind, Schema, accepts

if TYPE_CHECKING:
    from annotations.text.figures import Figure
    from annotations.text.figures.figure import Number

VALUE, LOW, HIGH = "value", "low", "high"
_BEFORE, _AFTER = 600, 200
"""How much of the text around a span is read: what is counted may be named earlier in the sentence."""
_OTHER = "other"
_LARGEST_PART = 12
_PLAIN_ERROR, _PART_ERROR = 1e-6, 0.01


def takes_figures(schema: Schema, label_id: str) -> bool:
    """Say whether a label's spans are figures: whether they have a number called `value`."""
    attributes = schema.attributes_of(label_id)
    return any(a.id == VALUE and a.kind is AttributeKind.NUMBER for a in attributes)


def attributes_of(schema: Schema, label_id: str, figure: Figure) -> dict[str, AttributeValue]:
    """Return what a figure says in the attributes that spans of a label have."""
    said: dict[str, AttributeValue | None] = {
        VALUE: figure.value,
        LOW: figure.low,
        HIGH: figure.high,
        "modifier": figure.modifier.value if figure.modifier else None,
        "counted": figure.unit or None,
        "doubtful": True if figure.is_misprint else None,
    }
    attributes: dict[str, AttributeValue] = {}
    for attribute in schema.attributes_of(label_id):
        value = said.get(attribute.id)
        if value is None:
            continue
        if attribute.id == "counted" and not accepts(attribute, value):
            value = _OTHER
        if accepts(attribute, value):
            attributes[attribute.id] = value
    return attributes


def figure_at(text: str, start: int, end: int) -> Figure | None:
    """Return the figure that ``[start, end)`` is, read with the text around it; None if it is not one."""
    from annotations.text.figures import read_figures  # noqa: PLC0415

    first = max(text.rfind("\n", 0, start) + 1, text.find(" ", max(0, start - _BEFORE), start))
    stop = text.find("\n", end, end + _AFTER)
    stop = text.rfind(" ", end, end + _AFTER) if stop < 0 and end + _AFTER < len(text) else stop
    found = read_figures(text[max(first, 0) : stop if stop > end else end + _AFTER])
    found = [replace(f, start=f.start + max(first, 0), end=f.end + max(first, 0)) for f in found]
    same = [figure for figure in found if (figure.start, figure.end) == (start, end)]
    if same:
        return same[0]
    touched = [figure for figure in found if figure.start < end and start < figure.end]
    is_number = len(touched) == 1 and bool(read_figures(text[start:end]))
    return touched[0] if is_number else None


def with_reading(schema: Schema, text: str, span: Span) -> Span:
    """Return a span of figures with what its text says, where it says nothing itself; others as they are."""
    if not takes_figures(schema, span.label):
        return span
    figure = figure_at(text, span.start, span.end)
    if figure is None:
        return span
    said = attributes_of(schema, span.label, figure)
    if VALUE in span.attributes or LOW in span.attributes or HIGH in span.attributes:
        said = {name: value for name, value in said.items() if name not in (VALUE, LOW, HIGH)}
    attributes = frozen({**said, **span.attributes})
    return span if attributes == span.attributes else replace(span, attributes=attributes)


def contradicted(schema: Schema, text: str, span: Span) -> Figure | None:
    """Return what the text says where a span has another value; None where they agree or say nothing."""
    value = span.attributes.get(VALUE)
    if isinstance(value, bool) or not isinstance(value, int | float) or not takes_figures(schema, span.label):
        return None
    figure = figure_at(text, span.start, span.end)
    return figure if figure is not None and contradicts(value, figure) else None


def in_digits(figure: Figure) -> str:
    """Return a figure’s number as one writes it: ``4000``, ``3000–5000``, ``≥ 10``, ``60 %``, ``1/3``."""
    from annotations.text.figures import Kind  # noqa: PLC0415

    if figure.kind is Kind.FRACTION and figure.value is not None:
        return str(Fraction(figure.value).limit_denominator(_LARGEST_PART))
    if figure.value is not None:
        number = _plain(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{_plain(figure.low)}–{_plain(figure.high)}"
    elif figure.low is not None:
        number = f"≥ {_plain(figure.low)}"
    else:
        number = f"≤ {_plain(figure.high or 0)}"
    return f"{number} %" if figure.kind is Kind.PERCENT else number


def _plain(number: Number) -> str:
    return str(number) if isinstance(number, int) else f"{number:.10g}"


def contradicts(value: Number, figure: Figure) -> bool:
    """Say whether a value is not what a figure says."""
    from annotations.text.figures import Kind  # noqa: PLC0415

    if figure.value is not None:
        told = {figure.value, figure.value * 1000} if figure.is_misprint else {figure.value}
        # A part may be told in hundredths: a third is 0.33 and 33.
        error = _PART_ERROR if figure.kind is Kind.FRACTION else _PLAIN_ERROR
        parts = {value, value / 100} if figure.kind is Kind.FRACTION else {value}
        return not any(abs(one - other) <= error * max(1, abs(other)) for one in parts for other in told)
    below = figure.low is not None and value < figure.low
    return below or (figure.high is not None and value > figure.high)
