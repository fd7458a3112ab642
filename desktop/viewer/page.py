"""A scrolled page with one column of laid-out text: scrolling, zooming, where letters are.

Knows nothing of spans, selections or mice. Offsets are code points; points are in the viewport.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.model import Article, Direction
from desktop.viewer.chart import Extent
from desktop.viewer.column import Column
from desktop.viewer.flow import Flow, Row
from desktop.viewer.geometry import Hit
from desktop.viewer.header import Header
from desktop.viewer.looks import PageLook
from desktop.viewer.wheel import Wheel, accept_pinches, pinched, wheel_factor, zooms


class Page(Column):
    """The column of text and its scroll position.

    What is held is the text at the window's top, not a number of pixels: so a change of width or font,
    or a wrong estimate far above, leaves the reader where they were.
    """

    laid_out = Signal()
    """The text is laid out anew, or will be when it is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._flow: Flow | None = None
        self._header: Header | None = None
        self._title = self._details = ""
        self._look = PageLook()
        self._anchor, self._above = 0, 0
        self._at_top = True
        self._top = 0
        self._stale = True
        self._arranging = False
        self._held: tuple[int, float, float] | None = None
        self._wheel = Wheel()
        accept_pinches(self.viewport())

    # What is shown

    def set_article(self, article: Article | None) -> None:
        """Show another article from its beginning; None shows an empty page."""
        self._article = article
        self._flow = self._header = None
        self._anchor = self._above = 0
        self._at_top = True
        self._rearrange()

    def set_header(self, title: str, details: str) -> None:
        """Show a title and a line of details above the text."""
        self._title, self._details = title, details
        self._header = None
        self._rearrange()

    def set_page_look(self, look: PageLook) -> None:
        """Paint the page in other colours."""
        self._look = look
        self.viewport().update()

    def set_direction(self, direction: Direction) -> None:
        """Let the article run another way; what is read, selected and shown on it stays."""
        if self._article is not None and direction is not self._article.direction:
            self._article = replace(self._article, direction=direction)
            self._flow = self._header = None
            self._rearrange()

    def zoom_at(self, factor: float, y: float) -> None:
        """Multiply the zoom while the line at a height of the viewport stays there."""
        flow = self._ready()
        if flow is not None and not self._at_top:
            row = flow.row_at(y + self._top)
            share = (y + self._top - row.top) / flow.style.measures.pitch
            self._held = row.line.start, share, y
        self.set_zoom(self._zoom * factor)
        self._held = None

    # Where things are

    def character_box(self, offset: int) -> QRectF:
        """Return the box of a character, or of the empty end of a line; it may lie outside the viewport."""
        if self._ready() is None:
            return QRectF()
        row = self._row_of(offset)
        letter = row.line.letter(offset)
        if letter is None:
            return self._box(row, row.line.caret_x(offset), row.line.caret_x(offset))
        return self._box(row, min(letter.lead, letter.trail), max(letter.lead, letter.trail))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return what a range covers, line by line; long ranges are cut to what is near the viewport."""
        flow = self._ready()
        if flow is None or start >= end:
            return []
        self._row_of(start)
        last = self._row_of(end - 1).top
        first = self._row_of(start).top
        height = self.viewport().height()
        first = max(first, self._top - height)
        last = min(last, self._top + 2 * height)
        return [
            self._box(row, left, right)
            for row in flow.rows_between(first, last + 1)
            for left, right in row.line.extents(max(start, row.line.start), min(end, row.line.end))
        ]

    def offset_at(self, point: QPointF) -> int:
        """Return the place between letters that is nearest to a point."""
        return self._hit(point).caret

    def character_at(self, point: QPointF) -> int:
        """Return the letter that a point names; the nearest one in the line at its height."""
        return self._hit(point).start

    def extent(self) -> Extent:
        """Return how high the page is; estimated where it was never seen."""
        flow = self._ready()
        return Extent(self._head(), flow.height, self._foot()) if flow else Extent()

    def offset_near(self, y: float) -> int:
        """Return an offset at about a height below the text's top; nothing is laid out for it."""
        flow = self._ready()
        return flow.offset_near(y) if flow else 0

    def update_range(self, start: int, end: int) -> None:
        """Paint a range's lines anew, as far as they are seen; an empty range is a caret's place."""
        flow = self._flow
        if flow is None or self._stale:
            self.viewport().update()
            return
        pitch = flow.style.measures.pitch
        # What is drawn for a line may reach into the ones beside it.
        reach = pitch // 2
        tops = []
        for row in flow.rows_between(self._top, self._top + self.viewport().height()):
            if row.line.start >= max(end, start + 1):
                break
            if row.line.end >= start:
                tops.append(row.top - self._top)
        if tops:
            height = tops[-1] - tops[0] + pitch + 2 * reach
            self.viewport().update(0, tops[0] - reach, self.viewport().width(), height)

    # Scrolling

    def scroll_position(self) -> int:
        """Return the offset of the first line that is seen; it stays valid at any width."""
        self._ready()
        return 0 if self._at_top else self._anchor

    def set_scroll_position(self, offset: int) -> None:
        """Scroll the line of an offset to the top."""
        self._at_top = offset <= 0
        self._anchor, self._above = max(0, offset), 0
        self._rearrange()

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll, if needed, until a piece of text is seen with a few lines around it."""
        flow = self._ready()
        # What is laid out on the way may move the lines of a long paragraph once more.
        for _ in range(3):
            if flow is None or self._is_seen(flow, start, end):
                break

    def _is_seen(self, flow: Flow, start: int, end: int) -> bool:
        """Say whether a piece of text is well in view; if not, scroll to where it should be."""
        pitch = flow.style.measures.pitch
        height = self.viewport().height()
        room = min(2 * pitch, height // 4)
        self._row_of(start)
        last = self._row_of(max(start, end - 1))
        first = self._row_of(start)
        top, bottom = first.top, last.top + pitch
        if self._top + room <= top and bottom <= self._top + height - room:
            return True
        if bottom - top > height - 2 * room:
            wanted = top - room
        elif self._top - height < top < self._top + 2 * height:
            wanted = top - room if top < self._top + room else bottom - height + room
        else:
            wanted = top - height // 3
        if wanted == self._top:
            return True
        self._anchor, self._above = first.line.start, wanted - top
        self._at_top = False
        self._arrange()
        return False

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._arranging or self._flow is None or self._stale:
            return
        top = self.verticalScrollBar().value() - self._head()
        moved = top - self._top
        if abs(moved) < 2 * self.viewport().height():
            self._above += moved
        else:
            self._anchor, self._above = (0, top) if top < 0 else (self._flow.offset_near(top), 0)
        self._at_top = False
        self._arrange()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if zooms(event):
            self.zoom_at(wheel_factor(event), event.position().y())
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - self._wheel.pixels(event, 1.5 * self._styled().pitch))
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        pinch = pinched(event, self.viewport())
        if pinch is None:
            return super().viewportEvent(event)
        factor, point = pinch
        self.zoom_at(factor, point.y())
        event.accept()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rearrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        raise NotImplementedError

    # The inside

    def _ready(self) -> Flow | None:
        """Return the flow of lines with all that is seen laid out; None without an article."""
        if self._stale:
            self._arrange()
        return self._flow

    def _rearrange(self) -> None:
        """Lay out anew: at once if it is seen, else when somebody looks."""
        self._stale = True
        if self.isVisible():
            self._arrange()
        self.laid_out.emit()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        if self._held is not None:
            offset, share, y = self._held
            self._anchor, self._above = offset, round(share * self._styled().pitch - y)
        self._rearrange()

    def _head(self) -> int:
        """Return how much of the page lies above the first line."""
        return round(0.9 * self._styled().pitch) + (self._header.height if self._header else 0)

    def _foot(self) -> int:
        """Return how much of the page lies below the last line."""
        return 2 * self._styled().pitch

    def _arrange(self) -> None:
        """Lay out what is seen and tell the scroll bar."""
        self._stale = False
        if self._article is None:
            self._flow = None
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        flow = self._styled_flow(self._article)
        height = self.viewport().height()
        head, foot = self._head(), self._foot()
        if self._at_top:
            self._anchor, self._above = 0, -head
        top = flow.lay_out_window(self._anchor, self._above, height)
        lowest = max(-head, flow.height + foot - height)
        if not -head <= top <= lowest:
            at = min(lowest, max(-head, top))
            top = flow.lay_out_window(flow.row_at(at).line.start, at - flow.row_at(at).top, height)
            lowest = max(-head, flow.height + foot - height)
            top = min(lowest, max(-head, top))
        row = flow.row_at(top)
        self._top, self._anchor, self._above = top, row.line.start, top - row.top
        self._at_top = top == -head
        self._tell_scroll_bar(flow)
        self.viewport().update()

    def _styled_flow(self, article: Article) -> Flow:
        """Return the flow, made or made anew where the style has changed."""
        style = self._style()
        if self._flow is None:
            self._flow = Flow(article.text, article.direction, style)
            self._header = None
        elif self._flow.style != style:
            self._flow.restyle(style)
            self._header = None
        if self._header is None:
            self._header = Header(self._title, self._details, self._flow.rtl, style)
        return self._flow

    def _row_of(self, offset: int) -> Row:
        """Return the line of an offset in an article that is shown."""
        assert self._flow is not None
        row = self._flow.row_of(offset)
        return self._flow.row_of(offset) if self._settle(self._flow) else row

    def _settle(self, flow: Flow) -> bool:
        """Keep what is seen in its place when lines above turned out higher or lower; say if they did."""
        top = flow.row_of(self._anchor).top + self._above
        if top == self._top:
            return False
        self._top = top
        self._tell_scroll_bar(flow)
        return True

    def _tell_scroll_bar(self, flow: Flow) -> None:
        bar, height, head = self.verticalScrollBar(), self.viewport().height(), self._head()
        self._arranging = True
        bar.setRange(0, max(0, head + flow.height + self._foot() - height))
        bar.setPageStep(height)
        bar.setSingleStep(flow.style.measures.pitch // 2)
        bar.setValue(head + self._top)
        self._arranging = False

    def _hit(self, point: QPointF) -> Hit:
        flow = self._ready()
        if flow is None:
            return Hit(0, 0, 0.0)
        hit = flow.hit(point.x() - self._column_left(), point.y() + self._top)
        self._settle(flow)
        return hit

    def _box(self, row: Row, left: float, right: float) -> QRectF:
        measures = self._styled()
        top = row.top - self._top + measures.baseline - measures.rise
        return QRectF(self._column_left() + left, top, right - left, measures.rise + measures.fall)
