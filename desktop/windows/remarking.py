"""Keeps the remarks on the open article up to date, a little at a time, and leads to what they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QLocale, QObject, Qt, QTimer, Signal

from annotations.completeness import Gap, Part, incomplete_spans
from annotations.consistency import Doubt, Remark, remarks
from annotations.figure_attributes import contradicted, in_digits
from annotations.model import AnnotationSet, Article
from annotations.schema import Schema
from desktop.models.remark_model import RemarkRow
from desktop.naming import shown_name
from desktop.session import Session
from desktop.windows.annotating import Annotating
from desktop.windows.panes import Panes

PAUSE = 300
"""Milliseconds without a change after which the article is looked through again."""
SLICE = 6
"""Milliseconds at a stretch that the looking may take from the window."""
_NEUTRAL = "#6B6F76"


class Remarking(QObject):
    """Between the checks of the core and the pane that lists what they find."""

    counted = Signal(int)
    """So many remarks there are now."""

    def __init__(self, panes: Panes, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._annotating = annotating
        self._session: Session | None = None
        self._work: Iterator[RemarkRow | None] = iter(())
        self._rows: list[RemarkRow] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._start)
        self._going_on = QTimer(self, interval=0)
        self._going_on.timeout.connect(self._go_on)
        panes.remarks.picked.connect(self._show_place)
        panes.remarks.activated.connect(self._go_to)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        self._stop()
        self._show([])
        if session is not None:
            session.annotations_changed.connect(self._wait)
            session.article_opened.connect(self._on_article)
            session.schema_changed.connect(self._wait)

    def _on_article(self, _article_id: str) -> None:
        self._show([])
        self._wait()

    def _wait(self, _id: str = "") -> None:
        self._stop()
        self._pause.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._going_on.stop()

    def _start(self) -> None:
        session = self._session
        if session is None or session.article is None:
            self._show([])
            return
        self._rows = []
        self._work = self._look_through(session.article, session.project.schema, session.annotations)
        self._going_on.start()

    def _look_through(
        self, article: Article, schema: Schema, annotations: AnnotationSet
    ) -> Iterator[RemarkRow | None]:
        """Yield what is to be said; None between, so that the window can do something else."""
        for incomplete in incomplete_spans(schema, annotations):
            span = incomplete.span
            gaps = QLocale().createSeparatedList([self._gap(schema, gap) for gap in incomplete.gaps])
            words = self.tr("lacks: {list}").format(list=gaps)
            yield _row(article, schema, span.label, span.start, span.end, words, span.id)
        for span in annotations.spans:
            figure = contradicted(schema, article.text, span)
            if figure is None:
                yield None
                continue
            words = self.tr("its value is not what the text says: {number}").format(number=in_digits(figure))
            yield _row(article, schema, span.label, span.start, span.end, words, span.id)
        for remark in remarks(article, annotations):
            yield self._said(article, schema, remark) if remark is not None else None

    def _go_on(self) -> None:
        session = self._session
        if session is None or session.article is None:
            self._stop()
            return
        clock = QElapsedTimer()
        clock.start()
        for row in self._work:
            if row is not None:
                self._rows.append(row)
            if clock.elapsed() >= SLICE:
                return
        self._going_on.stop()
        self._show(sorted(self._rows, key=lambda row: (row.start, row.end, row.words)))

    def _said(self, article: Article, schema: Schema, remark: Remark) -> RemarkRow:
        name = _name(schema, remark.label)
        if remark.doubt is Doubt.TWO_LABELS:
            words = self.tr("{label} here, mostly {other}").format(
                label=name, other=_name(schema, remark.other)
            )
        else:
            words = self.tr("{label} elsewhere, not labelled here").format(label=name)
        return _row(article, schema, remark.label, remark.start, remark.end, words, remark.span_id)

    def _gap(self, schema: Schema, gap: Gap) -> str:
        if gap.part is Part.ENTITY:
            return self.tr("Entity")
        known = schema.attribute_type if gap.part is Part.ATTRIBUTE else schema.relation_type
        kind = known(gap.id)
        return shown_name(kind) if kind is not None else gap.id

    def _show(self, rows: list[RemarkRow]) -> None:
        self._panes.remarks.model.show_rows(rows)
        self.counted.emit(len(rows))

    def _show_place(self, row: RemarkRow) -> None:
        """Select the span that is spoken of, or the words that could be one."""
        session = self._session
        if session is None:
            return
        if any(span.id == row.span_id for span in session.annotations.spans):
            self._annotating.show_span(row.span_id)
        else:
            self._panes.view.set_selection(row.start, row.end)
            self._panes.view.ensure_visible(row.start, row.end)

    def _go_to(self, row: RemarkRow) -> None:
        self._show_place(row)
        self._panes.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(
    article: Article, schema: Schema, label_id: str, start: int, end: int, words: str, span_id: str
) -> RemarkRow:
    label = schema.label(label_id)
    text = " ".join(article.text[start:end].split())
    return RemarkRow(start, end, text, words, label.color if label else _NEUTRAL, span_id)


def _name(schema: Schema, label_id: str) -> str:
    label = schema.label(label_id)
    return shown_name(label) if label is not None else label_id
