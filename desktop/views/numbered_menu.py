"""A menu whose entries are chosen by the digits in front of them, in whichever script these are typed."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override


class NumberedMenu(QMenu):
    """Numbers its entries as they are added. It deletes itself when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def add_numbered(self, words: str) -> QAction:
        """Add an entry with the next number and return it."""
        return self.addAction(f"{len(self.actions()) + 1}  {words.replace('&', '&&')}")

    @override
    def event(self, event: QEvent) -> bool:
        # The window's own digits would be taken first, though the menu lies above it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._chosen(event) is not None)
            if event.isAccepted():
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self._chosen(event)
        if chosen is None:
            super().keyPressEvent(event)
            return
        self.close()
        chosen.trigger()

    def _chosen(self, event: QKeyEvent) -> QAction | None:
        """Return the entry whose number was typed; Qt's own mnemonics know only one script."""
        number = unicodedata.digit(event.text()[:1] or "x", 0)
        return self.actions()[number - 1] if 0 < number <= len(self.actions()) else None
