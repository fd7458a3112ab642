from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import folded_corpus
from annotations.annotate_all import Marking, annotate
from annotations.concordance import Concordance, Corpus, Order
from annotations.model import AnnotationSet, Article, Heading
from annotations.store import Project
from annotations.text.find import Query, QueryError, find
from tests.annotations.formats.sample import PIECES, TEXTS

ARTICLES = {
    "1": Article("1", "بدأت القوات الأمريكية بالانسحاب.", date="2020-01-02", outlet="ب"),
    "2": Article("2", "قال إن للقوات الأميركيّة\nقواعد، وبالقوات الأمريكية 🚨", date="", outlet="ا"),
    "3": Article("3", "لا شيء.", date="2019-01-01"),
    "4": Article("4", "أعلنت القوات الأمريكيةبالعراق أمس", date="2019-05-05", outlet="ا"),
}
QUERY = "القوات الأمريكية"


class Shelf:
    """The articles above; the first hit of article 1 is labelled."""

    def article(self, article_id: str) -> Article:
        return ARTICLES[article_id]

    def annotations(self, article_id: str) -> AnnotationSet:
        empty = AnnotationSet(article_id, "a1")
        return annotate(empty, ARTICLES["1"], [(5, 21)], Marking("actor")) if article_id == "1" else empty


def heading(article_id: str) -> Heading:
    article = ARTICLES[article_id]
    return Heading(article_id, "", date=article.date, outlet=article.outlet)


@pytest.fixture(params=[1, 30, 1_000_000])
def corpus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setattr(folded_corpus, "BLOCK", request.param)
    return filled({article_id: article.text for article_id, article in ARTICLES.items()})


def filled(texts: dict[str, str]) -> Corpus:
    corpus = Corpus(texts.__getitem__)
    for article_id, text in texts.items():
        corpus.put(article_id, text)
    return corpus


def searched(corpus: Corpus, query: Query | str) -> Concordance:
    concordance = Concordance(corpus, Query(query) if isinstance(query, str) else query)
    concordance.search_all()
    return concordance


def places(concordance: Concordance) -> list[tuple[str, str]]:
    return [
        (concordance.article_id(number), concordance.match(number).surface)
        for number in range(len(concordance))
    ]


def test_rows(corpus: Corpus) -> None:
    concordance = searched(corpus, QUERY)
    rows = [concordance.row(number, Shelf()) for number in range(len(concordance))]
    assert [
        (r.article_id, r.before, r.attached, r.keyword, r.after, r.proclitic, r.labels) for r in rows
    ] == [
        ("1", "بدأت", "", "القوات الأمريكية", "بالانسحاب.", "", ("actor",)),
        ("2", "قال إن", "", "للقوات الأميركيّة", "قواعد، وبالقوات الأمريكية 🚨", "ل", ()),
        ("2", "قال إن للقوات الأميركيّة قواعد،", "وب", "القوات الأمريكية", "🚨", "وب", ()),
        ("4", "أعلنت", "", "القوات الأمريكية", "بالعراق أمس", "", ()),
    ]
    assert [(row.date, row.outlet) for row in rows[:2]] == [("2020-01-02", "ب"), ("", "ا")]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(Order.TEXT, ["1", "2", "2", "4"], id="as they come"),
        pytest.param(Order.AFTER, ["2", "1", "4", "2"], id="by the word after"),
        pytest.param(Order.BEFORE, ["4", "2", "1", "2"], id="by the word before"),
        pytest.param(Order.DATE, ["4", "1", "2", "2"], id="by date, undated last"),
        pytest.param(Order.OUTLET, ["2", "2", "4", "1"], id="by outlet"),
    ],
)
def test_orders(corpus: Corpus, order: Order, expected: list[str]) -> None:
    concordance = searched(corpus, QUERY)
    concordance.sort(order, heading)
    assert [concordance.article_id(number) for number in range(len(concordance))] == expected


def test_it_searches_step_by_step(corpus: Corpus) -> None:
    concordance = Concordance(corpus, Query(QUERY))
    counts = [len(concordance)]
    while concordance.step():
        counts.append(len(concordance))
    assert counts[0] == 0
    assert counts[-1] == 4
    assert len(counts) == len(corpus.blocks) + 1
    assert concordance.is_complete
    assert concordance.searched == 1.0


QUERIES = [
    pytest.param(Query("القوات"), id="word"),
    pytest.param(Query("قوات", whole_words=False), id="anywhere"),
    pytest.param(Query("القوات الأمريكية", exact=True), id="exact"),
    pytest.param(Query("قوات ال.*?ة", regex=True), id="expression"),
    pytest.param(Query("الأم[ير]+كيّ?ة", exact=True, regex=True), id="exact expression"),
    pytest.param(Query("\u0651", exact=True), id="a mark"),
    pytest.param(Query(r"\u0651", exact=True, regex=True), id="a mark by expression"),
    pytest.param(Query(r"\s+\S", regex=True), id="white space"),
    pytest.param(Query(""), id="empty"),
]


@pytest.mark.parametrize("query", QUERIES)
def test_it_finds_what_find_finds(corpus: Corpus, query: Query) -> None:
    expected = [(a.id, match.surface) for a in ARTICLES.values() for match in find(a.text, query)]
    assert places(searched(corpus, query)) == expected


@given(
    texts=st.lists(TEXTS, min_size=1, max_size=5), query=st.lists(PIECES, min_size=1, max_size=3).map("".join)
)
def test_any_corpus_is_searched_like_its_texts(texts: list[str], query: str) -> None:
    named = {str(number): text for number, text in enumerate(texts)}
    for prepared in (Query(query), Query(query, whole_words=False), Query(query, exact=True)):
        concordance = searched(filled(named), prepared)
        found = [(concordance.article_id(n), concordance.match(n)) for n in range(len(concordance))]
        assert found == [(name, match) for name, text in named.items() for match in find(text, prepared)]


def test_articles_change_and_go(corpus: Corpus) -> None:
    texts = {article_id: article.text for article_id, article in ARTICLES.items()}
    corpus = filled(texts)
    assert len(places(searched(corpus, QUERY))) == 4
    texts["3"] = "القوات الأمريكية"
    corpus.put("3", texts["3"])
    corpus.drop("2")
    assert "2" not in corpus
    assert len(corpus) == 3
    assert [article_id for article_id, _ in places(searched(corpus, QUERY))] == ["1", "3", "4"]
    assert corpus.article_ids == ("1", "3", "4")
    assert corpus.memory > 0


def test_a_project_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("القوات الأمريكية", "utf-8")
    project = Project.open(tmp_path, "a1")
    corpus = Corpus(lambda article_id: project.article(article_id).text)
    corpus.put("a", project.article("a").text)
    assert searched(corpus, QUERY).row(0, project).keyword == "القوات الأمريكية"


def test_a_slow_expression_says_so(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.text.query.TIME_LIMIT", 0.05)
    corpus.put("5", "ا" * 40 + "ب")
    with pytest.raises(QueryError):
        searched(corpus, Query("(ا|اا)+$", regex=True))
