"""The list of files that restoring a backup would change, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from annotations.store.comparing import Difference
from desktop.actions import QT_TRANSLATE_NOOP
from desktop.dialogs.backup_list import NUMBERS, look_like_a_list
from desktop.naming import shown_number
from desktop.theme import Theme

MOST_SHOWN = 2_000
"""So many files are listed; those that change most come first."""
FILES = {
    "project.json": QT_TRANSLATE_NOOP("DifferenceList", "Labels and schema"),
    "articles.json": QT_TRANSLATE_NOOP("DifferenceList", "Titles, dates and outlets"),
    "entities.json": QT_TRANSLATE_NOOP("DifferenceList", "Entities"),
}
_NAME = Qt.ItemDataRole.UserRole


class DifferenceList(QTreeWidget):
    """Shows differences, damaged files first, then those that change most."""

    def __init__(self, titles: Mapping[str, str], theme: Theme) -> None:
        """`titles`: those of the articles, by id."""
        super().__init__()
        self.setAccessibleName(self.tr("What would change"))
        self.setHeaderLabels(
            [self.tr("Article"), self.tr("Annotator"), self.tr("Then"), self.tr("Now"), self.tr("Change")]
        )
        look_like_a_list(self, numbers=(2, 3))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._titles = titles
        self._theme = theme

    def show_differences(self, differences: Iterable[Difference], chosen: str) -> None:
        """List what differs, with one file (its name) chosen if it is there."""
        self.clear()
        for each in sorted(differences, key=_most_first)[:MOST_SHOWN]:
            item = self._item(each)
            self.addTopLevelItem(item)
            if each.member.name == chosen:
                self.setCurrentItem(item)

    def chosen(self) -> str:
        """Return the name of the selected file, if the backup has it; else an empty string."""
        items = self.selectedItems()
        return str(items[0].data(0, _NAME)) if items else ""

    def _item(self, each: Difference) -> QTreeWidgetItem:
        member = each.member
        if member.annotator:
            name = self._titles.get(member.article_id, member.article_id)
        else:
            name = self.tr(FILES[member.name])
        counts = ["" if count is None else shown_number(count) for count in (each.then, each.now)]
        item = QTreeWidgetItem([name, member.annotator, *counts, self._change(each)])
        item.setData(0, _NAME, member.name if each.then is not None else "")
        item.setToolTip(0, f"\u2066annotations/{member.name}\u2069")
        item.setToolTip(4, self._change_in_words(each))
        for column in (2, 3):
            item.setTextAlignment(column, NUMBERS)
        if each.damaged:
            item.setForeground(4, QColor(self._theme.error))
        return item

    def _change(self, each: Difference) -> str:
        if each.damaged:
            return self.tr("damaged now")
        if each.then is None:
            return self.tr("goes")
        if each.now is None:
            return self.tr("comes back")
        signs = (("+", each.come), ("−", each.go))
        parts = [f"\u2066{sign}{shown_number(count)}\u2069" for sign, count in signs if count]
        parts += [self.tr("%Ln altered", "", each.changed)] if each.changed else []
        return "  ".join(parts) or self.tr("details")

    def _change_in_words(self, each: Difference) -> str:
        words = self.tr("{come} come, {go} go, {changed} become what they were")
        return words.format(
            come=shown_number(each.come), go=shown_number(each.go), changed=shown_number(each.changed)
        )


def _most_first(each: Difference) -> tuple[bool, int, str]:
    return (not each.damaged, -(each.come + each.go + each.changed), each.member.name)
