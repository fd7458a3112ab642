"""Scrolling while the mouse is held beyond the edge of the page: the farther, the faster."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar

_FRAME = 16
_SLOWEST, _FASTEST = 60.0, 6000.0
"""Pixels a second."""
_PULL = 14.0
"""Pixels a second more for every pixel beyond the edge."""


class Autoscroll(QObject):
    """Moves a scroll bar for as long as it is pulled, evenly however long a frame takes."""

    scrolled = Signal()

    def __init__(self, bar: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._beyond = 0.0
        self._rest = 0.0
        self._since = QElapsedTimer()
        # Not QBasicTimer: one that still runs when the page is deleted crashes the program.
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self._on_frame)

    def pull(self, beyond: float) -> None:
        """Scroll on by so many pixels beyond an edge, up if they are negative; 0 stops."""
        self._beyond = beyond
        if not beyond:
            self._frames.stop()
        elif not self._frames.isActive():
            self._rest = 0.0
            self._since.start()
            self._frames.start()

    def _on_frame(self) -> None:
        speed = min(_FASTEST, _SLOWEST + _PULL * abs(self._beyond))
        self._rest += speed * self._since.restart() / 1000
        whole = int(self._rest)
        self._rest -= whole
        if whole:
            self._bar.setValue(self._bar.value() + (whole if self._beyond > 0 else -whole))
            self.scrolled.emit()
