"""Formats that need what is not installed with the program: they say what to install and write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions, MissingExtraError
from tests.annotations.formats.sample import SCHEMA, corpus

LIBRARIES = {"parquet": "pyarrow", "spacy": "spacy", "uima": "cassis"}
"""The library behind each extra."""

NEEDY = [form for form in FORMATS.values() if form.extra]


def test_every_extra_is_known_here() -> None:
    assert {form.extra for form in NEEDY} == set(LIBRARIES)


@pytest.mark.parametrize("name", [form.name for form in NEEDY])
def test_the_missing_extra_is_named_and_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    form = FORMATS[name]
    library = LIBRARIES[form.extra]
    for module in [library, *(each for each in sys.modules if each.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    folder = tmp_path / "out"
    folder.mkdir()
    assert form.write is not None
    with pytest.raises(MissingExtraError, match=rf"pip install 'hashiya\[{form.extra}\]'") as raised:
        form.write(corpus(), folder / f"corpus{form.extension}", ExportOptions(SCHEMA))
    assert raised.value.extra == form.extra
    assert list(folder.iterdir()) == []
    read = form.read or form.read_back
    assert read is not None
    with pytest.raises(MissingExtraError):
        list(read(folder))
