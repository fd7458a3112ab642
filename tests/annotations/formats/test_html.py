from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings

from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.html import HTML, read_back
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.offsets import Unit
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Span, make_span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, TEXT, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles


def written(
    path: Path, articles: list[AnnotatedArticle], options: ExportOptions | None = None
) -> ExportReport:
    assert HTML.write is not None
    return HTML.write(articles, path, options or ExportOptions(SCHEMA, ENTITIES))


def page_of(article: Article, spans: tuple[Span, ...], folder: Path) -> Element:
    """Return the page of one article, parsed as XML, which is another way to read it than ours."""
    written(folder, [AnnotatedArticle(article, AnnotationSet(article.id, "a1", spans))])
    (page,) = (folder / "articles").rglob("*.html")
    return fromstring(page.read_bytes())


def text_element(page: Element) -> Element:
    (found,) = (element for element in page.iter("article") if element.get("id") == "text")
    return found


def test_pages_are_what_they_were(tmp_path: Path) -> None:
    written(tmp_path / "html", difficult())
    assert_golden(tmp_path / "html", "html")


def test_everything_comes_back_but_times_and_sources(tmp_path: Path) -> None:
    assert written(tmp_path / "out", difficult()).losses == ()
    for row, each in zip(read_back(tmp_path / "out"), difficult(), strict=True):
        assert row.text == each.article.text
        assert (row.id, row.title, row.date, row.outlet, row.url) == (
            each.article.id,
            each.article.title,
            each.article.date,
            each.article.outlet,
            each.article.url,
        )
        assert stripped(annotations_of(row, each.article, row.annotator)) == stripped(each.annotations)


@given(each=annotated_articles())
@settings(deadline=None, max_examples=60)
def test_any_text_and_its_spans_come_back(
    tmp_path_factory: pytest.TempPathFactory, each: AnnotatedArticle
) -> None:
    folder = tmp_path_factory.mktemp("html") / "out"
    report = written(folder, [each])
    (row,) = read_back(folder)
    if not any("U+" in loss.reason for loss in report.losses):
        assert row.text == each.article.text
        assert stripped(annotations_of(row, each.article, row.annotator)) == stripped(each.annotations)


def test_the_element_with_the_text_holds_its_very_characters(tmp_path: Path) -> None:
    article = difficult()[0].article
    page = page_of(article, difficult()[0].annotations.spans, tmp_path / "out")
    paragraphs = list(text_element(page))
    assert {paragraph.tag for paragraph in paragraphs} == {"p"}
    assert ["".join(paragraph.itertext()) for paragraph in paragraphs] == [
        line + "\n" for line in TEXT.removesuffix("\n").split("\n")
    ]


def test_marks_of_a_span_cover_it_and_nothing_else(tmp_path: Path) -> None:
    spans = difficult()[0].annotations.spans
    page = page_of(difficult()[0].article, spans, tmp_path / "out")
    marked: dict[str, str] = {}
    for mark in text_element(page).iter("mark"):
        number = str(mark.get("data-span"))
        marked[number] = marked.get(number, "") + "".join(mark.itertext())
    assert marked == {str(number): span.text for number, span in enumerate(spans, 1)}


def test_bars_of_spans_that_overlap_lie_in_lanes_of_their_own(tmp_path: Path) -> None:
    page = page_of(difficult()[0].article, difficult()[0].annotations.spans, tmp_path / "out")

    def check(element: Element, above: frozenset[str]) -> None:
        for mark in element:
            lane = str(mark.get("class")).partition(" ")[2]
            assert mark.tag == "mark"
            assert lane not in above
            check(mark, above | {lane})

    for paragraph in text_element(page):
        check(paragraph, frozenset())


def test_paragraphs_run_as_most_of_their_letters_do(tmp_path: Path) -> None:
    page = page_of(Article("1", "قال نعم\nWe said yes (نعم)\n2018\n"), (), tmp_path / "out")
    assert [p.get("dir") for p in text_element(page)] == ["rtl", "ltr", "rtl"]


def test_a_page_needs_nothing_else_and_runs_nothing(tmp_path: Path) -> None:
    article = Article(
        "1", "<script>alert(1)</script> &amp; نص", "</title><img src=x>", url="javascript:alert(1)"
    )
    span = replace(make_span(article, 0, 8, '"><b onload="x'), note="' onmouseover='x")
    page = page_of(article, (span,), tmp_path / "out")
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert not [a for element in page.iter() for a in element.attrib if a.startswith("on") or a == "src"]
    assert [a.get("href") for a in page.iter("a")] == ["../../index.html", "#m1"]
    style = page.findtext("head/style") or ""
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_leads_to_something(tmp_path: Path) -> None:
    from urllib.parse import unquote

    written(tmp_path / "out", difficult())
    pages = [*(tmp_path / "out").rglob("*.html")]
    assert len(pages) == 4
    for path in pages:
        page = fromstring(path.read_bytes())
        ids = [i for element in page.iter() if (i := element.get("id"))]
        assert len(set(ids)) == len(ids)
        for link in page.iter("a"):
            target = str(link.get("href"))
            if target.startswith("#"):
                assert target[1:] in ids
            elif not target.startswith("https://"):
                assert (path.parent / unquote(target)).is_file()


def test_offsets_in_the_table_are_counted_as_asked(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1], ExportOptions(SCHEMA, offsets=Unit.UTF16))
    (page,) = (tmp_path / "out" / "articles").rglob("*.html")
    assert '<bdi dir="ltr">0–2</bdi>' in page.read_text("utf-8")


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    report = written(tmp_path / "out", difficult(), ExportOptions(SCHEMA, labels=frozenset({"base"})))
    assert report.spans == 6
    assert {span.label for row in read_back(tmp_path / "out") for span in row.spans} == {"base"}


def test_control_characters_are_replaced_and_told(tmp_path: Path) -> None:
    article = Article("001", "قال\x01\x0b نعم")
    span = make_span(article, 6, 9, "actor")
    report = written(tmp_path / "out", [AnnotatedArticle(article, AnnotationSet("001", "a1", (span,)))])
    assert [loss.reason for loss in report.losses] == [
        "XML has no place for U+0001, U+000B; U+FFFD stands there instead"
    ]
    (row,) = read_back(tmp_path / "out")
    assert row.text == "قال\ufffd\ufffd نعم"
    assert (row.spans[0].start, row.spans[0].end) == (6, 9)


def test_a_page_that_was_cut_short_is_told(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1])
    (page,) = (tmp_path / "out" / "articles").rglob("*.html")
    page.write_bytes(page.read_bytes()[:2000])
    with pytest.raises(ImportFileError, match="is no page of an export"):
        list(read_back(tmp_path / "out"))


def test_an_index_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1])
    (tmp_path / "out" / "index.html").write_text('<a data-page="../../x.html">x</a>', "utf-8")
    with pytest.raises(ImportFileError, match="names a page elsewhere"):
        list(read_back(tmp_path / "out"))


def stripped(annotations: AnnotationSet) -> AnnotationSet:
    """Return the annotations without what the pages leave out."""
    spans = (replace(span, source="", created="", modified="") for span in annotations.spans)
    relations = tuple(sorted(annotations.relations, key=lambda relation: relation.id))
    return replace(annotations, spans=tuple(spans), relations=relations)
