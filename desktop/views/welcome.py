"""The first page: what the program is for, and the three ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotations.resources import resource

WIDTH = 560


class WelcomePage(QWidget):
    """Offers to open a folder, the sample articles or a recent project."""

    open_folder_requested = Signal()
    open_samples_requested = Signal()
    project_chosen = Signal(str)
    project_forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        column.setMinimumWidth(WIDTH)
        inner = QVBoxLayout(column)
        inner.setSpacing(8)
        inner.addLayout(self._head())
        inner.addSpacing(12)
        words = QLabel(
            self.tr(
                "Read Arabic articles, mark who speaks, which numbers and bases are named and who takes "
                "which side, and export the annotated corpus. Everything stays in your folder."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        inner.addWidget(words)
        inner.addSpacing(16)
        self.folder_button = QPushButton(self.tr("Open a folder…"))
        self.folder_button.setProperty("role", "primary")
        self.folder_button.setToolTip(self.tr("Any folder with .txt articles, at any depth"))
        self.folder_button.clicked.connect(self._on_folder)
        self.samples_button = QPushButton(self.tr("Open the sample articles"))
        self.samples_button.setToolTip(
            self.tr("Five news articles; you work on a copy in your documents folder")
        )
        self.samples_button.clicked.connect(self._on_samples)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.samples_button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addSpacing(24)
        self._recent_title = QLabel(self.tr("Recent projects"))
        self._recent_title.setProperty("role", "secondary")
        inner.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        inner.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.set_recent([])

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_pixmap(72, self.devicePixelRatioF()))
        picture.setFixedSize(72, 72)
        names = ["Hashiya", "حاشية"]
        if self.isRightToLeft():
            names.reverse()
        name, other = (QLabel(words) for words in names)
        for label in (name, other):
            label.setProperty("role", "title")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(other)
        return head

    def set_recent(self, folders: Sequence[str]) -> None:
        """Show these projects, the newest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_title.setVisible(bool(folders))
        for folder in folders[:6]:
            self._recent.addWidget(self._recent_row(folder))

    def _recent_row(self, folder: str) -> QWidget:
        path = Path(folder)
        # A path keeps its own order in a mirrored page.
        button = QPushButton(f"{path.name}    \u2066{_home_relative(path.parent)}\u2069")
        button.setProperty("role", "quiet")
        button.setToolTip(folder)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self._on_recent, folder))
        if not path.is_dir():
            button.setText(self.tr("{name}    is gone; click to forget it").format(name=path.name))
        return button

    def set_icons(self, folder: QIcon, samples: QIcon, project: QIcon) -> None:
        """Give the buttons their icons, once these are loaded."""
        self.folder_button.setIcon(folder)
        self.samples_button.setIcon(samples)
        for position in range(self._recent.count()):
            item = self._recent.itemAt(position)
            button = item.widget() if item is not None else None
            if isinstance(button, QPushButton):
                button.setIcon(project)
                button.setIconSize(QSize(18, 18))

    def _on_folder(self) -> None:
        self.open_folder_requested.emit()

    def _on_samples(self) -> None:
        self.open_samples_requested.emit()

    def _on_recent(self, folder: str) -> None:
        if Path(folder).is_dir():
            self.project_chosen.emit(folder)
        else:
            self.project_forgotten.emit(folder)


def app_pixmap(size: int, ratio: float) -> QPixmap:
    """Return the program's picture, `size` logical pixels wide."""
    icon = QIcon(str(resource("icons", "hashiya.svg")))
    return icon.pixmap(QSize(size, size), ratio)


def _home_relative(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
