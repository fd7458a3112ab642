"""The line at the foot of the window: where one is, who is annotating, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.naming import shown_number


class StatusLine(QStatusBar):
    """Shows the state it is told. What could not be saved stays until it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._place = QLabel()
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self.annotator = QLabel()
        self.direction = QLabel()
        self.zoom = QLabel()
        self._save = QLabel()
        self._save.setAccessibleName(self.tr("Saving"))
        self.addWidget(self._place, 1)
        for label in (self.annotator, self.direction, self.zoom, self._save):
            self.addPermanentWidget(label)

    def show_place(self, spans: int, start: int, end: int, text: str) -> None:
        """Say how many spans there are, where the caret is and what is selected."""
        words = [self.tr("%Ln span(s)", "", spans)]
        if start == end:
            words.append(self.tr("caret {offset}").format(offset=shown_number(start)))
        else:
            words.append(
                self.tr("{start}–{end} · %Ln character(s)", "", end - start).format(
                    start=shown_number(start), end=shown_number(end)
                )
            )
            # Isolated, so that Arabic words do not reorder the numbers around them.
            words.append(f"\u2068{text}\u2069")
        self._place.setText(" · ".join(words))

    def clear_place(self) -> None:
        """Say nothing about an article."""
        self._place.setText("")
        self.direction.setText("")
        self.annotator.setText("")
        self._save.setText("")

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self._show_save(self.tr("saving …"), "saving", "")

    def show_saved(self) -> None:
        """Say that everything is on the disk."""
        time = QTime.currentTime().toString("HH:mm:ss")
        self._show_save(self.tr("saved ✓"), "saved", self.tr("On the disk since {time}").format(time=time))

    def show_failed(self, reason: str) -> None:
        """Say that something could not be saved; this stays until it could."""
        self._show_save(self.tr("not saved: {reason}").format(reason=reason), "failed", reason)

    def save_state(self) -> str:
        """Return ``saving``, ``saved``, ``failed`` or an empty string."""
        return str(self._save.property("state") or "")

    def _show_save(self, words: str, state: str, tip: str) -> None:
        self._save.setText(words)
        self._save.setToolTip(tip)
        if self._save.property("state") != state:
            self._save.setProperty("state", state)
            self._save.style().polish(self._save)
