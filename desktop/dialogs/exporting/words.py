"""What formats are for, what kinds of programs read them, and what losses are called, in the user's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotations.formats.format import Format, Group, Lost
from desktop.actions import QT_TRANSLATE_NOOP

_PURPOSES = {
    "jsonl": QT_TRANSLATE_NOOP(
        "Purposes", "For keeping, and for programs of your own. It comes back exactly as it was."
    ),
    "w3c": QT_TRANSLATE_NOOP(
        "Purposes", "For programs of the open web: every span with its place and quote."
    ),
    "csv": QT_TRANSLATE_NOOP("Purposes", "For pandas, R and spreadsheets. It holds spans, not whole texts."),
    "xlsx": QT_TRANSLATE_NOOP(
        "Purposes", "For sorting and counting in Excel. It holds spans, not whole texts."
    ),
    "parquet": QT_TRANSLATE_NOOP("Purposes", "For engines that read corpora larger than memory."),
    "conll": QT_TRANSLATE_NOOP(
        "Purposes", "For training taggers. A token has one tag, so spans cannot overlap."
    ),
    "bioes": QT_TRANSLATE_NOOP(
        "Purposes", "For taggers that learn where spans end. A token has one tag, so spans cannot overlap."
    ),
    "conllup": QT_TRANSLATE_NOOP("Purposes", "For corpus tools. Spans of different labels may overlap."),
    "spans": QT_TRANSLATE_NOOP("Purposes", "For training with overlapping spans, with tokens ready made."),
    "spacy": QT_TRANSLATE_NOOP("Purposes", "For training spaCy, with all spans in one group."),
    "brat": QT_TRANSLATE_NOOP("Purposes", "For going on in brat, with its settings for right-to-left texts."),
    "labelstudio": QT_TRANSLATE_NOOP(
        "Purposes", "For going on in Label Studio: import the tasks and paste the set-up."
    ),
    "doccano": QT_TRANSLATE_NOOP("Purposes", "For going on in doccano with plain spans."),
    "doccano-relations": QT_TRANSLATE_NOOP(
        "Purposes", "For going on in doccano with spans and their relations."
    ),
    "xmi": QT_TRANSLATE_NOOP("Purposes", "For going on in INCEpTION and other UIMA tools."),
    "refi-qda": QT_TRANSLATE_NOOP("Purposes", "For qualitative analysis: codes, coders, notes and links."),
    "tei": QT_TRANSLATE_NOOP(
        "Purposes", "For editions and archives: the text stays whole beside its annotations."
    ),
    "graphml": QT_TRANSLATE_NOOP("Purposes", "Who is tied to whom, for network analysis. It holds no texts."),
    "gexf": QT_TRANSLATE_NOOP("Purposes", "Who is tied to whom, to be drawn by Gephi. It holds no texts."),
    "html": QT_TRANSLATE_NOOP("Purposes", "For reading in any browser and for printing."),
    "pdf": QT_TRANSLATE_NOOP("Purposes", "For printing and passing on."),
}
_NAMES = {
    "jsonl": "Hashiya (JSON Lines)",
    "w3c": "W3C Web Annotation",
    "csv": "CSV",
    "xlsx": "Excel (XLSX)",
    "parquet": "Parquet",
    "conll": "CoNLL (IOB2)",
    "bioes": "CoNLL (BIOES)",
    "conllup": "CoNLL-U Plus",
    "spans": "Hugging Face, Prodigy",
    "spacy": "spaCy",
    "brat": "brat",
    "labelstudio": "Label Studio",
    "doccano": "doccano",
    "doccano-relations": "doccano (relations)",
    "xmi": "INCEpTION (UIMA XMI)",
    "refi-qda": "REFI-QDA",
    "tei": "TEI P5",
    "graphml": "GraphML",
    "gexf": "Gephi (GEXF)",
    "html": "HTML",
    "pdf": "PDF",
}
"""Programs and standards are called the same in every language."""

_GROUPS = {
    Group.LOSSLESS: QT_TRANSLATE_NOOP("Purposes", "Everything"),
    Group.TABLES: QT_TRANSLATE_NOOP("Purposes", "Tables"),
    Group.SEQUENCES: QT_TRANSLATE_NOOP("Purposes", "Training models"),
    Group.TOOLS: QT_TRANSLATE_NOOP("Purposes", "Annotation tools"),
    Group.RESEARCH: QT_TRANSLATE_NOOP("Purposes", "Research"),
    Group.NETWORKS: QT_TRANSLATE_NOOP("Purposes", "Networks"),
    Group.READING: QT_TRANSLATE_NOOP("Purposes", "Reading and printing"),
}
_LOSSES = {
    Lost.SPANS: QT_TRANSLATE_NOOP("Losses", "Spans left out"),
    Lost.EDGES: QT_TRANSLATE_NOOP("Losses", "Spans without the white space at their edges"),
    Lost.ATTRIBUTES: QT_TRANSLATE_NOOP("Losses", "Attributes"),
    Lost.ENTITIES: QT_TRANSLATE_NOOP("Losses", "Entities of spans"),
    Lost.NOTES: QT_TRANSLATE_NOOP("Losses", "Notes on spans"),
    Lost.RELATIONS: QT_TRANSLATE_NOOP("Losses", "Relations"),
    Lost.STATUS: QT_TRANSLATE_NOOP("Losses", "Marks that an article is done"),
    Lost.ARTICLE_NOTE: QT_TRANSLATE_NOOP("Losses", "Notes on articles"),
    Lost.CHARACTERS: QT_TRANSLATE_NOOP("Losses", "Texts with characters that have no place there"),
    Lost.CONTEXT: QT_TRANSLATE_NOOP("Losses", "Metadata or context cut short"),
}


def purpose_of(form: Format) -> str:
    """Return in one sentence what a format is for."""
    return QCoreApplication.translate("Purposes", _PURPOSES.get(form.name, form.title))


def short_name(form: Format) -> str:
    """Return what the users of a format call it."""
    return _NAMES.get(form.name, form.name)


def group_name(group: Group) -> str:
    """Return the heading over the formats of a group."""
    return QCoreApplication.translate("Purposes", _GROUPS[group])


def loss_name(kind: Lost) -> str:
    """Return what a kind of loss is called."""
    return QCoreApplication.translate("Losses", _LOSSES[kind])
