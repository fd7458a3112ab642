"""Choosing a colour: the set that is safe for colour-blind eyes at once, any other through Qt's dialog."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
"""The set of Masataka Okabe and Kei Ito."""
SIZE = 26


class ColourField(QWidget):
    """A row of colours to choose from. `picked` carries ``#RRGGBB``."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = OKABE_ITO[0]
        names = (
            self.tr("blue"),
            self.tr("orange"),
            self.tr("green"),
            self.tr("pink"),
            self.tr("sky blue"),
            self.tr("vermilion"),
            self.tr("yellow"),
            self.tr("black"),
        )
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._dots: list[_Dot] = []
        for color, name in zip(OKABE_ITO, names, strict=True):
            dot = _Dot(color, name)
            dot.clicked.connect(partial(self._on_dot, color))
            self._add(row, dot)
        self._own = _Dot(self._color, self.tr("own colour"))
        self._own.clicked.connect(self._on_other)
        self._add(row, self._own)
        other = QPushButton(self.tr("Other…"))
        other.setProperty("role", "quiet")
        other.setAutoDefault(False)
        other.clicked.connect(self._on_other)
        row.addWidget(other)
        row.addStretch(1)

    def show_color(self, color: str) -> None:
        """Show which colour is chosen."""
        self._color = color
        is_own = color.upper() not in OKABE_ITO
        self._own.setVisible(is_own)
        if is_own:
            self._own.set_color(color)
        for dot in self._dots:
            same = dot.color.upper() == color.upper()
            dot.setChecked(same and (dot is self._own) is is_own)

    def _add(self, row: QHBoxLayout, dot: _Dot) -> None:
        self._dots.append(dot)
        self._group.addButton(dot)
        row.addWidget(dot)

    def _on_dot(self, color: str) -> None:
        self.picked.emit(color)

    def _on_other(self) -> None:
        dialog = QColorDialog(QColor(self._color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_selected(self, color: QColor) -> None:
        self.picked.emit(color.name().upper())

    def _on_finished(self, _result: int) -> None:
        self.show_color(self._color)


class _Dot(QAbstractButton):
    """One colour."""

    def __init__(self, color: str, name: str) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(SIZE, SIZE)

    def set_color(self, color: str) -> None:
        self.color = color
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect())
        painter.setPen(QPen(palette.mid().color(), 1))
        painter.setBrush(QColor(self.color))
        painter.drawEllipse(box.adjusted(5.5, 5.5, -5.5, -5.5))
        if self.isChecked() or self.hasFocus():
            accent = palette.accent().color() if self.hasFocus() else palette.text().color()
            painter.setPen(QPen(accent, 2 if self.isChecked() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
