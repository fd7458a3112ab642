"""How far the articles of a big project have been read, in a corner of the status line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.elided_label import ElidedLabel
from desktop.naming import shown_percent

BAR_WIDTH, BAR_HEIGHT = 90, 4


class ReadingProgress(QWidget):
    """Is there only while something is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(BAR_WIDTH, BAR_HEIGHT)
        self._bar.setAccessibleName(self.tr("Reading the articles"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(self.tr("Titles and counts fill in meanwhile; you can work."))
        self.hide()

    def show_step(self, done: int, of: int) -> None:
        """Say that so many files of so many are read; equal numbers: all."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        words = self.tr("Reading the articles … {percent}")
        self._words.setText(words.format(percent=shown_percent(done / of if of else 1.0)))
        self.setVisible(done < of)
