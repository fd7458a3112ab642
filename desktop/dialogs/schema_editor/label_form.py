"""The form of one label: names, key, line, colour, and how it looks. It says what is wanted, no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotations.schema import Label
from desktop.dialogs.schema_editor.colour_field import ColourField
from desktop.dialogs.schema_editor.fields import BilingualEdit, Choose, make_form, quiet
from desktop.dialogs.schema_editor.sample import Sample
from desktop.label_chip import LabelChip, paint_label_line
from desktop.naming import shown_name
from desktop.theme import Theme

KEYS = "1234567890ABCDEFGHIJKLMNOPRSTUVWXYZ"
"""Q repeats the last label."""
LINES = ("solid", "dotted", "double", "dashed")


class LabelForm(QWidget):
    """Edits one label. `changed` carries the fields that are to be others."""

    changed = Signal(dict)

    def __init__(self, family: str, theme: Theme) -> None:
        super().__init__()
        self._heading = QHBoxLayout()
        self._heading.setSpacing(12)
        self._chip: LabelChip | None = None
        self._about = quiet()
        self._about.setWordWrap(False)
        self._heading.addWidget(self._about)
        self._heading.addStretch(1)
        self.names = BilingualEdit(self.tr("Name"))
        self.names.edited.connect(self._on_names)
        self.descriptions = BilingualEdit(self.tr("Description"))
        self.descriptions.edited.connect(self._on_descriptions)
        self.key = Choose(self.tr("Key"))
        self.key.setFixedWidth(230)
        self.key.picked.connect(self._on_key)
        self.line = Choose(self.tr("Line"))
        self.line.setFixedWidth(230)
        self.line.setIconSize(QSize(40, 14))
        words = (self.tr("solid"), self.tr("dotted"), self.tr("double"), self.tr("dashed, light tint"))
        for line, name in zip(LINES, words, strict=True):
            self.line.addItem(_line_icon(self, line), name, line)
        self.line.picked.connect(self._on_line)
        self.color = ColourField()
        self.color.picked.connect(self._on_color)
        self.has_entity = QCheckBox(self.tr("Spans refer to an entity, such as a person or a place"))
        self.has_entity.clicked.connect(self._on_has_entity)
        self.sample = Sample(family, theme)
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(4)
        self._verbs.addStretch(1)
        form = make_form()
        form.addRow(self.tr("Name"), self.names)
        form.addRow(self.tr("Description"), self.descriptions)
        form.addRow(self.tr("Key"), self.key)
        form.addRow(self.tr("Colour"), self.color)
        form.addRow(self.tr("Line"), self.line)
        form.addRow("", self.has_entity)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        column.addLayout(self._heading)
        column.addLayout(form)
        column.addWidget(self.sample)
        column.addLayout(self._verbs)
        column.addStretch(1)

    def add_verbs(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done with the label as a whole."""
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._verbs.insertWidget(place, button)

    def show_label(self, label: Label, labels: Sequence[Label], spans: int, about: str) -> None:
        """Show a label of these labels, how many spans it has, and in words how much it is used."""
        self._show_chip(label, spans)
        self._about.setText(about)
        self.names.show_words(label.name, label.name_ar)
        self.descriptions.show_words(label.description, label.description_ar)
        self._show_keys(label, labels)
        self.line.show_value(label.line)
        self.color.show_color(label.color)
        self.has_entity.setChecked(label.has_entity)
        self.sample.show_label(label)

    def _show_chip(self, label: Label, spans: int) -> None:
        if self._chip is not None:
            self._heading.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = LabelChip(label)
        self._chip.set_count(spans)
        self._chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._heading.insertWidget(0, self._chip)

    def _show_keys(self, label: Label, labels: Sequence[Label]) -> None:
        users = {other.key: shown_name(other) for other in labels if other.key and other.id != label.id}
        self.key.clear()
        self.key.addItem(self.tr("none"), "")
        keys = [*KEYS, *(key for key in (label.key,) if key and key not in KEYS)]
        for key in keys:
            words = self.tr("{key} — now {label}").format(key=key, label=users[key]) if key in users else key
            self.key.addItem(words, key)
        self.key.show_value(label.key)
        self.key.setEnabled(not label.retired)

    def _on_names(self, english: str, arabic: str) -> None:
        self.changed.emit({"name": english, "name_ar": arabic})

    def _on_descriptions(self, english: str, arabic: str) -> None:
        self.changed.emit({"description": english, "description_ar": arabic})

    def _on_key(self, key: str) -> None:
        self.changed.emit({"key": key})

    def _on_line(self, line: str) -> None:
        self.changed.emit({"line": line})

    def _on_color(self, color: str) -> None:
        self.changed.emit({"color": color})

    def _on_has_entity(self, checked: bool) -> None:
        self.changed.emit({"has_entity": checked})


def _line_icon(widget: QWidget, line: str) -> QIcon:
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(int(40 * ratio), int(14 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_label_line(painter, 1, 39, 7.5, widget.palette().text().color(), line)
    painter.end()
    return QIcon(pixmap)
