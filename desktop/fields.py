"""One editor for each type of attribute. Each shows a value and says when the user gave another."""

from __future__ import annotations

import unicodedata
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.model import AttributeValue
from annotations.schema import AttributeKind, AttributeType, accepts
from desktop.naming import shown_name

NOTE_PAUSE = 1200
"""Milliseconds without typing after which a note is taken over."""


class Field(QWidget):
    """An editor for one attribute. `edited` carries the value, or None when it was taken away."""

    edited = Signal(object)
    finished = Signal()
    """Enter was pressed: the user is done here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: AttributeValue | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: AttributeValue | None) -> None:
        """Show a value without saying so."""
        raise NotImplementedError

    @property
    def has_value(self) -> bool:
        """Whether a value is shown."""
        return self._value is not None

    def commit(self) -> None:
        """Take over what was typed but not yet said."""

    def forget(self) -> None:
        """Drop what was typed and could not be taken over; the value of another span comes."""

    def _say(self, value: AttributeValue | None) -> None:
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.edited.emit(value)


class StillComboBox(QComboBox):
    """A box of choices that the wheel does not change while one scrolls past it."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """A choice among the values of the schema, or yes and no, with an empty first line."""

    def __init__(
        self, attribute: AttributeType, parent: QWidget | None = None, *, numbered: bool = False
    ) -> None:
        """`numbered` writes a number before each choice, by which `choose` takes it."""
        super().__init__(parent)
        self._box = StillComboBox()
        self._box.setAccessibleName(shown_name(attribute))
        self._box.setToolTip(attribute.description)
        self._box.addItem("", None)
        if attribute.kind is AttributeKind.YES_NO:
            self._box.addItem(self.tr("yes"), True)
            self._box.addItem(self.tr("no"), False)
        for choice in attribute.choices:
            self._box.addItem(shown_name(choice), choice.value)
        for number in range(1, self._box.count() if numbered else 0):
            self._box.setItemText(number, f"{number}  {self._box.itemText(number)}")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(6)
        self._known = self._box.count()
        self._box.activated.connect(self._on_activated)
        self._layout.addWidget(self._box)
        self.setFocusProxy(self._box)

    @override
    def show_value(self, value: AttributeValue | None) -> None:
        self._value = value
        index = next((i for i in range(self._box.count()) if self._box.itemData(i) == value), -1)
        if index < 0:
            # A value the schema does not know is shown, not hidden; it stays until another is chosen.
            self._box.addItem(self.tr("unknown: {value}").format(value=value), value)
            index = self._box.count() - 1
        self._box.setCurrentIndex(index)

    @override
    def forget(self) -> None:
        while self._box.count() > self._known:
            self._box.removeItem(self._known)

    def numbered_choices(self) -> list[str]:
        """Return all choices with their numbers before them."""
        return [self._box.itemText(i) for i in range(1, self._known)]

    def choose(self, number: int) -> bool:
        """Take the choice with a number, 0 for none; say if there is one."""
        if number >= self._known:
            return False
        self._box.setCurrentIndex(number)
        self._on_activated(number)
        return True

    def _on_activated(self, index: int) -> None:
        self._say(cast("AttributeValue | None", self._box.itemData(index)))


class LineField(Field):
    """A text, number or date on one line. What does not fit the type is marked and not taken over."""

    def __init__(self, attribute: AttributeType, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attribute = attribute
        self._line = QLineEdit()
        self._line.setAccessibleName(shown_name(attribute))
        self._line.setToolTip(attribute.description)
        if attribute.kind is AttributeKind.DATE:
            self._line.setPlaceholderText(self.tr("2020-09-09, 2020-09 or 2020"))
        self._line.editingFinished.connect(self.commit)
        self._line.returnPressed.connect(self._on_return)
        self._line.textEdited.connect(self._on_typed)
        self._layout.addWidget(self._line)
        self.setFocusProxy(self._line)

    @override
    def show_value(self, value: AttributeValue | None) -> None:
        if self._line.isModified() and self._line.hasFocus() and value == self._value:
            return  # somebody is typing here
        self._value = value
        self._line.setText("" if value is None else value_as_text(value))
        self._mark("")

    @override
    def commit(self) -> None:
        text = self._line.text().strip()
        value = value_from_text(self._attribute, text)
        if text and value is None:
            self._mark(self._reason())
            return
        self._mark("")
        self._line.setModified(False)
        self._say(value)

    @override
    def forget(self) -> None:
        self._line.setModified(False)

    def _reason(self) -> str:
        if self._attribute.kind is AttributeKind.NUMBER:
            return self.tr("Not a number; it is not stored. Write digits, e.g. 5200 or 0.5.")
        return self.tr("Not a date; it is not stored. Write 2020-09-09, 2020-09 or 2020.")

    def _mark(self, reason: str) -> None:
        self._line.setProperty("state", "wrong" if reason else "")
        self._line.setToolTip(reason or self._attribute.description)
        self._line.style().polish(self._line)

    def _on_typed(self, _text: str) -> None:
        self._mark("")

    def _on_return(self) -> None:
        if self._line.property("state") != "wrong":
            self.finished.emit()


class NoteField(Field):
    """A text of several lines, taken over when the typing pauses or the field is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = _Note(self)
        self._edit.setAccessibleName(name)
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(84)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(NOTE_PAUSE)
        self._pause.timeout.connect(self.commit)
        self._edit.textChanged.connect(self._pause.start)
        self._edit.left.connect(self.commit)
        self._layout.addWidget(self._edit)
        self.setFocusProxy(self._edit)

    @override
    def show_value(self, value: AttributeValue | None) -> None:
        text = str(value or "")
        if value == self._value and self._edit.hasFocus():
            return
        self._value = value or ""
        if text != self._edit.toPlainText():
            self._edit.setPlainText(text)
        self._pause.stop()

    @override
    def commit(self) -> None:
        self._pause.stop()
        self._say(self._edit.toPlainText())


class _Note(QPlainTextEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def make_field(attribute: AttributeType, *, numbered: bool = False) -> Field:
    """Return the editor for an attribute's type; choices with numbers before them if they are `numbered`."""
    if attribute.kind in (AttributeKind.CHOICE, AttributeKind.YES_NO):
        return ChoiceField(attribute, numbered=numbered)
    return LineField(attribute)


def value_as_text(value: AttributeValue) -> str:
    """Return a value as it is typed."""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def value_from_text(attribute: AttributeType, text: str) -> AttributeValue | None:
    """Return what was typed as a value of the attribute's type, or None; Arabic digits count."""
    if not text:
        return None
    if attribute.kind is AttributeKind.TEXT:
        return text
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    value: AttributeValue | None = plain
    if attribute.kind is AttributeKind.NUMBER:
        value = _number(plain.replace("٫", ".").replace("٬", "").replace(",", ""))
    return value if value is not None and accepts(attribute, value) else None


def _number(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
