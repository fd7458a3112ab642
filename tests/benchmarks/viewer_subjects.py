"""What is compared: the article view and Qt's own text widgets, each driven by one face."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QTextEdit
from typing_extensions import override

from annotations.model import Article, Span
from desktop.viewer.article_view import ArticleView
from desktop.viewer.looks import LabelLook
from tests.benchmarks.viewer_texts import Case

FAMILY = "IBM Plex Sans Arabic"
LOOKS = {
    "actor": LabelLook("#0072B2", "solid"),
    "figure": LabelLook("#E69F00", "dotted"),
    "base": LabelLook("#009E73", "double"),
    "stance": LabelLook("#CC79A7", "dashed", 0.09),
}


class Subject(ABC):
    """A widget that shows a text with spans."""

    widget: QAbstractScrollArea

    @abstractmethod
    def open(self, case: Case) -> None:
        """Show a text and its spans."""

    @abstractmethod
    def add(self, span: Span) -> None:
        """Show one more span."""


class View(Subject):
    """Our view, told what the program tells it: all spans, as a new tuple, whenever one has come."""

    def __init__(self) -> None:
        view = ArticleView()
        view.set_reading_font(FAMILY)
        view.set_label_looks(LOOKS)
        self.widget = self.view = view
        self._spans: tuple[Span, ...] = ()

    @override
    def open(self, case: Case) -> None:
        self._spans = case.spans
        self.view.set_article(Article("article", case.text))
        self.view.set_spans(self._spans)

    @override
    def add(self, span: Span) -> None:
        self._spans = (span, *self._spans)
        self.view.set_spans(self._spans)


class Extra(Subject):
    """A text widget of Qt with one extra selection for every span."""

    def __init__(self, widget: QTextEdit | QPlainTextEdit) -> None:
        font = widget.font()
        font.setFamily(FAMILY)
        font.setPointSizeF(17)
        widget.setFont(font)
        widget.setReadOnly(True)
        self.widget = self._edit = widget
        self._extra: list[Any] = []

    @override
    def open(self, case: Case) -> None:
        self._edit.setPlainText(case.text)
        self._extra = [self._selection(span) for span in case.spans]
        self._edit.setExtraSelections(self._extra)

    @override
    def add(self, span: Span) -> None:
        self._extra = [*self._extra, self._selection(span)]
        self._edit.setExtraSelections(self._extra)

    def _selection(self, span: Span) -> Any:
        # The seeds have no character beyond the BMP: positions are offsets.
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        color = QColor(LOOKS[span.label].color)
        color.setAlphaF(LOOKS[span.label].tint)
        look.setBackground(color)
        selection: Any = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection


class Bare(Extra):
    """QPlainTextEdit without any span: what showing the text alone costs."""

    def __init__(self) -> None:
        super().__init__(QPlainTextEdit())

    @override
    def open(self, case: Case) -> None:
        self._edit.setPlainText(case.text)


OURS, RICH, PLAIN, BARE = "ArticleView", "QTextEdit", "QPlainTextEdit", "QPlainTextEdit, no spans"
SUBJECTS = {
    OURS: View,
    RICH: lambda: Extra(QTextEdit()),
    PLAIN: lambda: Extra(QPlainTextEdit()),
    BARE: Bare,
}


def load_font() -> None:
    """Make the reading font known to Qt."""
    files = Path(fontpkg_ibm_plex_sans_arabic.__file__).parent / "files"
    assert QFontDatabase.addApplicationFont(str(files / "IBMPlexSansArabic-Regular.ttf")) >= 0


def spans_in_sight(view: ArticleView, case: Case) -> int:
    """Return how many spans are seen."""
    first = view.scroll_position()
    last = view.offset_at(QPointF(0, view.viewport().height()))
    return sum(span.start < last and span.end > first for span in case.spans)
