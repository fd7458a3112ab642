"""The labels as a row of buttons: key, name, how often used in this article, in colour and line style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotations.schema import Label
from desktop.label_chip import LabelChip


class LabelPalette(QWidget):
    """Shows the labels of the schema and says which one was clicked."""

    label_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, LabelChip] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 0, 4, 0)
        self._layout.setSpacing(6)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Show these labels, in this order."""
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for label in labels:
            chip = LabelChip(label, self)
            chip.pressed_label.connect(self.label_chosen)
            self._layout.addWidget(chip)
            self._chips[label.id] = chip

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many spans of the article have each label (label id → number)."""
        for label_id, chip in self._chips.items():
            chip.set_count(counts.get(label_id, 0))

    def set_current(self, label_id: str) -> None:
        """Mark the label of the selected span; an empty id marks none."""
        for chip_id, chip in self._chips.items():
            chip.set_current(chip_id == label_id)

    def set_pen(self, label_id: str) -> None:
        """Mark the label that the pen writes; an empty id marks none."""
        for chip_id, chip in self._chips.items():
            chip.set_pen(chip_id == label_id)
