"""The title and the line of details above an article; they scroll with the text and cannot be selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from desktop.viewer.direction import is_right_to_left
from desktop.viewer.looks import PageLook
from desktop.viewer.paragraphs import Style

_TITLE_SIZE = 1.25
_PITCH = 1.04
_DETAILS_SIZE = 0.68


class Header:
    """Title and details, laid out for one style."""

    def __init__(self, title: str, details: str, rtl: bool, style: Style) -> None:
        self._blocks: list[tuple[QTextLayout, bool]] = []
        self._rule: int | None = None
        self._size = style.font.pointSizeF()
        unit = style.measures.gap
        top = 0
        if title:
            font = QFont(style.font)
            font.setPointSizeF(style.font.pointSizeF() * _TITLE_SIZE)
            font.setWeight(QFont.Weight.DemiBold)
            top = self._add(title, font, rtl, style.width, top)
        if details:
            font = QFont(style.font)
            font.setPointSizeF(max(11.0, style.font.pointSizeF() * _DETAILS_SIZE))
            top = self._add(details, font, rtl, style.width, top + unit // 3)
        if top:
            self._rule = top + unit
            top += 2 * unit + unit // 2
        self.height = top

    def paint(self, painter: QPainter, origin: QPointF, width: int, look: PageLook) -> None:
        """Paint the header with its top right or left corner at the column's."""
        for layout, is_title in self._blocks:
            painter.setPen(QColor(look.ink if is_title else look.secondary))
            layout.draw(painter, origin)
        if self._rule is not None:
            painter.fillRect(int(origin.x()), int(origin.y()) + self._rule, width, 1, QColor(look.hairline))

    def _add(self, text: str, font: QFont, rtl: bool, width: int, top: int) -> int:
        """Lay out a block below the ones before and return where it ends."""
        layout = QTextLayout(text.removeprefix("\ufeff"), font)
        runs_right = is_right_to_left(text, rtl)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if runs_right else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        step = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            step = step or round(line.height() * _PITCH)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        self._blocks.append((layout, font.pointSizeF() > self._size))
        return top
