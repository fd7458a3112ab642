"""How a label looks: its button as the tools show it, and a line of text as the reading view paints it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from annotations.model import Article, Span, make_span
from annotations.schema import Label
from desktop.theme import Theme, page_look
from desktop.viewer.article_view import ArticleView
from desktop.viewer.looks import label_look

HEIGHT = 92
TEXT = "قال مصدر عراقي إنّ نحو 4000 جندي سيبقون في قاعدة «عين الأسد»."
_WORDS = ("مصدر عراقي", "نحو 4000 جندي", "قاعدة «عين الأسد»")
ARTICLE = Article("sample", TEXT)


class Sample(QFrame):
    """A line of an article with spans of one label, drawn by the reading view itself."""

    def __init__(self, family: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sample")
        self._view = ArticleView()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("How spans with this label look"))
        self._view.set_page_look(page_look(theme))
        self._view.set_reading_font(family)
        self._view.set_column_width(200)
        self._view.set_zoom(0.9)
        self._view.set_article(ARTICLE)
        self._view.setFixedHeight(HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._view)

    def show_label(self, label: Label) -> None:
        """Show spans of a label."""
        self._view.set_label_looks({label.id: label_look(label)})
        self._view.set_spans([_span(words, label.id) for words in _WORDS])

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(400, HEIGHT + 2)


def _span(words: str, label_id: str) -> Span:
    start = TEXT.index(words)
    return make_span(ARTICLE, start, start + len(words), label_id)
