"""Which entity a text means: every way in which names fit, what decides among them, what is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.entities.ranking import Context, NameIndex, Reason, candidates, context_at, sure_entity
from annotations.model import AnnotationSet, Entity, Span

ENTITIES = (
    Entity("us", "actor", "الولايات المتحدة", aliases=("واشنطن", "أمريكا")),
    Entity("forces", "actor", "القوات الأمريكية", aliases=("الجيش الأمريكي",)),
    Entity("iraqi", "actor", "القوات العراقية"),
    Entity("trump", "actor", "دونالد ترامب", aliases=("ترامب",), attributes=frozen({"latin_name": "Trump"})),
    Entity("kadhimi", "actor", "مصطفى الكاظمي", aliases=("الكاظمي",)),
    Entity("source", "actor", "مصدر أمني", attributes=frozen({"actor_kind": "unnamed"})),
    Entity("asad", "base", "عين الأسد", aliases=("قاعدة عين الأسد",)),
    Entity("erbil", "base", "أربيل"),
)
INDEX = NameIndex(ENTITIES)


@pytest.mark.parametrize(
    ("query", "wanted", "reason"),
    [
        pytest.param("القوات الأمريكية", "forces", Reason.NAME, id="name"),
        pytest.param("القوات الأميركيّة", "forces", Reason.NAME, id="other spelling"),
        pytest.param("الجيش الأميركي", "forces", Reason.ALIAS, id="alias"),
        pytest.param("للقوات الأمريكية", "forces", Reason.SPELLING, id="li and article"),
        pytest.param("والقوات الأمريكية", "forces", Reason.SPELLING, id="proclitic"),
        pytest.param("لواشنطن", "us", Reason.SPELLING, id="proclitic before a name"),
        pytest.param("القوات الع", "iraqi", Reason.BEGINS, id="typed so far"),
        pytest.param("كاظم", "kadhimi", Reason.BEGINS, id="without its article"),
        pytest.param("الرئيس دونالد ترامب", "trump", Reason.INSIDE, id="title and name"),
        pytest.param("متحد", "us", Reason.CONTAINS, id="inside a name"),
        pytest.param("دونالد ترمب", "trump", Reason.SIMILAR, id="a letter less"),
        pytest.param("trump", "trump", Reason.ALIAS, id="Latin"),
    ],
)
def test_the_first_candidate(query: str, wanted: str, reason: Reason) -> None:
    first = candidates(query, "actor", INDEX)[0]
    assert first.entity.id == wanted
    assert first.reasons[0][0] is reason
    assert first.score == pytest.approx(sum(share for _, share in first.reasons))


def test_only_entities_of_the_label_are_proposed() -> None:
    assert [c.entity.id for c in candidates("عين الأسد", "base", INDEX)] == ["asad"]
    assert candidates("عين الأسد", "actor", INDEX) == []
    assert candidates("عين الأسد", "figure", INDEX) == []


def test_nearness_and_use_decide_among_equals() -> None:
    assert {c.entity.id for c in candidates("القوات", "actor", INDEX)} == {"forces", "iraqi"}
    near = Context(distances={"iraqi": 40})
    assert candidates("القوات", "actor", INDEX, near)[0].entity.id == "iraqi"
    assert candidates("القوات", "actor", INDEX, Context(recent=["forces"]))[0].entity.id == "forces"
    assert candidates("القوات", "actor", INDEX, Context(counts={"forces": 9}))[0].entity.id == "forces"


def test_a_better_name_beats_nearness() -> None:
    context = Context(distances={"iraqi": 0}, recent=["iraqi"], counts={"iraqi": 1000})
    assert candidates("القوات الأمريكية", "actor", INDEX, context)[0].entity.id == "forces"


def test_without_a_text_what_is_near_comes_first() -> None:
    context = Context(distances={"kadhimi": 10, "us": 900}, recent=["trump"])
    ids = [c.entity.id for c in candidates("", "actor", INDEX, context)]
    assert ids[:3] == ["kadhimi", "us", "trump"]
    assert "source" not in ids


def test_an_unnamed_source_is_proposed_in_its_own_article_only() -> None:
    assert candidates("مصدر أمني", "actor", INDEX) == []
    (only,) = candidates("مصدر أمني", "actor", INDEX, Context(distances={"source": 5}))
    assert only.entity.id == "source"


@pytest.mark.parametrize(
    ("text", "label", "wanted"),
    [
        pytest.param("واشنطن", "actor", "us", id="alias"),
        pytest.param("القوات الأميركية", "actor", "forces", id="spelling"),
        pytest.param("للقوات الأمريكية", "actor", "forces", id="li and article"),
        pytest.param("قوات أمريكية", "actor", None, id="indefinite: others may be meant"),
        pytest.param("القوات", "actor", None, id="half a name"),
        pytest.param("دونالد ترمب", "actor", None, id="similar only"),
        pytest.param("واشنطن", "base", None, id="other label"),
        pytest.param("مصدر أمني", "actor", None, id="unnamed source of another article"),
    ],
)
def test_what_is_sure(text: str, label: str, wanted: str | None) -> None:
    found = sure_entity(text, label, INDEX)
    assert (found.id if found else None) == wanted


def test_a_name_of_two_entities_is_not_sure() -> None:
    index = NameIndex([Entity("om", "actor", "عُمان"), Entity("jo", "actor", "الأردن", aliases=("عمّان",))])
    assert sure_entity("عمان", "actor", index) is None
    assert {c.entity.id for c in candidates("عمان", "actor", index)} == {"om", "jo"}


def test_the_context_knows_the_nearest_mention() -> None:
    spans = (
        Span("s1", 0, 3, "actor", "abc", entity="e1"),
        Span("s2", 90, 93, "actor", "abc", entity="e1"),
        Span("s3", 100, 103, "actor", "abc", entity="e2"),
    )
    context = context_at(AnnotationSet("a", "x", spans), 100, but="s3")
    assert context.distances == {"e1": 10}


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = candidates(text, "actor", INDEX)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert len({c.entity.id for c in found}) == len(found)
