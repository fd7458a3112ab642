"""Editors of single settings, one class a kind. They show a value, and say when the user chooses another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.annotator import default_annotator
from desktop.fonts import INTERFACE_FAMILY, load_amiri
from desktop.preferences import Kind, Setting, translated

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Editor(QWidget):
    """What all editors share."""

    edited = Signal(object)
    """The user has chosen a value that the setting accepts."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting

    def show_value(self, value: object) -> None:
        """Show a value without saying that it was chosen."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what is still being typed."""

    def _name(self, widget: QWidget) -> None:
        widget.setAccessibleName(translated(self.setting.words))
        widget.setAccessibleDescription(translated(self.setting.help))


class ChoiceEditor(Editor):
    """A few choices side by side; arrow keys go from one to the next."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        frame = QFrame()
        frame.setObjectName("segments")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for number, (value, words) in enumerate(setting.choices):
            button = QPushButton(translated(words))
            button.setObjectName(value)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{translated(setting.words)}: {button.text()}")
            button.installEventFilter(self)
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._group.idClicked.connect(self._on_clicked)
        self.setFocusProxy(self._group.buttons()[0])

    @override
    def show_value(self, value: object) -> None:
        for button in self._group.buttons():
            if button.objectName() == value:
                button.setChecked(True)
                self.setFocusProxy(button)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrow keys move the focus within a group; here they choose as well.
        by_key = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEY
        if by_key and isinstance(watched, QPushButton) and not watched.isChecked():
            watched.click()
        return False

    def _on_clicked(self, number: int) -> None:
        self.edited.emit(self.setting.choices[number][0])


class NumberEditor(Editor):
    """A slider to try with and a field for the exact number."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._factor = 100.0 if setting.percent else 1.0
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round((setting.high - setting.low) / setting.step))
        self._slider.setPageStep(5)
        # Style sheets do not mirror: which part is filled depends on where the slider begins.
        self._slider.setProperty("mirrored", self.isRightToLeft())
        self._field = QDoubleSpinBox()
        self._field.setDecimals(setting.decimals)
        self._field.setRange(setting.low * self._factor, setting.high * self._factor)
        self._field.setSingleStep(setting.step * self._factor)
        self._field.setKeyboardTracking(False)
        self._field.setFixedWidth(88)
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if setting.percent:
            self._field.setSuffix(f" {QLocale().percent()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._slider, 1)
        row.addWidget(self._field)
        for widget in (self._slider, self._field):
            self._name(widget)
            _let_the_wheel_scroll(widget)
        self._slider.valueChanged.connect(self._on_slid)
        self._field.valueChanged.connect(self._on_typed)
        self.setFocusProxy(self._slider)

    @override
    def show_value(self, value: object) -> None:
        assert isinstance(value, float)
        for widget in (self._slider, self._field):
            widget.blockSignals(True)
        self._slider.setValue(round((value - self.setting.low) / self.setting.step))
        self._field.setValue(value * self._factor)
        for widget in (self._slider, self._field):
            widget.blockSignals(False)

    @override
    def commit(self) -> None:
        self._field.interpretText()

    def _on_slid(self, step: int) -> None:
        value = self.setting.low + step * self.setting.step
        self.edited.emit(round(min(value, self.setting.high), 4))

    def _on_typed(self, value: float) -> None:
        self.edited.emit(round(value / self._factor, 4))


class FontEditor(Editor):
    """The faces that can write Arabic, each in itself."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        load_amiri()
        self._families = QComboBox()
        self._families.addItem(self.tr("The program’s choice"), "")
        names = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
        for name in dict.fromkeys([INTERFACE_FAMILY, "Amiri", *names]):
            if not QFontDatabase.isPrivateFamily(name):
                self._families.addItem(name, name)
                row = self._families.count() - 1
                self._families.setItemData(row, QFont(name, 12), Qt.ItemDataRole.FontRole)
        self._name(self._families)
        _let_the_wheel_scroll(self._families)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._families)
        self._families.activated.connect(self._on_activated)
        self.setFocusProxy(self._families)

    @override
    def show_value(self, value: object) -> None:
        self._families.setCurrentIndex(max(0, self._families.findData(value)))

    def _on_activated(self, row: int) -> None:
        self.edited.emit(self._families.itemData(row))


class TextEditor(Editor):
    """One line of text. It is taken when the field is left, and only if it will do."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._line = QLineEdit()
        self._line.setPlaceholderText(default_annotator())
        self._name(self._line)
        self._problem = QLabel()
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addWidget(self._problem)
        self._line.textChanged.connect(self._on_text)
        self._line.editingFinished.connect(self.commit)
        self.setFocusProxy(self._line)

    @override
    def show_value(self, value: object) -> None:
        if value != self._line.text().strip():
            self._line.setText(str(value))

    @override
    def commit(self) -> None:
        text = self._line.text().strip()
        if self.setting.accepts(text):
            self.edited.emit(text)

    def _on_text(self, text: str) -> None:
        text = text.strip()
        problem = self.setting.problem(text) if self.setting.problem is not None and text else ""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._line.setProperty("state", "wrong" if problem else "")
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)


class _WheelPasser(QObject):
    """Keeps the wheel from changing what it only passes over while the page scrolls."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _let_the_wheel_scroll(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelPasser(widget))


EDITORS: dict[Kind, type[Editor]] = {
    Kind.CHOICE: ChoiceEditor,
    Kind.NUMBER: NumberEditor,
    Kind.FONT: FontEditor,
    Kind.TEXT: TextEditor,
}
