"""Which optional dependencies are there, told without loading them."""

from __future__ import annotations

from importlib.util import find_spec

_MODULES = {"parquet": "pyarrow", "spacy": "spacy", "uima": "cassis"}
"""The module that each of pip's extras brings for a format."""


def is_installed(extra: str) -> bool:
    """Say whether what an extra brings is there; an empty name asks for nothing."""
    return not extra or find_spec(_MODULES.get(extra, extra)) is not None
