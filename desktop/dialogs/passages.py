"""Pieces of articles with what stands around them, for lists: the span stands out, each in its direction.

Each piece is a paragraph of its own, so that no text turns the direction of what stands beside it.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from desktop.theme import Theme
from desktop.viewer.direction import is_right_to_left

AROUND = 28
"""Characters of context that are shown on each side."""
LONGEST = 160
"""Characters of a span that are shown."""
PASSAGE_ROLE = Qt.ItemDataRole.UserRole + 7
"""Holds the HTML of a passage; a cell without it is drawn as always."""

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 6


def passage(before: str, text: str, after: str, theme: Theme) -> str:
    """Return a span between its contexts as HTML, on one line, cut to what is shown."""
    rtl = is_right_to_left(before + text + after, otherwise=True)
    head = _one_line(before[-AROUND:])
    tail = _one_line(after[:AROUND])
    shown = _one_line(text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}")
    mark = f"background-color:{theme.accent_soft};color:{theme.ink}"
    return (
        f'<p dir="{"rtl" if rtl else "ltr"}" style="margin:0">'
        f'<span style="color:{theme.secondary}">{"… " if before else ""}{head}</span>'
        f'<span style="{mark}">{shown}</span>'
        f'<span style="color:{theme.secondary}">{tail}{" …" if after else ""}</span></p>'
    )


def _one_line(text: str) -> str:
    return escape("".join(" " if letter.isspace() else letter for letter in text))


class PassageDelegate(QStyledItemDelegate):
    """Draws passages, broken into lines where a column is narrow."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        view.header().sectionResized.connect(view.scheduleDelayedItemsLayout)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        html = index.data(PASSAGE_ROLE)
        super().paint(painter, option, index)
        if not html:
            return
        room = self._room(option, index)
        document = self._document(html, room.width(), option)
        painter.save()
        painter.translate(room.x(), room.y() + max(0.0, (room.height() - document.size().height()) / 2))
        document.drawContents(painter)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        html = index.data(PASSAGE_ROLE)
        if html:
            depth = 0
            parent = index.parent()
            while parent.isValid():
                depth += 1
                parent = parent.parent()
            used = self._view.indentation() * (depth + 1) if index.column() == 0 else 0
            check = 28 if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
            width = self._view.columnWidth(index.column()) - used - check - 2 * _MARGIN
            document = self._document(html, max(80, width), option)
            size.setHeight(max(size.height(), int(document.size().height()) + 2 * _MARGIN))
        return size

    def _room(self, option: QStyleOptionViewItem, index: _Index) -> QRectF:
        """Return where the words of a cell stand, beside its check box."""
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        full.text = " "
        full.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        element = QStyle.SubElement.SE_ItemViewItemText
        rect = self._view.style().subElementRect(element, full, self._view)
        return QRectF(rect).adjusted(_MARGIN, 0, -_MARGIN, 0)

    def _document(self, html: str, width: float, option: QStyleOptionViewItem) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(option.font)
        choice = QTextOption()
        choice.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(choice)
        document.setHtml(html)
        document.setTextWidth(width)
        return document
