"""The formats to choose from, under the kinds of programs that they are for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotations.formats import FORMATS
from annotations.formats.extras import is_installed
from annotations.formats.format import Format, Group
from desktop.dialogs.exporting.words import group_name, short_name
from desktop.format_names import shown_title

_WIDTH = 236
_HEADING, _ROW, _TWO_LINES = 38, 34, 58


class FormatList(QListWidget):
    """A list of formats; headings and formats whose libraries are missing cannot be chosen."""

    chosen = Signal()
    """Another format is the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Format"))
        self.setObjectName("sections")
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for group in Group:
            forms = [form for form in FORMATS.values() if form.can_write and form.group is group]
            if forms:
                self._add_heading(group)
            for form in forms:
                self._add_format(form)
        self.currentItemChanged.connect(self._on_current)

    def form(self) -> Format:
        """Return the chosen format."""
        item = self.currentItem()
        return FORMATS[str(item.data(Qt.ItemDataRole.UserRole))]

    def choose(self, name: str) -> None:
        """Choose the format of this name, the first one if it is not among those to choose from."""
        items = [self.item(row) for row in range(self.count())]
        able = [i for i in items if i.flags() & Qt.ItemFlag.ItemIsSelectable]
        named = (item for item in able if item.data(Qt.ItemDataRole.UserRole) == name)
        self.setCurrentItem(next(named, able[0]))
        self.scrollToItem(self.currentItem())

    def _add_heading(self, group: Group) -> None:
        item = QListWidgetItem(group_name(group), self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setSizeHint(QSize(0, _HEADING))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)

    def _add_format(self, form: Format) -> None:
        item = QListWidgetItem(short_name(form), self)
        item.setToolTip(shown_title(form))
        item.setData(Qt.ItemDataRole.UserRole, form.name)
        item.setSizeHint(QSize(0, _ROW))
        if not is_installed(form.extra):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            command = f"\u2066pip install 'hashiya[{form.extra}]'\u2069"
            item.setText(f"{short_name(form)}\n{command}")
            item.setToolTip(self.tr("Not installed. To add it: {command}").format(command=command))
            item.setForeground(self.palette().placeholderText())
            item.setSizeHint(QSize(0, _TWO_LINES))

    def _on_current(self) -> None:
        if self.currentItem() is not None:
            self.chosen.emit()
