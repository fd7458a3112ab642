from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.near_duplicates import NearDuplicate, against, groups, near_duplicates

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXTS = {path.stem: path.read_text("utf-8") for path in SEEDS}
REPORT = TEXTS[SEEDS[2].stem]


def respelt(text: str) -> str:
    """As another outlet spells it."""
    text = text.replace("أميرك", "أمريك").replace("إ", "ا").replace("أ", "ا").replace("ة ", "ه ")
    return re.sub(r"(\w)ـ?(\w)", r"\1ـ\2", text, count=40).replace("2", "٢")


def edited(text: str, every: int) -> str:
    words = text.split()
    return " ".join("كما" if i % every == every - 1 else word for i, word in enumerate(words))


@pytest.mark.parametrize(
    ("copy", "least"),
    [
        pytest.param(REPORT, 1.0, id="the same text"),
        pytest.param("عاجل: واشنطن تنسحب\n\n" + REPORT.partition("\n")[2], 0.9, id="another headline"),
        pytest.param(REPORT[: len(REPORT) // 3], 0.99, id="a third of it"),
        pytest.param(REPORT[-600:], 0.9, id="its end alone"),
        pytest.param(f"{REPORT}\n{'خبر آخر لا صلة له بما سبق في هذه الصفحة '}" * 3, 0.99, id="three times"),
        pytest.param(respelt(REPORT), 0.98, id="other spelling, tatweel and digits"),
        pytest.param("\u064e".join(REPORT), 1.0, id="with tashkeel"),
        pytest.param(
            REPORT.replace("،", ";").replace('"', "»").replace(" ", "\u00a0"), 1.0, id="other punctuation"
        ),
        pytest.param(edited(REPORT, 12), 0.5, id="every twelfth word changed"),
        pytest.param("\n".join(sorted(REPORT.split("\n"))), 0.85, id="paragraphs in another order"),
    ],
)
def test_a_copy_is_found_among_other_reports(copy: str, least: float) -> None:
    (pair,) = near_duplicates({**TEXTS, "copy": copy})[:1]

    assert {pair.first, pair.second} == {SEEDS[2].stem, "copy"}
    assert pair.share >= least


def test_reports_of_one_event_are_no_copies() -> None:
    assert near_duplicates(TEXTS) == []


def test_short_notices_are_compared_as_a_whole() -> None:
    notices = {
        "a": "مقتل جنديين أمريكيين في هجوم قرب قاعدة عين الأسد",
        "b": "مقتل جنديين أميركيين في هجوم قرب قاعدة عين الأسد غربي العراق",
        "c": "إصابة جندي عراقي في هجوم قرب قاعدة التاجي",
        "d": "عاجل",
        "e": "عاجل",
        "f": "…",
        "g": "",
    }

    found = {(pair.first, pair.second): pair.share for pair in near_duplicates(notices)}

    assert found == {("b", "a"): 1.0, ("e", "d"): 1.0}


def test_new_texts_are_held_against_known_ones_and_against_each_other() -> None:
    known = {"old": REPORT, "old copy": REPORT + "\nتابعونا", "other": TEXTS[SEEDS[0].stem]}
    new = {"n1": REPORT[:-200], "n2": "عنوان آخر " + REPORT, "n3": TEXTS[SEEDS[4].stem]}

    pairs = against(new, known)

    assert {(pair.first, pair.second) for pair in pairs} == {
        ("n1", "old"), ("n1", "old copy"), ("n2", "old"), ("n2", "old copy"), ("n2", "n1"),
    }  # fmt: skip
    assert pairs == sorted(pairs, key=lambda pair: -pair.share)


def test_a_hundred_copies_hang_together() -> None:
    copies = {f"copy {number}": f"الخبر {number} {REPORT}" for number in range(100)}

    together = groups(near_duplicates({**copies, **TEXTS}))

    assert [set(names) for names in together] == [{*copies, SEEDS[2].stem}]


def test_a_set_phrase_in_every_article_makes_no_copies_of_them() -> None:
    phrase = "اشترك في خدمة الإشعارات لمتابعة آخر الأخبار المحلية والعالمية فور وقوعها"
    draw = random.Random(7)
    words = sorted(set(" ".join(TEXTS.values()).split()))
    articles = {str(n): f"{phrase}\n{' '.join(draw.choices(words, k=200))}\n{phrase}" for n in range(80)}

    assert near_duplicates(articles) == []


def test_groups_join_pairs_that_share_a_text() -> None:
    pairs = [NearDuplicate(a, b, 0.9) for a, b in ("ab", "cd", "ef", "bc")]

    assert groups(pairs) == [("a", "b", "c", "d"), ("e", "f")]
    assert groups([]) == []


def test_progress_is_told_and_can_end_the_search() -> None:
    told: list[tuple[int, int]] = []

    class StoppedError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise StoppedError

    near_duplicates(TEXTS, lambda done, of: told.append((done, of)))

    assert told[-1] == (5, 5)
    with pytest.raises(StoppedError):
        near_duplicates(TEXTS, stop)


WORDS = ["القوات", "الأمريكية", "في", "2021", "a\ud800", "\U0001f6a8", "،", "."]


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_a_text_is_a_copy_of_itself_whatever_is_in_it(words: list[str]) -> None:
    text = " ".join(words)
    pairs = near_duplicates({"a": text, "b": text})

    assert pairs == ([NearDuplicate("b", "a", 1.0)] if any(map(str.isalnum, text)) else [])
