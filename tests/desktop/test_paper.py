from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.pdf import PDF, read_back
from annotations.formats.wording import label_look
from annotations.model import AnnotatedArticle, AnnotationSet, Article, make_span, reading_order
from desktop.paper.marked_text import MarkedText
from desktop.paper.sheet import Block, Gap, Sheet, sheets
from desktop.paper.words import Words
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult

LONG = "أعلنت قيادة العمليات المشتركة في العراق خفض عدد القوات في قاعدتي عين الأسد وأربيل. " * 8


def written(path: Path, articles: list[AnnotatedArticle]) -> ExportReport:
    assert PDF.write is not None
    return PDF.write(articles, path, ExportOptions(SCHEMA, ENTITIES))


def work(text: str, *spans: tuple[int, int, str]) -> AnnotatedArticle:
    article = Article("001", text, title="عنوان المقال")
    made = (make_span(article, start, end, label) for start, end, label in spans)
    return AnnotatedArticle(article, AnnotationSet("001", "a1", tuple(sorted(made, key=reading_order))))


def streams(document: Path) -> list[bytes]:
    """Return the streams of a PDF, unpacked."""
    found = re.findall(rb"stream\n(.*?)\nendstream", document.read_bytes(), re.DOTALL)
    return [zlib.decompress(each) if each.startswith(b"\x78") else each for each in found]


def pages(document: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", document.read_bytes()))


def test_a_document_for_each_article_and_annotator(qapp: QApplication, tmp_path: Path) -> None:
    report = written(tmp_path / "out", difficult())
    assert (report.articles, report.spans, report.losses) == (3, 24, ())
    assert {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.pdf")} == {
        "a1/2018/002 مقال.pdf",
        "هدى م/2018/002 مقال.pdf",
        "003.pdf",
    }


def test_what_is_attached_is_the_article_with_everything(qapp: QApplication, tmp_path: Path) -> None:
    written(tmp_path / "out", difficult())
    read = {(row.id, row.annotator): row for row in read_back(tmp_path / "out")}
    assert len(read) == 3
    for each in difficult():
        row = read[each.article.id, each.annotations.annotator]
        assert row.text == each.article.text
        assert annotations_of(row, each.article, row.annotator) == each.annotations


def test_a_document_that_was_cut_short_is_told(qapp: QApplication, tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[2:])
    path = tmp_path / "out" / "003.pdf"
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(ImportFileError, match="is no document of an export"):
        list(read_back(tmp_path / "out"))


def test_fonts_are_embedded_and_letters_can_be_searched_for(qapp: QApplication, tmp_path: Path) -> None:
    written(tmp_path / "out", [work("القوات الأمريكية 4000")])
    document = tmp_path / "out" / "a1" / "001.pdf"
    data = document.read_bytes()
    assert data.count(b"/FontFile2") == data.count(b"/FontDescriptor\n") > 0
    maps = b"".join(
        stream for stream in streams(document) if b"beginbfrange" in stream or b"beginbfchar" in stream
    )
    told = {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-Fa-f]{4})>", maps)}
    letters = {letter for sign in told for letter in unicodedata.normalize("NFKC", sign)}
    assert set("القواتلأمريكية4000") <= letters


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the page with poppler")
def test_words_are_read_in_order_by_another_program(qapp: QApplication, tmp_path: Path) -> None:
    text = "وقالت قيادة العمليات العسكرية عام 2021: انسحبت 4,000 من قاعدة F-16."
    written(tmp_path / "out", [work(text)])
    command = ["pdftotext", "-layout", str(tmp_path / "out" / "a1" / "001.pdf"), "-"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    words = re.compile(r"[\u0621-\u064a]+|[A-Z0-9,-]+")
    read = words.findall(unicodedata.normalize("NFKC", printed))
    begins = read.index("وقالت")
    expected = words.findall(text)
    assert read[begins : begins + len(expected)] == expected


def test_long_texts_and_tables_go_on_with_the_next_sheet(qapp: QApplication, tmp_path: Path) -> None:
    text = "\n".join([LONG] * 12)
    spans = [(at, at + 5, "actor") for at in range(0, 4000, 50)]
    written(tmp_path / "out", [work(text, *spans)])
    assert pages(tmp_path / "out" / "a1" / "001.pdf") >= 5


@pytest.mark.parametrize(
    "text", ["", "\n", "\n\n\n", "\ufeffنص", "كلمة" * 2000, "\x00\x01"], ids=lambda text: repr(text[:8])
)
def test_odd_texts_are_set(qapp: QApplication, tmp_path: Path, text: str) -> None:
    written(tmp_path / "out", [work(text)])
    assert pages(tmp_path / "out" / "a1" / "001.pdf") >= 1


def test_what_leads_stands_on_the_sheet_of_what_follows(qapp: QApplication) -> None:
    sheet = Sheet()
    line = Words("نص", sheet.font(10), sheet.column)
    lead = Words("عنوان", sheet.font(10), sheet.column, leads=True)
    fitting = sheet.room // line.height
    blocks: list[Block] = [*[line] * (fitting - 1), lead, Gap(9), line]
    first, second = sheets(blocks, sheet)
    assert [block for _, block in first] == [line] * (fitting - 1)
    assert second[0][1] is lead
    assert all(sheet.top <= y <= sheet.height - sheet.bottom - block.height for y, block in [*first, *second])


def test_a_table_has_its_head_on_every_sheet(qapp: QApplication, tmp_path: Path) -> None:
    sheet = Sheet()
    head = Words("رأس", sheet.font(10), sheet.column, leads=True)
    rows = [Words("صف", sheet.font(10), sheet.column) for _ in range(200)]
    for row in rows:
        row.head = head
    laid = list(sheets([head, *rows], sheet))
    assert len(laid) > 2
    assert all(page[0][1] is head for page in laid)
    assert [block for page in laid for _, block in page if block is not head] == rows


def test_tints_lie_behind_the_words_of_their_spans(qapp: QApplication) -> None:
    """Painted on a picture: the tint of a span lies where its words are and nowhere else in the line."""
    text = "قالت القوات الأمريكية في بيان"
    start = text.index("القوات")
    plain, marked = painted(text, ()), painted(text, ((start, start + 6, "actor"),))
    changed = columns_unlike(plain, marked)
    assert changed
    assert changed == [*range(changed[0], changed[-1] + 1)]
    wide = columns_unlike(plain, painted(text, ((0, len(text), "actor"),)))
    assert wide[0] < changed[0]
    assert changed[-1] < wide[-1]
    assert len(changed) < len(wide) / 2


def columns_unlike(one: QImage, other: QImage) -> list[int]:
    return [
        x
        for x in range(one.width())
        if any(one.pixel(x, y) != other.pixel(x, y) for y in range(one.height()))
    ]


def painted(text: str, spans: tuple[tuple[int, int, str], ...]) -> QImage:
    """Return one line, an eighth of its size."""
    annotated = work(text, *spans)
    sheet = Sheet()
    looks = {label: label_look(SCHEMA, label) for _, _, label in spans}
    (line,) = MarkedText(annotated, looks, sheet).blocks()
    # Without the margin, in which numbers stand.
    image = QImage((sheet.left + sheet.column) // 8, line.height // 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(1 / 8, 1 / 8)
    line.paint(painter, 0)
    painter.end()
    return image


def test_bars_of_spans_deep_in_one_another_stay_in_their_line(qapp: QApplication) -> None:
    text = "قوات التحالف الدولي لمحاربة داعش"
    deep = tuple((at, len(text), "actor") for at in range(8))
    annotated = work(text, *deep)
    sheet = Sheet()
    looks = {"actor": label_look(SCHEMA, "actor")}
    (shallow,) = MarkedText(work(text, deep[0]), looks, sheet).blocks()
    (line,) = MarkedText(annotated, looks, sheet).blocks()
    assert line.height > shallow.height
    image = QImage(sheet.width // 8, line.height // 8 + 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(1 / 8, 1 / 8)
    line.paint(painter, 0)
    painter.end()
    white = QImage(image.width(), 40, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFF)
    assert image.copy(0, image.height() - 40, image.width(), 40) == white


def test_control_characters_are_told(qapp: QApplication, tmp_path: Path) -> None:
    report = written(tmp_path / "out", [work("قال\x01 نعم")])
    assert ["U+0001" in loss.reason for loss in report.losses] == [True]
