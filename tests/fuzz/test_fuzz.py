"""Whatever is damaged in a file, its reader gives rows or refuses it by name, and nothing else happens."""

from __future__ import annotations

import sys

import pytest

from annotations.formats import FORMATS
from tests.fuzz.watch import fuzz, table_of

READABLE = [name for name, form in FORMATS.items() if form.can_read]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and time are limited as Linux does")


def test_damaged_files_of_all_formats_are_read_or_refused() -> None:
    results = fuzz(READABLE, "sample", files=100)

    print(table_of(results))
    assert {result.form: result.words for result in results if result.faults} == {}
    assert all(result.files == 100 and result.read and result.refused for result in results)
