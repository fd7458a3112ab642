"""What wheels, touchpads and pinches ask for: pixels to scroll by and factors to zoom by."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_ZOOM_STEP = 1.1
_NOTCH = 120


class Wheel:
    """The way from events to whole pixels; what is left over waits for the next event."""

    def __init__(self) -> None:
        self._rest = 0.0

    def pixels(self, event: QWheelEvent, notch: float) -> int:
        """Return how far to scroll up; `notch` is how far one notch of a wheel goes. Sideways is ignored."""
        if event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._rest = 0.0
        if _has_pixels(event):
            self._rest += event.pixelDelta().y()
        else:
            self._rest += event.angleDelta().y() / _NOTCH * notch
        whole = int(self._rest)
        self._rest -= whole
        return whole


def zooms(event: QWheelEvent) -> bool:
    """Say whether a wheel is turned with Ctrl held; a scroll that runs out on its own stays one."""
    momentum = event.phase() is Qt.ScrollPhase.ScrollMomentum
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and not momentum


def wheel_factor(event: QWheelEvent) -> float:
    """Return what to multiply the zoom by: a tenth more for every notch."""
    return float(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))


def accept_pinches(viewport: QWidget) -> None:
    """Let fingers on a touch screen pinch; on macOS all pinches come as native gestures already."""
    if sys.platform != "darwin":
        viewport.grabGesture(Qt.GestureType.PinchGesture)


def pinched(event: QEvent, viewport: QWidget) -> tuple[float, QPointF] | None:
    """Return the factor of a pinch and where it is in the viewport; None for any other event."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            return max(0.1, 1 + event.value()), event.position()
    elif isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            return pinch.scaleFactor(), QPointF(viewport.mapFromGlobal(pinch.centerPoint()))
    return None


def _has_pixels(event: QWheelEvent) -> bool:
    # Under X11 they depend on the driver, as Qt's reference says; angles are fine-grained there.
    return not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb"
