"""What a screen reader is told about the view: its text, its caret, where characters are, what is selected.

PySide leaves `selection` and `attributes` out of `QAccessibleTextInterface` (6.11: what it puts in their
place writes none of the numbers Qt asks for). So a reader that asks how much is selected hears: nothing. It
is told instead: an event says that the selection has changed, and once it rests the selected words
themselves are announced. Labels of spans cannot be told as attributes of the text for the same reason;
whoever shows the view can `announce` them. Positions are Qt's, UTF-16, over the whole text.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override

from annotations.model import Article
from desktop.viewer.offsets import Positions
from desktop.viewer.page import Page

_REST = 500
"""Milliseconds without a change after which a selection is announced."""

_LONGEST = 300
"""Characters of a selection that are announced; of a longer one, its beginning and its end."""


class ReadableText(Page):
    """A page that can be read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected_words = ""
        self._rested = QTimer(self, singleShot=True, interval=_REST)
        self._rested.timeout.connect(self._on_rested)

    @override
    def set_article(self, article: Article | None) -> None:
        before = self._article
        super().set_article(article)
        if QAccessible.isActive():
            old, new = (known.text if known else "" for known in (before, article))
            QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self, 0, old, new))

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

    def tell_selection(self, start: int, end: int) -> None:
        """Tell a screen reader, if one listens, that the selection has changed."""
        if not QAccessible.isActive() or self._article is None:
            return
        positions = Positions(self._article.text, 0, len(self._article.text))
        begin, stop = positions.position(start), positions.position(end)
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self, begin, stop))
        self._selected_words = _abridged(self._article.text, start, end)
        self._rested.start()

    def announce(self, words: str) -> None:
        """Let a screen reader, if one listens, say something about the text when it has finished."""
        if QAccessible.isActive() and words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_rested(self) -> None:
        self.announce(self._selected_words)


def _abridged(text: str, start: int, end: int) -> str:
    if end - start <= _LONGEST:
        return text[start:end]
    return f"{text[start : start + _LONGEST // 2]} … {text[end - _LONGEST // 2 : end]}"


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
