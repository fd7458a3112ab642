"""The page of the relations: their names, and the labels that they tie."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from annotations.rewriting import RelationRule
from annotations.schema import RelationType, Schema
from annotations.schema_edits import (
    add_relation_type,
    change_relation_type,
    fresh_id,
    merge_relation_type,
    move_relation_type,
    remove_relation_type,
)
from desktop.dialogs.schema_editor.draft import Draft
from desktop.dialogs.schema_editor.entry_list import EntryList, EntryRow
from desktop.dialogs.schema_editor.entry_page import EntryPage
from desktop.dialogs.schema_editor.fields import BilingualEdit, LabelTicks, make_form, quiet
from desktop.dialogs.schema_editor.where_dialog import WhereDialog
from desktop.naming import other_name, shown_name, shown_number
from desktop.theme import Theme

UNTIE = "untie"


class RelationForm(QWidget):
    """Edits one relation type. `changed` carries the fields that are to be others."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._about = quiet()
        self.names = BilingualEdit(self.tr("Name"))
        self.names.edited.connect(self._on_names)
        self.sources = LabelTicks(self.tr("From"))
        self.sources.edited.connect(self._on_sources)
        self.targets = LabelTicks(self.tr("To"))
        self.targets.edited.connect(self._on_targets)
        self.core = QCheckBox(self.tr("A span is incomplete without it"))
        self.core.clicked.connect(self._on_core)
        form = make_form()
        form.addRow(self.tr("Name"), self.names)
        form.addRow(self.tr("From"), self.sources)
        form.addRow(self.tr("To"), self.targets)
        form.addRow("", self.core)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addLayout(form)
        column.addWidget(quiet(self.tr("Read it as a sentence: “5,200 troops — claimed by — the Pentagon”.")))
        column.addStretch(1)

    def show_relation(self, relation: RelationType, schema: Schema, about: str) -> None:
        """Show a relation type."""
        self._about.setText(about)
        self.names.show_words(relation.name, relation.name_ar)
        self.sources.show_labels(schema.labels, relation.sources)
        self.targets.show_labels(schema.labels, relation.targets)
        self.core.setChecked(relation.core)

    def _on_core(self, checked: bool) -> None:
        self.changed.emit({"core": checked})

    def _on_names(self, english: str, arabic: str) -> None:
        self.changed.emit({"name": english, "name_ar": arabic})

    def _on_sources(self) -> None:
        self.changed.emit({"sources": self.sources.ticked()})

    def _on_targets(self) -> None:
        self.changed.emit({"targets": self.targets.ticked()})


class RelationPage(EntryPage):
    """Edits the relation types of a draft."""

    def __init__(self, draft: Draft, theme: Theme) -> None:
        entries = EntryList(self.tr("Relations"), self.tr("Add a relation"), theme)
        super().__init__(draft, entries, self.tr("There are no relations yet. Add one with +."))
        self.form = RelationForm()
        self.form.changed.connect(self._on_changed)
        self.set_form(self.form)
        self.delete_action = self.make_delete_action(self.tr("&Delete…"), theme)
        entries.add_menu(self.tr("More"), [self.delete_action])
        entries.add_requested.connect(self.add)
        entries.moved.connect(self._on_moved)
        self.refresh()

    @property
    def relation(self) -> RelationType:
        """The relation type that is shown."""
        relation = self.draft.schema.relation_type(self.current)
        assert relation is not None
        return relation

    def ids(self) -> list[str]:
        """Return the ids of the relation types."""
        return [relation.id for relation in self.draft.schema.relation_types]

    def show_list(self) -> None:
        """Show the relation types with the number of relations."""
        labels = {label.id: label.color for label in self.draft.schema.labels}
        rows = []
        for relation in self.draft.schema.relation_types:
            colors = tuple(labels[i] for i in (*relation.sources[:1], *relation.targets[:1]) if i in labels)
            count = shown_number(self.draft.usage.relations.get(relation.id, 0))
            name = shown_name(relation) or self.tr("(no name)")
            rows.append(EntryRow(relation.id, name, other_name(relation), count, colors or ("#9A9C9F",)))
        self.entries.show_rows(rows, self.current)

    def show_form(self) -> None:
        """Show the current relation type."""
        about = self.tr("%Ln relation(s)", "", self.draft.usage.relations.get(self.current, 0))
        self.form.show_relation(self.relation, self.draft.schema, about)

    def add(self) -> None:
        """Add a relation type between the labels of the current one."""
        sources, targets = (self.relation.sources, self.relation.targets) if self.current else ((), ())
        relation = RelationType(
            fresh_id("new relation", self.draft.taken_ids()),
            "new relation",
            "علاقة جديدة",
            sources,
            targets,
        )
        after = self.current
        self.current = relation.id
        self.draft.take(add_relation_type(self.draft.schema, relation, after))
        self.form.names.focus()

    def ask_delete(self) -> None:
        """Delete the current relation type; if spans are tied by it, ask what becomes of that."""
        if not self.current:
            return
        count = self.draft.usage.relations.get(self.current, 0)
        if not count:
            self.draft.take(remove_relation_type(self.draft.schema, self.current))
            return
        question = self.tr("%Ln relation(s) are called “{name}”. What becomes of them?", "", count)
        others = self.draft.schema.relation_types
        dialog = WhereDialog(
            self.tr("Delete relation"),
            question.format(name=shown_name(self.relation)),
            self.tr("They become"),
            [(one.id, shown_name(one), "") for one in others if one.id != self.current],
            [(UNTIE, self.tr("They are untied; the spans stay"))],
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._delete, dialog, self.current))
        dialog.open()

    def _delete(self, dialog: WhereDialog, type_id: str) -> None:
        heir = dialog.heir
        if heir:
            self.current = heir
            schema = merge_relation_type(self.draft.schema, type_id, heir)
            self.draft.take(schema, RelationRule(type_id, heir))
        else:
            self.draft.take(remove_relation_type(self.draft.schema, type_id))

    def _on_changed(self, changes: dict[str, object]) -> None:
        self.draft.take(change_relation_type(self.draft.schema, self.current, **changes))

    def _on_moved(self, type_id: str, row: int) -> None:
        self.current = type_id
        self.draft.take(move_relation_type(self.draft.schema, type_id, row))
        self.refresh()
