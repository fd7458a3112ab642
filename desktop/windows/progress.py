"""A small window over the main one while many files are read or written, so that nobody wonders or types."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

FEW = 30
"""So many files are done before anybody would read a window."""


class Progress(QObject):
    """Shows how far something has come, if it takes long."""

    def __init__(self, words: str, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._dialog: QProgressDialog | None = None

    def show_step(self, done: int, of: int) -> None:
        """Say that so much is done of so much; equal numbers take the window away."""
        if done >= of:
            self.close()
        elif of > FEW and (done % 10 == 0 or self._dialog is None):
            if self._dialog is None:
                self._dialog = self._open(of)
            self._dialog.setValue(done)

    def close(self) -> None:
        """Take the window away, also when the work came to no end."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def _open(self, of: int) -> QProgressDialog:
        dialog = QProgressDialog(
            self._words, "", 0, of, QApplication.activeModalWidget() or self._window.window()
        )
        dialog.setCancelButton(None)
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.setMinimumDuration(300)
        dialog.setAutoReset(False)
        return dialog
