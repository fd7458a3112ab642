from __future__ import annotations

from pathlib import Path

import pytest

from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions
from annotations.formats.offsets import Unit
from tests.annotations.formats.sample import ENTITIES, SCHEMA, corpus

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    ("corpus.jsonl", "jsonl", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus-utf16-actors.jsonl", "jsonl", ExportOptions(SCHEMA, {}, Unit.UTF16, frozenset({"actor"}))),
    ("corpus.csv", "csv", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.conll", "conll", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.bioes", "bioes", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.conllup", "conllup", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.doccano.jsonl", "doccano", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.doccano-relations.jsonl", "doccano-relations", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus.spans.jsonl", "spans", ExportOptions(SCHEMA, ENTITIES)),
    ("corpus-actors.conll", "conll", ExportOptions(SCHEMA, ENTITIES, labels=frozenset({"actor"}))),
]


@pytest.mark.parametrize(("golden", "name", "options"), CASES, ids=[case[0] for case in CASES])
def test_a_file_is_what_it_was(tmp_path: Path, golden: str, name: str, options: ExportOptions) -> None:
    write = FORMATS[name].write
    assert write is not None
    write(corpus(), tmp_path / golden, options)
    assert (tmp_path / golden).read_bytes() == (GOLDEN / golden).read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [golden]
