"""About the program."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotations.resources import resource
from annotations.version import __version__


class AboutDialog(QDialog):
    """Says what this is, which version, and under which licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Hashiya"))
        picture = QLabel()
        icon = QIcon(str(resource("icons", "hashiya.svg")))
        picture.setPixmap(icon.pixmap(QSize(64, 64), self.devicePixelRatioF()))
        name = QLabel(f"Hashiya {__version__}")
        name.setProperty("role", "heading")
        words = QLabel(
            self.tr(
                "Hashiya (حاشية) is the note in the margin of an Arabic manuscript.\n\n"
                "Free software under the GNU General Public License, version 3 or later. It stands on "
                "Qt for Python (LGPL), TinyDB (MIT), PyArabic (GPL), QtAwesome (MIT), Phosphor icons (MIT), "
                "IBM Plex Sans Arabic and Amiri (SIL Open Font License)."
            )
        )
        words.setWordWrap(True)
        words.setMinimumWidth(420)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (name, words, buttons):
            layout.addWidget(widget)
