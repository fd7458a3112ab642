"""The window's part of `hashiya --selftest`: fonts, words, icons, Qt's plugins, a drawn line of Arabic."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QPointF, QTranslator, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from annotations.resources import resource
from desktop.app import make_application
from desktop.fonts import INTERFACE_FAMILY, load_amiri
from desktop.icons import icon
from desktop.settings import Settings
from desktop.theme import load_theme

FAMILIES = (INTERFACE_FAMILY, "Amiri")
LINE = "سلام على القوات"
PLATFORMS = {"linux": ("xcb", "wayland", "offscreen"), "win32": ("windows",), "darwin": ("cocoa",)}


def look() -> dict[str, Any]:
    """Return what there is, and under `problems` what is wrong with it."""
    app = make_application()
    load_amiri()
    facts: dict[str, Any] = {
        "pyside": PySide6.__version__,
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "plugins": _plugins(),
        "fonts": [name for name in FAMILIES if name in QFontDatabase.families()],
        "languages": {path.stem.removeprefix("hashiya_"): _words(path) for path in _translations()},
        "qt_languages": {language: _words(_of_qt(language)) for language in ("ar", "en")},
        "arabic_cancel": _arabic_word_of_qt(app),
        "icons": _icons(),
        "line": {name: _drawn_line(name) for name in FAMILIES},
    }
    facts["problems"] = _problems(facts)
    return facts


def _problems(facts: dict[str, Any]) -> list[str]:
    found = [f"the font {name} is not there" for name in FAMILIES if name not in facts["fonts"]]
    for whose, languages in (("the", facts["languages"]), ("Qt’s", facts["qt_languages"])):
        found += [
            f"{whose} words in {name} cannot be loaded" for name, there in languages.items() if not there
        ]
    if facts["arabic_cancel"] in {"", "Cancel"}:
        found.append("Qt’s words do not become Arabic")
    found += [f"the icon {name} is empty" for name, inked in facts["icons"].items() if not inked]
    for plugin in PLATFORMS.get(sys.platform, ()):
        if not any(name.removeprefix("q") == plugin for name in facts["plugins"].get("platforms", ())):
            found.append(f"the platform plugin {plugin} is not there")
    for name, line in facts["line"].items():
        if line["inked_pixels"] < 500 or not line["joined"] or line["missing_glyphs"]:
            found.append(f"Arabic is not drawn well in {name}: {line}")
    return found


def _plugins() -> dict[str, list[str]]:
    """Return the names of Qt's plugins by kind, as far as they matter to a window."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    kinds = ("platforms", "platforminputcontexts", "iconengines", "imageformats")
    return {
        kind: sorted(path.stem.removeprefix("lib") for path in (folder / kind).glob("*.*"))
        for kind in kinds
        if (folder / kind).is_dir()
    }


def _translations() -> list[Path]:
    return [path.with_suffix(".qm") for path in sorted(resource("translations").glob("*.ts"))]


def _of_qt(language: str) -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"


def _words(path: Path) -> bool:
    """Say whether a file of translated words can be loaded. Qt’s English file is there and empty."""
    return QTranslator().load(str(path)) or (path.name.startswith("qtbase_en") and path.is_file())


def _arabic_word_of_qt(app: QApplication) -> str:
    translator = QTranslator()
    translator.load(str(_of_qt("ar")))
    app.installTranslator(translator)
    word = QCoreApplication.translate("QPlatformTheme", "Cancel")
    app.removeTranslator(translator)
    return word


def _icons() -> dict[str, int]:
    """Return the inked pixels of the program's own icon (SVG) and of one from the icon font."""
    pictures = {
        "hashiya.svg": QIcon(str(resource("icons", "hashiya.svg"))),
        "folder-open": icon("folder-open", load_theme(Settings().theme)),
    }
    return {name: _inked(picture.pixmap(64, 64).toImage()) for name, picture in pictures.items()}


def _drawn_line(family: str) -> dict[str, Any]:
    """Draw a line of Arabic and measure it. Letters are joined when each is another glyph than alone."""
    font = QFont(family)
    font.setPixelSize(32)
    image = QImage(400, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    laid_out = _lay_out(LINE, font)
    laid_out.draw(painter, QPointF(0, 0))
    painter.end()
    word = "سلام"
    alone = {glyph for letter in word for glyph in _glyphs(_lay_out(letter, font))}
    joined = _glyphs(_lay_out(word, font))
    # The last letter stands behind an alef, which joins to nothing: it keeps its form.
    return {
        "inked_pixels": _inked(image),
        "joined": len(set(joined) - alone) >= 2,
        "missing_glyphs": _glyphs(laid_out).count(0),
        "font": laid_out.lineAt(0).glyphRuns()[0].rawFont().familyName(),
    }


def _lay_out(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(400)
    layout.endLayout()
    return layout


def _glyphs(layout: QTextLayout) -> list[int]:
    return [glyph for run in layout.lineAt(0).glyphRuns() for glyph in run.glyphIndexes()]


def _inked(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 64 for y in range(image.height()) for x in range(image.width())
    )
