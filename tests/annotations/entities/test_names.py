"""Names compared across spellings, articles and proclitics; unnamed sources told apart."""

from __future__ import annotations

import pytest

from annotations.entities.names import bare_texts, core_key, is_unnamed, is_worth_learning, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("القوات الأمريكية", "القوات الأميركية", id="two spellings of America"),
        pytest.param("القوات الأمريكية", "القوّات الأمريكيّة", id="tashkeel"),
        pytest.param("أبو مهدي المهندس", "ابو مهدى المهندس", id="alef and ya"),
        pytest.param("مجلس الأمن", "«مجلس الأمن»", id="quotes"),
        pytest.param("عين الأسد", "عين  الأسد", id="spaces"),
        pytest.param("كتائب حزب الله", "كتائب حزب ﷲ", id="ligature"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("القوات الأمريكية", "للقوات الأمريكية", id="article after li"),
        pytest.param("القوات الأمريكية", "قوات أمريكية", id="no article"),
        pytest.param("عبد الكريم", "عبد كريم", id="article inside"),
        pytest.param("نوري كامل", "نوريكامل", id="glued"),
    ],
)
def test_articles_and_spaces_do_not_count_in_the_core(one: str, other: str) -> None:
    assert core_key(one) == core_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("العراق", "العراقية"), ("داعش", "داعشي"), ("الحكومة", "حكومته"), ("ترامب", "ترمب")],
)
def test_other_words_have_other_cores(one: str, other: str) -> None:
    assert core_key(one) != core_key(other)


def test_sure_proclitics_come_off() -> None:
    assert bare_texts("والقوات الأمريكية") == ["القوات الأمريكية"]
    assert bare_texts("وبالعراق") == ["بالعراق", "العراق"]
    assert bare_texts("لواشنطن", {"واشنطن"}.__contains__) == ["واشنطن"]
    assert bare_texts("والد الرئيس") == []


@pytest.mark.parametrize("text", ["مصادر أمنية", "مصدر", "مسؤول أميركي كبير", "مسئولون عراقيون", "شهود عيان"])
def test_unnamed_sources(text: str) -> None:
    assert is_unnamed(text)


@pytest.mark.parametrize("text", ["المتحدث باسم التحالف", "ماكينزي", "مصدرون", "", "وزارة الدفاع"])
def test_named_sources(text: str) -> None:
    assert not is_unnamed(text)


def test_what_changes_its_meaning_from_article_to_article_is_not_learned() -> None:
    assert is_worth_learning("دونالد ترامب")
    assert not is_worth_learning("الرئيس")
    assert not is_worth_learning("رئيس الوزراء")
    assert not is_worth_learning("الرئيس الأمريكي الذي تولى منصبه في العشرين من شهر كانون الثاني الماضي")
    assert not is_worth_learning("«»")
