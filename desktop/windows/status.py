"""The foot of the window: what is at the caret, how the text is shown, and whether it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from desktop.elided_label import ElidedLabel
from desktop.icons import swatch
from desktop.naming import shown_number
from desktop.windows.status_chip import StatusChip

LEAST_AT_CARET = 64
LEAST_REASON, LONGEST_REASON = 110, 340


class StatusLine(QStatusBar):
    """Shows the state it is told. What could not be saved stays until it is."""

    reveal_clicked = Signal()
    """Hidden characters are to be shown, or hidden again."""
    reading_clicked = Signal()
    """Reading mode is to be left."""
    pen_clicked = Signal()
    """The pen is to be put away."""
    direction_clicked = Signal()
    """The direction of the text is to be chosen."""
    incomplete_clicked = Signal()
    """The next span that lacks something is to be shown."""
    zoom_clicked = Signal()
    """The text is to have its own size again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._bidi_controls = 0
        self._revealed = False
        self._at_caret = ElidedLabel()
        self._at_caret.setAccessibleName(self.tr("At the caret"))
        # It takes what the others leave, however long its words are.
        self._at_caret.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._at_caret.setMinimumWidth(LEAST_AT_CARET)
        self._pen = StatusChip("chip")
        self._pen.setToolTip(self.tr("Every drag over the text labels. A click or Esc puts the pen away."))
        self._reveal = StatusChip("chip")
        self._reading = StatusChip("chip")
        self._reading.setText(self.tr("Reading mode"))
        self._reading.setToolTip(self.tr("Tashkeel and tatweel are hidden. A click shows them."))
        self._incomplete = StatusChip()
        self._incomplete.setToolTip(
            self.tr("Spans that lack something of what their label asks for. A click or N goes to the next.")
        )
        self._place = ElidedLabel()
        self.annotator = ElidedLabel()
        self.direction = StatusChip()
        self.direction.setToolTip(self.tr("Direction of the text. A click lets you choose another."))
        self.zoom = StatusChip()
        self.zoom.setToolTip(self.tr("Size of the text. A click sets it back to its own size."))
        self._save = ElidedLabel()
        self._save.setAccessibleName(self.tr("Saving"))
        self._save.setMaximumWidth(LONGEST_REASON)
        self.addWidget(self._at_caret, 1)
        modes = (self._pen, self._reveal, self._reading)
        for widget in (
            *modes,
            self._incomplete,
            self._place,
            self.annotator,
            self.direction,
            self.zoom,
            self._save,
        ):
            self.addPermanentWidget(widget)
        for chip in (*modes, self._incomplete, self.direction):
            chip.hide()
        self._pen.clicked.connect(self.pen_clicked)
        self._reveal.clicked.connect(self.reveal_clicked)
        self._reading.clicked.connect(self.reading_clicked)
        self._incomplete.clicked.connect(self.incomplete_clicked)
        self.direction.clicked.connect(self.direction_clicked)
        self.zoom.clicked.connect(self.zoom_clicked)

    # Where one is

    def show_place(
        self, spans: int, start: int, end: int, text: str, at_caret: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Say how many spans there are, where the caret is and what is selected.

        `at_caret` are label and text of the spans there, the smallest first; a screen reader says them too.
        """
        if start == end:
            self._place.setText(self.tr("caret {offset}").format(offset=shown_number(start)))
        else:
            words = self.tr("{start}–{end} · %Ln character(s)", "", end - start)
            self._place.setText(words.format(start=shown_number(start), end=shown_number(end)))
        if at_caret:
            # Isolated, so that Arabic words and the words around them do not reorder each other.
            words = " · ".join(f"\u2068{label}\u2069: \u2068{text}\u2069" for label, text in at_caret)
        elif start < end:
            words = f"\u2068{text}\u2069"
        else:
            words = self.tr("%Ln span(s)", "", spans)
        if words != self._at_caret.text():
            self._at_caret.setText(words)
            self._at_caret.setToolTip(words if at_caret else "")
            if at_caret and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_incomplete(self, count: int) -> None:
        """Say how many spans of the article lack something; nothing if none does."""
        self._incomplete.setVisible(bool(count))
        self._incomplete.setText(self.tr("%Ln incomplete", "", count))

    def clear_place(self) -> None:
        """Say nothing about an article."""
        self.show_incomplete(0)
        for label in (self._at_caret, self._place, self.annotator, self._save):
            label.setText("")
        self._at_caret.setToolTip("")
        self.show_direction("")
        self.show_bidi_controls(0)

    # How the text is shown

    def show_direction(self, words: str) -> None:
        """Say which way the text runs; nothing without an article."""
        self.direction.setText(words)
        self.direction.setVisible(bool(words))

    def show_bidi_controls(self, count: int) -> None:
        """Warn of so many characters in the article that change the order of others and are not seen."""
        self._bidi_controls = count
        self._show_reveal()

    def show_reveal(self, shown: bool) -> None:
        """Say whether hidden characters are shown."""
        self._revealed = shown
        self._show_reveal()

    def show_reading(self, on: bool) -> None:
        """Say whether tashkeel and tatweel are hidden."""
        self._reading.setVisible(on)

    def show_pen(self, label: str, color: str = "") -> None:
        """Say with which label the pen writes; an empty one if there is no pen."""
        self._pen.setVisible(bool(label))
        if label:
            self._pen.setText(self.tr("Pen: {label} · Esc leaves").format(label=f"\u2068{label}\u2069"))
            self._pen.setIcon(swatch(color, self.devicePixelRatioF(), 12))

    def _show_reveal(self) -> None:
        chip, count = self._reveal, self._bidi_controls
        chip.setVisible(bool(count) or self._revealed)
        chip.set_role("warning" if count and not self._revealed else "chip")
        if count:
            chip.setText(self.tr("%Ln direction mark(s)", "", count))
        else:
            chip.setText(self.tr("Hidden characters"))
        if self._revealed:
            chip.setToolTip(self.tr("Hidden characters are shown. A click hides them."))
        else:
            chip.setToolTip(
                self.tr("Characters that are not seen change the order of others here. A click shows them.")
            )

    # Whether it is saved

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
        self._save.setMinimumWidth(LEAST_REASON if state == "failed" else 0)
        if self._save.property("state") != state:
            self._save.setProperty("state", state)
            self._save.style().polish(self._save)
