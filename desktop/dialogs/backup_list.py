"""The list of backups: when and why each was made, how many spans it holds, how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from annotations.store.backups import Backup
from desktop.actions import QT_TRANSLATE_NOOP
from desktop.naming import shown_number
from desktop.theme import Theme

REASONS = {
    "regular": QT_TRANSLATE_NOOP("BackupList", "Regular"),
    "by hand": QT_TRANSLATE_NOOP("BackupList", "By hand"),
    "before import": QT_TRANSLATE_NOOP("BackupList", "Before an import"),
    "before merge": QT_TRANSLATE_NOOP("BackupList", "Before a merge"),
    "before migration": QT_TRANSLATE_NOOP("BackupList", "Before an update of the files"),
    "before repair": QT_TRANSLATE_NOOP("BackupList", "Before a repair"),
    "before bulk change": QT_TRANSLATE_NOOP("BackupList", "Before a large change"),
    "before schema change": QT_TRANSLATE_NOOP("BackupList", "Before changing the labels"),
    "before restore": QT_TRANSLATE_NOOP("BackupList", "Before restoring"),
}
NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class BackupList(QTreeWidget):
    """Shows backups, the newest first, and says which one is picked."""

    picked = Signal(object)
    """A backup."""

    def __init__(self, backups: Sequence[Backup], theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Backups"))
        self.setHeaderLabels([self.tr("When"), self.tr("Why"), self.tr("Spans"), self.tr("Size")])
        look_like_a_list(self, numbers=(2, 3))
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._backups = backups
        self.addTopLevelItems([self._item(backup, theme) for backup in backups])
        self.currentItemChanged.connect(self._on_current)

    def pick(self, backup: Backup) -> None:
        """Pick a backup of the list."""
        item = self.topLevelItem(self._backups.index(backup))
        if item is not None:
            self.setCurrentItem(item)

    def _item(self, backup: Backup, theme: Theme) -> QTreeWidgetItem:
        spans = "" if backup.problem else shown_number(backup.spans)
        item = QTreeWidgetItem(
            [shown_moment(backup.made), self._reason(backup), spans, self._size(backup.size)]
        )
        item.setToolTip(0, f"\u2066{backup.path.name}\u2069")
        item.setToolTip(1, backup.problem)
        for column in (2, 3):
            item.setTextAlignment(column, NUMBERS)
        if backup.problem:
            for column in range(4):
                item.setForeground(column, QColor(theme.faint))
        return item

    def _size(self, size: int) -> str:
        kilobytes = max(1, round(size / 1_000))
        if kilobytes < 1_000:
            return self.tr("{number} kB").format(number=shown_number(kilobytes))
        return self.tr("{number} MB").format(number=QLocale().toString(kilobytes / 1_000, "f", 1))

    def _reason(self, backup: Backup) -> str:
        if backup.problem:
            return self.tr("Cannot be read")
        words = REASONS.get(backup.reason)
        return self.tr(words) if words is not None else backup.reason

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(self._backups[self.indexOfTopLevelItem(item)])


def shown_moment(moment: datetime) -> str:
    """Return a moment in the user's time and the interface's language."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def look_like_a_list(tree: QTreeWidget, numbers: Sequence[int]) -> None:
    """Make a tree that has its columns a flat list, and them as wide as what stands in them.

    `numbers`: the columns of numbers, whose headings stand above their ends.
    """
    tree.setObjectName("card")
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.setTextElideMode(Qt.TextElideMode.ElideRight)
    tree.header().setStretchLastSection(False)
    tree.header().setMinimumSectionSize(40)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in numbers:
        tree.headerItem().setTextAlignment(column, NUMBERS)
