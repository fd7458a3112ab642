"""Pages to read and to print: a folder with a page for each article and annotator, and `index.html`.

Every page stands for itself: no script, no font, no picture, nothing from elsewhere. It runs right to left
and shows overlapping spans by nested marks with a bar each. Control characters have no place in it: U+FFFD
stands for each, and the report says so. Times and sources of spans, and what is known of entities beside
their names, are left out. `read_back` reads the pages again, with a parser for HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from annotations.files import replacing_folder
from annotations.formats.collected import Losses
from annotations.formats.folders import Names
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.html_page import FOOT, article_page, english, head, text, value
from annotations.formats.imported import ImportedArticle
from annotations.formats.losses import characters_lost
from annotations.formats.selection import selected
from annotations.formats.wording import STATUS_NAMES
from annotations.model import AnnotatedArticle

INDEX = "index.html"


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the folder; control characters are reported as lost."""
    rows: list[str] = []
    spans = 0
    losses = Losses()
    names = Names()
    with replacing_folder(path) as folder:
        for annotated in selected(articles, options):
            # Under a folder of their own, so that no article can be called as the index.
            name = f"articles/{names.name(annotated)}.html"
            page = folder / name
            page.parent.mkdir(parents=True, exist_ok=True)
            index = "../" * name.count("/") + INDEX
            with page.open("xb") as file:
                file.writelines(part.encode() for part in article_page(annotated, options, index))
            rows.append(_row(annotated, name))
            spans += len(annotated.annotations.spans)
            losses += characters_lost(annotated)
        (folder / INDEX).write_bytes("".join(_index(rows, path.name)).encode())
    return ExportReport(path, len(rows), spans, losses)


def _index(rows: list[str], title: str) -> Iterator[str]:
    yield head(title)
    yield f"<header>\n<h1>{text(title)}</h1>\n</header>\n"
    yield f"<h2>المقالات {english('Articles')}</h2>\n"
    yield '<div class="wide"><table>\n<thead><tr>'
    for name in ("المقال", "المصدر", "التاريخ", "الباحث", "الحالة", "المقاطع"):
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead>\n<tbody>\n"
    yield from rows
    yield f"</tbody>\n</table></div>\n{FOOT}"


def _row(annotated: AnnotatedArticle, name: str) -> str:
    article, annotations = annotated.article, annotated.annotations
    link = f"<a data-page={value(name)} href={value(quote(name))}>{text(article.title or article.id)}</a>"
    return (
        f'<tr><td class="quote">{link}</td><td>{text(article.outlet)}</td>'
        f'<td class="number"><bdi dir="ltr">{text(article.date)}</bdi></td>'
        f"<td><bdi>{text(annotations.annotator)}</bdi></td>"
        f"<td>{text(STATUS_NAMES[annotations.status].split(' · ')[0])}</td>"
        f'<td class="number">{len(annotations.spans)}</td></tr>\n'
    )


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield what the pages of a folder hold, in the index's order. Raises ImportFileError."""
    # Only the proof of an export reads pages, and everybody starts the program.
    from annotations.formats.html_reader import read_pages  # noqa: PLC0415

    return read_pages(path, INDEX)


HTML = Format(
    "html",
    "Pages to read and print: one an article, with an index (HTML)",
    ".html",
    write,
    is_folder=True,
    read_back=read_back,
    group=Group.READING,
    counts_offsets=True,
)
