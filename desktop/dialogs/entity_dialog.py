"""The dialog with everything that is known of an entity: names, kind, attributes, note."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotations.edit import set_entity_attribute
from annotations.entities.names import name_key
from annotations.entities.register import renamed, with_aliases
from annotations.model import AttributeValue, Entity, new_id
from annotations.schema import AttributeKind, AttributeType, Owner, Schema, accepts
from desktop.icons import swatch
from desktop.naming import shown_name
from desktop.viewer.direction import is_right_to_left

ALIASES_HEIGHT, NOTE_HEIGHT = 110, 64


class EntityDialog(QDialog):
    """Edits an entity, or makes one; the caller reads `entity` after it was accepted."""

    def __init__(
        self,
        schema: Schema,
        entities: Mapping[str, Entity],
        entity: Entity | None = None,
        read_only: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`entities` are all others: a name that one of them has is pointed out, not forbidden."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Entity") if entity is not None else self.tr("New entity"))
        self.setMinimumWidth(480)
        self._schema = schema
        self._entities = entities
        labels = [label for label in schema.labels if label.has_entity]
        self._before = entity or Entity(new_id(), labels[0].id if labels else "", "")
        self._editors: dict[str, QLineEdit | QComboBox] = {}
        self._name = QLineEdit(self._before.name)
        self._name.setAccessibleName(self.tr("Name"))
        self._name.textChanged.connect(self._on_name)
        self._label = QComboBox()
        for label in labels:
            self._label.addItem(swatch(label.color, self.devicePixelRatioF()), shown_name(label), label.id)
        self._label.setCurrentIndex(self._label.findData(self._before.label))
        # What refers to an entity has its label.
        self._label.setEnabled(entity is None)
        self._label.currentIndexChanged.connect(self._on_label)
        self._aliases = _text("\n".join(self._before.aliases), ALIASES_HEIGHT, otherwise=True)
        self._aliases.setPlaceholderText(self.tr("one name a line"))
        self._aliases.setAccessibleName(self.tr("Other names"))
        self._note = _text(self._before.note, NOTE_HEIGHT, otherwise=self.isRightToLeft())
        self._note.setAccessibleName(self.tr("Note"))
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(14)
        self._form.addRow(self.tr("Name"), self._name)
        self._form.addRow(self.tr("Label"), self._label)
        self._form.addRow(self.tr("Other names"), self._aliases)
        self._add_attributes()
        self._form.addRow(self.tr("Note"), self._note)
        self._doubt = QLabel()
        self._doubt.setWordWrap(True)
        self._doubt.setProperty("role", "warning")
        self._doubt.setText(read_only)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._form)
        layout.addWidget(self._doubt)
        layout.addWidget(buttons)
        self._read_only = read_only
        self._on_name(self._name.text())

    @property
    def entity(self) -> Entity:
        """The entity as edited."""
        before = self._before
        name = self._name.text()
        entity = renamed(before, name) if before.name else replace(before, name=" ".join(name.split()))
        aliases = self._aliases.toPlainText().splitlines()
        # A name that was only corrected is kept as an alias; one that was taken from the list is gone.
        kept = [alias for alias in entity.aliases if alias not in before.aliases]
        entity = with_aliases(replace(entity, aliases=(), label=self._label.currentData()), [*kept, *aliases])
        for attribute_id in self._editors:
            entity = set_entity_attribute(entity, attribute_id, self._value(attribute_id))
        return replace(entity, note=self._note.toPlainText().strip())

    # Attributes

    def _add_attributes(self) -> None:
        """Put the attributes of the label between the aliases and the note."""
        for attribute in self._schema.attributes_of(self._label.currentData() or "", Owner.ENTITY):
            editor = self._editor(attribute)
            self._editors[attribute.id] = editor
            self._form.insertRow(3 + len(self._editors) - 1, shown_name(attribute), editor)

    def _editor(self, attribute: AttributeType) -> QLineEdit | QComboBox:
        value = self._before.attributes.get(attribute.id)
        if attribute.kind in (AttributeKind.CHOICE, AttributeKind.YES_NO):
            box = QComboBox()
            box.addItem("", None)
            if attribute.kind is AttributeKind.YES_NO:
                box.addItem(self.tr("yes"), True)
                box.addItem(self.tr("no"), False)
            for choice in attribute.choices:
                box.addItem(shown_name(choice), choice.value)
            index = next((i for i in range(box.count()) if box.itemData(i) == value), -1)
            if index < 0:
                box.addItem(self.tr("unknown: {value}").format(value=value), value)
                index = box.count() - 1
            box.setCurrentIndex(index)
            editor: QLineEdit | QComboBox = box
        else:
            editor = QLineEdit(
                "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
            )
            editor.setCursorPosition(0)
        editor.setAccessibleName(shown_name(attribute))
        editor.setToolTip(attribute.description)
        return editor

    def _value(self, attribute_id: str) -> AttributeValue | None:
        """Return what an editor says; ValueError if that does not fit the attribute's type."""
        editor = self._editors[attribute_id]
        if isinstance(editor, QComboBox):
            value: AttributeValue | None = editor.currentData()
            return value
        attribute = self._schema.attribute_type(attribute_id)
        text = editor.text().strip()
        if not text or attribute is None or attribute.kind is AttributeKind.TEXT:
            return text or None
        plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text).replace("٫", ".")
        read: AttributeValue = float(plain) if attribute.kind is AttributeKind.NUMBER else plain
        if not accepts(attribute, read):
            raise ValueError(text)
        return read

    # What the user does

    def _on_label(self) -> None:
        for editor in self._editors.values():
            self._form.removeRow(editor)
        self._editors = {}
        self._add_attributes()
        self._on_name(self._name.text())

    def _on_name(self, name: str) -> None:
        key = name_key(name)
        self._ok.setEnabled(bool(key) and not self._read_only)
        if self._read_only:
            return
        label = self._label.currentData()
        twin = next(
            (
                other
                for other in self._entities.values()
                if other.id != self._before.id and other.label == label and name_key(other.name) == key
            ),
            None,
        )
        words = self.tr("Another entity is called «{name}» too. Are they the same? Then merge them.")
        self._doubt.setText(words.format(name=f"\u2068{twin.name}\u2069") if twin is not None and key else "")
        self._doubt.setVisible(bool(self._doubt.text()))

    def _on_accepted(self) -> None:
        for attribute_id, editor in self._editors.items():
            try:
                self._value(attribute_id)
            except ValueError:
                editor.setProperty("state", "wrong")
                editor.style().polish(editor)
                editor.setToolTip(
                    self.tr("This does not fit: write a number like 33.79 or a date like 2020-09.")
                )
                editor.setFocus()
                return
        self.accept()


def _text(words: str, height: int, *, otherwise: bool) -> QPlainTextEdit:
    """Return an editor whose lines keep to the edge that most of its letters begin at."""
    edit = QPlainTextEdit(words)
    option = edit.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    # This editor leaves lines at the left whatever their direction; only an absolute edge moves them.
    edge = (
        Qt.AlignmentFlag.AlignRight
        if is_right_to_left(words, otherwise=otherwise)
        else Qt.AlignmentFlag.AlignLeft
    )
    option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
    edit.document().setDefaultTextOption(option)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(height)
    return edit
