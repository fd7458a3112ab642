"""The preferences: pages of settings, a search over all of them, and the ways back.

A choice is stored at once and acts at once; who applies it listens to `Settings.changed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.dialogs.preferences.page import Page, SettingsPage
from desktop.dialogs.preferences.shortcuts_page import ShortcutsPage
from desktop.icons import icon
from desktop.preferences import Section, Value, translated
from desktop.settings import Settings
from desktop.theme import load_theme

ICONS = {
    Section.GENERAL: "sliders-horizontal",
    Section.READING: "book-open",
    Section.MARKING: "highlighter-circle",
    Section.SHORTCUTS: "keyboard",
}
SIZE = QSize(900, 604)
FRAME = QSize(16, 48)
"""What a window's frame and title may take of a small screen."""
SIDE_WIDTH = 200


class PreferencesDialog(QDialog):
    """Edits the settings that the table declares."""

    def __init__(
        self,
        settings: Settings,
        fixed_keys: Sequence[tuple[str, str]] = (),
        section: Section = Section.GENERAL,
        before: Mapping[str, Value] | None = None,
        focus: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`fixed_keys`: names and keys that no command can have. `before`: what “Put back” restores.

        `focus` is the key of the setting of the page to begin at; without one it is the list of pages.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self._settings = settings
        self._focus = focus
        self.before = dict(before) if before is not None else settings.snapshot()
        self._pages: tuple[Page, ...] = (
            SettingsPage(Section.GENERAL, settings),
            SettingsPage(Section.READING, settings),
            SettingsPage(Section.MARKING, settings),
            ShortcutsPage(settings, fixed_keys),
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.sections = self._make_sections()
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._make_side())
        body.addWidget(self._make_content(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(self._make_foot())
        self.search.textChanged.connect(self._show_rows)
        self.sections.currentRowChanged.connect(self._on_section)
        self.sections.itemClicked.connect(self._on_section)
        settings.changed.connect(self._on_changed)
        for page in self._pages:
            page.grown.connect(self._on_grown)
        self.sections.setCurrentRow(list(Section).index(section))
        self._show_icons()
        self._show_rows()
        self._show_way_back()

    @property
    def section(self) -> Section:
        """The page that is open."""
        return list(Section)[self.sections.currentRow()]

    def focused(self) -> str:
        """Return the key of the setting that the keyboard is on, or an empty string."""
        page = self.page(self.section)
        return page.focused() if isinstance(page, SettingsPage) else ""

    def page(self, section: Section) -> Page:
        """Return a page."""
        return next(page for page in self._pages if page.section is section)

    def _make_sections(self) -> QListWidget:
        sections = QListWidget()
        sections.setObjectName("sections")
        sections.setAccessibleName(self.tr("Pages"))
        sections.setIconSize(QSize(18, 18))
        for section in Section:
            sections.addItem(QListWidgetItem(translated(section)))
        return sections

    def _make_side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("side")
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.sections, 1)
        return side

    def _make_content(self) -> QWidget:
        self._nothing = QLabel(self.tr("No setting is called so."))
        self._nothing.setProperty("role", "secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(28, 20, 28, 24)
        column.setSpacing(28)
        for page in self._pages:
            column.addWidget(page)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(content.minimumSizeHint().width() + bar)
        return self._scroll

    def _make_foot(self) -> QWidget:
        self.reset_button = QPushButton(self.tr("Reset everything"))
        self.reset_button.setProperty("role", "quiet")
        self.reset_button.setToolTip(self.tr("Back to the defaults on all pages; the annotator’s name stays"))
        self.reset_button.clicked.connect(self._on_reset)
        self.back_button = QPushButton(self.tr("Put back"))
        self.back_button.setToolTip(self.tr("Everything as it was when this window was opened"))
        self.back_button.clicked.connect(self._on_put_back)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setProperty("role", "primary")
        self.close_button.clicked.connect(self.accept)
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.close_button)
        for button in (self.reset_button, self.back_button, self.close_button):
            # Enter ends typing in a field; it must not close the window as well.
            button.setAutoDefault(False)
        return foot

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.page(self.section)
        if self._focus and isinstance(page, SettingsPage):
            page.row(self._focus).editor.setFocus()
        else:
            self.sections.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def done(self, result: int) -> None:
        for page in self._pages:
            page.commit()
        super().done(result)

    def _on_section(self) -> None:
        self.search.clear()
        self._show_rows()

    def _show_rows(self) -> None:
        """Show the page that is chosen, or what a search finds on all of them."""
        words = self.search.text().strip()
        found = False
        for page in self._pages:
            holds = page.narrow(words)
            shown = holds if words else page.section is self.section
            page.setVisible(shown)
            found = found or shown
        self._nothing.setVisible(not found)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_grown(self, row: QWidget) -> None:
        # It has its new height once the layouts have been asked.
        QTimer.singleShot(0, partial(self._scroll.ensureWidgetVisible, row, 0, 24))

    def _on_changed(self, key: str) -> None:
        for page in self._pages:
            page.show_values(self._settings)
        if key == "theme":
            self._show_icons()
        self._show_way_back()

    def _show_way_back(self) -> None:
        self.back_button.setEnabled(self._settings.snapshot() != self.before)

    def _show_icons(self) -> None:
        theme = load_theme(self._settings.theme)
        for row, section in enumerate(Section):
            self.sections.item(row).setIcon(icon(ICONS[section], theme))
        for page in self._pages:
            page.set_icons(theme)

    def _on_reset(self) -> None:
        self._settings.reset()

    def _on_put_back(self) -> None:
        self._settings.restore(self.before)
