"""Lists of names in the window: taken into the register of entities, and written from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from annotations.entities.change import EntityChange
from annotations.entities.gazetteer import write_gazetteer
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.dialogs.gazetteer_dialog import GazetteerDialog


class Gazetteers(QObject):
    """Imports and exports the names of one session."""

    said = Signal(str)
    """A word to the user about what was done, or why nothing was."""

    def __init__(self, change: Callable[[str, EntityChange], bool], window: QMainWindow) -> None:
        """`change` makes a change of the register as one step and says whether it was made."""
        super().__init__(window)
        self.session: Session | None = None
        self._change = change
        self._window = window

    def import_names(self) -> None:
        """Ask which lists of names to take into the register."""
        from desktop.dialogs.gazetteer_dialog import GazetteerDialog  # noqa: PLC0415 - starts stay short

        session = self.session
        if session is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        dialog = GazetteerDialog(session.entities, session.project.schema, self._window)
        dialog.accepted.connect(partial(self._take, dialog))
        dialog.open()

    def _take(self, dialog: GazetteerDialog) -> None:
        plan = dialog.plan
        change = EntityChange((*((None, entity) for entity in plan.new), *plan.merged))
        if self._change(self.tr("Import gazetteer"), change):
            self.said.emit(self.tr("%Ln entity(s) are new in the register.", "", len(plan.new)))

    def export_names(self) -> None:
        """Ask for a file and write the register into it as a table."""
        session = self.session
        if session is None:
            return
        title, kinds = self.tr("Export gazetteer"), self.tr("Tables (*.csv)")
        path, _ = QFileDialog.getSaveFileName(self._window, title, f"{session.project.name}.csv", kinds)
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the register into a file."""
        session = self.session
        if session is None:
            return
        try:
            count = write_gazetteer(path, session.entities.values(), session.project.schema)
        except OSError as error:
            self.said.emit(self.tr("Not written: {reason}").format(reason=error.strerror or str(error)))
        else:
            self.said.emit(self.tr("%Ln entity(s) written.", "", count))
