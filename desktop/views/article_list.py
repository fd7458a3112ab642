"""The pane with the project's articles: filter, order, status, title and number of spans."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.model import Status
from desktop.models.article_model import ID, SPANS, STATUS, TITLE, ArticleModel, status_name
from desktop.naming import shown_number
from desktop.viewer.direction import is_right_to_left
from desktop.views.long_list import LongList
from desktop.views.order_button import OrderButton

# Qt takes plain left and right for leading and trailing.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
MARGIN = 12
GLYPH = 14


class ArticleList(QWidget):
    """Lists the articles and says which one the user chose."""

    article_chosen = Signal(str)
    order_chosen = Signal(str, bool)
    """The articles are to be in another order (an `Order`), the last one first or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._model: ArticleModel | None = None
        self._current = ""
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMinimumWidth(64)
        self._filter.setAccessibleName(self.tr("Filter articles"))
        self._filter.textChanged.connect(self._on_filter)
        self._status = QComboBox()
        self._status.setAccessibleName(self.tr("Show articles by status"))
        self._status.addItem(self.tr("All"), "")
        for status in Status:
            self._status.addItem(status_name(status).capitalize(), status.value)
        self._status.currentIndexChanged.connect(self._on_status)
        self._order = OrderButton()
        self._order.chosen.connect(self._on_order)
        self.list = LongList()
        self.list.setItemDelegate(ArticleDelegate(self.list))
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self._summary = QLabel()
        self._summary.setProperty("role", "secondary")
        self._summary.setContentsMargins(MARGIN, 6, MARGIN, 8)
        self._summary.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 4, MARGIN, 8)
        head.setSpacing(8)
        head.addWidget(self._filter, 1)
        head.addWidget(self._status)
        head.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._summary)

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, 400)

    def set_model(self, model: ArticleModel) -> None:
        """Show another project's articles."""
        self._model = model
        self._filter.clear()
        self._status.setCurrentIndex(0)
        model.set_order(self._order.order, descending=self._order.descending)
        self.list.setModel(model)
        model.dataChanged.connect(self._show_summary)
        model.rowsInserted.connect(self._on_rows)
        model.rowsRemoved.connect(self._on_rows)
        model.modelReset.connect(self._on_reset)
        self._show_summary()

    def clear_model(self) -> None:
        """Forget the articles: their model is about to go."""
        self._model = None
        self._current = ""
        self.list.setModel(None)

    def set_order(self, order: str, descending: bool) -> None:
        """Put the articles in order, as the user once chose."""
        self._order.set_order(order, descending)

    def set_icon(self, icon: QIcon) -> None:
        """Give the button of the order its sign."""
        self._order.setIcon(icon)

    def set_current(self, article_id: str) -> None:
        """Mark the open article."""
        self._current = article_id
        index = self._mark_current()
        if index.isValid():
            self.list.scrollTo(index)

    def neighbour(self, article_id: str, step: int) -> str:
        """Return the id of the next article (1) or the one before (-1) among those shown, or nothing.

        The open article itself may not fit the filter any more.
        """
        return self._model.neighbour(article_id, step) if self._model is not None else ""

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _on_filter(self, words: str) -> None:
        if self._model is not None:
            self._model.set_words(words)

    def _on_status(self, _index: int) -> None:
        if self._model is not None:
            self._model.set_status(self._status.currentData())

    def _on_order(self) -> None:
        if self._model is not None:
            self._model.set_order(self._order.order, descending=self._order.descending)
        self.order_chosen.emit(self._order.order.value, self._order.descending)

    def _mark_current(self) -> QModelIndex:
        row = self._model.row_of(self._current) if self._model is not None else -1
        index = self._model.index(row) if self._model is not None and row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        return index

    def _on_rows(self) -> None:
        """See to the mark: Qt gives that of a row that goes to its neighbour."""
        self._mark_current()
        self._show_summary()

    def _on_reset(self) -> None:
        """Mark the open article again where it stands now."""
        self.set_current(self._current)
        self._show_summary()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.article_chosen.emit(index.data(ID))

    def _show_summary(self) -> None:
        if self._model is None:
            return
        shown, all_ = self._model.rowCount(), self._model.total()
        if all_ and not shown:
            self._summary.setText(self.tr("No article fits the filter."))
        elif shown != all_:
            self._summary.setText(
                self.tr("{shown} of {all} articles").format(shown=shown_number(shown), all=shown_number(all_))
            )
        else:
            done = self._model.counts()[Status.DONE]
            self._summary.setText(self.tr("%Ln article(s)", "", all_) + " · " + self.tr("%Ln done", "", done))


class ArticleDelegate(QStyledItemDelegate):
    """Draws a row: a sign for the status, the title on up to two lines, the file and the spans."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = QFontMetrics(option.font).lineSpacing()
        return QSize(100, 3 * lines + 14)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = option.palette
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            color = palette.highlight().color() if selected else palette.midlight().color()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 6, 6)
            if selected and option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(palette.accent().color(), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(6, 1, -7, -2), 6, 6)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        content = rect.adjusted(MARGIN, 6, -MARGIN, -6)
        edge = content.right() - GLYPH if mirrored else content.left()
        glyph = QRect(edge, content.top() + 4, GLYPH, GLYPH)
        self._paint_status(
            painter, glyph, index.data(STATUS), palette.accent().color(), palette.dark().color()
        )
        text = content.adjusted(0, 0, -GLYPH - 8, 0) if mirrored else content.adjusted(GLYPH + 8, 0, 0, 0)
        self._paint_words(painter, text, option, index)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        metrics = QFontMetrics(option.font)
        line = metrics.lineSpacing()
        title = str(index.data(TITLE))
        rtl = is_right_to_left(title, otherwise=False)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)
        painter.setPen(option.palette.text().color())
        painter.setFont(option.font)
        for number, words in enumerate(_two_lines(title, metrics, rect.width())):
            place = QRect(rect.left(), rect.top() + number * line, rect.width(), line)
            painter.drawText(place, (_RIGHT if rtl else _LEFT) | Qt.AlignmentFlag.AlignVCenter, words)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.88)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        leading, trailing = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)
        foot = QRect(rect.left(), rect.top() + 2 * line + 2, rect.width(), line)
        spans = int(index.data(SPANS))
        count = shown_number(spans) if spans else ""
        room = foot.width() - metrics.horizontalAdvance(count) - MARGIN
        name = metrics.elidedText(str(index.data(ID)), Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(option.palette.placeholderText().color())
        # A file's name keeps its own order in a mirrored list too.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(foot, leading | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(option.palette.accent().color())
        painter.drawText(foot, trailing | Qt.AlignmentFlag.AlignVCenter, count)

    @staticmethod
    def _paint_status(painter: QPainter, rect: QRect, status: str, accent: QColor, faint: QColor) -> None:
        """An empty ring, a half-filled one, or a full disc with a tick: form says it, not colour alone."""
        box = rect.toRectF().adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(faint if status == Status.UNTOUCHED else accent, 1.5))
        if status == Status.DONE:
            painter.setBrush(accent)
            painter.drawEllipse(box)
            painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1.6, c=Qt.PenCapStyle.RoundCap))
            x, y, s = box.left(), box.top(), box.width()
            painter.drawPolyline([QPointF(x + 0.27 * s, y + 0.53 * s), QPointF(x + 0.44 * s, y + 0.70 * s),
                                  QPointF(x + 0.74 * s, y + 0.34 * s)])  # fmt: skip
            return
        painter.drawEllipse(box)
        if status == Status.IN_WORK:
            painter.setBrush(accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(box, -90 * 16, 180 * 16)


def _two_lines(title: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a title between words into two lines at most; what does not fit is cut with an ellipsis.

    Qt's own wrapping hangs a space at the end of the line that pushes Arabic lines off their edge.
    """
    words = title.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    lines = [first, " ".join(words)] if first else [title]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]
