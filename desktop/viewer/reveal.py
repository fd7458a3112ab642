"""Paint the signs of what does not show itself over a line as it is laid out: nothing moves for them.

A character without width has a box with its code above the line and a stem at its place; several at one
place stand beside each other in reading order.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF

from desktop.viewer.flow import Row
from desktop.viewer.looks import PageLook
from desktop.viewer.paragraphs import Style
from desktop.viewer.signs import Form, Sign, signs

_CODE_SIZE = 0.36
_LEAST_CODE = 8
_BOXED = (Form.CODE, Form.WARNING)


class Reveal:
    """Paints the signs of one page's lines."""

    def __init__(self, painter: QPainter, look: PageLook, style: Style, text: str) -> None:
        self._painter = painter
        self._measures = style.measures
        self._text = text
        self._page = QColor(look.page)
        self._quiet = QColor(look.secondary)
        self._loud = QColor(look.accent)
        self._width = style.width
        self._em = QFontInfo(style.font).pixelSize()
        self._font = QFont(QGuiApplication.font())
        self._font.setPixelSize(max(_LEAST_CODE, round(_CODE_SIZE * self._em)))
        self._font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)

    def paint(self, row: Row, x: int, y: int) -> None:
        """Paint the signs of a line whose top left corner is at a point of the viewport."""
        boxed: list[tuple[float, Sign]] = []
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.translate(x, y + self._measures.baseline)
        for sign in signs(self._text, row.line.start, row.line.end):
            letter = row.line.letter(sign.offset)
            if letter is None:
                continue
            is_all = letter.start == sign.offset
            if not is_all or letter.lead == letter.trail:
                if sign.form in _BOXED or sign.code:
                    boxed.append((letter.trail, sign))
                continue
            if sign.form in _BOXED or sign.code:
                boxed.append(((letter.lead + letter.trail) / 2, sign))
            self._paint_mark(sign.form, letter.lead, letter.trail)
        if boxed:
            self._paint_boxes(boxed, row.course.rtl)
        self._painter.restore()

    def _paint_mark(self, form: Form, lead: float, trail: float) -> None:
        """Paint the sign of a character that has a width."""
        painter, em = self._painter, self._em
        left, right = min(lead, trail), max(lead, trail)
        painter.setPen(QPen(self._loud, max(1.0, em / 18)))
        if form is Form.DOT:
            radius = max(1.0, em / 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._quiet)
            painter.drawEllipse(QPointF((left + right) / 2, -0.24 * em), radius, radius)
        elif form is Form.BRACKET:
            foot, tick = 0.06 * em, 0.16 * em
            corners = [QPointF(left + 1, foot - tick), QPointF(left + 1, foot)]
            corners += [QPointF(right - 1, foot), QPointF(right - 1, foot - tick)]
            painter.drawPolyline(QPolygonF(corners))
        elif form is Form.ARROW:
            middle, head = -0.26 * em, 0.14 * em
            back = head if trail < lead else -head
            tip = trail + back / head
            painter.drawLine(QLineF(lead - back / head, middle, tip, middle))
            corners = [
                QPointF(tip + back, middle - head),
                QPointF(tip, middle),
                QPointF(tip + back, middle + head),
            ]
            painter.drawPolyline(QPolygonF(corners))
        elif form is Form.OVERLINE:
            top, tick = -0.42 * em, 0.1 * em
            corners = [QPointF(left + 0.5, top + tick), QPointF(left + 0.5, top)]
            corners += [QPointF(right - 0.5, top), QPointF(right - 0.5, top + tick)]
            painter.drawPolyline(QPolygonF(corners))

    def _paint_boxes(self, boxed: list[tuple[float, Sign]], rtl: bool) -> None:
        """Paint codes above their places, moved aside where they would cover each other or leave the page."""
        groups: list[tuple[int, list[Sign], list[float]]] = []
        for place, group in groupby(sorted(boxed, key=_place), _place):
            codes = [sign for _, sign in group]
            if rtl:
                codes.reverse()
            widths = [self._metrics.horizontalAdvance(sign.code) + self._padding() for sign in codes]
            groups.append((place, codes, widths))
        lefts = self._side_by_side([(place, sum(widths)) for place, _, widths in groups])
        for (place, codes, widths), start in zip(groups, lefts, strict=True):
            left = start
            self._paint_stem(place, codes)
            for sign, width in zip(codes, widths, strict=True):
                self._paint_box(sign, left, width)
                left += width + 1

    def _side_by_side(self, wanted: list[tuple[float, float]]) -> list[float]:
        """Return where boxes of these middles and widths begin, from the left and none over another."""
        lefts: list[float] = []
        edge = float(-self._em)
        for middle, width in wanted:
            lefts.append(max(edge, middle - width / 2))
            edge = lefts[-1] + width + 2
        edge = float(self._width + self._em)
        for index in range(len(lefts) - 1, -1, -1):
            lefts[index] = min(lefts[index], edge - wanted[index][1])
            edge = lefts[index] - 2
        return lefts

    def _paint_stem(self, place: float, codes: list[Sign]) -> None:
        warns = any(sign.form is Form.WARNING for sign in codes)
        top = self._box_top() + self._metrics.height() - 2
        color = self._loud if warns else self._quiet
        self._painter.fillRect(QRectF(place - 0.5, top, 1, -top + 0.12 * self._em), color)

    def _paint_box(self, sign: Sign, left: float, width: float) -> None:
        """Paint a code: light on dark where it turns the direction of text, in a frame otherwise."""
        painter = self._painter
        area = QRectF(
            round(left) + 0.5, self._box_top() + 0.5, round(width) - 1, round(self._metrics.height()) - 3
        )
        warns = sign.form is Form.WARNING
        painter.setPen(QPen(self._loud if warns else self._quiet, 1))
        painter.setBrush(self._loud if warns else self._page)
        painter.drawRoundedRect(area, 2, 2)
        painter.setPen(self._page if warns else self._quiet)
        painter.setFont(self._font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, sign.code)

    def _box_top(self) -> int:
        """Return the y of the boxes' top, from the baseline: close above the letters, or over the tallest."""
        above = self._measures.rise + round(self._metrics.height()) - 3
        return -min(above, self._measures.baseline + self._measures.gap // 3)

    def _padding(self) -> float:
        return 0.6 * self._metrics.averageCharWidth()


def _place(item: tuple[float, Sign]) -> int:
    return round(item[0])
