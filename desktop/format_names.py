"""What the formats are called in the interface's language; the core names them in English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotations.formats.format import Format
from desktop.actions import QT_TRANSLATE_NOOP

TITLES = (
    QT_TRANSLATE_NOOP("Formats", "Hashiya’s own: everything, one article a line (JSON Lines)"),
    QT_TRANSLATE_NOOP("Formats", "Table for spreadsheets: one span a row (CSV)"),
    QT_TRANSLATE_NOOP("Formats", "Workbook for Excel, right to left: one span a row"),
    QT_TRANSLATE_NOOP("Formats", "Tokens with IOB2 tags for training models (CoNLL)"),
    QT_TRANSLATE_NOOP("Formats", "Tokens with BIOES tags for training models"),
    QT_TRANSLATE_NOOP("Formats", "Tokens with a column of tags for each label (CoNLL-U Plus)"),
    QT_TRANSLATE_NOOP("Formats", "Folder for brat: texts, standoff annotations, settings"),
    QT_TRANSLATE_NOOP("Formats", "Lists of spans for doccano’s sequence labelling"),
    QT_TRANSLATE_NOOP("Formats", "Spans and relations for doccano"),
    QT_TRANSLATE_NOOP("Formats", "Tokens and spans for Hugging Face and Prodigy"),
    QT_TRANSLATE_NOOP("Formats", "Folder for Label Studio: tasks and labelling set-up"),
    QT_TRANSLATE_NOOP("Formats", "Web Annotations of the W3C (JSON-LD)"),
    QT_TRANSLATE_NOOP("Formats", "Folder for INCEpTION: UIMA CAS XMI and its type system"),
    QT_TRANSLATE_NOOP("Formats", "TEI P5 with annotations that stand off the text"),
    QT_TRANSLATE_NOOP("Formats", "Project for MAXQDA, ATLAS.ti, NVivo, QualCoder (REFI-QDA)"),
    QT_TRANSLATE_NOOP("Formats", "Network for networkx, igraph and yEd (GraphML)"),
    QT_TRANSLATE_NOOP("Formats", "Network for Gephi (GEXF)"),
    QT_TRANSLATE_NOOP("Formats", "Table for datasets, pandas, DuckDB and Spark (Parquet)"),
    QT_TRANSLATE_NOOP("Formats", "Documents to train spaCy with (DocBin)"),
    QT_TRANSLATE_NOOP("Formats", "Pages to read and print: one an article, with an index (HTML)"),
    QT_TRANSLATE_NOOP("Formats", "Documents to print and pass on, one an article (PDF)"),
    QT_TRANSLATE_NOOP("Formats", "Plain text: one article a file, without annotations"),
    QT_TRANSLATE_NOOP("Formats", "Word documents: one article a file"),
    QT_TRANSLATE_NOOP("Formats", "Web pages: one article a page (HTML, MHTML)"),
    QT_TRANSLATE_NOOP("Formats", "Table of articles: one a row (TSV, CSV, Excel, JSON Lines)"),
    QT_TRANSLATE_NOOP("Formats", "Zip of files that can be imported"),
)
"""The formats' titles, word for word: a test holds them against the formats."""


def shown_title(form: Format) -> str:
    """Return a format's title in the interface's language."""
    return QCoreApplication.translate("Formats", form.title)
