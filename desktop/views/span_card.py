"""The card beside spans on which the pointer rests: what is known of them, at a glance.

It lies over the window as a part of it, takes neither the keyboard nor the mouse, and knows values only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.elided_label import ElidedLabel
from desktop.label_chip import paint_label_line
from desktop.viewer.direction import is_right_to_left
from desktop.views.card import Card

_PADDING = 12
_LONGEST_TEXT = 180
_LONGEST_NOTE = 240
_MOST = 5
"""How many spans are named below the first."""


@dataclass(frozen=True, slots=True)
class CardSpan:
    """What the card says about a span, in the words of the interface.

    `color` and `line` are its label's; `facts` are pairs of name and value.
    """

    label: str
    color: str
    line: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    annotator: str = ""


class SpanCard(Card):
    """Shows one span in full and those around it on a line each."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Span under the pointer"))

    def show_spans(self, spans: Sequence[CardSpan], place: QRect) -> None:
        """Show spans, the smallest first, below or above a place on the screen."""
        self.set_content(self._make_content(spans))
        self.show_beside(place)

    # Building

    def _make_content(self, spans: Sequence[CardSpan]) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_PADDING, _PADDING - 2, _PADDING, _PADDING - 2)
        column.setSpacing(6)
        first, others = spans[0], spans[1 : 1 + _MOST]
        column.addLayout(self._head(first))
        text = self._words(_shortened(first.text, _LONGEST_TEXT))
        font = text.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        text.setFont(font)
        column.addWidget(text)
        facts = list(first.facts)
        if first.note:
            facts.append((self.tr("Note"), _shortened(first.note, _LONGEST_NOTE)))
        if facts:
            column.addLayout(self._grid(facts))
        if others:
            rule = QFrame()
            rule.setObjectName("hairline")
            rule.setFixedHeight(1)
            column.addWidget(rule)
        for span in others:
            column.addLayout(_line(span))
        left_out = len(spans) - 1 - len(others)
        if left_out:
            column.addWidget(_secondary(self.tr("and %Ln more", "", left_out)))
        return content

    def _head(self, span: CardSpan) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = ElidedLabel(span.label)
        font = name.font()
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        row.addWidget(LabelMark(span.color, span.line))
        row.addWidget(name, 1)
        row.addWidget(_secondary(span.annotator))
        return row

    def _grid(self, facts: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(_secondary(name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._words(value), row, 1)
        return grid

    def _words(self, text: str) -> QLabel:
        """Return lines of text in its own direction, at the card's leading edge."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        mirrored = self.isRightToLeft()
        runs_right = is_right_to_left(text, otherwise=mirrored)
        label.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if runs_right else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        return label


class LabelMark(QWidget):
    """A sample of how a label's spans look: its tint with its line below."""

    def __init__(self, color: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color, self._line = QColor(color), line
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(26, 18)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(self._color)
        tint.setAlphaF(0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(0, 1, self.width(), 11), 3, 3)
        paint_label_line(painter, 1, self.width() - 1, 15.0, self._color, self._line)
        painter.end()


def _line(span: CardSpan) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(LabelMark(span.color, span.line))
    row.addWidget(_secondary(span.label))
    text = ElidedLabel(" ".join(span.text.split()))
    runs_right = is_right_to_left(span.text, otherwise=True)
    text.setLayoutDirection(Qt.LayoutDirection.RightToLeft if runs_right else Qt.LayoutDirection.LeftToRight)
    row.addWidget(text, 1)
    return row


def _secondary(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    return label


def _shortened(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rstrip()} …"
