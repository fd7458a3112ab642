"""Rows on a common ground, with a hairline between each two that are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class Card(QWidget):
    """A title, if any, over rows that can be narrowed down."""

    def __init__(self, title: str, rows: Sequence[QWidget]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._lines: list[QFrame] = []
        ground = QFrame()
        ground.setObjectName("card")
        column = QVBoxLayout(ground)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for number, row in enumerate(self._rows):
            line = QFrame()
            line.setObjectName("hairline")
            line.setFixedHeight(1)
            line.setVisible(number > 0)
            self._lines.append(line)
            column.addWidget(line)
            column.addWidget(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        if title:
            label = QLabel(title)
            label.setProperty("role", "section")
            outer.addWidget(label)
        outer.addWidget(ground)

    def narrow(self, wanted: Callable[[QWidget], bool]) -> bool:
        """Show only the rows that are wanted; say whether any is."""
        seen = False
        for row, line in zip(self._rows, self._lines, strict=True):
            shown = wanted(row)
            row.setVisible(shown)
            line.setVisible(shown and seen)
            seen = seen or shown
        self.setVisible(seen)
        return seen
