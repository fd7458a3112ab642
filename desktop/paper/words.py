"""Words set on paper: a few lines in a width."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from annotations.formats.xml_text import legal
from desktop.paper.sheet import INK, Block
from desktop.viewer.direction import is_right_to_left

_NO_SPACE = "\ufeff\ufffe"
"""Characters that Qt takes for the order of bytes when a text begins with them."""

Run = tuple[str, str]
"""Words and their colour."""


class Words:
    """Lines of words in a width, a block by itself. `rtl` None: they run as most of their letters do."""

    head: Block | None = None

    def __init__(
        self,
        runs: Sequence[Run] | str,
        font: QFont,
        width: int,
        *,
        left: int = 0,
        spacing: float = 1.0,
        leads: bool = False,
        centred: bool = False,
        at_right: bool = True,
        rtl: bool | None = None,
    ) -> None:
        runs = [(runs, INK)] if isinstance(runs, str) else runs
        runs = [(_settable(words), colour) for words, colour in runs]
        text = "".join(words for words, _ in runs)
        self.leads = leads
        self._left = left
        self._layout = QTextLayout(text, font)
        if rtl is None:
            rtl = is_right_to_left(text, otherwise=at_right)
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(
            Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_coloured(runs))
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (spacing - 1) * line.height() / 2))
            top += spacing * line.height()
        self._layout.endLayout()
        self.height = ceil(top)

    def natural_width(self) -> int:
        """Return how wide the longest line is."""
        lines = (self._layout.lineAt(i) for i in range(self._layout.lineCount()))
        return ceil(max((line.naturalTextWidth() for line in lines), default=0))

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw with the top at `y`."""
        self.paint_at(painter, self._left, y)

    def paint_at(self, painter: QPainter, x: int, y: int) -> None:
        """Draw with the top left corner at a point."""
        painter.setPen(QColor(INK))
        self._layout.draw(painter, QPointF(x, y))


def hairline(painter: QPainter, left: int, width: int, y: int, thickness: int, colour: str) -> None:
    """Draw a thin line from side to side."""
    painter.fillRect(QRectF(left, y, width, thickness), QColor(colour))


def isolated(words: str) -> str:
    """Return words that run as their own letters do, from left to right if they have none."""
    begin = "\u2068" if any(map(str.isalpha, words)) else "\u2066"
    return f"{begin}{words}\u2069"


def _settable(words: str) -> str:
    """Return words as a layout takes them: it knows line breaks only as U+2028."""
    return legal(words).lstrip(_NO_SPACE).replace("\n", "\u2028")


def _coloured(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found = []
    at = 0
    for words, colour in runs:
        length = len(words.encode("utf-16-le")) // 2
        if length:
            each = QTextLayout.FormatRange()
            each.start, each.length = at, length
            form = QTextCharFormat()
            form.setForeground(QColor(colour))
            each.format = form
            found.append(each)
        at += length
    return found
