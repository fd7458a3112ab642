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
    "before schema change": QT_TRANSLATE_NOOP("BackupList", "Before a change of the labels"),
    "before restore": QT_TRANSLATE_NOOP("BackupList", "Before restoring"),
}
_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class BackupList(QTreeWidget):
    """Shows backups, the newest first, and says which one is picked."""

    picked = Signal(object)
    """A backup."""

    def __init__(self, backups: Sequence[Backup], theme: Theme) -> None:
        super().__init__()
        look_like_a_list(self)
        self.setAccessibleName(self.tr("Backups"))
        self.setHeaderLabels([self.tr("When"), self.tr("Why"), self.tr("Spans"), self.tr("Size")])
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
        size = QLocale().formattedDataSize(backup.size, 1)
        item = QTreeWidgetItem([shown_moment(backup.made), self._reason(backup), spans, size])
        item.setToolTip(0, f"\u2066{backup.path.name}\u2069")
        item.setToolTip(1, backup.problem)
        for column in (2, 3):
            item.setTextAlignment(column, _NUMBERS)
        if backup.problem:
            for column in range(4):
                item.setForeground(column, QColor(theme.faint))
        return item

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


def look_like_a_list(tree: QTreeWidget) -> None:
    """Make a tree a flat list with columns as wide as what stands in them."""
    tree.setObjectName("card")
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
