"""The dialog that asks which entity is meant: to merge with, to split off, to assign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.entity_field import EntityField, Search


class EntityChooser(QDialog):
    """Asks for one entity; the caller reads `entity_id` or `name` after it was accepted."""

    def __init__(
        self,
        title: str,
        words: str,
        action: str,
        search: Search,
        *,
        can_make: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`action` is what the button says; with `can_make` a new name will do, too."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.entity_id = ""
        """The entity that was chosen, empty for a new one."""
        self.name = ""
        """The name of a new one."""
        question = QLabel(words)
        question.setWordWrap(True)
        self.field = EntityField()
        self.field.set_search(search)
        self.field.set_can_make(can_make)
        self.field.chosen.connect(self._on_chosen)
        self.field.named.connect(self._on_named)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setEnabled(False)
        self._ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(question)
        layout.addWidget(self.field)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.field.setFocus()

    def _on_chosen(self, entity_id: str) -> None:
        self.entity_id, self.name = entity_id, ""
        self._ok.setEnabled(bool(entity_id))

    def _on_named(self, name: str) -> None:
        self.entity_id, self.name = "", name
        self._ok.setEnabled(True)
