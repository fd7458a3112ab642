"""What all tests share: no real screen, settings of their own, and the sample articles."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# So that every check stays short; HASHIYA_EXAMPLES=1000 looks longer.
settings.register_profile("check", settings(), max_examples=int(os.environ.get("HASHIYA_EXAMPLES", "40")))
settings.load_profile("check")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, logs and documents of a test out of the real user's folders."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "Documents"))
    return home


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A fresh copy of the five sample articles."""
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


@pytest.fixture(scope="session")
def tricky_spans() -> list[dict[str, Any]]:
    """Hard spans of the sample articles, with article (file name), start, end, text and label (or None)."""
    rows: list[dict[str, Any]] = json.loads((ROOT / "tests/data/tricky_spans.json").read_text("utf-8"))
    return rows
