"""What came of an export: how much was written and proved, and all that the format does not hold, by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.exporting import Exported
from annotations.formats.format import Loss, Lost
from desktop.dialogs.exporting.words import loss_name
from desktop.naming import shown_number

_SHOWN = 500
"""So many losses of a kind are listed; the manifest has them all."""
_LONGEST = 60
_ISOLATES = str.maketrans("", "", "\u2066\u2068\u2069")


@dataclass(slots=True)
class _Kind:
    count: int
    lines: list[str]


class ReportPage(QWidget):
    """Says what was written, lists what was lost, opens the folder and gives the report away as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self.heading = QLabel(self.tr("Exported"))
        self.heading.setProperty("role", "heading")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.losses = QTreeWidget()
        self.losses.setObjectName("card")
        self.losses.setHeaderHidden(True)
        self.losses.setAccessibleName(self.tr("What the file does not hold"))
        self.open_button = QPushButton(self.tr("Open folder"))
        self.open_button.clicked.connect(self._on_open)
        self.copy_button = QPushButton(self.tr("Copy report"))
        self.copy_button.clicked.connect(self._on_copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.copy_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addWidget(self.summary)
        layout.addWidget(self.losses, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)

    def show_report(self, exported: Exported, unplaced: Iterable[str]) -> None:
        """Show what came of one export; `unplaced` is what is stored and fits its article no more."""
        report, proof = exported.report, exported.proof
        self._folder = report.path if report.path.is_dir() else report.path.parent
        lines = [self.tr("Written: %Ln article(s)", "", report.articles)]
        lines[0] += ", " + self.tr("%Ln span(s)", "", report.spans)
        lines.append(f"\u2066{report.path}\u2069")
        lines.append(self.tr("Read again and compared: %Ln span(s), all as they should be.", "", proof.spans))
        if exported.manifest is not None:
            words = self.tr("Counts, losses and this proof are written down in {name}.")
            lines.append(words.format(name=f"\u2066{exported.manifest.name}\u2069"))
        kinds = _by_kind(report.losses)
        count = sum(kind.count for kind in kinds.values())
        if count:
            lines.append(self.tr("%Ln thing(s) the file does not hold:", "", count))
        else:
            lines.append(self.tr("The file holds everything."))
        self.summary.setText("\n".join(lines))
        self.losses.clear()
        for kind, found in kinds.items():
            self._add(f"{loss_name(kind)}: {shown_number(found.count)}", found.lines)
        if unplaced := list(unplaced):
            words = self.tr("Stored, but does not fit its article now: {count}")
            self._add(words.format(count=shown_number(len(unplaced))), unplaced)
        self.losses.setVisible(self.losses.topLevelItemCount() > 0)

    def text(self) -> str:
        """Return the report in plain text."""
        lines = [self.summary.text()]
        for row in range(self.losses.topLevelItemCount()):
            kind = self.losses.topLevelItem(row)
            assert kind is not None
            lines.append(kind.text(0))
            children = (kind.child(i) for i in range(kind.childCount()))
            lines += (f"  {child.text(0)}" for child in children if child is not None)
        return "\n".join(lines).translate(_ISOLATES)

    def _add(self, heading: str, lines: list[str]) -> None:
        kind = QTreeWidgetItem(self.losses, [heading])
        for line in lines[:_SHOWN]:
            QTreeWidgetItem(kind, [line]).setToolTip(0, line)
        if len(lines) > _SHOWN:
            QTreeWidgetItem(kind, [self.tr("… and more; the manifest names all of them")])
        kind.setExpanded(True)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _line(loss: Loss) -> str:
    """Return a loss in one line in which Arabic and English keep their own directions."""
    text = " ".join(loss.text.split())
    quoted = f"«\u2068{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}\u2069»" if loss.span else ""
    parts = (f"\u2068{loss.article}\u2069", f"\u2068{loss.annotator}\u2069" if loss.annotator else "", quoted)
    return " · ".join([*filter(None, parts), f"\u2066{loss.reason}\u2069"])


def _by_kind(losses: Iterable[Loss]) -> dict[Lost, _Kind]:
    found: dict[Lost, _Kind] = {}
    for loss in losses:
        kind = found.setdefault(loss.kind, _Kind(0, []))
        kind.count += loss.count
        if len(kind.lines) <= _SHOWN:
            kind.lines.append(_line(loss))
    return found
