"""Small editors of the forms: names in both languages, the labels that something belongs to, headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from annotations.schema import Label
from desktop.icons import swatch
from desktop.naming import shown_name

COLUMNS = 4


class BilingualEdit(QWidget):
    """Two lines: in English, and in Arabic from right to left. `edited` carries both."""

    edited = Signal(str, str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.english = QLineEdit()
        self.english.setPlaceholderText(self.tr("in English"))
        self.english.setAccessibleName(self.tr("{what} in English").format(what=what))
        self.english.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.arabic = QLineEdit()
        self.arabic.setPlaceholderText("بالعربية")
        self.arabic.setAccessibleName(self.tr("{what} in Arabic").format(what=what))
        self.arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        lines = (self.english, self.arabic)
        # The interface's own language comes first.
        for line in reversed(lines) if self.isRightToLeft() else lines:
            row.addWidget(line, 1)
            line.textEdited.connect(self._on_edited)

    def show_words(self, english: str, arabic: str) -> None:
        """Show both, leaving the caret where it is in a line that has the words already."""
        for line, words in ((self.english, english), (self.arabic, arabic)):
            # What is being typed may end in a space that is not kept.
            if line.text().strip() != words:
                line.setText(words)
                line.setCursorPosition(0)

    def focus(self) -> None:
        """Put the keyboard into the first line, with everything selected."""
        first = self.arabic if self.isRightToLeft() else self.english
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def _on_edited(self, _text: str) -> None:
        self.edited.emit(self.english.text().strip(), self.arabic.text().strip())


class LabelTicks(QWidget):
    """Labels to tick, some in a row; `edited` says that another set of them is ticked."""

    edited = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._labels: tuple[Label, ...] = ()
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(COLUMNS, 1)

    def show_labels(self, labels: Sequence[Label], ticked: Sequence[str]) -> None:
        """Show these labels, some of them ticked."""
        if tuple(labels) != self._labels:
            for box in self._boxes.values():
                self._grid.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {}
            self._labels = tuple(labels)
            for place, label in enumerate(labels):
                box = QCheckBox(shown_name(label))
                box.setIcon(swatch(label.color, self.devicePixelRatioF()))
                box.setAccessibleName(f"{self._what}: {shown_name(label)}")
                box.clicked.connect(self._on_clicked)
                self._grid.addWidget(box, place // COLUMNS, place % COLUMNS)
                self._boxes[label.id] = box
        for label_id, box in self._boxes.items():
            box.setChecked(label_id in ticked)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the ticked labels, in their order."""
        return tuple(label_id for label_id, box in self._boxes.items() if box.isChecked())

    def _on_clicked(self) -> None:
        self.edited.emit()


class Choose(QComboBox):
    """A box of choices that speaks only when the user chose; the wheel scrolls what lies around it."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        """Choose a value without saying so."""
        self.setCurrentIndex(next((i for i in range(self.count()) if self.itemData(i) == value), -1))

    def _on_activated(self, index: int) -> None:
        self.picked.emit(self.itemData(index))


def make_form(parent: QWidget | None = None) -> QFormLayout:
    """Return a form layout on the dialog's grid."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return form


def quiet(words: str = "") -> QLabel:
    """Return a label in secondary ink that breaks its lines."""
    label = QLabel(words)
    label.setProperty("role", "secondary")
    label.setWordWrap(True)
    return label
