"""A whole article, annotated by a scripted person through mouse and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.keystrokes import WithHelp, run


def test_an_article_is_annotated_completely_with_at_most_three_actions_a_span(
    qapp: QApplication, tmp_path: Path
) -> None:
    """`run` holds every span, entity, holder and value against what is written down there."""
    person = run(WithHelp, tmp_path / "corpus")
    assert len(person.made) > 70
    assert person.actions / len(person.made) <= 3
