from __future__ import annotations

import sys
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.detection import detect, read_rows
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.page_tree import tree_of
from annotations.formats.webpage import read

PAGES = Path(__file__).parents[2] / "data" / "pages"
LONG = "أعلنت وزارة الدفاع الأمريكية سحب 1300 جندي من العراق خلال الشهر المقبل."


@pytest.fixture(autouse=True)
def no_trafilatura(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program finds by itself, whatever is installed."""
    if "trafilatura" not in request.fixturenames:
        monkeypatch.setitem(sys.modules, "trafilatura", None)


@pytest.fixture
def trafilatura() -> ModuleType:
    module: ModuleType = pytest.importorskip("trafilatura", exc_type=ImportError)
    return module


def article(path: Path) -> ImportedArticle:
    (found,) = read(path)
    return found


def page(folder: Path, html: str | bytes, name: str = "a.html") -> ImportedArticle:
    path = folder / name
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    return article(path)


def test_a_page_of_today_gives_its_article_and_what_it_says_about_it() -> None:
    found = article(PAGES / "modern.html")

    assert found.text == (
        "واشنطن تخفض قواتها في العراق إلى 3 آلاف جندي\n\n"
        "أعلن قائد القيادة العسكرية الأمريكية في الشرق الأوسط، الجنرال كينيث ماكينزي، خفض القوات من 5200 "
        "إلى\u00a03000 جندي٬ خلال\u200c شهر سبتمبر & «قريبا».\n\n"
        "وقال إنّ «الوجود المحدود» يتيح 🚨 مواصلة تقديم النصائح والمساعدة للشركاء العراقيين.\n"
        "وأضاف أن القرار نهائي.\n\n"
        "قاعدة عين الأسد: 1500 جندي\nقاعدة أربيل: 800 جندي\n"
        "العام\tالعدد\n2014\t170\n\n"
        "ستغادر القوات العراق، لكن لا جدول زمنيا لذلك حتى الآن."
    )
    assert found.title == "واشنطن تخفض قواتها في العراق إلى 3 آلاف جندي"
    assert (found.date, found.outlet) == ("2020-09-09", "وكالة الرافدين")
    assert found.url == "https://rafidain.example/news/2020/9/9/%D8%AE%D9%81%D8%B6"
    assert (found.id, found.notices) == ("modern", ())


def test_an_old_page_in_tables_and_an_old_encoding() -> None:
    found = article(PAGES / "old.html")

    assert found.text.split("\n\n") == [
        "الجيش الأمريكي يسحب 1300 جندي",
        "بغداد - أعلنت وزارة الدفاع الأمريكية سحب 1300 جندي من العراق خلال الشهر المقبل.",
        "وقالت الوزارة في بيان إن الانسحاب سيشمل قاعدة الحبانية غربي البلاد، وإنه سيكتمل قبل نهاية العام.",
        "ورحبت الحكومة العراقية بالقرار، ووصفته بأنه خطوة في الاتجاه الصحيح نحو السيادة الكاملة.",
    ]
    assert (found.title, found.outlet) == ("الجيش الأمريكي يسحب 1300 جندي", "aljarida.example")
    assert found.url == "http://www.aljarida.example/news.asp?id=77"


@pytest.mark.parametrize("ending", [".mhtml", ".mht"])
def test_a_page_saved_as_one_file(tmp_path: Path, ending: str) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.net/news/1"
    message["Subject"] = "x"
    message.make_related()
    for place, body in (
        ("https://ads.example/frame", "إعلان طويل جدا " * 20),
        ("https://example.net/news/1", LONG),
    ):
        part = EmailMessage()
        part.set_content(f"<body><p>{body}</p></body>", "html", "utf-8", "quoted-printable")
        part["Content-Location"] = place
        message.attach(part)
    path = tmp_path / f"خبر{ending}"
    path.write_bytes(message.as_bytes())

    (found,) = read_rows(path, tmp_path)

    assert (found.id, found.text) == ("خبر", LONG)
    assert (found.url, found.outlet) == ("https://example.net/news/1", "example.net")


@pytest.mark.parametrize(
    ("head", "title", "date", "outlet"),
    [
        pytest.param("<title>عنوان - الصحيفة</title>", "عنوان - الصحيفة", "", "", id="title alone"),
        pytest.param(
            '<title>عنوان الخبر - الصحيفة</title><meta property="og:site_name" content="الصحيفة">',
            "عنوان الخبر", "", "الصحيفة", id="outlet after the title",
        ),
        pytest.param(
            '<script type="application/ld+json">[{"@type":["Article"],"headline":"عنوان",'
            '"datePublished":"2018-5-1T00:00","publisher":[{"name":"وكالة"}]}]</script>',
            "عنوان", "2018-05-01", "وكالة", id="JSON-LD",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": bad</script>'
            '<meta name="DATE" content="1 أيار 2018">',
            "", "1 أيار 2018", "", id="broken JSON-LD",
        ),
        pytest.param(
'<script type="application/ld+json">'
            + '{"@graph":[' * 500 + "]}" * 500 + "</script><title>ع</title>",
            "ع", "", "", id="deep JSON-LD",
        ),
    ],
)  # fmt: skip
def test_what_pages_say_about_their_article(
    tmp_path: Path, head: str, title: str, date: str, outlet: str
) -> None:
    found = page(tmp_path, f"<html><head>{head}</head><body><p>{LONG}</p></body></html>")

    assert (found.title, found.date, found.outlet) == (title, date, outlet)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(f"<div><p>{LONG}<p>{LONG}</div>", f"{LONG}\n\n{LONG}", id="paragraphs without an end"),
        pytest.param(f"<p>{LONG}</p></b></i></div>", LONG, id="ends of nothing"),
        pytest.param(f"<div style='display: none'>{LONG}</div><p>{LONG}!", f"{LONG}!", id="hidden"),
        pytest.param(f"<!-- {LONG} --><p>{LONG}?", f"{LONG}?", id="comment"),
        pytest.param(f"<p>ع<b>راق</b>ي {LONG}", f"عراقي {LONG}", id="a word in two elements"),
        pytest.param(f"<pre>{LONG}\n  سطر</pre>", f"{LONG}\nسطر", id="preformatted"),
        pytest.param("<p>&#x627;&#65533;&nbsp;&hellip; " + LONG, f"ا\ufffd\u00a0… {LONG}", id="references"),
        pytest.param(f"<div itemprop='articleBody'>{LONG}</div><p>{LONG}!", LONG, id="articleBody"),
        pytest.param(
            f"<article>قصير</article><div><p>{LONG}<p>{LONG}</div>", f"{LONG}\n\n{LONG}", id="teaser"
        ),
        pytest.param("<div>" * 5000 + f"<p>{LONG}" + "</div>" * 5000, LONG, id="deep"),
        pytest.param(f"<p>{LONG}<![x[y]]><![ ><![if x]>؟<![endif]>", f"{LONG}؟", id="marked sections"),
        pytest.param(
            f"<p title='&#{'9' * 9999};'>{LONG}&#{'9' * 9999};", f"{LONG}\ufffd", id="huge references"
        ),
    ],
)
def test_the_text_is_what_a_reader_came_for(tmp_path: Path, body: str, text: str) -> None:
    assert page(tmp_path, f"<body>{body}").text == text


@pytest.mark.parametrize(
    ("data", "id_"),
    [
        (f"<p>{LONG}".encode("utf-8-sig"), "mark"),
        (f"<p>{LONG}".encode("utf-16"), "wide mark"),
        (f"<meta charset=windows-1256><p>{LONG}".encode(), "UTF-8 that says otherwise"),
        (f"<meta charset='windows-1256'><p>{LONG}".encode("cp1256"), "said"),
        (f"<meta charset='no-such'><p>{LONG}".encode("cp1256"), "said wrongly"),
        (f"<meta charset='iso-8859-6'><p>{LONG}".encode("iso8859_6"), "ISO"),
    ],
)
def test_the_encoding_is_told(tmp_path: Path, data: bytes, id_: str) -> None:
    assert page(tmp_path, data).text == LONG


def test_without_running_text_the_data_of_the_page_may_have_it(tmp_path: Path) -> None:
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{LONG}"}}</script>'

    assert page(tmp_path, f"<head>{data}</head><body><div id=app></div>").text == LONG


def test_control_characters_are_told(tmp_path: Path) -> None:
    found = page(tmp_path, f"<p>\x01{LONG}\x0b")

    assert found.text == LONG
    assert found.notices == ("2 control characters, which no text holds, were left out",)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.html", b"", "has no running text"),
        ("a.html", b"<body><script>x</script>", "has no running text"),
        ("a.htm", bytes(range(256)) * 9, "no UTF-8|control character"),
        ("a.html", b"<p>\x1b", "has no running text"),
        ("a.mhtml", b"\n" * 2_000_001, "has more than 2,000,000 lines"),
        ("a.mhtml", b"Content-Type: text/html;" + b"\n a=b c;" * 100_000 + b"\n\nx", "has a header of more"),
        ("a.mhtml", b"\x00\x01", "holds no page"),
        ("a.mhtml", b"Content-Type: text/plain\n\nx", "holds no page"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    with pytest.raises(ImportFileError, match=fault) as caught:
        page(tmp_path, data, name)

    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.mhtml", "a.mht"])
def test_pages_are_known_by_their_endings(tmp_path: Path, name: str) -> None:
    found = detect(tmp_path / name)

    assert found is not None
    assert found.name == "webpage"


@given(
    html=st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<!--", "-->", "<![CDATA[", "<a href='", "&#", "<td>", "<br/>"]
        )
        | st.text(max_size=30)
        | st.just(LONG)
    ).map("".join),
    ending=st.sampled_from([".html", ".mhtml"]),
)
def test_every_page_is_read_or_refused(html: str, ending: str, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    folder: Path = tmp_path_factory.mktemp("pages")
    try:
        found = page(folder, html.encode("utf-8", "replace"), f"a{ending}")
    except ImportFileError as error:
        assert str(folder) in str(error)  # noqa: PT017 - one of the two has to hold
    else:
        assert found.text.strip()
        assert "\r" not in found.text


def test_with_trafilatura_its_text_is_taken(trafilatura: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = trafilatura.extract

    def extract(html: str, **options: object) -> str | None:
        asked.append(html)
        found: str | None = real(html, **options)
        return found

    monkeypatch.setattr(trafilatura, "extract", extract)

    found = article(PAGES / "modern.html")

    assert len(asked) == 1
    assert "خفض القوات من 5200" in found.text
    assert "\n\nوقال إنّ" in found.text
    assert "جميع الحقوق" not in found.text
    assert (found.date, found.outlet) == ("2020-09-09", "وكالة الرافدين")


def test_the_text_of_a_deep_page_is_in_the_order_of_the_page() -> None:
    root = tree_of("<div>".join(f"{n} " for n in range(500)) + "</div>end")
    assert root.text().startswith("".join(f"{n} " for n in range(500)) + "end")
