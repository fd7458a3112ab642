"""Suggestions: figures on demand, other matches of what was labelled; taken by keys, undone in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotations.model import Span
from tests.desktop.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
FORCES = "القوات الأمريكية"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.window.settings.set_value("marking/matches", "on")
    return desk


def texts(desk: Desk) -> list[str]:
    """What is drawn dashed."""
    return [desk.article_text[one.start : one.end] for one in desk.window.suggesting.suggestions]


def selected_text(desk: Desk) -> str:
    start, end = desk.view.selection()
    return desk.article_text[start:end]


def figures(desk: Desk) -> list[Span]:
    return [span for span in desk.spans if span.label == "figure"]


def label(desk: Desk, words: str, key: Key) -> None:
    start = desk.article_text.index(words)
    desk.drag(start, start + len(words))
    desk.key(key)


def test_figures_are_suggested_and_taken_one_by_one(desk: Desk):
    desk.open_article("002")
    desk.key(Key.Key_F)
    assert texts(desk) == [
        "حوالي 3500 جندي أجنبي",
        "2500 أميركي",
        "الجولات الأربع",
        "أكثر من خمسين هجوما صاروخيا",
    ]
    assert selected_text(desk) == "حوالي 3500 جندي أجنبي"
    assert not desk.spans
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Return)
    (span,) = desk.spans
    assert (span.text, span.label) == ("2500 أميركي", "figure")
    assert span.attributes == {"value": 2500, "counted": "troops"}
    assert selected_text(desk) == "الجولات الأربع"
    desk.key(Key.Key_Tab, SHIFT)
    assert selected_text(desk) == "حوالي 3500 جندي أجنبي"
    desk.key(Key.Key_Return)
    assert figures(desk)[0].attributes == {"value": 3500, "counted": "troops", "modifier": "about"}
    assert len(texts(desk)) == 2


def test_all_are_taken_in_one_step_and_the_article_stays_open(desk: Desk):
    desk.open_article("000")
    desk.key(Key.Key_F)
    count = len(texts(desk))
    assert count > 10
    desk.key(Key.Key_Return, CONTROL)
    assert len(figures(desk)) == count
    assert not desk.window.suggesting.is_on
    assert desk.session.article is not None
    assert desk.session.article.id.startswith("000")
    doubtful = [span.text for span in figures(desk) if span.attributes.get("doubtful")]
    assert doubtful == ["نحو 7000 آلاف متعاقد"]
    desk.key(Key.Key_Z, CONTROL)
    assert not desk.spans


def test_escape_takes_none_and_the_keys_do_again_what_they_did(desk: Desk):
    desk.open_article("002")
    desk.key(Key.Key_F)
    desk.key(Key.Key_Escape)
    assert not texts(desk)
    assert not desk.spans
    article = desk.session.article
    desk.key(Key.Key_Return, CONTROL)
    assert desk.session.article != article


def test_what_is_marked_is_not_suggested_again(desk: Desk):
    desk.open_article("002")
    label(desk, "حوالي 3500 جندي أجنبي", Key.Key_2)
    desk.key(Key.Key_F)
    assert "حوالي 3500 جندي أجنبي" not in texts(desk)
    desk.key(Key.Key_Return, CONTROL)
    desk.key(Key.Key_F)
    assert not texts(desk)
    assert "No figures" in desk.window.status.currentMessage()


def test_undo_offers_nothing_that_is_marked_and_another_article_offers_nothing(desk: Desk):
    desk.open_article("002")
    desk.key(Key.Key_F)
    desk.key(Key.Key_Return)
    assert len(texts(desk)) == 3
    desk.open_article("004")
    assert not texts(desk)


def test_a_click_chooses_the_suggestion_that_enter_takes(desk: Desk):
    desk.open_article("002")
    desk.key(Key.Key_F)
    desk.click(desk.article_text.index("خمسين"))
    desk.key(Key.Key_Return)
    assert [span.text for span in desk.spans] == ["أكثر من خمسين هجوما صاروخيا"]


def test_after_labelling_the_other_matches_are_offered_in_every_spelling(desk: Desk):
    desk.open_article("003")
    label(desk, FORCES, Key.Key_1)
    assert set(texts(desk)) == {FORCES, "القوات الأمريكيّة", "للقوات الأمريكية"}
    count = len(texts(desk))
    desk.key(Key.Key_Return, CONTROL)
    actors = [span for span in desk.spans if span.label == "actor"]
    assert len(actors) == count + 1
    desk.key(Key.Key_Z, CONTROL)
    assert len(desk.spans) == 1


def test_the_other_matches_get_the_entity_that_the_first_one_has_by_then(desk: Desk):
    desk.open_article("003")
    label(desk, FORCES, Key.Key_1)
    first = desk.session.selected_span
    assert first is not None
    desk.window.annotating.set_entity(first.id, "القوات الأمريكية")
    desk.key(Key.Key_Return, CONTROL)
    assert len({span.entity for span in desk.spans}) == 1
    assert desk.spans[0].entity


def test_enter_shows_the_next_match_before_it_takes_it(desk: Desk):
    desk.open_article("003")
    label(desk, FORCES, Key.Key_1)
    desk.key(Key.Key_Return)
    assert len(desk.spans) == 1
    place = desk.view.selection()
    assert selected_text(desk) in texts(desk)
    desk.key(Key.Key_Return)
    assert place in [(span.start, span.end) for span in desk.spans]


def test_the_preference_switches_other_matches_off(desk: Desk):
    desk.window.settings.set_value("marking/matches", "off")
    desk.open_article("003")
    label(desk, FORCES, Key.Key_1)
    assert not texts(desk)


def test_a_span_that_is_labelled_figure_says_what_its_text_says_in_one_step(desk: Desk):
    desk.open_article("004")
    label(desk, "أقل من 2000 جندي", Key.Key_2)
    assert figures(desk)[0].attributes == {"high": 2000, "counted": "troops", "modifier": "less_than"}
    desk.key(Key.Key_Z, CONTROL)
    assert not desk.spans


def test_a_span_that_becomes_a_figure_is_read_too(desk: Desk):
    desk.open_article("004")
    label(desk, "أكثر من 900 جندي", Key.Key_1)
    assert not desk.spans[0].attributes
    desk.key(Key.Key_2)
    assert figures(desk)[0].attributes["value"] == 900
    desk.key(Key.Key_Z, CONTROL)
    assert (desk.spans[0].label, dict(desk.spans[0].attributes)) == ("actor", {})


def test_a_value_that_contradicts_the_text_is_flagged_until_it_agrees(desk: Desk):
    desk.open_article("004")
    label(desk, "ما يقرب من 25000 جندي", Key.Key_2)
    assert not warning(desk)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_A, CONTROL)
    desk.type("2500")
    desk.key(Key.Key_Return)
    assert figures(desk)[0].attributes["value"] == 2500
    assert "25000" in warning(desk)
    desk.key(Key.Key_Z, CONTROL)
    assert not warning(desk)


def warning(desk: Desk) -> str:
    """What the inspector warns of."""
    page = desk.window.inspector.page()
    assert page is not None
    shown = [
        one for one in page.findChildren(QLabel) if one.property("role") == "warning" and one.isVisible()
    ]
    return "".join(one.text() for one in shown)
