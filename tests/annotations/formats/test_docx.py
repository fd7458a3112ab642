from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.docx import read
from annotations.formats.imported import ImportedArticle, ImportFileError
from tests.annotations.formats.difficult import TEXT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DELETED_MARK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def article(path: Path) -> ImportedArticle:
    (found,) = read(path)
    return found


def by_hand(path: Path, body: str, space: str = W, **parts: str | bytes) -> Path:
    """Write a document of this body, as WordprocessingML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            zipped.writestr(name, content)
    return path


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_document_gives_text_and_what_is_said_about_it(folder: Path) -> None:
    document: WordDocument = Document()
    document.core_properties.title = "خفض القوات\u200f الأمريكية"
    document.core_properties.author = "وكالة الأنباء"
    document.core_properties.created = datetime(2020, 9, 9, 14, 30, tzinfo=UTC)
    document.add_heading("خفض القوات الأمريكية", 0)
    document.add_paragraph("أعلن الجيش\tسحب ").add_run("4,000 جنديٍّ").bold = True
    document.add_paragraph("")
    document.add_paragraph("سطر\nآخر\u00a0🚨")
    document.save(str(folder / "خبر 1.docx"))

    found = article(folder / "خبر 1.docx")

    assert found.text == "خفض القوات الأمريكية\nأعلن الجيش\tسحب 4,000 جنديٍّ\n\nسطر\nآخر\u00a0🚨"
    assert (found.id, found.title) == ("خبر 1", "خفض القوات\u200f الأمريكية")
    assert (found.outlet, found.date) == ("وكالة الأنباء", "2020-09-09")
    assert found.notices == ()


def test_what_word_says_when_nobody_did_is_no_metadata(folder: Path) -> None:
    document: WordDocument = Document()
    document.core_properties.title = "Microsoft Word - مستند1"
    document.core_properties.author = "python-docx"
    document.add_paragraph("نص")
    document.save(str(folder / "a.docx"))

    found = article(folder / "a.docx")

    assert (found.title, found.outlet) == ("", "")


def test_difficult_text_arrives_as_it_is(folder: Path) -> None:
    document: WordDocument = Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "a.docx"))

    assert article(folder / "a.docx").text == TEXT.rstrip("\n")


@given(
    lines=st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1
        ),
        min_size=1,
    )
)
def test_every_text_without_control_characters_arrives(lines: list[str], tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("docx") / "a.docx"
    body = "".join(
        f"<w:p>{run(line.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'))}</w:p>"
        for line in lines
    )

    assert article(by_hand(path, f"<w:p>{run('أول')}</w:p>{body}")).text == "\n".join(["أول", *lines])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"<w:p>{run('قال ')}<w:ins>{run('إن ')}</w:ins>"
            "<w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>"
            f"{run('القوات')}</w:p>",
            "قال إن القوات",
            id="tracked changes",
        ),
        pytest.param(
            f"<w:p><w:moveFrom>{run('هنا')}</w:moveFrom>{run('أ')}<w:moveTo>{run('هناك')}</w:moveTo></w:p>",
            "أهناك",
            id="moved",
        ),
        pytest.param(
            f"<w:p>{DELETED_MARK}{run('أول ')}</w:p><w:p>{run('السطر')}</w:p><w:p>{run('ثان')}</w:p>",
            "أول السطر\nثان",
            id="deleted end of a paragraph",
        ),
        pytest.param(
            f"<w:p>{run('بحسب ')}<w:hyperlink><w:r><w:t>البنتاغون</w:t></w:r></w:hyperlink></w:p>",
            "بحسب البنتاغون",
            id="hyperlink",
        ),
        pytest.param(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("رابط")}</w:p>',
            "رابط",
            id="field",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('محتوى')}</w:p></w:sdtContent></w:sdt>",
            "محتوى",
            id="content control",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('القاعدة')}</w:p></w:tc><w:tc><w:p>{run('العدد')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('محذوف')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p>{run('عين الأسد')}</w:p></w:tc><w:tc><w:p>{run('٢٥٠٠')}</w:p></w:tc></w:tr>"
            f"</w:tbl><w:p>{run('بعد')}</w:p>",
            "القاعدة\tالعدد\nعين الأسد\t٢٥٠٠\nبعد",
            id="table",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('فقرة')}</w:p><w:p>{run('أخرى')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
            "</w:tbl>",
            "فقرة\nأخرى",
            id="table for the layout",
        ),
        pytest.param(
            "<w:p><w:r><w:t>كتاب</w:t><w:noBreakHyphen/><w:t>رقم</w:t><w:br/><w:t>سطر</w:t>"
            '<w:br w:type="page"/>'
            "<w:softHyphen/><w:t>آخر</w:t></w:r></w:p>",
            "كتاب\u2011رقم\nسطر\n\u00adآخر",
            id="characters of their own",
        ),
    ],
)
@pytest.mark.parametrize("space", [W, STRICT], ids=["transitional", "strict"])
def test_the_text_is_what_a_reader_sees(folder: Path, space: str, body: str, expected: str) -> None:
    assert article(by_hand(folder / "a.docx", body, space)).text == expected


def test_what_is_not_read_is_told(folder: Path) -> None:
    drawing = (
        f"<w:r><w:drawing><w:txbxContent><w:p>{run('صندوق')}</w:p></w:txbxContent></w:drawing></w:r>"
        '<w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    found = article(by_hand(folder / "a.docx", f"<w:p>{run('نص')}{drawing}</w:p>"))

    assert found.text == "نص"
    assert found.notices == ("the document’s text boxes and footnotes were not read",)


def test_a_document_under_another_name_in_the_zip_is_found(folder: Path) -> None:
    path = folder / "a.docx"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Type="{relations}/officeDocument" Target="/doc/main.xml"/>'
            "</Relationships>",
        )
        zipped.writestr(
            "doc/main.xml", f'<w:document xmlns:w="{W}"><w:body><w:p>{run("نص")}</w:p></w:body></w:document>'
        )

    assert article(path).text == "نص"


def bomb(path: Path) -> None:
    by_hand(path, f"<w:p>{run('م' * 70_000_000)}</w:p>")


def entities(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
        )


def deep(path: Path) -> None:
    by_hand(path, "<w:sdt>" * 10_000 + run("نص") + "</w:sdt>" * 10_000)


def cut(path: Path) -> None:
    by_hand(path, f"<w:p>{run('نص' * 500)}</w:p>")
    path.write_bytes(path.read_bytes()[:-80])


def flipped(path: Path) -> None:
    by_hand(path, f"<w:p>{run('نص ' * 500)}</w:p>")
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)


def old_word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.txt", "نص")


def empty(path: Path) -> None:
    by_hand(path, "<w:p/>")


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (bomb, "word/document.xml is larger than"),
        (entities, "no XML that is read here"),
        (deep, "nested more than"),
        (cut, "is no Word document"),
        (flipped, "word/document.xml is damaged"),
        (old_word, "protected with a password, or an old .doc"),
        (other_zip, "lacks"),
        (empty, "holds no text"),
        (lambda path: path.write_bytes(b""), "is no Word document"),
    ],
    ids=["bomb", "entities", "deep", "cut", "flipped", "old", "other zip", "empty", "nothing"],
)
def test_what_cannot_be_read_is_refused_by_name(
    folder: Path, make: Callable[[Path], None], fault: str
) -> None:
    path = folder / "خبر.docx"
    make(path)

    with pytest.raises(ImportFileError, match=fault) as caught:
        list(read(path))

    assert str(path) in str(caught.value)


@given(place=st.integers(0, 1200), byte=st.integers(0, 255))
def test_a_damaged_document_is_read_or_refused(place: int, byte: int, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    path = by_hand(tmp_path_factory.mktemp("docx") / "a.docx", "".join(f"<w:p>{run(TEXT[:40])}</w:p>" * 9))
    data = bytearray(path.read_bytes())
    data[place % len(data)] = byte
    path.write_bytes(data)

    try:
        assert article(path).text
    except ImportFileError as error:
        assert str(path) in str(error)  # noqa: PT017 - one of the two has to hold
