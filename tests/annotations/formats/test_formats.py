from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.files import is_empty_folder
from annotations.formats import FORMATS
from annotations.formats.detection import detect
from annotations.formats.format import ExportCancelled, ExportOptions, Format
from annotations.model import AnnotatedArticle, SpanError
from tests.annotations.formats.sample import SCHEMA, corpus
from tests.annotations.formats.test_extras import LIBRARIES

WRITERS = [f for f in FORMATS.values() if f.can_write]


@pytest.fixture(params=WRITERS, ids=[f.name for f in WRITERS])
def written(request: pytest.FixtureRequest) -> Format:
    form: Format = request.param
    if form.extra:
        pytest.importorskip(LIBRARIES[form.extra], reason=f"needs the extra {form.extra}")
    return form


def write(form: Format, articles: list[AnnotatedArticle], path: Path, options: ExportOptions) -> None:
    assert form.write is not None
    form.write(articles, path, options)


def test_names_and_extensions_are_their_own() -> None:
    assert all(name == f.name for name, f in FORMATS.items())
    assert len({f.extension for f in FORMATS.values()}) == len(FORMATS)


def test_progress_counts_annotated_articles(tmp_path: Path, written: Format) -> None:
    seen: list[int] = []

    def progress(done: int) -> bool:
        seen.append(done)
        return True

    write(written, corpus(), tmp_path / "out", ExportOptions(SCHEMA, progress=progress))
    assert seen == [1, 2, 3]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder in which nothing is."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def test_a_cancelled_export_leaves_the_old_file(empty: Path, written: Format) -> None:
    path = empty / "out"
    if written.is_folder:
        path.mkdir()
    else:
        path.write_bytes(b"old")
    with pytest.raises(ExportCancelled):
        write(written, corpus(), path, ExportOptions(SCHEMA, progress=lambda done: done < 2))
    assert list(empty.iterdir()) == [path]
    assert is_empty_folder(path) if written.is_folder else path.read_bytes() == b"old"


def test_a_span_that_does_not_fit_stops_the_export(empty: Path, written: Format) -> None:
    good, *_ = corpus()
    first, *others = good.annotations.spans
    bad = replace(good.annotations, spans=(replace(first, start=first.start + 1), *others))
    with pytest.raises(SpanError, match=f"span {first.id}"):
        write(written, [AnnotatedArticle(good.article, bad)], empty / "out", ExportOptions(SCHEMA))
    assert list(empty.iterdir()) == []


def test_articles_may_come_from_a_generator(tmp_path: Path, written: Format) -> None:
    def stream() -> Iterator[AnnotatedArticle]:
        yield from corpus()

    assert written.write is not None
    report = written.write(stream(), tmp_path / "out", ExportOptions(SCHEMA))
    assert (report.articles, report.path) == (3, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.jsonl", b"", "jsonl", id="ending"),
        pytest.param("a.NDJSON", b"", "jsonl", id="other ending"),
        pytest.param("a.TXT", b"{", "txt", id="ending before content"),
        pytest.param("export", b'\xef\xbb\xbf {"id": 1}', "jsonl", id="content"),
        pytest.param("a.pdf", b"%PDF", None, id="unknown"),
        pytest.param("a.doccano.jsonl", b"", "doccano", id="two endings"),
        pytest.param("a.jsonl", b'{"id": 1, "text": "x", "label": []}', "doccano", id="doccano"),
        pytest.param("a.jsonl", b'{"text": "x", "entities": []}', "doccano-relations", id="entities"),
        pytest.param("a.jsonl", b'{"text": "x", "spans": []}', "spans", id="spans"),
        pytest.param("a.jsonl", b'{"id": 1, "spans": []}', "jsonl", id="spans under an id"),
        pytest.param("a.jsonl", b'{"id": 1, "label": [], "sha256": ""}', "jsonl", id="sealed"),
        pytest.param("a.jsonl", b"{\xff", "jsonl", id="no text"),
        pytest.param("a.iob2", b"", "conll", id="ending of tags"),
        pytest.param("a.csv", b"article,start,end,label", "csv", id="table"),
        pytest.param("a.csv", b"x,y", "articles", id="other table"),
        pytest.param("a.conllup", b"#", None, id="known for export only"),
    ],
)
def test_a_file_tells_its_format(tmp_path: Path, name: str, content: bytes, expected: str | None) -> None:
    (tmp_path / name).write_bytes(content)
    found = detect(tmp_path / name)
    assert (found.name if found else None) == expected
