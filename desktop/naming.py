"""How things are called and numbers written in the interface's language."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QLocale


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def name_ar(self) -> str: ...


def shown_name(thing: _Named) -> str:
    """Return the Arabic name in an Arabic interface, else the English one; whichever exists."""
    if QLocale().language() is QLocale.Language.Arabic:
        return thing.name_ar or thing.name
    return thing.name or thing.name_ar


def other_name(thing: _Named) -> str:
    """Return the name in the other of the two languages, to show beside the first."""
    if QLocale().language() is QLocale.Language.Arabic:
        return thing.name
    return thing.name_ar


def shown_number(number: int) -> str:
    """Return a number in the interface's digits."""
    return QLocale().toString(number)


def shown_percent(share: float) -> str:
    """Return a share (1.0 is the whole) as a percentage in the interface's digits."""
    locale = QLocale()
    return f"{locale.toString(round(share * 100))} {locale.percent()}"
