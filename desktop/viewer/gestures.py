"""What a pressed mouse button draws: a selection, a new place for the edge of a span, a tie between two.

A gesture is drawn anew from every point the mouse comes to. Points are in the viewport.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

from annotations.model import Span
from desktop.viewer.geometry import Hit
from desktop.viewer.grips import Grip
from desktop.viewer.linked_page import LinkedPage
from desktop.viewer.marked_page import MarkedPage
from desktop.viewer.places import Place, place_of
from desktop.viewer.strokes import Edge, Grain, Known, moved_edge, swept


class Gesture(Protocol):
    """What every gesture can do."""

    def draw(self, point: QPointF, grain: Grain, known: Known | None) -> None:
        """Show what the gesture comes to with the mouse at a point."""

    def cancel(self) -> None:
        """Leave everything as it was before."""


class Stroke:
    """A drag over the text that selects it.

    `grain` overrides the one that is asked for: after a double click the drag goes on by words. With
    `extends`, it moves the end of the selection there is.
    """

    def __init__(self, page: MarkedPage, pressed: Hit, *, grain: Grain | None = None, extends: bool = False):
        self.pressed = pressed
        self.extends = extends
        self._page = page
        self._grain = grain
        self._before = page.anchor(), page.place()
        self._latest = pressed

    def draw(self, point: QPointF, grain: Grain, known: Known | None) -> None:
        """Select what the drag went over."""
        self.draw_to(self._page.hit(point), grain, known)

    def draw_to(self, released: Hit, grain: Grain, known: Known | None) -> None:
        """Select what a drag to a letter went over."""
        page, text, grain = self._page, self._page.text(), self._grain or grain
        if self.extends:
            anchor = self._before[0]
            if grain is Grain.LETTER:
                page.select_to(anchor, place_of(released))
                return
            edge = Edge.START if released.start < anchor else Edge.END
            start, end = moved_edge(text, anchor, edge, released, grain, known)
            page.select_to(anchor, Place(start) if edge is Edge.START else Place(end, after=True))
            return
        anchor, caret = swept(
            text, self.pressed, released, page.swept_over(self.pressed, released), grain, known
        )
        if anchor == caret:
            page.select_to(anchor, place_of(self.pressed))
        else:
            page.select_to(anchor, Place(caret, after=caret > anchor))

    def cancel(self) -> None:
        """Select what was selected before."""
        self._page.select_to(*self._before)


class BoundaryDrag:
    """A drag of one edge of a span; the page shows the span as it would be."""

    def __init__(self, page: MarkedPage, span: Span, grip: Grip, point: QPointF) -> None:
        self.span = span
        self.bounds = span.start, span.end
        self._page = page
        self._edge = grip.edge
        # The letter at the edge is meant, wherever near it the mouse took hold.
        self._grip = grip.inside - point
        self._first = page.hit(grip.inside)

    @property
    def has_moved(self) -> bool:
        """Whether the span would change."""
        return self.bounds != (self.span.start, self.span.end)

    def draw(self, point: QPointF, grain: Grain, known: Known | None) -> None:
        """Show the span with its edge at a point."""
        hit = self._page.hit(point + self._grip)
        if hit.start == self._first.start:
            self.bounds = self.span.start, self.span.end
        else:
            fixed = self.span.end if self._edge is Edge.START else self.span.start
            self.bounds = moved_edge(self._page.text(), fixed, self._edge, hit, grain, known)
        self._page.show_bounds(self.span.id, *self.bounds)

    def cancel(self) -> None:
        """Show the span as it is."""
        self._page.show_bounds("", 0, 0)


class LinkDrag:
    """A drag from a span to another that it is to be tied to."""

    def __init__(self, page: LinkedPage, span: Span) -> None:
        self.span = span
        self._page = page

    def draw(self, point: QPointF, _grain: Grain, _known: Known | None) -> None:
        """Show the arc as far as it goes."""
        self._page.show_loose(self.span, point)

    def cancel(self) -> None:
        """Show no arc."""
        self._page.show_loose(None, QPointF())
