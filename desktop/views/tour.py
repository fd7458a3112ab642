"""A tour in three steps for the first project; it can be dismissed for ever."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.naming import shown_number


class Tour(QWidget):
    """A slim bar above the text that says what to do first. Hidden until `start`."""

    dismissed = Signal()
    """The user has seen it or does not want it; it need not come again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._steps = (
            self.tr("Drag over the words that name someone, a number, a base or a position."),
            self.tr("Press 1, 2, 3 or 4: the words are labelled and saved. Ctrl+Z takes it back."),
            self.tr("Describe the span with Enter, go on with Ctrl+Enter, and export with Ctrl+E."),
        )
        self._step = 0
        self._number = QLabel()
        self._number.setProperty("role", "secondary")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.next_button = QPushButton()
        self.next_button.clicked.connect(self._on_next)
        self.dismiss_button = QPushButton(self.tr("Do not show again"))
        self.dismiss_button.setProperty("role", "quiet")
        self.dismiss_button.clicked.connect(self._finish)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self._number)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.next_button)
        layout.addWidget(self.dismiss_button)
        self.hide()

    def start(self) -> None:
        """Show the first step."""
        self._step = 0
        self._show_step()
        self.show()

    def text(self) -> str:
        """Return what the tour says now."""
        return self._words.text()

    def _show_step(self) -> None:
        of = len(self._steps)
        words = self.tr("{step} of {all}")
        self._number.setText(words.format(step=shown_number(self._step + 1), all=shown_number(of)))
        self._words.setText(self._steps[self._step])
        last = self._step == of - 1
        self.next_button.setText(self.tr("Done") if last else self.tr("Next"))

    def _on_next(self) -> None:
        if self._step == len(self._steps) - 1:
            self._finish()
        else:
            self._step += 1
            self._show_step()

    def _finish(self) -> None:
        self.hide()
        self.dismissed.emit()
