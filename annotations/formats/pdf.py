"""PDF to print and to pass on: a folder with a document for each article and annotator.

Qt sets and paints them; it is loaded by name, and only when something is written. What programs copy from a
PDF of Arabic are shapes of letters, so each document carries its article in the native format as an attached
file, and that is what `read_back` reads. The pages leave out what those of `html.py` do.
"""

from __future__ import annotations

import errno
import re
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import orjson

from annotations.files import replacing_folder
from annotations.formats.collected import Losses
from annotations.formats.folders import Names
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.jsonl import row_of
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.losses import characters_lost
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle

ATTACHED = "article.jsonl"

_REFERENCE = re.compile(rb"/EF <</F (\d+) 0 R>>")


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the folder; control characters are reported as lost. OSError where Qt cannot be loaded."""
    try:
        document = import_module("desktop.paper.document")
    except ImportError as error:
        raise OSError(errno.ENOSYS, f"Qt sets its pages and cannot be loaded: {error}", str(path)) from error
    document.make_ready()
    count = spans = 0
    losses = Losses()
    names = Names()
    with replacing_folder(path) as folder:
        for annotated in selected(articles, options):
            file = folder / f"{names.name(annotated)}.pdf"
            file.parent.mkdir(parents=True, exist_ok=True)
            attached = orjson.dumps(row_of(annotated, options), option=orjson.OPT_APPEND_NEWLINE)
            file.write_bytes(document.pdf_of(annotated, options, ATTACHED, attached))
            count += 1
            spans += len(annotated.annotations.spans)
            losses += characters_lost(annotated)
    return ExportReport(path, count, spans, losses)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield what is attached to the documents of a folder that was exported. Raises ImportFileError."""
    for file in sorted(path.rglob("*.pdf")):
        try:
            yield article_of_row(orjson.loads(_attached(file.read_bytes())), str(file))
        except (ValueError, AttributeError, IndexError, zlib.error) as error:
            raise ImportFileError(file, 0, f"is no document of an export ({error})") from error


def _attached(data: bytes) -> bytes:
    """Return the attached file, by way of the table at the document's end. Raises ValueError and others."""
    reference = _REFERENCE.findall(data)[-1]
    table = int(data[data.rindex(b"startxref") :].split()[1])
    rows = data[table:].split(b"\n")
    # Below the table's name and its numbers stands a row for each object, beginning with where it is.
    begins = int(rows[2 + int(reference)].split()[0])
    content = data[data.index(b"stream\n", begins) + len(b"stream\n") :]
    return zlib.decompressobj().decompress(content)


PDF = Format(
    "pdf",
    "Documents to print and pass on, one an article (PDF)",
    ".pdf",
    write,
    is_folder=True,
    read_back=read_back,
    group=Group.READING,
    counts_offsets=True,
)
