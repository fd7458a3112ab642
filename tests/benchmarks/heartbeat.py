"""How long a window's event loop did not come round: what a user feels as stuttering."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer


class Heartbeat(QObject):
    """Beats every millisecond as long as the event loop lets it, and notes the time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self, *, keep: bool = False) -> None:
        """Start anew, or with `keep` go on after something that does not count."""
        if not keep:
            self._gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def gaps(self) -> list[float]:
        """Return the milliseconds between beats, the longest last."""
        self._timer.stop()
        return sorted(self._gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(1000 * (now - self._last))
        self._last = now
