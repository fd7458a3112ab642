"""The dialog about articles whose files were renamed or moved: whether their annotations go along."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

_OLD = Qt.ItemDataRole.UserRole


class RenamedDialog(QDialog):
    """A line for each article: its old name and its new one."""

    move_requested = Signal(object)
    """What was agreed to: old id → new id."""

    def __init__(self, renamed: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`renamed`: old id → new id."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Articles with other names"))
        self.resize(720, 420)
        heading = QLabel(self.tr("%Ln article(s) were renamed or moved", "", len(renamed)))
        heading.setProperty("role", "heading")
        words = QLabel(
            self.tr(
                "Their texts are the same. Tick those whose annotations are to go along, of all annotators; "
                "a backup is made first."
            )
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("card")
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.tr("Renamed articles"))
        self.tree.setHeaderLabels([self.tr("Before"), self.tr("Now")])
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for old_id, new_id in renamed.items():
            item = QTreeWidgetItem(self.tree, [f"\u2066{old_id}\u2069", f"\u2066{new_id}\u2069"])
            item.setData(0, _OLD, (old_id, new_id))
            item.setCheckState(0, Qt.CheckState.Checked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.move_button = buttons.addButton(
            self.tr("Move annotations"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.move_button.setDefault(True)
        buttons.accepted.connect(self._on_move)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    def _on_move(self) -> None:
        items = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        ticked = [item for item in items if item is not None and item.checkState(0) is Qt.CheckState.Checked]
        self.move_requested.emit(dict(item.data(0, _OLD) for item in ticked))
        self.accept()
