"""The dialog with an article's metadata: title, date, outlet, address, direction."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Article, Direction
from annotations.schema import is_date
from desktop.naming import shown_number


class ArticleDialog(QDialog):
    """Edits the metadata of one article; the caller reads the properties after it was accepted."""

    def __init__(self, article: Article, read_only: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Properties of the article"))
        self.setMinimumWidth(520)
        self._title = QLineEdit(article.title)
        self._title.setCursorPosition(0)
        self._date = QLineEdit(article.date)
        self._date.setPlaceholderText("2020-09-09")
        self._date.setToolTip(self.tr("The day it was published; words like «yesterday» are counted from it"))
        self._outlet = QLineEdit(article.outlet)
        self._outlet.setToolTip(self.tr("The newspaper, agency or site"))
        self._url = QLineEdit(article.url)
        self._direction = QComboBox()
        for direction, words in (
            (Direction.AUTO, self.tr("By the letters of the text")),
            (Direction.RTL, self.tr("Right to left")),
            (Direction.LTR, self.tr("Left to right")),
        ):
            self._direction.addItem(words, direction.value)
        self._direction.setCurrentIndex(self._direction.findData(article.direction.value))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Title"), self._title)
        form.addRow(self.tr("Date"), self._date)
        form.addRow(self.tr("Outlet"), self._outlet)
        form.addRow(self.tr("Address"), self._url)
        form.addRow(self.tr("Direction"), self._direction)
        for name, value in (
            (self.tr("File"), article.path),
            (self.tr("Encoding"), article.encoding),
            (self.tr("Characters"), shown_number(len(article.text))),
            ("SHA-256", article.sha256),
        ):
            label = QLabel(value)
            label.setWordWrap(True)
            label.setProperty("role", "secondary")
            form.addRow(name, label)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        if read_only:
            warning = QLabel(read_only)
            warning.setWordWrap(True)
            warning.setProperty("role", "warning")
            layout.addWidget(warning)
            buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        layout.addWidget(buttons)

    def _on_accepted(self) -> None:
        if self.date and not is_date(self.date):
            self._date.setProperty("state", "wrong")
            self._date.style().polish(self._date)
            self._date.setToolTip(self.tr("Not a date. Write 2020-09-09, 2020-09 or 2020."))
            self._date.setFocus()
        else:
            self.accept()

    @property
    def title(self) -> str:
        """The title as edited."""
        return self._title.text().strip()

    @property
    def date(self) -> str:
        """The date as edited."""
        return self._date.text().strip()

    @property
    def outlet(self) -> str:
        """The outlet as edited."""
        return self._outlet.text().strip()

    @property
    def url(self) -> str:
        """The address as edited."""
        return self._url.text().strip()

    @property
    def direction(self) -> Direction:
        """The direction as chosen."""
        return Direction(self._direction.currentData())
