"""The page of the attributes: adding, ordering, deleting, and their choices."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from annotations.rewriting import ValueRule
from annotations.schema import AttributeKind, AttributeType, Choice, Owner
from annotations.schema_edits import (
    add_attribute,
    change_attribute,
    fresh_id,
    hide_attribute,
    move_attribute,
    remove_attribute,
)
from desktop.dialogs.schema_editor.attribute_form import AttributeForm
from desktop.dialogs.schema_editor.draft import Draft
from desktop.dialogs.schema_editor.entry_list import EntryList, EntryRow
from desktop.dialogs.schema_editor.entry_page import EntryPage
from desktop.dialogs.schema_editor.where_dialog import WhereDialog
from desktop.naming import other_name, shown_name
from desktop.theme import Theme

HIDE, TAKE_AWAY = "hide", "take away"


class AttributePage(EntryPage):
    """Edits the attribute types of a draft."""

    def __init__(self, draft: Draft, theme: Theme) -> None:
        entries = EntryList(self.tr("Attributes"), self.tr("Add an attribute"), theme)
        super().__init__(draft, entries, self.tr("There are no attributes yet. Add one with +."))
        self.form = AttributeForm(theme)
        self.form.changed.connect(self._on_changed)
        self.form.choices.delete_requested.connect(self.ask_delete_choice)
        self.set_form(self.form)
        self.delete_action = self.make_delete_action(self.tr("&Delete…"), theme)
        entries.add_menu(self.tr("More"), [self.delete_action])
        entries.add_requested.connect(self.add)
        entries.moved.connect(self._on_moved)
        self.refresh()

    @property
    def attribute(self) -> AttributeType:
        """The attribute that is shown."""
        attribute = self.draft.schema.attribute_type(self.current)
        assert attribute is not None
        return attribute

    def ids(self) -> list[str]:
        """Return the ids of the attribute types."""
        return [attribute.id for attribute in self.draft.schema.attribute_types]

    def show_list(self) -> None:
        """Show the attributes with the colours of their labels."""
        labels = {label.id: label.color for label in self.draft.schema.labels}
        rows = []
        for attribute in self.draft.schema.attribute_types:
            colors = tuple(labels[i] for i in attribute.labels if i in labels)
            note = self.tr("entity") if attribute.of is Owner.ENTITY else ""
            note = note if colors else self.tr("hidden")
            name = shown_name(attribute) or self.tr("(no name)")
            rows.append(
                EntryRow(
                    attribute.id, name, other_name(attribute), note, colors or ("#9A9C9F",), "", not colors
                )
            )
        self.entries.show_rows(rows, self.current)

    def show_form(self) -> None:
        """Show the current attribute."""
        attribute = self.attribute
        is_new = self.draft.original.attribute_type(attribute.id) is None
        about = self.tr("%Ln value(s) are set", "", self.draft.usage.attributes.get(attribute.id, 0))
        self.form.show_attribute(attribute, self.draft.schema.labels, about, is_new=is_new)

    def add(self) -> None:
        """Add an attribute after the current one, for the same labels."""
        schema = self.draft.schema
        labels = self.attribute.labels if self.current else ()
        owner = self.attribute.of if self.current else Owner.SPAN
        attribute = AttributeType(
            fresh_id("new attribute", self.draft.taken_ids()),
            labels,
            AttributeKind.CHOICE,
            "New attribute",
            "صفة جديدة",
            owner,
        )
        after = self.current
        self.current = attribute.id
        self.draft.take(add_attribute(schema, attribute, after))
        self.form.names.focus()

    def ask_delete(self) -> None:
        """Delete the current attribute; if values are set, ask what becomes of them."""
        if not self.current:
            return
        count = self.draft.usage.attributes.get(self.current, 0)
        if not count:
            self.draft.take(remove_attribute(self.draft.schema, self.current))
            return
        question = self.tr("%Ln value(s) of “{attribute}” are set. What becomes of them?", "", count)
        dialog = WhereDialog(
            self.tr("Delete attribute"),
            question.format(attribute=shown_name(self.attribute)),
            "",
            [],
            [
                (HIDE, self.tr("They stay; the attribute is hidden and nobody is asked for it")),
                (TAKE_AWAY, self.tr("They are taken away")),
            ],
            self,
        )
        self._open(dialog, partial(self._delete, dialog, self.current))

    def ask_delete_choice(self, value: str) -> None:
        """Delete a choice of the current attribute; if it was chosen somewhere, ask for another."""
        attribute = self.attribute
        count = self.draft.usage.values.get((attribute.id, value), 0)
        if not count:
            self._delete_choice(attribute.id, value)
            return
        choice = next(choice for choice in attribute.choices if choice.value == value)
        question = self.tr("“{choice}” is chosen %Ln time(s). What becomes of it there?", "", count)
        heirs = [(one.value, shown_name(one), "") for one in attribute.choices if one.value != value]
        dialog = WhereDialog(
            self.tr("Delete choice"),
            question.format(choice=shown_name(choice)),
            self.tr("This is chosen instead"),
            heirs,
            [(TAKE_AWAY, self.tr("Nothing is chosen there"))],
            self,
        )
        self._open(dialog, partial(self._answer_choice, dialog, attribute.id, value))

    def _open(self, dialog: QDialog, then: partial[None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()

    def _delete(self, dialog: WhereDialog, attribute_id: str) -> None:
        edit = hide_attribute if dialog.way == HIDE else remove_attribute
        self.draft.take(edit(self.draft.schema, attribute_id))

    def _answer_choice(self, dialog: WhereDialog, attribute_id: str, value: str) -> None:
        self._delete_choice(attribute_id, value, dialog.heir)

    def _delete_choice(self, attribute_id: str, value: str, heir: str = "") -> None:
        attribute = self.draft.schema.attribute_type(attribute_id)
        if attribute is None:
            return
        choices: tuple[Choice, ...] = tuple(one for one in attribute.choices if one.value != value)
        rules = [ValueRule(attribute_id, value, heir)] if heir else []
        self.draft.take(change_attribute(self.draft.schema, attribute_id, choices=choices), *rules)

    def _on_changed(self, changes: dict[str, object]) -> None:
        self.draft.take(change_attribute(self.draft.schema, self.current, **changes))

    def _on_moved(self, attribute_id: str, row: int) -> None:
        self.current = attribute_id
        self.draft.take(move_attribute(self.draft.schema, attribute_id, row))
        self.refresh()
