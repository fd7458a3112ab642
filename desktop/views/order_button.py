"""The button that says what the articles are put in order by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.actions import QT_TRANSLATE_NOOP
from desktop.models.article_model import Order

_WORDS = {
    Order.FILE: QT_TRANSLATE_NOOP("OrderButton", "File name"),
    Order.TITLE: QT_TRANSLATE_NOOP("OrderButton", "Title"),
    Order.DATE: QT_TRANSLATE_NOOP("OrderButton", "Date"),
    Order.STATUS: QT_TRANSLATE_NOOP("OrderButton", "Status"),
    Order.SPANS: QT_TRANSLATE_NOOP("OrderButton", "Number of spans"),
}


class OrderButton(QToolButton):
    """Opens a menu with the orders and their direction."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("⇅")  # until the icons are loaded
        self.setAccessibleName(self.tr("Order of the articles"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._orders = QActionGroup(self)
        for order, words in _WORDS.items():
            action = QAction(QCoreApplication.translate("OrderButton", words), self)
            action.setCheckable(True)
            action.setData(order.value)
            self._orders.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._descending = QAction(self.tr("Reverse order"), self)
        self._descending.setCheckable(True)
        menu.addAction(self._descending)
        self.setMenu(menu)
        self.set_order(Order.FILE, False)
        menu.triggered.connect(self._on_triggered)

    @property
    def order(self) -> Order:
        """What the articles are put in order by."""
        return Order(self._orders.checkedAction().data())

    @property
    def descending(self) -> bool:
        """Whether the last one comes first."""
        return self._descending.isChecked()

    def set_order(self, order: str, descending: bool) -> None:
        """Check an order without saying that it was chosen; one that is unknown is that of the files."""
        actions = {str(action.data()): action for action in self._orders.actions()}
        actions.get(order, actions[Order.FILE.value]).setChecked(True)
        self._descending.setChecked(descending)
        self._show_tip()

    def _on_triggered(self, _action: QAction) -> None:
        self._show_tip()
        self.chosen.emit()

    def _show_tip(self) -> None:
        words = self._orders.checkedAction().text()
        self.setToolTip(self.tr("In order of: {what}").format(what=words))
