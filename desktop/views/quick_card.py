"""The card after labelling: what the label asks for at once, filled in as far as it can be told.

It is never modal: work goes on beside it. Tab goes from field to field, a digit picks a choice, Enter and Esc
put it away; what it shows is what is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.model import AttributeValue, Entity, Span
from annotations.schema import AttributeType, Label, RelationType
from desktop.elided_label import ElidedLabel
from desktop.entity_field import EntityField, SpanSearch
from desktop.entity_rows import EntityOffer
from desktop.fields import ChoiceField, Field, StillComboBox, make_field
from desktop.naming import shown_name
from desktop.views.card import Card
from desktop.views.span_card import LabelMark

_PADDING = 12
_FEW = 6
"""So many choices stand below each other; more on as few lines as will do."""


@dataclass(frozen=True, slots=True)
class Partners:
    """A relation that is asked for: whom it may lead to, the likeliest first, and whom it leads to now."""

    kind: RelationType
    spans: tuple[Span, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """What the card asks about a span."""

    label: Label
    attributes: tuple[AttributeType, ...]
    partners: Partners | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.label.has_entity or self.attributes or self.partners)


class QuickCard(Card):
    """Shows one span's questions and says what the user answers. It changes nothing itself."""

    attribute_edited = Signal(str, str, object)
    """Span id, attribute id, value or None."""
    entity_named = Signal(str, str)
    """Span id, the name of an entity that does not exist yet."""
    entity_chosen = Signal(str, str)
    """Span id, the id of an entity (empty: none)."""
    partner_chosen = Signal(str, str, str)
    """Span id, relation type, id of the span at the other end (empty: none)."""
    finished = Signal()
    """The user is done here and wants to go back to the text."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("What the label asks for"))
        self._span: Span | None = None
        self._fields: dict[str, Field] = {}
        self._search: SpanSearch | None = None
        self._entity_box: EntityField | None = None
        self._partner_box: StillComboBox | None = None
        self._stops: list[QWidget] = []
        self._hint = QLabel()
        self._place = QRect()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def set_entity_search(self, search: SpanSearch) -> None:
        """Propose what this finds for a span and what was typed about it."""
        self._search = search

    def ask(self, span: Span, questions: Questions, entities: Mapping[str, Entity], place: QRect) -> None:
        """Show the questions about a span beside a place on the screen."""
        self._span = span
        self._fields, self._entity_box, self._partner_box = {}, None, None
        self.set_content(self._make_content(span, questions))
        self.renew(span, questions, entities)
        self._place = place
        self.show_beside(place)

    def renew(self, span: Span, questions: Questions, entities: Mapping[str, Entity]) -> None:
        """Show the values of the same span as they are now."""
        self._span = span
        for name, field in self._fields.items():
            field.show_value(span.attributes.get(name))
        if self._entity_box is not None:
            entity = entities.get(span.entity)
            self._entity_box.propose_name(span.text)
            self._entity_box.show_entity(span.entity, entity.name if entity else span.entity)
        if self._partner_box is not None and questions.partners is not None:
            self._partner_box.setCurrentIndex(self._partner_box.findData(questions.partners.chosen))

    def follow(self, place: QRect) -> None:
        """Move along with the span to another place on the screen."""
        self._place = place
        self.place_beside(place)

    @property
    def span_id(self) -> str:
        """The span that is asked about, or an empty string."""
        return self._span.id if self._span is not None and self.isVisible() else ""

    def take_keyboard(self) -> bool:
        """Put the keyboard into the first field without an answer; say if there is one."""
        field = self._unanswered()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field is not None

    def dismiss(self) -> None:
        """Take over what was typed and put the card away."""
        if self.isVisible():
            self._commit()
            self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter comes here from fields that have no use for it themselves.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._forget()
            self._finish()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = next((f for f in self._fields.values() if f.focusProxy() is watched), None)
        if event.type() == QEvent.Type.FocusIn:
            self._show_hint(field)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = event.text()[:1]
            if isinstance(field, ChoiceField) and digit.isdigit() and field.choose(int(digit)):
                self._go_on()
                return True
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from field to field, round the ends: Esc and the mouse lead out."""
        stops = self._stops
        here = next((i for i, stop in enumerate(stops) if stop.hasFocus()), -1)
        if not stops:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    # Building

    def _make_content(self, span: Span, questions: Questions) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_PADDING, _PADDING - 2, _PADDING, _PADDING - 2)
        column.setSpacing(8)
        column.addLayout(self._head(span, questions.label))
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if questions.label.has_entity:
            self._entity_box = EntityField()
            self._entity_box.set_search(self._found)
            self._entity_box.chosen.connect(self._on_entity_chosen)
            self._entity_box.named.connect(self._on_entity_named)
            self._entity_box.finished.connect(self._finish)
            form.addRow(self.tr("Entity"), self._entity_box)
        partners = questions.partners
        if partners is not None and partners.kind.core:
            self._add_partners(form, partners)
        for attribute in questions.attributes:
            form.addRow(shown_name(attribute), self._field(attribute))
        if partners is not None and not partners.kind.core:
            self._add_partners(form, partners)
        column.addLayout(form)
        self._stops = _editors(form)
        self._hint = QLabel(self.tr("Tab: next field · Enter: done"))
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        return content

    def _head(self, span: Span, label: Label) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LabelMark(label.color, label.line))
        row.addWidget(QLabel(shown_name(label)))
        text = ElidedLabel(" ".join(span.text.split()))
        text.setProperty("role", "secondary")
        text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row.addWidget(text, 1)
        return row

    def _field(self, attribute: AttributeType) -> Field:
        field = make_field(attribute, numbered=True)
        field.edited.connect(partial(self._on_attribute, attribute.id))
        field.finished.connect(self._finish)
        proxy = field.focusProxy()
        if proxy is not None:
            proxy.installEventFilter(self)
        self._fields[attribute.id] = field
        return field

    def _add_partners(self, form: QFormLayout, partners: Partners) -> None:
        box = StillComboBox()
        box.setAccessibleName(shown_name(partners.kind))
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.addItem("", "")
        for span in partners.spans:
            box.addItem(" ".join(span.text.split()), span.id)
        box.activated.connect(partial(self._on_partner, partners.kind.id, box))
        form.addRow(shown_name(partners.kind), box)
        self._partner_box = box

    def _show_hint(self, field: Field | None) -> None:
        """Say which digit stands for which choice, where there are some."""
        choices = field.numbered_choices() if isinstance(field, ChoiceField) else []
        # Names may run either way: isolated, they do not reorder each other.
        listed = ("\n" if len(choices) <= _FEW else "  ·  ").join(f"\u2068{name}\u2069" for name in choices)
        self._hint.setText(listed or self.tr("Tab: next field · Enter: done"))
        if self.isVisible():
            self.place_beside(self._place)

    # What the user does

    def _unanswered(self) -> QWidget | None:
        box = self._entity_box
        if box is not None and not box.entity_id:
            return box
        for field in self._fields.values():
            if self._span is not None and not field.has_value:
                return field
        return None

    def _go_on(self) -> None:
        """Go to what is still without an answer; with all answered, be done."""
        if not self.take_keyboard():
            self._finish()

    def _on_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        if self._span is not None:
            self.attribute_edited.emit(self._span.id, attribute_id, value)

    def _on_partner(self, kind_id: str, box: StillComboBox, index: int) -> None:
        if self._span is not None:
            self.partner_chosen.emit(self._span.id, kind_id, box.itemData(index))

    def _forget(self) -> None:
        """Show what is stored again where something was half typed."""
        for name, field in self._fields.items():
            field.forget()
            field.show_value(self._span.attributes.get(name) if self._span is not None else None)
        if self._entity_box is not None:
            self._entity_box.forget()

    def _commit(self) -> None:
        for field in self._fields.values():
            field.commit()
        if self._entity_box is not None:
            self._entity_box.commit()

    def _on_entity_chosen(self, entity_id: str) -> None:
        if self._span is not None:
            self.entity_chosen.emit(self._span.id, entity_id)

    def _on_entity_named(self, name: str) -> None:
        if self._span is not None:
            self.entity_named.emit(self._span.id, name)

    def _found(self, typed: str) -> Sequence[EntityOffer]:
        return self._search(self._span, typed) if self._search is not None and self._span is not None else ()

    def _finish(self) -> None:
        self.dismiss()
        self.finished.emit()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Go when the keyboard goes elsewhere; the lists of the card's own boxes are no elsewhere."""
        was_here = before is not None and self.isVisible() and self.isAncestorOf(before)
        has_left = now is not None and not self.isAncestorOf(now)
        if was_here and has_left and QApplication.activePopupWidget() is None:
            self.dismiss()


def _editors(form: QFormLayout) -> list[QWidget]:
    """Return the editors of a form from top to bottom, as the keyboard goes."""
    stops = []
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        widget = item.widget() if item is not None else None
        if widget is not None:
            stops.append(widget.focusProxy() or widget)
    return stops
