"""The dialog that labels every occurrence of a text at once, or takes such spans back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.annotate_all import (
    Group,
    Marking,
    Occurrence,
    Plan,
    Standing,
    by_proclitic,
    by_surface,
)
from annotations.model import AttributeValue
from annotations.schema import Schema
from desktop.entity_field import EntityField
from desktop.entity_rows import EntityOffer
from desktop.fields import Field, make_field
from desktop.icons import swatch
from desktop.naming import shown_name, shown_number

Weigh = Callable[[str], Sequence[Occurrence]]
"""How all hits stand to what is labelled, if they were to get a label (its id)."""

_FORM, _HITS, _LABELLED, _OVERLAPS, _FINISHED = range(5)


class Task(IntEnum):
    """What the dialog is to do."""

    LABEL = 0
    RELABEL = 1
    REMOVE = 2


class AnnotateAllDialog(QDialog):
    """Asks what becomes of the occurrences of a text. It changes nothing itself: it is asked afterwards."""

    def __init__(
        self,
        words: str,
        schema: Schema,
        weigh: Weigh,
        preset: Marking,
        search: Callable[[str, str], Sequence[EntityOffer]],
        entity_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`search` proposes entities for a label and what was typed; `preset` is what is chosen at first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Annotate every occurrence"))
        self.setMinimumSize(620, 560)
        self._words = words
        self._schema = schema
        self._weigh = weigh
        self._search = search
        self._attributes = dict(preset.attributes)
        self._occurrences: Sequence[Occurrence] = ()
        self._new_entity = ""
        self.plan_of: Callable[[], Plan] | None = None
        """Tells what relabelling and removing would do; it is asked when something is chosen."""
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        self._make_widgets(preset, entity_name)
        self._lay_out()
        self._on_label()
        self._count()

    # What was chosen

    @property
    def task(self) -> Task:
        """What is to be done."""
        return Task(self.what.currentIndex())

    @property
    def label_id(self) -> str:
        """The label that is given."""
        return str(self.label.currentData() or "")

    @property
    def marking(self) -> Marking:
        """What the ticked occurrences become; a new entity is not in it."""
        attributes = {name: value for name, value in self._attributes.items() if name in self._fields}
        has_entity = self.entity.isVisibleTo(self)
        return Marking(self.label_id, self.entity.entity_id if has_entity else "", attributes)

    @property
    def new_entity(self) -> str:
        """The name of an entity that is to be made for them, or an empty string."""
        return self._new_entity if self.entity.isVisibleTo(self) else ""

    @property
    def chosen_label(self) -> str:
        """The label of the spans that are relabelled or removed; empty for any."""
        return str(self.of_label.currentData() or "")

    def ticked(self) -> list[Occurrence]:
        """Return the occurrences that something is to be done with."""
        if self.task is not Task.LABEL:
            return [occurrence for group in self._ticked_groups() for occurrence in group.occurrences]
        others, overlaps = self.others.isChecked(), self.overlaps.isChecked()
        wanted = {Standing.FREE}
        wanted |= {Standing.OTHER} if others else set()
        wanted |= {Standing.OVERLAP} if overlaps else set()
        return [
            occurrence
            for group in self._ticked_groups()
            for occurrence in group.occurrences
            if occurrence.standing in wanted
        ]

    @override
    def accept(self) -> None:
        """Take over what was typed, then be done."""
        self.entity.commit()
        for field in self._fields.values():
            field.commit()
        super().accept()

    # Building

    def _make_widgets(self, preset: Marking, entity_name: str) -> None:
        self.heading = QLabel(f"«{' '.join(self._words.split())}»")
        self.heading.setObjectName("quote")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("What to do"))
        self.what.addItems(
            [
                self.tr("Label the occurrences"),
                self.tr("Give the spans of this text another label"),
                self.tr("Remove the spans of this text"),
            ]
        )
        self.what.currentIndexChanged.connect(self._on_task)
        self.label, self.of_label = QComboBox(), QComboBox()
        self.label.setAccessibleName(self.tr("Label"))
        self.of_label.setAccessibleName(self.tr("Spans labelled"))
        self.of_label.addItem(self.tr("with any label"), "")
        for label in self._schema.offered:
            self.label.addItem(swatch(label.color, self.devicePixelRatioF()), shown_name(label), label.id)
        for label in self._schema.labels:
            self.of_label.addItem(swatch(label.color, self.devicePixelRatioF()), shown_name(label), label.id)
        self.label.setCurrentIndex(max(0, self.label.findData(preset.label)))
        self.label.currentIndexChanged.connect(self._on_label)
        self.of_label.currentIndexChanged.connect(self._counting.start)
        self.entity = EntityField()
        self.entity.show_entity(preset.entity, entity_name)
        self.entity.set_search(self._offers)
        self.entity.chosen.connect(self._on_entity)
        self.entity.named.connect(self._on_new_entity)
        self.forms = QRadioButton(self.tr("By form"))
        self.proclitics = QRadioButton(self.tr("By proclitic"))
        self.forms.setChecked(True)
        group = QButtonGroup(self)
        for button in (self.forms, self.proclitics):
            group.addButton(button)
        self.forms.toggled.connect(self._show_groups)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.tree.setAccessibleName(self.tr("Forms of the text"))
        self.tree.setHeaderLabels(
            [
                self.tr("Form"),
                self.tr("Hits"),
                self.tr("Labelled so"),
                self.tr("Overlapping"),
                self.tr("Finished"),
            ]
        )
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_FORM, QHeaderView.ResizeMode.Stretch)
        self.tree.itemChanged.connect(self._counting.start)
        self.overlaps = QCheckBox(self.tr("Also inside and around other spans"))
        self.overlaps.setChecked(True)
        self.others = QCheckBox(self.tr("Also where the very same words have another label"))
        for box in (self.overlaps, self.others):
            box.toggled.connect(self._counting.start)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._fields: dict[str, Field] = {}

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(8)
        self._form.addRow(self.tr("What"), self.what)
        self._form.addRow(self.tr("Spans labelled"), self.of_label)
        self._form.addRow(self.tr("Label"), self.label)
        self._form.addRow(self.tr("Entity"), self.entity)
        self._attribute_form = QFormLayout()
        self._attribute_form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        how = QHBoxLayout()
        how.setSpacing(16)
        how.addWidget(self.forms)
        how.addWidget(self.proclitics)
        how.addStretch(1)
        self._groups = QWidget()
        column = QVBoxLayout(self._groups)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(how)
        column.addWidget(self.tree, 1)
        column.addWidget(self.overlaps)
        column.addWidget(self.others)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("Label"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addLayout(self._form)
        layout.addLayout(self._attribute_form)
        layout.addWidget(self._groups, 1)
        layout.addStretch(0)
        layout.addWidget(self.summary)
        layout.addWidget(self.buttons)

    # What is shown

    def _on_task(self) -> None:
        task = self.task
        for box in (self.overlaps, self.others):
            box.setVisible(task is Task.LABEL)
        self._form.setRowVisible(self.of_label, task is not Task.LABEL)
        self._form.setRowVisible(self.label, task is not Task.REMOVE)
        self._show_fields()
        self._counting.start()

    def _on_label(self) -> None:
        self._occurrences = self._weigh(self.label_id)
        self._show_groups()
        self._on_task()

    def _show_fields(self) -> None:
        label = self._schema.label(self.label_id)
        is_labelling = self.task is Task.LABEL
        self._form.setRowVisible(self.entity, is_labelling and label is not None and label.has_entity)
        while self._attribute_form.rowCount():
            self._attribute_form.removeRow(0)
        self._fields = {}
        for attribute in self._schema.attributes_of(self.label_id) if is_labelling else ():
            if attribute.core or attribute.id in self._attributes:
                field = self._fields[attribute.id] = make_field(attribute)
                field.show_value(self._attributes.get(attribute.id))
                field.edited.connect(partial(self._on_attribute, attribute.id))
                self._attribute_form.addRow(shown_name(attribute), field)

    def _show_groups(self) -> None:
        groups = (by_surface if self.forms.isChecked() else by_proclitic)(self._occurrences)
        self.tree.blockSignals(True)
        self.tree.clear()
        for group in groups:
            item = QTreeWidgetItem([self._named(group), *map(shown_number, _counts(group))])
            item.setCheckState(_FORM, Qt.CheckState.Checked)
            item.setData(_FORM, Qt.ItemDataRole.UserRole, group)
            self.tree.addTopLevelItem(item)
        self.tree.blockSignals(False)
        self._counting.start()

    def _named(self, group: Group) -> str:
        if self.forms.isChecked():
            return " ".join(group.key.split())
        return f"{group.key}ـ" if group.key else self.tr("without a proclitic")

    def _ticked_groups(self) -> list[Group]:
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        checked = Qt.CheckState.Checked
        return [
            item.data(_FORM, Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState(_FORM) is checked
        ]

    def _count(self) -> None:
        """Say what a press on the button would do."""
        task = self.task
        if task is Task.LABEL:
            ticked = self.ticked()
            articles = len({occurrence.article_id for occurrence in ticked})
            count = len(ticked)
            protected = sum(o.standing is Standing.FINISHED for o in self._occurrences)
            self.apply.setText(self.tr("Label %Ln", "", count))
        else:
            plan = self.plan_of() if self.plan_of is not None else Plan()
            count, articles, protected = plan.spans, len(plan.changes), plan.protected
            words = self.tr("Relabel %Ln", "", count)
            self.apply.setText(words if task is Task.RELABEL else self.tr("Remove %Ln", "", count))
        self.apply.setEnabled(count > 0)
        words = self.tr("%Ln span(s)", "", count)
        words += " " + self.tr("in %Ln article(s), as one step.", "", articles)
        if protected:
            words += "\n" + self.tr("%Ln in articles marked done stay as they are.", "", protected)
        self.summary.setText(words)

    # What the user does

    def _offers(self, typed: str) -> Sequence[EntityOffer]:
        return self._search(self.label_id, typed)

    def _on_entity(self, _entity_id: str) -> None:
        self._new_entity = ""

    def _on_new_entity(self, name: str) -> None:
        self._new_entity = name

    def _on_attribute(self, name: str, value: AttributeValue | None) -> None:
        if value is None:
            self._attributes.pop(name, None)
        else:
            self._attributes[name] = value


def _counts(group: Group) -> tuple[int, int, int, int]:
    standings = [occurrence.standing for occurrence in group.occurrences]
    overlapping = standings.count(Standing.OVERLAP) + standings.count(Standing.OTHER)
    return (
        len(standings),
        standings.count(Standing.SAME),
        overlapping,
        standings.count(Standing.FINISHED),
    )
