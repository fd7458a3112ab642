"""The user's guide: the same text as in the README, in the interface's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from annotations.resources import resource
from desktop.language import ARABIC, ENGLISH


class GuideDialog(QDialog):
    """Shows the guide to read; the window behind it stays usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User’s guide"))
        self.resize(680, 600)
        arabic = QLocale().language() is QLocale.Language.Arabic
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenExternalLinks(True)
        document = QTextDocument(self.text)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        document.setDefaultTextOption(option)
        document.setDocumentMargin(16)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        document.setDefaultFont(font)
        document.setMarkdown(guide_text(ARABIC if arabic else ENGLISH))
        self.text.setDocument(document)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(buttons)


def guide_text(language: str) -> str:
    """Return the guide in a language (``ar``, ``en``) as Markdown."""
    return resource("guide", f"{language}.md").read_text(encoding="utf-8")
