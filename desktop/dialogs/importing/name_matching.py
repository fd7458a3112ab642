"""The labels, attributes and relations of files that the project does not have, and what each becomes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotations.import_choices import Part
from annotations.import_names import UnknownName
from annotations.schema import AttributeType, Label, RelationType, Schema
from desktop.dialogs.schema_editor.fields import Choose
from desktop.elided_label import ElidedLabel
from desktop.icons import swatch
from desktop.naming import shown_name, shown_number

MOST_SHOWN = 200
"""So many names have a box; the rest are added as they are."""


class NameMatching(QScrollArea):
    """A box for each unknown name: what it becomes, that it is added, or left out."""

    decided = Signal(object, str, str)
    """What a name becomes now (part, name in the files, id in the project; empty to leave it out)."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._schema = schema
        self._keys: tuple[tuple[Part, str], ...] = ()
        self.boxes: dict[tuple[Part, str], Choose] = {}

    def show_names(self, names: Iterable[UnknownName]) -> None:
        """Show names and what becomes of each."""
        shown = list(names)[:MOST_SHOWN]
        keys = tuple((each.part, each.name) for each in shown)
        if keys != self._keys:
            self._keys = keys
            self._build(shown)
        for each in shown:
            self.boxes[each.part, each.name].show_value(each.becomes)

    def _build(self, names: Iterable[UnknownName]) -> None:
        self.boxes = {}
        inner = QWidget()
        inner.setObjectName("pane")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        part = None
        for each in names:
            if each.part is not part:
                part = each.part
                heading = QLabel(self._heading(part))
                heading.setProperty("role", "section")
                column.addWidget(heading)
            column.addWidget(self._card(each))
        column.addStretch(1)
        self.setWidget(inner)

    def _heading(self, part: Part) -> str:
        return {
            Part.LABEL: self.tr("Labels that the project does not have"),
            Part.ATTRIBUTE: self.tr("Attributes that the project does not have"),
            Part.RELATION: self.tr("Relations that the project does not have"),
        }[part]

    def _card(self, each: UnknownName) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        name = ElidedLabel(f"\u2068{each.name}\u2069")
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        name.setToolTip(each.name)
        count = QLabel("× " + shown_number(each.count))
        count.setProperty("role", "secondary")
        examples = ElidedLabel("  ·  ".join(f"\u2068«{text}»\u2069" for text in each.examples))
        examples.setProperty("role", "secondary")
        examples.setToolTip("\n".join(each.examples))
        box = self._box(each)
        self.boxes[each.part, each.name] = box
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(name, 0, 0)
        grid.addWidget(count, 0, 1)
        grid.addWidget(box, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        if each.examples:
            grid.addWidget(examples, 1, 0, 1, 3)
        return card

    def _box(self, each: UnknownName) -> Choose:
        box = Choose(self.tr("What {name} becomes").format(name=each.name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        added = {
            Part.LABEL: self.tr("Add as a new label"),
            Part.ATTRIBUTE: self.tr("Add as a new attribute"),
            Part.RELATION: self.tr("Add as a new relation"),
        }
        box.addItem(added[each.part], each.name)
        box.addItem(self.tr("Leave out"), "")
        box.insertSeparator(box.count())
        for entry in self._entries(each.part):
            if isinstance(entry, Label):
                box.addItem(swatch(entry.color, self.devicePixelRatioF()), shown_name(entry), entry.id)
            else:
                box.addItem(shown_name(entry), entry.id)
        box.picked.connect(partial(self._on_picked, each))
        return box

    def _entries(self, part: Part) -> Iterable[Label | AttributeType | RelationType]:
        if part is Part.LABEL:
            return self._schema.labels
        return self._schema.attribute_types if part is Part.ATTRIBUTE else self._schema.relation_types

    def _on_picked(self, each: UnknownName, becomes: object) -> None:
        self.decided.emit(each.part, each.name, str(becomes))
