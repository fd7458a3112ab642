"""The README's chapter on other tools: every block of code in it runs on an export and shows its spans."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from annotations.formats import FORMATS
from annotations.formats.format import Format
from tests.conftest import ROOT
from tests.consumers.exports import Exports, ran

CHAPTER = "## Your corpus in other tools\n"


def chapter() -> str:
    return (ROOT / "README.md").read_text("utf-8").partition(CHAPTER)[2].partition("\n## ")[0]


BLOCKS = re.findall(r"^```(python|sh)\n(.+?)^```", chapter(), re.MULTILINE | re.DOTALL)
NAMES = [" ".join(re.findall(r"import \w+|-m \w+|corpus[.-]\w[\w.-]*\b", code)) for _, code in BLOCKS]


def test_every_format_has_its_place_in_the_chapter() -> None:
    text = chapter()
    for name, form in FORMATS.items():
        assert f"`{name}`" in text or not form.can_write, name


def reads(form: Format, code: str) -> bool:
    """Say whether a block names an export: ``corpus`` and the ending, or for a folder the format's name."""
    name = f"-{form.name}" if form.is_folder else form.extension
    return re.search(rf"\bcorpus{re.escape(name)}\b", code) is not None


@pytest.mark.parametrize(("language", "code"), BLOCKS, ids=NAMES)
def test_block_runs_and_shows_what_was_annotated(
    exports: Exports, language: str, code: str, tmp_path: Path
) -> None:
    needed = [form for form in FORMATS.values() if form.can_write and reads(form, code)]
    assert needed, "the block reads no export"
    for form in needed:
        if form.is_folder:
            shutil.copytree(exports.path(form.name), tmp_path / f"corpus-{form.name}")
        else:
            shutil.copy(exports.path(form.name), tmp_path)
    if language == "python":
        said = ran("python", "-c", code, folder=tmp_path)
        labels = {label.id for label in exports.schema.labels}
        names = {label.name_ar for label in exports.schema.labels}
        texts = {text for places in exports.places.values() for *_, text in places}
        assert any(word in said for word in labels | names | texts), said
    else:
        ran("sh", "-ec", code, folder=tmp_path)
        assert len(list(tmp_path.iterdir())) > len(needed), "the command made nothing"
