"""Words stay readable and lines are seen, whatever colours a project's labels have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.colours import READABLE, blend, contrast
from annotations.store.project import default_schema
from desktop.theme import THEMES, load_theme, page_look
from desktop.viewer.contrast import LINE, Wash, inks, wash
from desktop.viewer.looks import DARK_TINT, LabelLook, PageLook, label_look
from tests.desktop.viewer.conftest import LOOKS

PAGES = {name: page_look(load_theme(name)) for name in THEMES}
COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
TINTS = st.floats(0.05, 0.3)
HARD = ["#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff"]

on_each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def laid_on(ground: str, layers: list[Wash]) -> str:
    for layer in layers:
        ground = blend(layer.color, ground, layer.opacity)
    return ground


def marked(page: PageLook) -> list[Wash]:
    """Return the layers of a selection and of the current match."""
    strength = DARK_TINT if page.dark else 1.0
    return [wash(page.accent, 0.22 * strength, page), wash(page.current_match, 0.55, page)]


@on_each_page
@pytest.mark.parametrize("label", LOOKS)
def test_words_are_very_readable_on_a_label_that_is_shipped(page: PageLook, label: str) -> None:
    tint = inks(LOOKS[label], page).tint
    assert contrast(page.ink, laid_on(page.page, [tint])) >= 7


@on_each_page
@pytest.mark.parametrize("color", HARD)
def test_words_are_readable_on_the_worst_stack_of_one_colour(page: PageLook, color: str) -> None:
    found = inks(LabelLook(color, tint=0.3), page)
    layers = [found.tint, found.tint, found.tint, found.selected, *marked(page)]
    assert contrast(page.ink, laid_on(page.page, layers)) >= READABLE


@on_each_page
@given(st.lists(st.tuples(COLORS, TINTS), min_size=1, max_size=12), st.integers(0, 11), st.booleans())
def test_words_are_readable_however_deep_spans_of_any_colours_lie(
    page: PageLook, labels: list[tuple[str, float]], selected: int, marked_first: bool
) -> None:
    found = [inks(LabelLook(color, tint=tint), page) for color, tint in labels]
    layers = [one.selected if place == selected else one.tint for place, one in enumerate(found)]
    layers = [*marked(page), *layers] if marked_first else [*layers, *marked(page)]
    assert contrast(page.ink, laid_on(page.page, layers)) >= READABLE


@on_each_page
@given(COLORS)
def test_a_line_is_seen_on_the_page_and_on_its_own_tint(page: PageLook, color: str) -> None:
    found = inks(LabelLook(color), page)
    for ground in (page.page, laid_on(page.page, [found.tint]), laid_on(page.page, [found.selected])):
        assert contrast(found.line, ground) >= LINE
    assert contrast(found.name, page.page) >= READABLE


@on_each_page
@pytest.mark.parametrize("label", LOOKS)
def test_a_tint_alone_looks_as_the_schema_has_it(page: PageLook, label: str) -> None:
    look = LOOKS[label]
    strength = look.tint * (DARK_TINT if page.dark else 1)
    wanted = blend(look.color, page.page, strength)
    painted = laid_on(page.page, [inks(look, page).tint])
    assert all(abs(int(wanted[i : i + 2], 16) - int(painted[i : i + 2], 16)) <= 2 for i in (1, 3, 5))


@on_each_page
@given(st.integers(20, 255), st.integers(0, 19))
def test_a_line_keeps_its_hue(page: PageLook, most: int, least: int) -> None:
    line = inks(LabelLook(f"#{most:02x}{least:02x}{least:02x}"), page).line
    red, green, blue = (int(line[i : i + 2], 16) for i in (1, 3, 5))
    assert red >= green == blue


def test_a_clause_is_tinted_less_than_the_names_in_it() -> None:
    looks = [label_look(label) for label in default_schema().labels]
    clause = next(look for look in looks if look.line == "dashed")
    assert all(clause.tint < 0.7 * look.tint for look in looks if look is not clause)


def test_shipped_labels_have_lines_of_their_own() -> None:
    lines = [label.line for label in default_schema().labels]
    assert len(set(lines)) == len(lines)
