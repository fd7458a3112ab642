"""What helps a beginner: the tour, the guide, the licences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.dialogs.about_dialog import AboutDialog
from desktop.dialogs.guide_dialog import GuideDialog, guide_text
from tests.conftest import ROOT
from tests.desktop.conftest import Desk


def test_the_tour_comes_once_and_never_again_when_dismissed(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    desk = open_window(corpus)
    tour = desk.window.tour
    assert tour.isVisible()
    said = [tour.text()]
    for _ in range(2):
        tour.next_button.click()
        said.append(tour.text())
    assert len(set(said)) == 3
    tour.next_button.click()
    assert not tour.isVisible()
    assert QApplication.focusWidget() is desk.view
    desk.quit()
    again = open_window(corpus)
    assert not again.window.tour.isVisible()
    again.window.actions_by_id["tour"].trigger()
    assert again.window.tour.isVisible()


def test_the_guide_is_the_readmes_text() -> None:
    assert guide_text("en") in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_guide_names_every_label_key(language: str) -> None:
    text = guide_text(language)
    assert all(f"`{key}`" in text for key in "1234Q")


def test_the_guide_opens_beside_the_work(desk: Desk) -> None:
    desk.window.actions_by_id["guide"].trigger()
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, GuideDialog)]
    assert len(dialogs) == 1
    assert not dialogs[0].isModal()
    assert "Label" in dialogs[0].text.toPlainText()
    dialogs[0].close()


def test_about_names_the_licence_of_every_package(desk: Desk) -> None:
    desk.window.actions_by_id["about"].trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, AboutDialog)
    names = [box.packages.item(row).text().lower() for row in range(box.packages.count())]
    for package in ("pyside6", "tinydb", "pyarabic", "qtawesome", "fontpkg-ibm-plex-sans-arabic"):
        assert any(name.startswith(package) for name in names), package
    box.close()
