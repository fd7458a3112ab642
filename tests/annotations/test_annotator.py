from __future__ import annotations

import getpass

import pytest

from annotations.annotator import default_annotator, problem_with_annotator


@pytest.mark.parametrize(
    "name",
    ["a1", "سارة", "عبد الله الحسن", "Jürgen", "annotator-2", "a.b", "نوبت‌کار", "أ" * 64, "1"],
)
def test_names_that_will_do(name: str) -> None:
    assert problem_with_annotator(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="empty"),
        pytest.param("   ", id="spaces"),
        pytest.param(" سارة", id="space in front"),
        pytest.param("سارة\n", id="line end behind"),
        pytest.param("..", id="folder above"),
        pytest.param("../../etc", id="way out"),
        pytest.param("a/b", id="slash"),
        pytest.param("a\\b", id="backslash"),
        pytest.param(".hidden", id="hidden"),
        pytest.param("end.", id="full stop at the end"),
        pytest.param("a\x00b", id="NUL"),
        pytest.param("a\x7fb", id="delete"),
        pytest.param("سارة\u200f", id="direction mark"),
        pytest.param("\u202eسارة", id="override"),
        pytest.param("سا\ud800رة", id="half of a pair"),
        pytest.param("backups", id="the backups' folder"),
        pytest.param("Backups", id="the same where case does not count"),
        pytest.param("project.json", id="a file of the store"),
        pytest.param("CON", id="a device of Windows"),
        pytest.param("lpt1.txt", id="a device with an ending"),
        pytest.param("أ" * 65, id="too long"),
        pytest.param("🪖" * 64, id="too many bytes"),
        pytest.param('a"b', id="quote"),
        pytest.param("why?", id="question mark"),
    ],
)
def test_names_that_will_not_do_are_explained(name: str) -> None:
    assert problem_with_annotator(name).endswith((".", "name."))


@pytest.mark.parametrize(
    ("user", "annotator"),
    [
        ("sara", "sara"),
        ("سارة", "سارة"),
        ("DOMAIN\\sara", "DOMAIN-sara"),
        (".sara.", "sara"),
        ("", "annotator"),
        ("con", "annotator"),
        ("x" * 100, "x" * 64),
    ],
)
def test_the_computers_user_is_the_default(
    monkeypatch: pytest.MonkeyPatch, user: str, annotator: str
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: user)
    assert default_annotator() == annotator


def test_a_computer_without_a_user_has_a_default_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert default_annotator() == "annotator"
