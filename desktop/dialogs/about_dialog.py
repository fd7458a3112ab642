"""About the program, and the licences of everything it is shipped with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotations.resources import resource
from annotations.version import __version__
from desktop.licences import Licence, shipped_licences


class AboutDialog(QDialog):
    """Says what this is, which version, and under which licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Hashiya"))
        self.resize(760, 540)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        words = QLabel(
            self.tr(
                "Hashiya (حاشية) is the note in the margin of an Arabic manuscript. It is free software "
                "under the GNU General Public License, version 3 or later, and stands on these packages:"
            )
        )
        words.setWordWrap(True)
        layout.addWidget(words)
        layout.addWidget(self._licences(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        icon = QIcon(str(resource("icons", "hashiya.svg")))
        picture.setPixmap(icon.pixmap(QSize(48, 48), self.devicePixelRatioF()))
        picture.setFixedSize(48, 48)
        name = QLabel(f"Hashiya {__version__}")
        name.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(picture)
        head.addWidget(name, 1)
        return head

    def _licences(self) -> QWidget:
        self.packages = QListWidget()
        self.packages.setAccessibleName(self.tr("Packages"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Licence"))
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for licence in shipped_licences():
            item = QListWidgetItem(f"{licence.package} {licence.version}", self.packages)
            item.setData(Qt.ItemDataRole.UserRole, licence)
        self.packages.currentItemChanged.connect(self._on_package)
        both = QSplitter()
        both.addWidget(self.packages)
        both.addWidget(self._text)
        both.setSizes([240, 460])
        self.packages.setCurrentRow(0)
        return both

    def _on_package(self, item: QListWidgetItem | None) -> None:
        licence = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(licence, Licence):
            self._text.setPlainText(f"{licence.name}\n\n{licence.text}".strip())
