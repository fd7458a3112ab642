"""A scrolled page with one column of laid-out text: fonts, zoom, scrolling, where letters are.

Knows nothing of spans, selections or mice. Offsets are code points; points are in the viewport.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from annotations.model import Article
from desktop.viewer.chart import Extent
from desktop.viewer.flow import Flow, Row
from desktop.viewer.geometry import Hit
from desktop.viewer.header import Header
from desktop.viewer.looks import PageLook
from desktop.viewer.measures import COLUMN, Measures, measure
from desktop.viewer.paragraphs import Style

_ZOOMS = (0.4, 4.0)
_ZOOM_STEP = 1.1
_NOTCH = 120


class Page(QAbstractScrollArea):
    """The column of text and its scroll position.

    What is held is the text at the window's top, not a number of pixels: so a change of width or font,
    or a wrong estimate far above, leaves the reader where they were.
    """

    zoom_changed = Signal(float)
    laid_out = Signal()
    """The text is laid out anew, or will be when it is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._flow: Flow | None = None
        self._header: Header | None = None
        self._title = self._details = ""
        self._look = PageLook()
        self._font = QFont()
        self._font.setPointSizeF(17.0)
        self._size = 17.0
        self._spacing = 1.9
        self._characters: float = COLUMN
        self._zoom = 1.0
        self._measures: Measures | None = None
        self._anchor, self._above = 0, 0
        self._at_top = True
        self._top = 0
        self._stale = True
        self._arranging = False
        self._wheel_rest = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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

    def set_reading_font(self, family: str, point_size: float = 17.0) -> None:
        """Set the text in another font; `point_size` is the size at zoom 1."""
        if (family, point_size) != (self._font.family(), self._size):
            self._font.setFamily(family)
            self._size = point_size
            self._restyle()

    def set_line_spacing(self, factor: float) -> None:
        """Set how far lines are apart, in sizes of the font."""
        if factor != self._spacing:
            self._spacing = factor
            self._restyle()

    def set_column_width(self, characters: float) -> None:
        """Set how many characters a line holds where the view is wide enough."""
        if characters != self._characters:
            self._characters = characters
            self._restyle()

    def set_zoom(self, factor: float) -> None:
        """Enlarge or shrink the text; 1 is the reading font's own size."""
        factor = min(_ZOOMS[1], max(_ZOOMS[0], factor))
        if factor != self._zoom:
            self._zoom = factor
            self._restyle()
            self.zoom_changed.emit(factor)

    def zoom(self) -> float:
        """Return how much the text is enlarged."""
        return self._zoom

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
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
            event.accept()
            return
        if event.pixelDelta().y():
            moved = float(event.pixelDelta().y())
        else:
            notch = 1.5 * self._styled().pitch
            moved = event.angleDelta().y() / _NOTCH * notch
        self._wheel_rest += moved
        whole = int(self._wheel_rest)
        self._wheel_rest -= whole
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - whole)
        event.accept()

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

    def _restyle(self) -> None:
        self._measures = None
        self._rearrange()

    def _styled(self) -> Measures:
        if self._measures is None:
            self._font.setPointSizeF(self._size * self._zoom)
            self._measures = measure(self._font, self._spacing, self._characters)
        return self._measures

    def _margin(self) -> int:
        return min(round(1.1 * self._styled().pitch), max(12, self.viewport().width() // 12))

    def _column_left(self) -> int:
        return (self.viewport().width() - self._column_width()) // 2

    def _column_width(self) -> int:
        return max(60, min(self._styled().column, self.viewport().width() - 2 * self._margin()))

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
        measures = self._styled()
        style = Style(QFont(self._font), measures, self._column_width())
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
