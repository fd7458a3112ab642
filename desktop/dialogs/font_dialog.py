"""The dialog for the face that articles are read in, shown at once in the text behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.fonts import INTERFACE_FAMILY, load_amiri, reading_family

SAMPLE = "قال مصدر عراقي إنّ نحو 4000 جندي سيبقون في قاعدة «عين الأسد»."


class FontDialog(QDialog):
    """Chooses family and line spacing. `changed` comes with every choice; Cancel puts back what was."""

    changed = Signal(str, float)

    def __init__(self, family: str, spacing: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reading font"))
        self.setMinimumWidth(480)
        self._before = (family, spacing)
        load_amiri()
        self._family = QComboBox()
        self._family.setAccessibleName(self.tr("Reading font"))
        self._family.addItem(self.tr("The program’s choice"), "")
        names = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
        for name in dict.fromkeys([INTERFACE_FAMILY, "Amiri", *names]):
            if not QFontDatabase.isPrivateFamily(name):
                self._family.addItem(name, name)
        self._family.setCurrentIndex(max(0, self._family.findData(family)))
        self._spacing = QDoubleSpinBox()
        self._spacing.setRange(1.2, 3.0)
        self._spacing.setSingleStep(0.1)
        self._spacing.setDecimals(1)
        self._spacing.setValue(spacing)
        self._spacing.setAccessibleName(self.tr("Line spacing"))
        self._sample = QLabel(SAMPLE)
        self._sample.setObjectName("quote")
        self._sample.setWordWrap(True)
        self._sample.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        form = QFormLayout()
        form.addRow(self.tr("Font"), self._family)
        form.addRow(self.tr("Line spacing"), self._spacing)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(self._on_rejected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._sample)
        layout.addWidget(buttons)
        self._show_sample()
        self._family.currentIndexChanged.connect(self._on_changed)
        self._spacing.valueChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show_sample()
        self.changed.emit(self._family.currentData(), self._spacing.value())

    def _on_rejected(self) -> None:
        self.changed.emit(*self._before)

    def _show_sample(self) -> None:
        # A style sheet is stronger than setFont: the whole program has one.
        family = reading_family(self._family.currentData())
        font = QFont(family, 17)
        self._sample.setFont(font)
        self._sample.setStyleSheet(f'font-family: "{family}"; font-size: 17pt;')
