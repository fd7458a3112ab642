"""Where the files shipped beside the code lie: schemas, themes, icons and the sample articles."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
"""Where an installed or packaged program keeps them; a source tree has them beside the packages."""


def resource(*parts: str) -> Path:
    """Return the path of something under `resources/`, e.g. ``resource("schemas", "default.json")``."""
    return _root().joinpath("resources", *parts)


def sample_articles() -> Path:
    """Return the folder with the sample articles. It is read only: work on a copy."""
    return _root() / "seeds"


def _root() -> Path:
    return _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
