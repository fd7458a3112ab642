"""The words of the interface in the user's language. English has a file too: it holds the plural forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from annotations.resources import resource


def install_language(app: QCoreApplication, language: str = "en") -> None:
    """Show the interface in a language (``en``) from now on; without its file the plain words stay."""
    translator = QTranslator(app)
    if translator.load(str(resource("translations", f"hashiya_{language}.qm"))):
        app.installTranslator(translator)
