"""The map beside the scroll bar: where things stand in it, what it costs, where a press leads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.viewer.article_view import ArticleView
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.overview import WIDTH, Overview
from tests.desktop.viewer.conftest import LEFT, NO, MakeView, seed, span

LOOKS = {"actor": LabelLook("#0000FF"), "stance": LabelLook("#FF00FF", "dashed")}
MATCH, CURRENT = "#00FF00", "#FF0000"
LONG_TEXT = "\n".join(seed(number) for number in ("000", "001", "002", "003", "004"))


@pytest.fixture
def show(make_view: MakeView) -> Callable[..., tuple[ArticleView, Overview]]:
    def make(text: str = LONG_TEXT, **how: int) -> tuple[ArticleView, Overview]:
        view = make_view(text, **how)
        view.set_label_looks(LOOKS)
        view.set_page_look(PageLook(page="#FFFFFF", match=MATCH, current_match=CURRENT))
        overview = view.findChild(Overview)
        assert overview is not None
        return view, overview

    return make


Show = Callable[..., tuple[ArticleView, Overview]]


def marks(overview: Overview, color: str) -> dict[int, list[int]]:
    """The places of a colour's marks in the map: x by y. A mark is nearer to its colour than to white."""
    image: QImage = overview.grab().toImage()
    wanted = QColor(color).rgb() & 0xFFFFFF
    found: dict[int, list[int]] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            if _parted(image.pixel(x, y)) == wanted:
                found.setdefault(y, []).append(x)
    return found


def _parted(pixel: int) -> int:
    """A pixel with every channel either full or empty."""
    return sum(0xFF << shift for shift in (16, 8, 0) if (pixel >> shift) & 0xFF > 127)


def height_of(view: ArticleView, overview: Overview, offset: int) -> float:
    """Where in the map a letter should be, by its place on the page."""
    bar = view.verticalScrollBar()
    page = bar.maximum() + bar.pageStep()
    on_page = bar.value() + view.character_box(offset).center().y()
    return on_page * min(1.0, overview.height() / page)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_stands_between_the_text_and_the_scroll_bar(
    qtbot: QtBot, direction: Qt.LayoutDirection, qapp: object
) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.setLayoutDirection(direction)
    view.set_overview(True)
    view.resize(500, 400)
    view.show()
    overview = view.findChild(Overview)
    assert overview is not None
    text, own = view.viewport().geometry(), overview.geometry()
    bar = view.verticalScrollBar().mapTo(view, QPoint(0, 0)).x()
    assert (own.top(), own.height(), own.width()) == (text.top(), text.height(), WIDTH)
    assert not own.intersects(text)
    if direction is Qt.LayoutDirection.LeftToRight:
        assert text.right() + 1 == own.left()
        assert own.right() + 1 == bar
    else:
        assert own.right() + 1 == text.left()
        assert bar + view.verticalScrollBar().width() == own.left()


@pytest.mark.parametrize("offset", [40, 5_000, 11_000], ids=["first", "middle", "last"])
def test_a_span_stands_at_its_height_in_its_colour(show: Show, qtbot: QtBot, offset: int) -> None:
    view, overview = show()
    view.set_spans([span(offset, offset + 16)])
    view.ensure_visible(offset, offset + 16)
    qtbot.waitUntil(lambda: bool(marks(overview, LOOKS["actor"].color)))
    found = marks(overview, LOOKS["actor"].color)
    assert max(found) - min(found) <= 4
    assert abs(sum(found) / len(found) - height_of(view, overview, offset)) < 8


def test_a_short_article_is_mapped_beside_its_lines(show: Show, qtbot: QtBot) -> None:
    view, overview = show("وقال مسؤول في البيت الأبيض.\nوأعلن البنتاغون ذلك.\n", height=500)
    view.set_spans([span(36, 44)])
    qtbot.waitUntil(lambda: bool(marks(overview, LOOKS["actor"].color)))
    above, line = view.character_box(5), view.character_box(36)
    found = marks(overview, LOOKS["actor"].color)
    assert above.bottom() < min(found) < line.bottom()
    assert line.top() < max(found) < 2 * line.bottom() - above.bottom()


def test_a_long_span_stands_beside_the_names_inside_it(show: Show, qtbot: QtBot) -> None:
    view, overview = show(LONG_TEXT[:1_500], height=500)
    view.set_spans([span(400, 700, "stance"), span(500, 516)])
    qtbot.waitUntil(lambda: bool(marks(overview, LOOKS["actor"].color)))
    clause, name = marks(overview, LOOKS["stance"].color), marks(overview, LOOKS["actor"].color)
    assert set(name) < set(clause)
    assert all(max(clause[y]) < min(name[y]) for y in name)


def test_a_span_that_goes_is_gone_from_the_map(show: Show, qtbot: QtBot) -> None:
    view, overview = show()
    kept = span(3_000, 3_010)
    view.set_spans([kept, span(12_000, 12_010)])
    qtbot.waitUntil(lambda: max(marks(overview, "#0000FF"), default=0) > 200)
    view.set_spans([kept])
    qtbot.waitUntil(lambda: 0 < max(marks(overview, "#0000FF"), default=0) < 200)


def test_a_new_span_costs_a_few_bars_whatever_else_there_is(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, overview = show()
    spans = [span(start, start + 8, span_id=f"s{start}") for start in range(0, len(LONG_TEXT) - 10, 12)]
    view.set_spans(spans)
    qtbot.waitUntil(lambda: len(marks(overview, "#0000FF")) > 400)
    drawn: list[tuple[int, int]] = []
    within = Lanes.within

    def counted(lanes: Lanes, start: int, end: int) -> object:
        drawn.append((start, end))
        return within(lanes, start, end)

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not overview.is_drawing())
    monkeypatch.setattr(Lanes, "within", counted)
    view.viewport().hide()  # the text asks for its lines' spans as well
    view.set_spans([*spans, span(4_000, 4_030, "stance", "new")])
    qtbot.waitUntil(lambda: bool(marks(overview, LOOKS["stance"].color)))
    assert 1 <= len(drawn) <= 4


def test_the_selected_span_fills_the_width(show: Show, qtbot: QtBot) -> None:
    view, overview = show()
    view.set_spans([span(3_000, 3_010, span_id="a"), span(12_000, 12_010, span_id="b")])

    def widest() -> list[int]:
        return [y for y, xs in marks(overview, "#0000FF").items() if len(xs) >= WIDTH - 2]

    view.set_selected_span("b")
    qtbot.waitUntil(lambda: len(widest()) >= 4)
    assert min(widest()) > 200
    view.set_selected_span("")
    qtbot.waitUntil(lambda: not widest())


def test_matches_are_shown_and_the_one_looked_at_stands_out(show: Show, qtbot: QtBot) -> None:
    view, overview = show()
    view.set_matches([(1_000, 1_005), (5_000, 5_005), (9_000, 9_005)], 1)
    qtbot.waitUntil(lambda: bool(marks(overview, CURRENT)))
    others, current = marks(overview, MATCH), marks(overview, CURRENT)
    assert min(others) < min(current) <= max(current) < max(others)
    assert all(len(xs) == WIDTH for xs in current.values())
    view.set_matches([])
    qtbot.waitUntil(lambda: not marks(overview, MATCH) and not marks(overview, CURRENT))


def test_a_press_goes_there(show: Show, qtbot: QtBot) -> None:
    view, overview = show()
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: not overview.is_drawing())
    QTest.mouseClick(overview, LEFT, NO, QPoint(WIDTH // 2, overview.height() // 2))
    middle = bar.value() + bar.pageStep() / 2
    assert middle / (bar.maximum() + bar.pageStep()) == pytest.approx(0.5, abs=0.05)
    assert view.caret() == 0


def test_a_drag_takes_the_page_along_to_both_ends(show: Show, qtbot: QtBot) -> None:
    view, overview = show()
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: not overview.is_drawing())
    QTest.mousePress(overview, LEFT, NO, QPoint(5, 10))
    assert bar.value() == 0, "what is seen was taken hold of, and it stayed"
    for y in (100, 300, overview.height() + 50):
        QTest.mouseMove(overview, QPoint(5, y))
    assert bar.value() == bar.maximum()
    QTest.mouseMove(overview, QPoint(5, -50))
    QTest.mouseRelease(overview, LEFT, NO, QPoint(5, -50))
    assert bar.value() == 0
    QTest.mouseMove(overview, QPoint(5, 300))
    assert bar.value() == 0


def test_zooming_draws_the_map_anew(show: Show, qtbot: QtBot) -> None:
    view, overview = show("العراق " * 20, height=500)
    view.set_spans([span(133, 139)])
    qtbot.waitUntil(lambda: bool(marks(overview, "#0000FF")))
    before = max(marks(overview, "#0000FF"))
    view.set_zoom(2.0)
    qtbot.waitUntil(lambda: max(marks(overview, "#0000FF"), default=0) > before + 40)


def test_hidden_it_leaves_its_room_to_the_text(show: Show) -> None:
    view, overview = show()
    room = view.viewport().width()
    view.set_overview(False)
    assert not overview.isVisible()
    assert view.viewport().width() == room + WIDTH


def test_it_says_what_it_is(show: Show) -> None:
    _, overview = show()
    assert overview.accessibleName() == "Overview of the article"
    assert "click" in overview.toolTip()
