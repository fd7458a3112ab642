"""The interface in Arabic and English: mirrored, switched at once, nothing of the work lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.formats import FORMATS
from desktop.app import Program
from desktop.format_names import TITLES
from desktop.language import install_language, resolve_language
from desktop.settings import Settings
from tests.conftest import ROOT
from tests.desktop.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, corpus: Path) -> Iterator[Program]:
    """A program with the sample articles open, in English at first and after."""
    settings = Settings()
    settings.language = "en"
    program = Program(qapp, settings, "a1")
    program.window.resize(1360, 860)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert program.errands.open_project(corpus)
    yield program
    program.window.close()
    program.window.deleteLater()
    install_language(qapp, "en")


def test_switching_keeps_selection_scroll_and_undo(program: Program, qtbot: QtBot) -> None:
    desk = Desk(program.window, program.errands, qtbot)
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.drag(2572, 2585)
    desk.key(Qt.Key.Key_2)
    span, place = desk.session.selected_span, desk.view.scroll_position()
    session = desk.session
    for language, rtl in (("ar", True), ("en", False)):
        program.change_language(language)
        window = program.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.isRightToLeft() is rtl
        assert window.session is session
        assert session.selected_span == span
        assert window.view.selected_span() == (span.id if span else None)
        assert window.view.scroll_position() == place
    desk = Desk(program.window, program.errands, qtbot)
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert [s.label for s in desk.spans] == ["actor"]
    desk.wait_saved()


def test_the_articles_stand_where_reading_begins(program: Program) -> None:
    for language in ("ar", "en"):
        program.change_language(language)
        window = program.window
        QApplication.processEvents()
        articles = window.articles.mapTo(window, window.articles.rect().center()).x()
        inspector = window.inspector.mapTo(window, window.inspector.rect().center()).x()
        assert (articles > inspector) is (language == "ar")


@pytest.mark.parametrize(
    ("language", "digits", "written"),
    [("ar", "language", "١٢"), ("ar", "arabic", "١٢"), ("ar", "latin", "12"), ("en", "arabic", "12")],
)
def test_digits_follow_the_language_and_the_user(
    qapp: QApplication, language: str, digits: str, written: str
) -> None:
    install_language(qapp, language, digits)
    assert QLocale().toString(12) == written
    install_language(qapp, "en")


def test_every_format_has_a_title_that_is_translated() -> None:
    assert {form.title for form in FORMATS.values()} == set(TITLES)


def test_unknown_languages_follow_the_system() -> None:
    assert resolve_language("ar") == "ar"
    assert resolve_language("tlh") == resolve_language("system")


def test_every_string_is_translated_with_all_plural_forms(tmp_path: Path) -> None:
    """Take the strings from the sources as the translators' tool does, and look each of them up."""
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    kept = ROOT / "resources" / "translations" / "hashiya_ar.ts"
    fresh = tmp_path / "fresh.ts"
    shutil.copyfile(kept, fresh)
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    flags = ["-silent", "-no-obsolete", "-locations", "none", "-target-language", "ar"]
    subprocess.run([tool, *flags, *sources, "-ts", fresh], check=True, capture_output=True)
    missing = []
    for message in ElementTree.parse(fresh).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.iter("numerusform")]
        complete = len(forms) == 6 and all(forms) if message.get("numerus") else bool(translation.text)
        if not complete or translation.get("type"):
            missing.append(message.findtext("source"))
    assert missing == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_compiled_translation_is_the_sources(language: str, tmp_path: Path) -> None:
    source = ROOT / "resources" / "translations" / f"hashiya_{language}.ts"
    fresh = tmp_path / "fresh.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", source, "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_theme_and_font_keep_selection_scroll_and_undo(program: Program, qtbot: QtBot) -> None:
    desk = Desk(program.window, program.errands, qtbot)
    desk.drag(2572, 2585)
    desk.key(Qt.Key.Key_2)
    span, place = desk.session.selected_span, desk.view.scroll_position()
    program.settings.set_value("theme", "dark")
    assert desk.view.scroll_position() == place
    program.settings.set_value("reading/family", "Amiri")
    QApplication.processEvents()
    top = desk.view.scroll_position()
    assert top <= place < top + 200, "the line that was at the top is in view at the top"
    assert desk.session.selected_span == span
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.spans == ()
