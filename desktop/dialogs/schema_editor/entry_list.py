"""The list at the leading side of each page: what there is, in order, with ways to add and to move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QDropEvent, QFont, QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.icons import icon
from desktop.label_chip import paint_label_line
from desktop.theme import Theme

ROW_HEIGHT = 34
SWATCH = 18
_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a row shows. `colors`: one for a label, several for what belongs to several labels."""

    id: str
    name: str
    other_name: str = ""
    note: str = ""
    colors: tuple[str, ...] = ()
    line: str = ""
    faint: bool = False


class EntryList(QWidget):
    """Shows entries and says which is chosen, moved or asked for. It changes nothing itself."""

    chosen = Signal(str)
    moved = Signal(str, int)
    """An entry is wanted at another place (id, row)."""
    add_requested = Signal()

    def __init__(self, name: str, add_words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[EntryRow, ...] = ()
        self._list = _List()
        self._list.setAccessibleName(name)
        self._list.setItemDelegate(_Delegate(theme, self._list))
        self._list.currentRowChanged.connect(self._on_row)
        self._list.dropped.connect(self._on_dropped)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setSpacing(2)
        self._add = self._button("plus", add_words, self.add_requested.emit)
        self._up = self._button("arrow-up", self.tr("Move up"), partial(self._move, -1), "Alt+Up")
        self._down = self._button("arrow-down", self.tr("Move down"), partial(self._move, 1), "Alt+Down")
        self._bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._list, 1)
        column.addLayout(self._bar)

    def add_menu(self, words: str, actions: Sequence[QAction]) -> None:
        """Add a button with more that can be done to the chosen entry; the list offers it as well."""
        menu = QMenu(self)
        menu.addActions(list(actions))
        button = self._button("dots-three", words, None)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._list.addActions(list(actions))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_rows(self, rows: Sequence[EntryRow], current: str) -> None:
        """Show these rows, with one chosen; nothing is said."""
        self._list.blockSignals(True)
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._list.clear()
            for row in rows:
                item = QListWidgetItem(row.name, self._list)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        for number, row in enumerate(rows):
            item = self._list.item(number)
            item.setText(row.name)
            item.setData(_ROW, row)
            words = (row.name, row.other_name, row.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(word for word in words if word))
            item.setToolTip(" · ".join(word for word in words if word))
        self._rows = tuple(rows)
        place = next((n for n, row in enumerate(rows) if row.id == current), -1)
        self._list.setCurrentRow(place)
        self._list.blockSignals(False)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(rows) - 1)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, name: str, words: str, then: Callable[[], object] | None, key: str = "") -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self._theme))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown})" if key else words)
        if then is not None:
            button.clicked.connect(then)
            if key:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(then)
        self._bar.addWidget(button)
        return button

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._rows) and 0 <= row + step < len(self._rows):
            self.moved.emit(self._rows[row].id, row + step)

    def _on_row(self, row: int) -> None:
        self.chosen.emit(self._rows[row].id if 0 <= row < len(self._rows) else "")

    def _on_dropped(self, entry_id: str) -> None:
        """Say what was dragged where; the rows are shown anew from what comes of it."""
        ids = [self._list.item(row).data(_ROW).id for row in range(self._list.count())]
        self._rows = ()
        self.moved.emit(entry_id, ids.index(entry_id))


class _List(QListWidget):
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sections")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        item = self.currentItem()
        entry_id = item.data(_ROW).id if item is not None else ""
        # While rows are on their way, row numbers mean nothing to those who listen.
        self.blockSignals(True)
        super().dropEvent(event)
        self.blockSignals(False)
        if entry_id:
            self.dropped.emit(entry_id)


class _Delegate(QStyledItemDelegate):
    """Draws swatch with line, name, the name in the other language and a note at the far end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW)
        view, rect = option.widget, option.rect
        state = option.state
        mirrored = view.isRightToLeft()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(1, 1, -1, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            focused = selected and view.hasFocus()
            painter.setPen(QColor(self._theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent_soft if selected else self._theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        if row is None:
            painter.restore()
            return
        place = box.adjusted(9, 0, -9, 0)
        if row.colors:
            self._paint_swatch(
                painter,
                row,
                _mirrored(QRect(place.left(), place.top(), SWATCH, place.height()), place, mirrored),
            )
            place = (
                place.adjusted(0, 0, -SWATCH - 10, 0) if mirrored else place.adjusted(SWATCH + 10, 0, 0, 0)
            )
        self._paint_words(painter, row, place, mirrored, view.font())
        painter.restore()

    def _paint_swatch(self, painter: QPainter, row: EntryRow, place: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        top = place.center().y() - 8
        if row.line:
            color = QColor(row.colors[0])
            tint = QColor(color)
            tint.setAlphaF(0.28 if not row.faint else 0.12)
            painter.setBrush(tint)
            painter.drawRoundedRect(place.left(), top, SWATCH, 13, 3, 3)
            paint_label_line(painter, place.left(), place.left() + SWATCH, top + 15.5, color, row.line)
            return
        shown = row.colors[:4]
        width = 8 if len(shown) > 1 else 10
        for number, name in enumerate(shown):
            painter.setBrush(QColor(name))
            x = place.left() + (number % 2) * 9 + (0 if len(shown) > 1 else 4)
            y = place.center().y() - (8 if len(shown) > 2 else 3) + (number // 2) * 9
            painter.drawEllipse(x, y, width - 1, width - 1)

    def _paint_words(
        self, painter: QPainter, row: EntryRow, place: QRect, mirrored: bool, font: QFont
    ) -> None:
        theme = self._theme
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            near, far = far, near
        painter.setFont(font)
        note = metrics.horizontalAdvance(row.note) + 8 if row.note else 0
        painter.setPen(QColor(theme.secondary))
        painter.drawText(place, int(side | far), row.note)
        room = place.adjusted(note, 0, 0, 0) if mirrored else place.adjusted(0, 0, -note, 0)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(theme.secondary if row.faint else theme.ink))
        painter.drawText(room, int(side | near), name)
        used = metrics.horizontalAdvance(name) + 8
        rest = room.adjusted(0, 0, -used, 0) if mirrored else room.adjusted(used, 0, 0, 0)
        if row.other_name and rest.width() > metrics.horizontalAdvance(row.other_name):
            painter.setPen(QColor(theme.faint))
            painter.drawText(rest, int(side | near), row.other_name)


def _mirrored(place: QRect, within: QRect, mirrored: bool) -> QRect:
    if not mirrored:
        return place
    return QRect(
        within.right() - (place.left() - within.left()) - place.width() + 1,
        place.top(),
        place.width(),
        place.height(),
    )
