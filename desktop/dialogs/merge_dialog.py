"""The dialog about what two people changed in two ways: both versions side by side, and which to take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotations.schema import Schema
from annotations.three_way import Choice, Conflict
from desktop.dialogs.passages import passage
from desktop.naming import shown_name
from desktop.theme import Theme


class MergeDialog(QDialog):
    """A card for each conflict; ours is chosen until the user chooses otherwise."""

    choices_made = Signal(object)
    """What was chosen: id of a conflict → `Choice`."""

    def __init__(
        self, conflicts: Sequence[Conflict], schema: Schema, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Two versions"))
        self.resize(900, 620)
        self._schema = schema
        self._theme = theme
        self._buttons: dict[str, dict[Choice, QRadioButton]] = {}
        heading = QLabel(self.tr("%Ln thing(s) were changed in two ways", "", len(conflicts)))
        heading.setProperty("role", "heading")
        words = QLabel(
            self.tr("Everything else is merged already. Nothing of either version is lost until you choose.")
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        cards = QWidget()
        cards.setObjectName("pane")
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for conflict in conflicts:
            column.addWidget(self._card(conflict))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(cards)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setDefault(True)
        buttons.accepted.connect(self._on_apply)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    def choose(self, conflict_id: str, choice: Choice) -> None:
        """Choose a version; KeyError if the conflict does not offer it."""
        self._buttons[conflict_id][choice].setChecked(True)

    def choices(self) -> dict[str, Choice]:
        """Return what is chosen for each conflict."""
        return {
            conflict_id: next(choice for choice, button in buttons.items() if button.isChecked())
            for conflict_id, buttons in self._buttons.items()
        }

    def _card(self, conflict: Conflict) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        group = QButtonGroup(card)
        offered = {Choice.OURS: self.tr("Ours"), Choice.THEIRS: self.tr("Theirs")}
        if _both_can_stand(conflict):
            offered[Choice.BOTH] = self.tr("Keep both")
        buttons = {}
        for column, (choice, words) in enumerate(offered.items()):
            button = QRadioButton(words)
            group.addButton(button)
            grid.addWidget(button, 0, column)
            buttons[choice] = button
        buttons[Choice.OURS].setChecked(True)
        self._buttons[conflict.id] = buttons
        ours = None if conflict.is_deleted_here else conflict.ours
        for column, row in enumerate((ours, conflict.theirs)):
            grid.addWidget(self._version(conflict, row), 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        return card

    def _version(self, conflict: Conflict, row: Mapping[str, Any] | None) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        if row is None:
            words = escape(self.tr("Deleted"))
            label.setText(f'<p dir="{self._direction()}" style="color:{self._theme.error}">{words}</p>')
            return label
        lines = []
        if row.get("text"):
            before, text, after = (str(row.get(name) or "") for name in ("before", "text", "after"))
            lines.append(passage(before, text, after, self._theme))
        fields = conflict.fields or ("label", "note")
        for field in fields:
            if field != "place":
                lines.append(self._line(field, _value(row, field)))
        label.setText("".join(lines))
        return label

    def _line(self, field: str, value: object) -> str:
        """Return a field with its value, each isolated from the other's direction."""
        name = escape(self._field(field))
        shown = escape(self._shown(field, value)) or "—"
        return (
            f'<p dir="{self._direction()}" style="margin:4px 0 0 0">'
            f'<span style="color:{self._theme.secondary}">{name}</span>&nbsp; \u2068{shown}\u2069</p>'
        )

    def _direction(self) -> str:
        return "rtl" if self.isRightToLeft() else "ltr"

    def _field(self, field: str) -> str:
        attribute = field.partition(".")[2]
        if attribute:
            known = self._schema.attribute_type(attribute)
            return shown_name(known) if known else attribute
        names = {
            "label": self.tr("Label"),
            "note": self.tr("Note"),
            "entity": self.tr("Entity"),
            "status": self.tr("Status"),
            "source": self.tr("Source"),
            "name": self.tr("Name"),
            "title": self.tr("Title"),
        }
        return names.get(field, field)

    def _shown(self, field: str, value: object) -> str:
        if field == "label" and isinstance(value, str):
            label = self._schema.label(value)
            return shown_name(label) if label else value
        return "" if value is None else str(value)

    def _on_apply(self) -> None:
        self.choices_made.emit(self.choices())
        self.accept()


def _value(row: Mapping[str, Any], field: str) -> object:
    outer, _, inner = field.partition(".")
    value = row.get(outer)
    return value.get(inner) if inner and isinstance(value, Mapping) else value


def _both_can_stand(conflict: Conflict) -> bool:
    if not conflict.fields:
        return False
    return conflict.table == "spans" or (conflict.table == "article" and conflict.fields == ("note",))
