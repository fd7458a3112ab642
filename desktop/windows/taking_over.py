"""Asking whether somebody is still at work on another computer: nobody here can know."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from desktop.session import Session
from desktop.windows.main_window import MainWindow


class TakingOver(QObject):
    """Asks about the sessions of one window when they are opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, session: Session) -> None:
        """Ask whether to take over, if the lock is that of another computer."""
        holder = session.access.holder
        if holder is None or holder.is_here:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("In use elsewhere"))
        box.setText(session.read_only)
        words = self.tr(
            "Is nobody annotating on {host} any more, for instance because it was switched off? "
            "Then take over. Nothing is lost even if somebody is: what both change is brought together."
        )
        box.setInformativeText(words.format(host=holder.host))
        read = box.addButton(self.tr("Open for reading"), QMessageBox.ButtonRole.RejectRole)
        over = box.addButton(self.tr("Take over"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(read)
        over.clicked.connect(partial(self._take_over, session))
        box.finished.connect(box.deleteLater)
        box.open()

    def _take_over(self, session: Session, *_: object) -> None:
        if self._window.session is session:
            session.access.take_over()
