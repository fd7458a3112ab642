"""A page with a selection and a caret.

Knows neither mouse nor keys. Offsets are code points into the article's text, points are in the
viewport unless said otherwise.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, QRectF, Signal
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.text.boundaries import word_at
from desktop.viewer.accessible import ReadableText, announce_readable_texts
from desktop.viewer.caret import Caret
from desktop.viewer.geometry import Hit
from desktop.viewer.painter import Scene
from desktop.viewer.places import Place, caret_x, row_of
from desktop.viewer.sweep import swept_over


class SelectablePage(ReadableText):
    """The page of which a piece is selected."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        announce_readable_texts()
        super().__init__(parent)
        self._scene = Scene()
        self._anchor_offset = 0
        self._caret = Caret(self)
        self._caret.blinked.connect(self.viewport().update)
        self.setAccessibleName(self.tr("Article"))

    def selection(self) -> tuple[int, int]:
        """Return start and end of the selection; they are equal where there is only a caret."""
        return self._scene.selection

    @override
    def set_selection(self, anchor: int, caret: int) -> None:
        """Select from an anchor to the caret, which may stand before it."""
        length = len(self._article.text) if self._article else 0
        self.select_to(min(length, max(0, anchor)), Place(min(length, max(0, caret))))

    def select_to(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a caret's place, both within the text."""
        self.update_range(self._caret.place.offset, self._caret.place.offset)
        self._anchor_offset, self._caret.place = anchor, place
        selection = min(anchor, place.offset), max(anchor, place.offset)
        if self.hasFocus():
            self._caret.show()
        self.tell_caret()
        for start, end in (self._scene.selection, selection, (place.offset, place.offset)):
            self.update_range(start, end)
        if selection != self._scene.selection:
            if selection[0] < selection[1] or self._scene.selection[0] < self._scene.selection[1]:
                self.tell_selection(*selection)
            self._scene.selection = selection
            self.selection_changed.emit(*selection)

    def anchor(self) -> int:
        """Return the end of the selection that stays."""
        return self._anchor_offset

    def place(self) -> Place:
        """Return where the caret stands, and on which side of a letter."""
        return self._caret.place

    @override
    def caret(self) -> int:
        """Return where the caret stands: the end of the selection that moves."""
        return self._caret.place.offset

    def word_at(self, offset: int) -> tuple[int, int]:
        """Return the word at a caret, without punctuation at its edges; ``(offset, offset)`` if none."""
        return word_at(self._article.text, offset) if self._article else (offset, offset)

    def copy(self) -> None:
        """Copy the selected text as it is stored."""
        self._offer(*self.selection(), QClipboard.Mode.Clipboard)

    def offer_selection(self) -> None:
        """Let a middle click elsewhere insert what the reader has selected, where the system knows that."""
        if QGuiApplication.clipboard().supportsSelection():
            self._offer(*self.selection(), QClipboard.Mode.Selection)

    def select_all(self) -> None:
        """Select the whole article."""
        self.set_selection(0, len(self._article.text) if self._article else 0)

    # Where letters are

    def caret_box(self) -> QRectF:
        """Return where the caret is; it has no width."""
        flow = self._ready()
        if flow is None:
            return QRectF()
        self._row_of(self.caret())
        row = row_of(flow, self.place())
        x = caret_x(row.line, self.place())
        return self._box(row, x, x)

    def text(self) -> str:
        """Return the text that is shown."""
        return self._article.text if self._article else ""

    def hit(self, point: QPointF) -> Hit:
        """Return the letter that a point names and on which part of it."""
        return self._hit(point)

    def swept_over(self, pressed: Hit, released: Hit) -> tuple[int, int]:
        """Return the smallest range that holds every letter a drag went over."""
        flow = self._ready()
        if flow is None:
            return pressed.start, pressed.end
        swept = swept_over(flow, pressed, released)
        self._settle(flow)
        return swept

    def is_over_text(self, point: QPointF) -> bool:
        """Say whether a point is in the column of text, between its first line and its last."""
        flow = self._ready()
        if flow is None:
            return False
        x, y = point.x() - self._column_left(), point.y() + self._top
        return 0 <= x <= self._column_width() and 0 <= y <= flow.height

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._caret.show()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._caret.hide()
        self.viewport().update()

    def _offer(self, start: int, end: int, mode: QClipboard.Mode) -> None:
        if self._article is not None and start < end:
            data = QMimeData()
            data.setText(self._article.text[start:end])
            QGuiApplication.clipboard().setMimeData(data, mode)
