"""Colours: the differences published with CIEDE2000, colour-blind eyes, contrast."""

from __future__ import annotations

import pytest

from annotations.colours import Vision, blend, ciede2000, close_pairs, contrast, difference, seen_as
from annotations.schema import Label
from annotations.store.project import default_schema

OKABE_ITO = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#000000")


def labels(*colors: str) -> list[Label]:
    return [Label(f"l{n}", f"L{n}", "", color, "") for n, color in enumerate(colors)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # From the test data of Sharma, Wu and Dalal (2005).
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_ciede2000(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("grey", ["#000000", "#808080", "#ffffff"])
def test_greys_look_the_same_to_every_eye(vision: Vision, grey: str) -> None:
    assert seen_as(grey, vision) == grey


def test_red_and_green_meet_for_eyes_without_one_of_the_two() -> None:
    red, green = "#c03000", "#5a7000"
    assert difference(red, green) > 35
    assert difference(seen_as(red, Vision.DEUTAN), seen_as(green, Vision.DEUTAN)) < 11


def test_the_default_labels_and_their_whole_family_pass() -> None:
    assert close_pairs(default_schema().labels) == []
    assert close_pairs(labels(*OKABE_ITO)) == []


def test_close_pairs_name_who_confuses_them() -> None:
    (pair,) = close_pairs(labels("#c03000", "#5a7000", "#0000ff"))
    assert (pair.one.id, pair.other.id, pair.vision) == ("l0", "l1", Vision.DEUTAN)
    (same,) = close_pairs(labels("#0072B2", "#0072B3"))
    assert same.vision is Vision.FULL


def test_contrast_and_tints() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert blend("#000000", "#ffffff", 0.5) == "#808080"
    assert blend("#123456", "#ffffff", 0) == "#ffffff"
