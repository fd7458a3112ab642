"""What a screen reader is told about the view: its text, its caret and where characters are.

PySide leaves `selection` and `attributes` out of `QAccessibleTextInterface`, so no selection is reported:
the numbers would be arbitrary. Positions are Qt's, UTF-16, over the whole text.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from annotations.model import Article
from desktop.viewer.offsets import Positions
from desktop.viewer.page import Page


class ReadableText(Page):
    """A page that can be read aloud."""

    def accessible_article(self) -> Article | None:
        """Return the article that is shown."""
        return self._article

    def caret(self) -> int:
        """Return where the caret stands, as a code point."""
        raise NotImplementedError

    def set_selection(self, anchor: int, caret: int) -> None:
        """Put the caret."""
        raise NotImplementedError

    def tell_caret(self) -> None:
        """Tell a screen reader, if one listens, that the caret has moved."""
        if QAccessible.isActive():
            interface = QAccessible.queryAccessibleInterface(self).textInterface()
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, interface.cursorPosition()))


class _Text(QAccessibleTextInterface):
    """The text of a view as a screen reader walks through it."""

    def __init__(self, view: ReadableText) -> None:
        super().__init__()
        self._view = view
        self._article: Article | None = None
        self._positions = Positions("", 0, 0)

    def _current(self) -> Positions:
        article = self._view.accessible_article()
        if article is not self._article:
            text = article.text if article else ""
            self._article, self._positions = article, Positions(text, 0, len(text))
        return self._positions

    @override
    def text(self, startOffset: int, endOffset: int) -> str:
        positions = self._current()
        text = self._article.text if self._article else ""
        return text[positions.offset(startOffset) : positions.offset(endOffset)]

    @override
    def characterCount(self) -> int:
        positions = self._current()
        return positions.position(len(self._article.text)) if self._article else 0

    @override
    def cursorPosition(self) -> int:
        return self._current().position(self._view.caret())

    @override
    def setCursorPosition(self, position: int) -> None:
        offset = self._current().offset(position)
        self._view.set_selection(offset, offset)

    @override
    def characterRect(self, offset: int) -> QRect:
        box = self._view.character_box(self._current().offset(offset)).toRect()
        return QRect(self._view.viewport().mapToGlobal(box.topLeft()), box.size())

    @override
    def offsetAtPoint(self, point: QPoint) -> int:
        local = QPointF(self._view.viewport().mapFromGlobal(point))
        return self._current().position(self._view.character_at(local))

    @override
    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:
        positions = self._current()
        self._view.ensure_visible(positions.offset(startIndex), positions.offset(endIndex))

    @override
    def selectionCount(self) -> int:
        return 0

    @override
    def addSelection(self, startOffset: int, endOffset: int) -> None:
        positions = self._current()
        self._view.set_selection(positions.offset(startOffset), positions.offset(endOffset))

    @override
    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:
        self.addSelection(startOffset, endOffset)

    @override
    def removeSelection(self, selectionIndex: int) -> None:
        self._view.set_selection(self._view.caret(), self._view.caret())


class _Accessible(QAccessibleWidget):
    def __init__(self, view: ReadableText) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self._text = _Text(view)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = True
        return state

    @override
    def interface_cast(self, t: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        # The stubs say number; what PySide hands on to Qt is the object behind the interface.
        if t is QAccessible.InterfaceType.TextInterface:
            return self._text
        return super().interface_cast(t)


def _make(_key: str, subject: QObject) -> QAccessibleInterface | None:
    return _Accessible(subject) if isinstance(subject, ReadableText) else None


@cache
def announce_readable_texts() -> None:
    """Tell Qt, once in a process, how readable texts are presented to screen readers."""
    QAccessible.installFactory(_make)
