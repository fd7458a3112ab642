"""The field in which one says whom or what a span refers to: typed, proposed below, chosen with the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget
from typing_extensions import override

from annotations.entities.names import name_key
from annotations.model import Span
from desktop.entity_rows import EntityDelegate, EntityOffer, OfferModel

Search = Callable[[str], Sequence[EntityOffer]]
"""What is proposed for a text, the likeliest first; for an empty text what is likely here."""

SpanSearch = Callable[[Span, str], Sequence[EntityOffer]]
"""What is proposed for a span and what was typed about it."""

MOST_ROWS = 7
LEAST_WIDTH = 300
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntityField(QLineEdit):
    """Shows an entity's name and proposes others for what is typed. It changes nothing itself."""

    chosen = Signal(str)
    """Another entity is meant (its id; empty: none)."""
    named = Signal(str)
    """An entity that does not exist yet is meant (its name)."""
    finished = Signal()
    """Enter was pressed: the user is done here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("name as it is best known"))
        self.setClearButtonEnabled(True)
        self.setAccessibleName(self.tr("Entity"))
        self.setToolTip(
            self.tr("Whom or what it refers to. Type to search; ↓ proposes; Enter takes; Esc leaves it")
        )
        self._entity_id = self._name = self._proposed = ""
        self._can_make = True
        self._search: Search = _nothing
        self._model = OfferModel(self)
        self.list = _OfferList(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._on_clicked)
        self.textEdited.connect(self._on_typed)

    def set_search(self, search: Search) -> None:
        """Propose what this finds."""
        self._search = search

    def set_can_make(self, can_make: bool) -> None:
        """Offer to make new entities, or only those that exist."""
        self._can_make = can_make

    @property
    def entity_id(self) -> str:
        """The entity that is shown, or an empty string."""
        return self._entity_id

    def show_entity(self, entity_id: str, name: str) -> None:
        """Show an entity without saying so, unless something is being typed about the same one."""
        if self.isModified() and (entity_id, name) == (self._entity_id, self._name):
            return
        self._entity_id, self._name = entity_id, name
        self._put_back()

    def propose_name(self, name: str) -> None:
        """Show a name while there is no entity: Enter makes an entity of it, typing replaces it."""
        self._proposed = " ".join(name.split())
        if not self.isModified():
            self._put_back()

    def forget(self) -> None:
        """Drop what was typed."""
        self.setModified(False)
        self._put_back()

    def commit(self) -> None:
        """Take over what was typed, if it says clearly what is meant; half a name is dropped."""
        if not self.isModified():
            return
        typed = self.text().strip()
        if not typed:
            self._take(EntityOffer("", ""))
            return
        if not name_key(typed):
            self.forget()
            return
        offers = self._offers(typed)
        same = [offer for offer in offers if offer.id and name_key(offer.name) == name_key(typed)]
        meant = [offer for offer in offers if offer.is_meant]
        if same:
            self._take(same[0])
        elif self._can_make and not meant:
            self._take(offers[-1])
        else:
            self.forget()

    # What is proposed

    def _offers(self, typed: str) -> list[EntityOffer]:
        """Return what is proposed for a text, at the end to make an entity of this name."""
        offers = list(self._search(typed))
        is_there = any(offer.id and name_key(offer.name) == name_key(typed) for offer in offers)
        if self._can_make and name_key(typed) and not is_there:
            offers.append(EntityOffer("", typed, self.tr("Make a new entity of this name")))
        return offers

    def _propose(self, typed: str) -> None:
        offers = self._offers(typed)
        self._model.set_offers(offers)
        if not offers:
            self.list.hide()
            return
        # Enter takes the row that is marked: the first one, if what was typed may be the beginning of it.
        marked = 0 if offers[0].is_meant or not self._can_make else len(offers) - 1
        self.list.setCurrentIndex(self._model.index(marked if name_key(typed) else 0))
        self.list.open_below(self, min(len(offers), MOST_ROWS))

    def _on_typed(self, text: str) -> None:
        if name_key(text):
            self._propose(text.strip())
        else:
            self.list.hide()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(self._model.offers[index.row()])

    def _take(self, offer: EntityOffer) -> None:
        self.list.hide()
        self.setModified(False)
        if not offer.id and offer.name:
            self.setText(offer.name)
            self.named.emit(offer.name)
        else:
            is_other = offer.id != self._entity_id
            self._entity_id, self._name = offer.id, offer.name
            self._put_back()
            if is_other:
                self.chosen.emit(offer.id)

    def _put_back(self) -> None:
        self.setText(self._name or self._proposed)
        self.setCursorPosition(0)
        if not self._name:
            self.selectAll()

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self.list.isVisible()
        step = _STEPS.get(Qt.Key(key)) if key in _STEPS else None
        if step is not None and is_open:
            self.list.step(step)
        elif key == Qt.Key.Key_Down:
            self._propose(self.text().strip() if self.isModified() else "")
        elif key == Qt.Key.Key_Escape and (is_open or self.isModified()):
            self.list.hide()
            self.forget()
            self.selectAll()
        elif key in _ENTER:
            if is_open and self.list.currentIndex().isValid():
                self._take(self._model.offers[self.list.currentIndex().row()])
            elif self._proposed and not (self._entity_id or self.isModified()):
                self._take(EntityOffer("", self._proposed))
            else:
                self.commit()
            self.finished.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.list.hide()
            self.commit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        super().hideEvent(event)


class _OfferList(QListView):
    """The list below the field. It never takes the keyboard."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        # The style sheet knows it by this name.
        self.setObjectName("completions")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(EntityDelegate(self))
        self.setAccessibleName(self.tr("Entities that may be meant"))
        self.hide()

    def open_below(self, field: QWidget, rows: int) -> None:
        """Show so many rows below a field, or above it where the screen ends."""
        width = max(LEAST_WIDTH, field.width())
        height = rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 10
        left = field.width() - width if field.isRightToLeft() else 0
        place = field.mapToGlobal(QPoint(left, field.height() + 2))
        screen = field.screen().availableGeometry()
        if place.y() + height > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        place.setX(max(screen.left(), min(place.x(), screen.right() - width)))
        self.setGeometry(place.x(), place.y(), width, height)
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Mark another row; from one end Up and Down go on at the other."""
        rows = self.model().rowCount()
        row = self.currentIndex().row() + step
        row = row % rows if abs(step) == 1 else max(0, min(rows - 1, row))
        self.setCurrentIndex(self.model().index(row, 0))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
        super().mouseMoveEvent(event)


def _nothing(_typed: str) -> Sequence[EntityOffer]:
    return ()
