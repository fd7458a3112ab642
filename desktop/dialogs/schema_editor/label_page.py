"""The page of the labels: adding, ordering, merging, splitting, retiring, deleting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from annotations.rewriting import Rewriting, SpanRule
from annotations.schema import Label
from annotations.schema_edits import (
    add_label,
    change_label,
    fresh_id,
    merge_label,
    move_label,
    remove_label,
    restore_label,
    retire_label,
    split_label,
)
from annotations.store import Project
from annotations.usage import every_set
from desktop.dialogs.schema_editor.colour_field import OKABE_ITO
from desktop.dialogs.schema_editor.draft import Draft
from desktop.dialogs.schema_editor.entry_list import EntryList, EntryRow
from desktop.dialogs.schema_editor.entry_page import EntryPage
from desktop.dialogs.schema_editor.label_form import LINES, LabelForm
from desktop.dialogs.schema_editor.split_dialog import SplitDialog
from desktop.dialogs.schema_editor.vision_grid import ColourCheck
from desktop.dialogs.schema_editor.where_dialog import WhereDialog
from desktop.icons import icon
from desktop.naming import other_name, shown_name, shown_number
from desktop.theme import Theme

RETIRE = "retire"


class LabelPage(EntryPage):
    """Edits the labels of a draft."""

    def __init__(self, draft: Draft, project: Project, family: str, theme: Theme) -> None:
        entries = EntryList(self.tr("Labels"), self.tr("Add a label"), theme)
        super().__init__(draft, entries, self.tr("There are no labels yet. Add one with +."))
        self._project = project
        self.form = LabelForm(family, theme)
        self.form.changed.connect(self._on_changed)
        self.set_form(self.form)
        self.check = ColourCheck()
        self.add_below_list(self.check)
        self.merge_action = self._action(self.tr("&Merge into another…"), "arrows-in", self.ask_merge, theme)
        self.split_action = self._action(self.tr("&Split…"), "arrows-out", self.ask_split, theme)
        self.retire_action = self._action(self.tr("&Retire"), "archive", self.toggle_retired, theme)
        self.delete_action = self.make_delete_action(self.tr("&Delete…"), theme)
        actions = [self.merge_action, self.split_action, self.retire_action, self.delete_action]
        self.form.add_verbs(actions)
        entries.add_menu(self.tr("Merge, split, retire, delete"), actions)
        entries.add_requested.connect(self.add)
        entries.moved.connect(self._on_moved)
        self.refresh()

    def _action(self, words: str, icon_name: str, then: object, theme: Theme) -> QAction:
        action = QAction(icon(icon_name, theme), words, self)
        action.triggered.connect(then)
        return action

    @property
    def label(self) -> Label:
        """The label that is shown."""
        label = self.draft.schema.label(self.current)
        assert label is not None
        return label

    # Showing

    def ids(self) -> list[str]:
        """Return the ids of the labels."""
        return [label.id for label in self.draft.schema.labels]

    def show_list(self) -> None:
        """Show the labels with the number of their spans."""
        rows = []
        for label in self.draft.schema.labels:
            note = self.tr("retired") if label.retired else shown_number(self.draft.spans_of(label.id))
            name = shown_name(label) or self.tr("(no name)")
            rows.append(
                EntryRow(label.id, name, other_name(label), note, (label.color,), label.line, label.retired)
            )
        self.entries.show_rows(rows, self.current)
        self.check.show_labels(self.draft.schema.offered)

    def show_form(self) -> None:
        """Show the current label."""
        label, schema = self.label, self.draft.schema
        spans = self.draft.spans_of(label.id)
        about = self.tr("%Ln span(s)", "", spans)
        use = self.draft.usage.of_label(label.id)
        if use.spans == spans and use.articles:
            about = self.tr("{spans} in {articles}").format(
                spans=about, articles=self.tr("%Ln article(s)", "", use.articles)
            )
        if label.retired:
            about = self.tr("{about} · retired: not offered for new spans").format(about=about)
        self.form.show_label(label, schema.labels, spans, about)
        self.retire_action.setText(self.tr("&Offer again") if label.retired else self.tr("&Retire"))
        others = len(schema.labels) > 1
        self.merge_action.setEnabled(others)
        self.split_action.setEnabled(spans > 0)

    # What the user does

    def add(self) -> None:
        """Add a label after the current one, in a colour that no other has."""
        schema = self.draft.schema
        label = Label(
            fresh_id("New label", self.draft.taken_ids()),
            "New label",
            "وسم جديد",
            self._free_color(),
            next((key for key in "123456789" if all(other.key != key for other in schema.labels)), ""),
            LINES[len(schema.labels) % 3],
        )
        after = self.current
        self.current = label.id
        self.draft.take(add_label(schema, label, after))
        self.form.names.focus()

    def _free_color(self) -> str:
        used = {label.color.upper() for label in self.draft.schema.labels}
        return next((color for color in OKABE_ITO if color not in used), OKABE_ITO[0])

    def _on_changed(self, changes: dict[str, object]) -> None:
        self.draft.take(change_label(self.draft.schema, self.current, **changes))

    def _on_moved(self, label_id: str, row: int) -> None:
        self.current = label_id
        self.draft.take(move_label(self.draft.schema, label_id, row))
        self.refresh()

    def toggle_retired(self) -> None:
        """Retire the current label, or offer it again."""
        edit = restore_label if self.label.retired else retire_label
        self.draft.take(edit(self.draft.schema, self.current))

    def ask_merge(self) -> None:
        """Ask into which label the current one goes."""
        question = self.tr(
            "“{label}” goes, its attributes with it. Its %Ln span(s) become:", "", self._spans()
        )
        dialog = WhereDialog(
            self.tr("Merge labels"),
            question.format(label=shown_name(self.label)),
            self.tr("Into the label"),
            self._heirs(),
            parent=self,
        )
        self._open(dialog, partial(self._merge, dialog, self.current))

    def ask_delete(self) -> None:
        """Delete the current label; if spans have it, ask where they go."""
        if not self.current:
            return
        if not self._spans():
            self.draft.take(remove_label(self.draft.schema, self.current))
            return
        question = self.tr("%Ln span(s) have the label “{label}”. Where do they go?", "", self._spans())
        dialog = WhereDialog(
            self.tr("Delete label"),
            question.format(label=shown_name(self.label)),
            self.tr("They get the label"),
            self._heirs(),
            [(RETIRE, self.tr("They keep it; it is retired: shown, but not offered for new spans"))],
            self,
        )
        self._open(dialog, partial(self._merge, dialog, self.current))

    def ask_split(self) -> None:
        """Ask which spans of the current label get a new one."""
        rewriting = Rewriting(
            self._project.schema, self.draft.schema, self.draft.rules, dict(self._project.entities)
        )
        spans = [rewriting.span(span) for each in every_set(self._project) for span in each.spans]
        dialog = SplitDialog(
            self.label,
            [span for span in spans if span.label == self.current],
            self._project.entities,
            self.draft.schema,
            self,
        )
        self._open(dialog, partial(self._split, dialog, self.current))

    def _spans(self) -> int:
        return self.draft.spans_of(self.current)

    def _heirs(self) -> list[tuple[str, str, str]]:
        labels = self.draft.schema.labels
        return [(one.id, shown_name(one), one.color) for one in labels if one.id != self.current]

    def _open(self, dialog: QDialog, then: partial[None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()

    def _merge(self, dialog: WhereDialog, label_id: str) -> None:
        if dialog.way == RETIRE:
            self.draft.take(retire_label(self.draft.schema, label_id))
            return
        heir = dialog.heir
        self.current = heir
        self.draft.take(merge_label(self.draft.schema, label_id, heir), SpanRule(label_id, heir))

    def _split(self, dialog: SplitDialog, label_id: str) -> None:
        name, name_ar = dialog.names()
        part = Label(
            fresh_id(name, self.draft.taken_ids()), name, name_ar, self._free_color(), "", self.label.line
        )
        rule = dialog.rule(label_id, part.id)
        self.current = part.id
        self.draft.take(split_label(self.draft.schema, label_id, part), rule, moved=dialog.count())
