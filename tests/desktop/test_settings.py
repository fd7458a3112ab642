"""What the program remembers: defaults, what a restart keeps, and a file that somebody has spoiled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.annotator import default_annotator
from desktop.preferences import SETTINGS, Kind
from desktop.settings import Settings
from desktop.shortcuts import current_shortcuts, default_shortcuts, with_default, with_key, without_key
from tests.desktop.conftest import Desk

CHOSEN: dict[str, object] = {
    "language": "ar",
    "digits": "latin",
    "theme": "dark",
    "annotator": "ليلى",
    "reading/family": "Amiri",
    "reading/zoom": 1.21,
    "reading/line_spacing": 2.4,
    "reading/column": 52.0,
    "reading/names": "on",
    "reading/hide_marks": "on",
    "reading/reveal": "on",
    "reading/overview": "off",
    "marking/snapping": "off",
    "marking/card": "off",
    "marking/matches": "off",
    "marking/caret": "logical",
    "shortcuts": {"find": ("Ctrl+K", "Ctrl+;"), "quit": ()},
}


def settings_file(home: Path) -> Path:
    return home / "config" / "hashiya" / "hashiya.ini"


def test_every_setting_has_words_and_a_default_it_accepts() -> None:
    assert {setting.key for setting in SETTINGS} == set(CHOSEN)
    for setting in SETTINGS:
        assert setting.words
        if setting.kind is not Kind.SHORTCUTS:
            assert setting.accepts(setting.default), setting.key


def test_choices_are_kept_over_a_restart(qapp: object, own_home: Path) -> None:
    settings = Settings()
    before = settings.snapshot()
    settings.restore(CHOSEN)  # type: ignore[arg-type]
    settings.sync()
    again = Settings()
    assert again.snapshot() == CHOSEN
    again.restore(before)
    again.sync()
    assert Settings().snapshot() == before


def test_a_change_is_told_once_and_what_stays_is_not(qapp: object, qtbot: QtBot) -> None:
    settings = Settings()
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.theme = "dark"
    settings.theme = "dark"
    settings.line_spacing = settings.line_spacing
    settings.shortcuts = {"find": ("Ctrl+K",)}
    assert told == ["theme", "shortcuts"]


def test_a_reset_leaves_the_annotator_alone(qapp: object) -> None:
    settings = Settings()
    settings.restore(CHOSEN)  # type: ignore[arg-type]
    settings.reset()
    assert settings.annotator == "ليلى"
    assert settings.theme == "system"
    assert settings.shortcuts == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("reading/line_spacing", 40.0),
        ("reading/zoom", float("nan")),
        ("annotator", "a/b"),
        ("reading/column", "wide"),
    ],
)
def test_what_cannot_be_is_not_stored(qapp: object, key: str, value: str | float) -> None:
    settings = Settings()
    before = settings.snapshot()
    with pytest.raises(ValueError, match=key):
        settings.set_value(key, value)
    assert settings.snapshot() == before


SPOILT = """\
[General]
theme=pink
language=@Invalid()
digits=a, b
annotator=../../etc
[reading]
zoom=nan
line_spacing=1e400
column=wide
family=No Such Font
[window]
geometry=nonsense
layout=@ByteArray(nonsense)
[shortcuts]
find=garbage
save=Ctrl+K; Ctrl+Foo
export=Ctrl+K
nobody=Ctrl+J
[places]
offset=inf
"""


@pytest.mark.parametrize(
    "content", [SPOILT.encode(), b"\x00\xff[[[=\n=" * 40, b""], ids=["values", "bytes", "empty"]
)
def test_a_spoilt_settings_file_does_not_stop_the_start(
    open_window: Callable[..., Desk], corpus: Path, own_home: Path, content: bytes
) -> None:
    path = settings_file(own_home)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    desk = open_window(corpus, annotator=None)
    settings = desk.window.settings
    assert settings.theme == "system"
    assert settings.language == "system"
    assert settings.digits == "language"
    assert settings.annotator == default_annotator()
    assert (settings.zoom, settings.line_spacing, settings.column_width) == (1.0, 1.9, 68.0)
    desk.open_article("000")
    assert desk.view.character_box(0).isValid()
    keys = {action.shortcut().toString() for action in desk.window.actions_by_id.values()}
    assert {"Ctrl+F", "Ctrl+O"} <= keys


def test_no_key_is_given_twice_even_by_a_spoilt_file(qapp: object) -> None:
    current = current_shortcuts({"save": ("Ctrl+K", "Ctrl+F"), "export": ("Ctrl+K",)})
    keys = [key for command_keys in current.values() for key in command_keys]
    assert len(keys) == len(set(keys))
    assert "Ctrl+F" in current["save"]
    assert "Ctrl+F" not in current["find"]


def test_a_key_taken_comes_back_when_it_is_given_up(qapp: object) -> None:
    defaults = default_shortcuts()
    taken = with_key({}, "save", "Ctrl+F")
    assert current_shortcuts(taken)["find"] == tuple(key for key in defaults["find"] if key != "Ctrl+F")
    assert current_shortcuts(without_key(taken, "save", "Ctrl+F")) == defaults
    given_back = with_default(taken, "find")
    assert current_shortcuts(given_back) == defaults
    assert given_back == {}


def test_a_changed_key_stands_where_the_old_one_stood(qapp: object) -> None:
    chosen = with_key({}, "redo", "Ctrl+R", instead_of="Ctrl+Y")
    assert current_shortcuts(chosen)["redo"] == ("Ctrl+R", "Ctrl+Shift+Z")
