"""The files and folders to import: dropped or added, each with its format and what was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.formats import FORMATS
from annotations.formats.article_table import ColumnChoice
from annotations.import_sources import ReadSource, Source
from desktop.dialogs.importing.column_chooser import ColumnChooser
from desktop.elided_label import ElidedLabel
from desktop.format_names import shown_title

_SHOWN_ERRORS = 3
_TALLEST = 300


class SourceList(QFrame):
    """Shows sources and takes more of them. `changed` says that others are wanted now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self._sources: list[Source] = []
        self._cards: list[_SourceCard] = []
        self.hint = QLabel(self.tr("Drop files or a folder here"))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("role", "heading")
        self.more = QLabel(
            self.tr(
                "Texts, tables, and what other programs annotated: brat, doccano, Label Studio, CoNLL, "
                "MAXQDA …\nNothing is written before you say so."
            )
        )
        self.more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more.setWordWrap(True)
        self.more.setProperty("role", "secondary")
        self.files_button = QPushButton(self.tr("Add files…"))
        self.files_button.clicked.connect(self._on_files)
        self.folder_button = QPushButton(self.tr("Add a folder…"))
        self.folder_button.clicked.connect(self._on_folder)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for button in (self.files_button, self.folder_button):
            button.setAutoDefault(False)
            self._buttons.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 12, 14, 12)
        self._layout.setSpacing(10)
        self._layout.addStretch(1)
        for widget in (self.hint, self.more, self._area):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._buttons)
        self._layout.addStretch(1)
        self._rebuild()

    @property
    def sources(self) -> tuple[Source, ...]:
        """What is to be read."""
        return tuple(self._sources)

    @property
    def cards(self) -> Sequence[_SourceCard]:
        """The sources as they are shown."""
        return self._cards

    def add(self, paths: Iterable[Path]) -> None:
        """Add files and folders that are not there yet."""
        known = {source.path for source in self._sources}
        fresh = [Source(path) for path in dict.fromkeys(paths) if path not in known]
        if fresh:
            self._sources += fresh
            self._rebuild()
            self.changed.emit()

    def show_reads(self, reads: Iterable[ReadSource]) -> None:
        """Say of each source what was read from it."""
        by_source = {read.source: read for read in reads}
        for source, card in zip(self._sources, self._cards, strict=True):
            if source in by_source:
                card.show_read(by_source[source])
        self._fit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.add(paths_of(event))
        event.acceptProposedAction()

    def _rebuild(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for source in self._sources:
            card = _SourceCard(source)
            card.format_chosen.connect(partial(self._on_format, card))
            card.columns_chosen.connect(partial(self._on_columns, card))
            card.remove_button.clicked.connect(partial(self._on_removed, card))
            self._column.addWidget(card)
            self._cards.append(card)
        is_empty = not self._sources
        self.hint.setVisible(is_empty)
        self.more.setVisible(is_empty)
        self._area.setVisible(not is_empty)
        self._buttons.setAlignment(
            Qt.AlignmentFlag.AlignCenter if is_empty else Qt.AlignmentFlag.AlignLeading
        )
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sources, up to a limit."""
        for card in self._cards:
            card.ensurePolished()
            card.updateGeometry()
        self._column.activate()
        height = self._inner.sizeHint().height()
        self._area.setFixedHeight(max(30, min(height, _TALLEST)))
        vertical = QSizePolicy.Policy.Maximum if self._sources else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def _on_format(self, card: _SourceCard, name: str) -> None:
        self._replace(card, replace(card.source, format_name=name, columns=None))

    def _on_columns(self, card: _SourceCard, columns: ColumnChoice) -> None:
        self._replace(card, replace(card.source, columns=columns))

    def _replace(self, card: _SourceCard, source: Source) -> None:
        self._sources[self._cards.index(card)] = source
        card.show_source(source)
        self._fit()
        self.changed.emit()

    def _on_removed(self, card: _SourceCard, *_: object) -> None:
        del self._sources[self._cards.index(card)]
        self._rebuild()
        self.changed.emit()

    def _on_files(self) -> None:
        endings = " ".join(dict.fromkeys(f"*{form.extension}" for form in FORMATS.values() if form.can_read))
        kinds = self.tr("Articles and annotations ({endings});;All files (*)").format(endings=endings)
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import"), "", kinds)
        self.add(map(Path, paths))

    def _on_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Import a folder"))
        if folder:
            self.add([Path(folder)])


class _SourceCard(QWidget):
    """One source: its name, its format, what was read, and the way to be rid of it."""

    format_chosen = Signal(str)
    columns_chosen = Signal(object)

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.columns: ColumnChooser | None = None
        name = ElidedLabel(f"\u2068{source.path.name}\u2069")
        name.setToolTip(f"\u2066{source.path}\u2069")
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format of {name}").format(name=source.path.name))
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.format.setMinimumContentsLength(24)
        self.format.addItem(self.tr("Told by the file"), "")
        for form in FORMATS.values():
            if form.can_read:
                self.format.addItem(f"{form.name} — {shown_title(form)}", form.name)
        self.format.setCurrentIndex(max(0, self.format.findData(source.format_name)))
        self.format.activated.connect(self._on_format)
        self.state = QLabel(self.tr("Reading …"))
        self.state.setProperty("role", "secondary")
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setAutoDefault(False)
        self.remove_button.setAccessibleName(self.tr("Remove {name}").format(name=source.path.name))
        self.errors = QLabel()
        self.errors.setProperty("role", "error")
        self.errors.setWordWrap(True)
        self.errors.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.errors.hide()
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column, widget in enumerate((name, self.state, self.format, self.remove_button)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.errors, 1, 0, 1, 4)

    def show_source(self, source: Source) -> None:
        """Wait for what is read from the source in another way."""
        self.source = source
        self.state.setText(self.tr("Reading …"))
        self.errors.hide()
        if source.columns is None and self.columns is not None:
            self.columns.hide()
            self.columns.deleteLater()
            self.columns = None

    def show_read(self, read: ReadSource) -> None:
        """Say what was read."""
        articles = len({row.id for row in read.rows})
        words = [
            self.tr("%Ln article(s)", "", articles),
            self.tr("%Ln span(s)", "", sum(len(row.spans) for row in read.rows)),
        ]
        self.state.setText(self.tr(", ").join(words) if read.rows else self.tr("nothing"))
        if not self.source.format_name and read.format_name:
            told = self.tr("{format} (told by the file)").format(format=read.format_name)
            self.format.setItemText(0, told)
        shown = list(read.errors[:_SHOWN_ERRORS])
        if len(read.errors) > _SHOWN_ERRORS:
            shown.append(self.tr("… and %Ln more", "", len(read.errors) - _SHOWN_ERRORS))
        self.errors.setText("\n".join(shown))
        self.errors.setVisible(bool(shown))
        if read.head is not None and read.columns is not None and self.columns is None:
            self.columns = ColumnChooser(read.head, read.columns)
            self.columns.chosen.connect(self.columns_chosen)
            self._grid.addWidget(self.columns, 2, 0, 1, 4)
            self.columns.show()

    def _on_format(self, index: int) -> None:
        self.format_chosen.emit(self.format.itemData(index))


def paths_of(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
