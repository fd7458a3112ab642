"""The labels' colours as four kinds of eyes see them, and a word about those that come too close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from annotations.colours import READABLE, ClosePair, Vision, blend, close_pairs, contrast, seen_as
from annotations.schema import Label
from desktop.dialogs.schema_editor.fields import quiet
from desktop.naming import shown_name
from desktop.theme import THEMES, load_theme
from desktop.viewer.looks import label_look

ROW = 18
DARK = 1.6
"""How much stronger than in its look a tint is painted on a dark page."""


class ColourCheck(QWidget):
    """A grid of colours, a row for each kind of eyes, and what is wrong with them in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = _Grid()
        self._words = quiet()
        self._words.setAccessibleName(self.tr("Check of the colours"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(self._grid)
        column.addWidget(self._words)

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Check these labels."""
        self._grid.show_labels(labels)
        pairs = close_pairs(labels)
        lines = [self._in_words(pair) for pair in pairs[:2]]
        lines += [
            self.tr("Text is hard to read on the tint of “{label}”.").format(label=shown_name(label))
            for label in labels
            if not is_readable(label)
        ][:1]
        if len(pairs) > 2:
            lines.append(self.tr("%Ln more pair(s) come close.", "", len(pairs) - 2))
        self._words.setText("\n".join(lines) or self.tr("All colours can be told apart."))
        self._words.setProperty("role", "warning" if lines else "secondary")
        self._words.style().polish(self._words)

    def words(self) -> str:
        """Return what is said about the colours."""
        return self._words.text()

    def _in_words(self, pair: ClosePair) -> str:
        names = {"one": shown_name(pair.one), "other": shown_name(pair.other)}
        same_line = pair.one.line == pair.other.line
        if pair.vision is Vision.FULL:
            words = self.tr("“{one}” and “{other}” look nearly the same.")
        else:
            words = self.tr("“{one}” and “{other}” look nearly the same to {eyes} eyes.")
        words = words.format(eyes=self._eyes(pair.vision), **names)
        return words if same_line else words + " " + self.tr("Only their lines differ.")

    def _eyes(self, vision: Vision) -> str:
        return {
            Vision.PROTAN: self.tr("red-blind"),
            Vision.DEUTAN: self.tr("green-blind"),
            Vision.TRITAN: self.tr("blue-blind"),
        }.get(vision, "")


def is_readable(label: Label) -> bool:
    """Whether text stands out from a span’s tint, on the light and on the dark page."""
    tint = label_look(label).tint
    for theme in map(load_theme, THEMES):
        ground = blend(label.color, theme.page, min(1.0, tint * (DARK if theme.dark else 1.0)))
        if contrast(theme.ink, ground) < READABLE:
            return False
    return True


class _Grid(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[Label, ...] = ()
        self._names = {
            Vision.FULL: self.tr("All colours"),
            Vision.PROTAN: self.tr("Red-blind"),
            Vision.DEUTAN: self.tr("Green-blind"),
            Vision.TRITAN: self.tr("Blue-blind"),
        }
        self.setAccessibleName(self.tr("The colours as colour-blind eyes see them"))
        self.setToolTip(self.tr("Simulated after Machado, Oliveira and Fernandes (2009)"))
        self.setFixedHeight(ROW * len(Vision))

    def show_labels(self, labels: Sequence[Label]) -> None:
        self._labels = tuple(labels)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, ROW * len(Vision))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        words = max(metrics.horizontalAdvance(name) for name in self._names.values()) + 12
        room = self.width() - words
        step = max(5.0, min(26.0, room / max(1, len(self._labels))))
        mirrored = self.isRightToLeft()
        near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        side = near | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        for number, vision in enumerate(Vision):
            top = number * ROW
            painter.setPen(self.palette().placeholderText().color())
            left = self.width() - words if mirrored else 0
            painter.drawText(QRectF(left, top, words, ROW), int(side), self._names[vision])
            painter.setPen(Qt.PenStyle.NoPen)
            for place, label in enumerate(self._labels):
                painter.setBrush(QColor(seen_as(label.color, vision)))
                x = words + place * step
                x = self.width() - x - (step - 4) if mirrored else x
                painter.drawRoundedRect(QRectF(x, top + 3, step - 4, ROW - 6), 3, 3)
