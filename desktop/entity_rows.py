"""Entities as rows of a list: a model of what is offered, and how a row is drawn.

Lists of every pane and dialog draw entities alike: the name, below it kind and Latin name, at the end of the
row how many spans refer to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.naming import shown_number
from desktop.viewer.direction import is_right_to_left

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
COLOR = Qt.ItemDataRole.UserRole + 3

# Qt takes plain left and right for leading and trailing.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_MARGIN, _BAR, _GAP = 12, 4, 8
_SMALL = 0.88


@dataclass(frozen=True, slots=True)
class EntityOffer:
    """One row. Without an id it offers to make an entity of this name."""

    id: str
    name: str
    detail: str = ""
    count: int = 0
    color: str = ""
    is_meant: bool = False
    """Whether what was typed begins this name, or is a spelling of it."""


class OfferModel(QAbstractListModel):
    """The rows that are offered while somebody types."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[EntityOffer, ...] = ()

    def set_offers(self, offers: Sequence[EntityOffer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return row_data(self.offers[index.row()], role) if index.isValid() else None


def row_data(offer: EntityOffer, role: int) -> object:
    """Return what a model says about a row."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return offer.name
    return {ID: offer.id, DETAIL: offer.detail, COUNT: offer.count, COLOR: offer.color}.get(role)


class EntityDelegate(QStyledItemDelegate):
    """Draws a row: a bar in the label’s colour, the name, kind and Latin name below, the number of spans."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 2 * QFontMetrics(option.font).lineSpacing() + 10)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(6, 1, -6, -1)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight() if selected else palette.midlight())
            painter.drawRoundedRect(ground, 6, 6)
            if selected and option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(palette.accent().color(), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(ground.adjusted(0, 0, -1, -1), 6, 6)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        room = option.rect.adjusted(_MARGIN, 5, -_MARGIN, -5)
        color = str(index.data(COLOR) or "")
        if color:
            left = room.right() - _BAR + 1 if mirrored else room.left()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(left, room.top() + 2, _BAR, room.height() - 4, 2, 2)
        inset = _BAR + _GAP
        room = room.adjusted(0, 0, -inset, 0) if mirrored else room.adjusted(inset, 0, 0, 0)
        room = self._paint_count(painter, room, option, int(index.data(COUNT) or 0), mirrored)
        self._paint_words(painter, room, option, index, mirrored)
        painter.restore()

    @staticmethod
    def _paint_count(
        painter: QPainter, room: QRect, option: QStyleOptionViewItem, count: int, mirrored: bool
    ) -> QRect:
        """Paint the number and return the room that is left."""
        if not count:
            return room
        words = shown_number(count)
        width = QFontMetrics(option.font).horizontalAdvance(words)
        painter.setFont(option.font)
        painter.setPen(option.palette.accent().color())
        painter.drawText(room, _LEFT if mirrored else _RIGHT, words)
        return room.adjusted(width + _GAP, 0, 0, 0) if mirrored else room.adjusted(0, 0, -width - _GAP, 0)

    @staticmethod
    def _paint_words(
        painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index, mirrored: bool
    ) -> None:
        line = QFontMetrics(option.font).lineSpacing()
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * _SMALL)
        name, detail = str(index.data()), str(index.data(DETAIL) or "")
        lines = [(name, option.font, option.palette.text().color())]
        if detail:
            lines.append((detail, small, option.palette.placeholderText().color()))
        top = room.top() + (room.height() - line * len(lines)) // 2
        for number, (words, font, color) in enumerate(lines):
            # A name runs as its letters do; what stands below it is put together by the interface.
            rtl = is_right_to_left(words, otherwise=mirrored) if number == 0 else mirrored
            direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            painter.setLayoutDirection(direction)
            painter.setFont(font)
            painter.setPen(color)
            place = QRect(room.left(), top + number * line, room.width(), line)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            # All rows keep to one edge, that of the interface.
            painter.drawText(place, _RIGHT if mirrored else _LEFT, shown)
