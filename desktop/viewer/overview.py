"""A slim map of the article beside the scroll bar: its spans, what a search found, what is seen now.

Each bar of the map is drawn from the spans alone that reach into its stretch of text, so a new span costs
a few bars whatever else there is. Bars are drawn in short turns after the page was painted, never before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.colours import blend
from annotations.model import Span
from desktop.viewer.chart import BAR, Chart
from desktop.viewer.contrast import inks
from desktop.viewer.looks import PageLook
from desktop.viewer.marks import UNKNOWN
from desktop.viewer.measures import COLUMN
from desktop.viewer.page import Page
from desktop.viewer.painter import Scene

WIDTH = 12
_TURN = 0.002
"""Seconds that a turn of drawing bars takes."""
_PAUSE = 120
"""Milliseconds after a change of the page's height until the map is drawn anew."""
_RULE = (1, 2)
_TICK = (4, 4)
_MATCH = (9, 3)
"""Left and width of the line of a long span, the tick of a short one and of a match, right of the text."""
_LONG = 5
"""A span over this many bars and more than a line of text is long."""
_SIDE_BY_SIDE = 2
_SEEN, _SEEN_DARK = 0.07, 0.12
_LEAST_SEEN = 6
_FEW = 200


class Overview(QWidget):
    """The map of one page with one scene. A press or a drag scrolls the page there."""

    def __init__(self, page: Page, scene: Scene) -> None:
        super().__init__(page)
        self._page = page
        self._bar = page.verticalScrollBar()
        self._scene = scene
        self._look = PageLook()
        self._chart: Chart | None = None
        self._waiting: set[int] = set()
        self._picture = QPixmap()
        self._match_bars: list[QRect] | None = None
        self._selected: Span | None = None
        self._changed: Sequence[Span] = ()
        self._grip: float | None = None
        # Not QBasicTimer: one that still runs when the map is deleted crashes the program.
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._take_turn)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._start)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Overview of the article"))
        self.setToolTip(self.tr("Overview: the spans and what was found. A click goes there."))
        page.laid_out.connect(self._on_laid_out)
        self._bar.rangeChanged.connect(self._on_laid_out)
        self._bar.valueChanged.connect(self.update)

    def place(self) -> None:
        """Stand between the text and the scroll bar."""
        text = self._page.viewport().geometry()
        left = text.left() - WIDTH if self.isRightToLeft() else text.right() + 1
        self.setGeometry(left, text.top(), WIDTH, text.height())

    def set_page_look(self, look: PageLook) -> None:
        """Draw the map in other colours."""
        self._look = look
        self.draw_anew()

    def draw_anew(self) -> None:
        """Draw the whole map: another article is shown, or labels look different."""
        self._chart = self._selected = None
        self._changed = ()
        self._start()

    def show_spans(self, changed: Sequence[Span]) -> None:
        """Draw what came, went or changed in the scene."""
        if self._chart is not None and len(changed) <= _FEW:
            for span in changed:
                self._waiting.update(self._chart.bars_of(span.start, span.end))
            self._changed = changed
        else:
            self._chart = None
            self._changed = ()
        selected = self._scene.selected
        if selected and any(span.id == selected for span in changed):
            self._selected = None
        self._start()

    def show_selected(self) -> None:
        """Draw the scene's selected span as the selected one."""
        self._selected = None
        self._start()

    def show_matches(self) -> None:
        """Draw the scene's matches."""
        self._match_bars = None
        self.update()

    def is_drawing(self) -> bool:
        """Say whether something of the map is still to be drawn."""
        return self._turns.isActive() or self._pause.isActive()

    # Drawing

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.page))
        chart = self._chart
        if chart is not None:
            self._paint_seen(painter, chart)
            # While the height changes, the picture of before stands in for the next one.
            painter.drawPixmap(self.rect(), self._picture)
            self._paint_matches(painter, chart)
            self._paint_selected(painter, chart)
        painter.end()

    def _paint_seen(self, painter: QPainter, chart: Chart) -> None:
        if not self._bar.maximum():
            return
        color = blend(self._look.ink, self._look.page, _SEEN_DARK if self._look.dark else _SEEN)
        # Square: round corners would cost as much in every frame of the wheel as half the text. Opaque: Qt
        # mixes colours over so many rows in threads, and waking them takes longer than the mixing.
        painter.fillRect(self._seen(chart).toAlignedRect(), QColor(color))

    def _seen(self, chart: Chart) -> QRectF:
        """Return what of the map stands for what is seen."""
        top = self._bar.value() * chart.scale
        height = max(_LEAST_SEEN, self._bar.pageStep() * chart.scale)
        return QRectF(0, min(top, self.height() - height), WIDTH, height)

    def _paint_matches(self, painter: QPainter, chart: Chart) -> None:
        scene = self._scene
        if not scene.matches:
            return
        if self._match_bars is None:
            self._match_bars = [self._match_area(bar) for bar in _touched(chart, scene.matches)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.match))
        painter.drawRects(self._match_bars)
        if 0 <= scene.current_match < len(scene.matches):
            area = self._area(chart, *scene.matches[scene.current_match])
            painter.fillRect(area.adjusted(0, -1, 0, 1), QColor(self._look.current_match))

    def _match_area(self, bar: int) -> QRect:
        left, width = self._at(*_MATCH)
        return QRect(left, bar * BAR, width, BAR)

    def _paint_selected(self, painter: QPainter, chart: Chart) -> None:
        if self._selected is not None:
            span = self._selected
            area = self._area(chart, span.start, span.end).adjusted(1, -1, -1, 1)
            painter.fillRect(area.adjusted(-1, -1, 1, 1), QColor(self._look.page))
            painter.fillRect(area, self._color(span.label))

    def _area(self, chart: Chart, start: int, end: int) -> QRect:
        """Return the whole width of the bars that a range reaches into."""
        bars = chart.bars_of(start, end)
        return QRect(0, bars.start * BAR, WIDTH, len(bars) * BAR)

    def _at(self, left: int, width: int) -> tuple[int, int]:
        """Return left and width of a part of the map, mirrored where the map is left of the text."""
        return (WIDTH - left - width if self.isRightToLeft() else left), width

    # The turns

    def _start(self) -> None:
        if self.isVisible() and not self._turns.isActive():
            self._turns.start()

    def _take_turn(self) -> None:
        """Draw bars for as long as a turn lasts."""
        chart = self._charted()
        if self._selected is None and self._scene.selected:
            self._selected = self._find(self._scene.selected)
        until = perf_counter() + _TURN
        painter = QPainter(self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        while self._waiting and perf_counter() < until:
            self._draw_bar(painter, chart, self._waiting.pop())
        painter.end()
        if not self._waiting:
            self._turns.stop()
        self.update()

    def _find(self, span_id: str) -> Span | None:
        """Return a span of the scene. Those that came last are looked at first, for they get selected."""
        for spans in (reversed(self._changed), self._scene.lanes.spans):
            for span in spans:
                if span.id == span_id:
                    return span
        return None

    def _charted(self) -> Chart:
        """Return the chart of the page as it is now, with all bars waiting where it is a new one."""
        chart, extent, ratio = self._chart, self._page.extent(), self.devicePixelRatioF()
        same_screen = self._picture.devicePixelRatio() == ratio
        if chart is not None and same_screen and chart.fits(extent, self.height()):
            return chart
        self._match_bars = None
        self._chart = chart = Chart(extent, self.height(), self._page.offset_near)
        self._waiting = set(chart.bars)
        self._picture = QPixmap(round(WIDTH * ratio), max(1, round(self.height() * ratio)))
        self._picture.fill(Qt.GlobalColor.transparent)
        self._picture.setDevicePixelRatio(ratio)
        return chart

    def _draw_bar(self, painter: QPainter, chart: Chart, bar: int) -> None:
        """Draw the line of the smallest long span there is and beside it the short ones, by their labels."""
        painter.fillRect(0, bar * BAR, WIDTH, BAR, Qt.GlobalColor.transparent)
        long: Span | None = None
        labels: set[str] = set()
        for _, span in self._scene.lanes.within(*chart.stretch(bar)):
            length = span.end - span.start
            if length > COLUMN and len(chart.bars_of(span.start, span.end)) >= _LONG:
                if long is None or length < long.end - long.start:
                    long = span
            elif len(labels) < _SIDE_BY_SIDE:
                labels.add(span.label)
        if long is not None:
            self._fill(painter, bar, *_RULE, long.label)
        left, width = _TICK
        for number, label in enumerate(sorted(labels)):
            share = width // len(labels)
            self._fill(painter, bar, left + number * share, share, label)

    def _fill(self, painter: QPainter, bar: int, left: int, width: int, label: str) -> None:
        left, width = self._at(left, width)
        painter.fillRect(left, bar * BAR, width, BAR, self._color(label))

    def _color(self, label: str) -> QColor:
        """Return what a label's lines are drawn in."""
        return QColor(inks(self._scene.looks.get(label, UNKNOWN), self._look).line)

    # What moves it, and what it moves

    def _on_laid_out(self) -> None:
        self.update()
        if not self._pause.isActive():
            self._pause.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._start()
        super().showEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._chart is None:
            return
        seen, y = self._seen(self._chart), event.position().y()
        self._grip = y - seen.top() if seen.top() <= y < seen.bottom() else seen.height() / 2
        self._go(y)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._page.wheelEvent(event)

    def _go(self, y: float) -> None:
        """Scroll until what is seen is held where the mouse took hold of it."""
        if self._grip is not None and self._chart is not None:
            wanted = round((y - self._grip) / self._chart.scale)
            self._bar.setValue(wanted)
            # Where the end is turns out when it is laid out.
            self._bar.setValue(min(wanted, self._bar.maximum()))


def _touched(chart: Chart, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the bars into which ordered, disjoint ranges reach."""
    found = []
    for bar in chart.bars:
        start, end = chart.stretch(bar)
        index = bisect_right(ranges, start, key=_end)
        if index < len(ranges) and ranges[index][0] < end:
            found.append(bar)
    return found


def _end(stretch: tuple[int, int]) -> int:
    return stretch[1]
