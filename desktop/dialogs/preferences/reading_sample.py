"""A few lines of an article, drawn by the reading view itself, as the settings would have them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from annotations.model import Article
from desktop.fonts import reading_family
from desktop.settings import Settings
from desktop.theme import Theme, page_look
from desktop.viewer.article_view import ArticleView

HEIGHT = 144
TEXT = (
    "قال مصدر عراقي إنّ نحو 4000 جندي سيبقون في قاعدة «عين الأسد» غربي العراق، وأضاف أن عدد القوات "
    "الأمريكية سينخفض تدريجيا خلال الأشهر المقبلة بعد اتفاق بين بغداد وواشنطن."
)


class ReadingSample(QFrame):
    """Shows font, size, line spacing and column width at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample")
        self._view = ArticleView()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("How articles look"))
        self._view.set_article(Article("sample", TEXT))
        self._view.setFixedHeight(HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._view)

    def show_settings(self, settings: Settings) -> None:
        """Draw the sample with the settings of reading."""
        self._view.set_reading_font(reading_family(settings.reading_family))
        self._view.set_line_spacing(settings.line_spacing)
        self._view.set_column_width(settings.column_width)
        self._view.set_zoom(settings.zoom)
        # At the first line, without the room above it that a page has.
        self._view.set_scroll_position(1)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._view.set_page_look(page_look(theme))
