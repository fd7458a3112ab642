"""Exports as their users get them, for the programs and libraries that they are made for.

These tests run only with `./run test --consumers`, which installs those programs beside the project.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from annotations.formats.format import ExportOptions
from annotations.formats.jsonl import JSONL
from annotations.store import Project
from tests.annotations.formats import difficult
from tests.conftest import ROOT
from tests.consumers.exports import Exports, hashiya

IS_WANTED = bool(os.environ.get("HASHIYA_CONSUMERS"))

if IS_WANTED:
    # Before anything imports them: caches outside the user's own, and no network.
    _cache = tempfile.mkdtemp(prefix="hashiya-consumers-")
    os.environ.update(HF_HOME=_cache, HF_HUB_OFFLINE="1", HF_DATASETS_DISABLE_PROGRESS_BARS="1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.consumers)
            # Others' libraries warn of what they will change in others.
            item.add_marker(pytest.mark.filterwarnings("default"))
            if not IS_WANTED:
                item.add_marker(pytest.mark.skip(reason="needs other programs: ./run test --consumers"))


@pytest.fixture(scope="session", params=["difficult", "sample"])
def exports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exports:
    """A project, of which `hashiya export` has written whatever is asked for."""
    place = tmp_path_factory.mktemp(request.param)
    folder = place / "corpus"
    if request.param == "difficult":
        folder.mkdir()
        Project.open(folder, "a1").save_schema(difficult.SCHEMA)
        lines = place / "difficult.jsonl"
        assert JSONL.write is not None
        JSONL.write(difficult.difficult(), lines, ExportOptions(difficult.SCHEMA, difficult.ENTITIES))
    else:
        shutil.copytree(ROOT / "seeds", folder)
        lines = ROOT / "tests/data/sample_annotations.jsonl"
    hashiya("import", str(folder), str(lines), "--annotator", "layla")
    return Exports(folder, place)
