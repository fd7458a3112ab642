"""What an import brought, left out, and why: the last page of the dialog."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotations.importing import ImportReport


class ReportPage(QWidget):
    """Says what came of an import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.way_back = QLabel(self.tr("Edit ▸ Undo takes all of it back; a backup was made before."))
        self.way_back.setProperty("role", "secondary")
        self.way_back.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("What is worth knowing"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.heading, self.words, self.way_back):
            layout.addWidget(widget)
        layout.addWidget(self.details, 1)
        layout.addStretch(0)

    def show_report(self, report: ImportReport, *, can_undo: bool) -> None:
        """Tell what was done, and line by line what was not."""
        if report.stopped is not None:
            title = self.tr("The import came to no end.")
        elif report.errors:
            title = self.tr("Some of it could not be imported.")
        else:
            title = self.tr("Imported.")
        self.heading.setText(title)
        counts = [
            self.tr("%Ln new article(s)", "", report.new_articles),
            self.tr("%Ln known article(s)", "", report.known_articles),
            self.tr("%Ln new span(s)", "", report.new_spans),
            self.tr("%Ln span(s) known already", "", report.known_spans),
        ]
        if report.dropped_spans:
            counts.append(self.tr("%Ln span(s) left out", "", report.dropped_spans))
        lines = [self.tr(", ").join(counts)]
        if report.added:
            names = self.tr(", ").join(f"\u2068{name}\u2069" for name in report.added)
            words = self.tr("New among the labels, attributes and relations: {names}")
            lines.append(words.format(names=names))
        self.words.setText("\n".join(lines))
        self.way_back.setVisible(can_undo)
        details = "\n".join(_lines(report))
        self.details.setPlainText(details)
        self.details.setVisible(bool(details))


def _lines(report: ImportReport) -> Iterable[str]:
    yield from report.errors
    yield from report.notices
    for doubt, articles in report.doubts.items():
        yield f"{doubt} ({', '.join(articles[:3])}{' …' if len(articles) > 3 else ''})"
