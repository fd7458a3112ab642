from annotations.edit import add_span
from annotations.model import AnnotationSet, Article, make_span
from annotations.suggestions import Suggestion, apart, still_open

ARTICLE = Article(id="1", text="0123456789")


def marked(*extents: tuple[int, int], label: str = "a") -> AnnotationSet:
    annotations = AnnotationSet("1", "a1")
    for extent in extents:
        annotations = add_span(annotations, make_span(ARTICLE, *extent, label))
    return annotations


def test_suggestions_on_spans_of_their_label_are_left_out():
    suggestions = [Suggestion(start, start + 1, "a") for start in range(10)]
    left = still_open(marked((0, 8), (1, 3), (2, 4)), suggestions)
    assert [one.start for one in left] == [8, 9]
    assert len(still_open(marked((0, 8), label="b"), suggestions)) == 10


def test_a_suggestion_around_or_beside_a_span():
    around, beside = Suggestion(2, 6, "a"), Suggestion(4, 6, "a")
    assert still_open(marked((3, 4)), [around, beside]) == [beside]


def test_overlapping_suggestions_give_way_to_the_first_and_longest():
    first, inner, later = Suggestion(0, 4, "a"), Suggestion(0, 2, "a"), Suggestion(4, 6, "b")
    assert apart([later, inner, first, Suggestion(3, 5, "a")]) == [first, later]
