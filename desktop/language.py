"""The interface's language: words, direction of the layout, digits, and Qt's own dialogs.

English has a file of words too: it holds the plural forms.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from annotations.resources import resource

ARABIC, ENGLISH = "ar", "en"
LANGUAGES = (ARABIC, ENGLISH)

_LOCALES = {
    # Which digits an Arabic locale writes is the country's custom, not the language's.
    (ARABIC, "latin"): "ar_AE",
    (ARABIC, "arabic"): "ar_EG",
}


def resolve_language(chosen: str) -> str:
    """Return ``ar`` or ``en`` for what the user chose; ``system`` and anything unknown follow the system."""
    if chosen in LANGUAGES:
        return chosen
    return ARABIC if QLocale.system().language() is QLocale.Language.Arabic else ENGLISH


def install_language(app: QApplication, chosen: str = "system", digits: str = "language") -> None:
    """Take a language for every window made from now on.

    `digits` is ``language``, ``latin`` or ``arabic``; an English interface always has Latin digits.
    """
    language = resolve_language(chosen)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_locale(language, digits))
    rtl = language == ARABIC
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    ours = str(resource("translations", f"hashiya_{language}.qm"))
    qts = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    for path in (qts, ours):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)


def _locale(language: str, digits: str) -> QLocale:
    if language == ARABIC:
        return QLocale(_LOCALES[language, "latin" if digits == "latin" else "arabic"])
    system = QLocale.system()
    return system if system.language() is QLocale.Language.English else QLocale(QLocale.Language.English)
