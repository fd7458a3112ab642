"""The dialog with all that was changed in the open article: what each step did, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.model import AnnotationSet, Span
from annotations.store.history import Step, Turn, is_gap
from annotations.text.folding import folded
from desktop.dialogs.backup_list import look_like_a_list
from desktop.naming import shown_name
from desktop.session import Session
from desktop.theme import Theme

SHOWN_SPANS = 3
"""So many spans of a step are named in its row."""
MOST_SHOWN = 2_000
"""So many spans are listed in the preview."""
_PLACE = Qt.ItemDataRole.UserRole
_NOWHERE = -1


class HistoryDialog(QDialog):
    """Shows the steps of the open article, the newest first, and goes back to before or after any of them."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._steps = session.history()
        self._now = session.annotations
        self.setWindowTitle(self.tr("History"))
        self.resize(1000, 600)
        self._make_widgets()
        self._lay_out()
        self._list_steps()
        self.steps.currentItemChanged.connect(self._on_current)
        self.filter.textChanged.connect(self._on_filter)
        self._on_current(None, None)
        newest = next((item for item in self._items() if item.flags() & Qt.ItemFlag.ItemIsSelectable), None)
        if newest is not None:
            self.steps.setCurrentItem(newest)

    def _make_widgets(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by words of a step or a span"))
        self.filter.setClearButtonEnabled(True)
        self.steps = QTreeWidget()
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.setHeaderLabels([self.tr("When"), self.tr("What"), self.tr("Spans")])
        look_like_a_list(self.steps, numbers=())
        self.steps.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.words = QLabel()
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.spans = QTreeWidget()
        self.spans.setAccessibleName(self.tr("What would change"))
        self.spans.setHeaderLabels([self.tr("Change"), self.tr("Label"), self.tr("Text")])
        look_like_a_list(self.spans, numbers=())
        self.spans.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._buttons = QDialogButtonBox()
        self.back_button = self._buttons.addButton(
            self.tr("Go back to this point"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self._on_back)
        self.close_button = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.setDefault(True)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        sides = []
        for widgets in ((self.filter, self.steps), (self.heading, self.words, self.spans)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            column.setStretchFactor(widgets[-1], 100)
            sides.append(side)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        for side in sides:
            split.addWidget(side)
        split.setSizes([560, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(split, 1)
        layout.addWidget(self._buttons)

    # The steps

    def _list_steps(self) -> None:
        """List the newest first. A row stands for what was there after its step; the last for before all."""
        steps = self._steps
        if steps and steps[-1].reached != self._session.content:
            self._add_gap()
        for place in range(len(steps), 0, -1):
            step = steps[place - 1]
            self._add(place, _moment(step.time), self._title(step), self._named_spans(step))
            if place > 1 and is_gap(steps[place - 2], step):
                self._add_gap()
        if steps:
            self._add(0, "", self.tr("What was there before"), "")

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.steps.topLevelItem(row) for row in range(self.steps.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _add(self, place: int, *words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(words))
        item.setData(0, _PLACE, place)
        item.setToolTip(2, words[-1])
        self.steps.addTopLevelItem(item)
        return item

    def _add_gap(self) -> None:
        item = self._add(_NOWHERE, "", self.tr("Changed by another program"), "")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        for column in range(3):
            item.setForeground(column, QColor(self._theme.faint))

    def _title(self, step: Step) -> str:
        if step.turn is Turn.UNDONE:
            return self.tr("Undone: {what}").format(what=step.title)
        if step.turn is Turn.REDONE:
            return self.tr("Made again: {what}").format(what=step.title)
        return step.title

    def _named_spans(self, step: Step) -> str:
        texts = {span.id: span.text for span in (*step.before.spans, *step.after.spans)}
        named = [f"\u2068{_on_one_line(text)}\u2069" for text in list(texts.values())[:SHOWN_SPANS]]
        more = len(texts) - len(named)
        return self.tr(", ").join(named) + ("  " + self.tr("and %Ln more", "", more) if more else "")

    def _on_filter(self, words: str) -> None:
        wanted = folded(words).casefold()
        for item in self._items():
            place = item.data(0, _PLACE)
            texts = [item.text(column) for column in range(3)]
            if place > 0:
                step = self._steps[place - 1]
                texts += [span.text for span in (*step.before.spans, *step.after.spans)]
            item.setHidden(not any(wanted in folded(text).casefold() for text in texts))

    # What going back would do

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        place = item.data(0, _PLACE) if item is not None else _NOWHERE
        self.spans.clear()
        if place == _NOWHERE:
            self.heading.setText(self.tr("Nothing was changed yet"))
            self.words.setText(self.tr("Every change of this article will be listed here, and stays."))
            self._show_change(self._now)
            return
        if place:
            moment = _moment(self._steps[place - 1].time)
            self.heading.setText(self.tr("As of {moment}").format(moment=moment))
        else:
            self.heading.setText(self.tr("What was there before"))
        then = self._session.before_steps(self._steps[place:])
        self.words.setText(self._in_words(then))
        self._show_change(then)

    def _in_words(self, then: AnnotationSet) -> str:
        count = self.tr("%Ln span(s) then", "", len(then.spans))
        come, go, changed = _differences(self._now, then)
        if not (come or go or changed) and then == self._now:
            return self.tr("{count}. All is as it is now.").format(count=count)
        parts = [self.tr("%Ln span(s) come back", "", len(come))] if come else []
        parts += [self.tr("%Ln span(s) go", "", len(go))] if go else []
        parts += [self.tr("%Ln span(s) become what they were", "", len(changed))] if changed else []
        changes = self.tr(", ").join(parts or [self.tr("status, note or relations become what they were")])
        kept = self.tr("Going back is a step like any other: it can be undone.")
        return self.tr("{count}. Going back: {changes}. {kept}").format(
            count=count, changes=changes, kept=kept
        )

    def _show_change(self, then: AnnotationSet) -> None:
        come, go, changed = _differences(self._now, then)
        rows = [(self.tr("goes"), span) for span in go]
        rows += [(self.tr("comes back"), span) for span in come]
        rows += [(self.tr("altered"), span) for span in changed]
        schema = self._session.project.schema
        for what, span in rows[:MOST_SHOWN]:
            label = schema.label(span.label)
            name = shown_name(label) if label is not None else span.label
            self.spans.addTopLevelItem(
                QTreeWidgetItem([what, name, f"\u2068{_on_one_line(span.text)}\u2069"])
            )
        self.spans.setVisible(bool(rows))
        self.back_button.setEnabled(then != self._now and not self._session.read_only)

    def _on_back(self) -> None:
        item = self.steps.currentItem()
        if item is None:
            return
        place = item.data(0, _PLACE)
        if place > 0:
            moment = _moment(self._steps[place - 1].time)
            title = self.tr("Go back to {moment}").format(moment=moment)
        else:
            title = self.tr("Go back to the beginning")
        self._session.go_back(title, self._steps[place:])
        self.accept()


def _differences(
    now: AnnotationSet, then: AnnotationSet
) -> tuple[Sequence[Span], Sequence[Span], Sequence[Span]]:
    """Return the spans that would come back, go, and become what they were."""
    old, new = ({span.id: span for span in each.spans} for each in (now, then))
    come = [span for span in then.spans if span.id not in old]
    go = [span for span in now.spans if span.id not in new]
    changed = [span for span in then.spans if span.id in old and span != old[span.id]]
    return come, go, changed


def _moment(time: str) -> str:
    """Return a stored moment in the user's time, to the second: many steps are made in a minute."""
    moment = QDateTime.fromString(time, Qt.DateFormat.ISODate).toLocalTime()
    locale = QLocale()
    day = locale.toString(moment.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {locale.toString(moment, 'HH:mm:ss')}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
