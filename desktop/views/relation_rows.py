"""The relations of the span in the inspector, a row each: what it is, the other span, a way to remove it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.model import Span
from annotations.relating import Role
from annotations.schema import RelationType, Schema
from desktop.fields import StillComboBox
from desktop.naming import shown_name


class RelationRows(QWidget):
    """Shows relations and says what the user wants with them."""

    followed = Signal(str)
    """The span at the other end is to be shown (its id)."""
    removed = Signal(str)
    """Relation id."""
    retyped = Signal(str, str)
    """Relation id, id of the type it is to have."""
    wanted = Signal()
    """A relation to another span is to be drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Role, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QWidget()
        self._grid = _grid(self._rows)
        column.addWidget(self._rows)
        add = QPushButton(self.tr("+  Relation…"))
        add.setProperty("role", "quiet")
        add.setToolTip(self.tr("Tie this span to another one (R), or drag from span to span with Ctrl held"))
        add.clicked.connect(self._on_wanted)
        column.addWidget(add)

    def show_roles(self, schema: Schema, span: Span, roles: Sequence[Role]) -> None:
        """Show the relations of a span. Rows that stay the same are not made anew."""
        if tuple(roles) == self._shown:
            return
        self._shown = tuple(roles)
        column = self.layout()
        assert column is not None
        old, self._rows = self._rows, QWidget()
        self._grid = _grid(self._rows)
        for row, role in enumerate(self._shown):
            self._add_row(row, role, role.alternatives(schema, span))
        column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self._rows.setVisible(bool(self._shown))

    def _add_row(self, row: int, role: Role, kinds: Sequence[RelationType]) -> None:
        self._grid.addWidget(self._kind(role, kinds), row, 0)
        other = _Quote(role.other.text)
        other.setToolTip(self.tr("Go to “{text}”").format(text=" ".join(role.other.text.split())))
        other.clicked.connect(partial(self._on_followed, role.other.id))
        self._grid.addWidget(other, row, 1)
        remove = QToolButton()
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setToolTip(self.tr("Remove this relation"))
        remove.setAccessibleName(self.tr("Remove this relation"))
        remove.clicked.connect(partial(self._on_removed, role.relation.id))
        self._grid.addWidget(remove, row, 2)

    def _kind(self, role: Role, kinds: Sequence[RelationType]) -> QWidget:
        """Return the name of a relation as seen from this span; a choice, where it could be another."""
        name = shown_name(role.kind) if role.kind is not None else role.relation.type
        if not role.is_source or len(kinds) < 2:
            label = QLabel(name if role.is_source else self.tr("{relation} of").format(relation=name))
            label.setProperty("role", "secondary")
            return label
        box = StillComboBox()
        box.setAccessibleName(self.tr("Relation"))
        for kind in kinds:
            box.addItem(shown_name(kind), kind.id)
        box.setCurrentIndex(box.findData(role.relation.type))
        box.activated.connect(partial(self._on_retyped, role.relation.id, box))
        return box

    def _on_wanted(self) -> None:
        self.wanted.emit()

    def _on_followed(self, span_id: str) -> None:
        self.followed.emit(span_id)

    def _on_removed(self, relation_id: str) -> None:
        self.removed.emit(relation_id)

    def _on_retyped(self, relation_id: str, box: StillComboBox, index: int) -> None:
        self.retyped.emit(relation_id, box.itemData(index))


class _Quote(QPushButton):
    """A button with a span's text, cut to the room there is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.setProperty("role", "quiet")
        self.setAccessibleName(self._text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 20
        self.setText(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room))


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    return grid
