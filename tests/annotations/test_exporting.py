"""A project's export: proved before it takes its name, with a manifest that is never about another one."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.exporting import choose, export
from annotations.foreseeing import foresee
from annotations.formats import FORMATS
from annotations.formats.collected import Losses
from annotations.formats.detection import format_of_ending
from annotations.formats.format import ExportCancelled, ExportOptions, ExportReport, Format, Loss, Lost
from annotations.model import AnnotatedArticle
from annotations.proof import ProofFailedError
from annotations.store import Project
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult

BOTH = pytest.mark.parametrize("name", ["jsonl", "brat"], ids=["file", "folder"])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The difficult corpus as a project."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = Project.open(folder, annotator="a1")
    made.save_schema(SCHEMA)
    made.save_entities(ENTITIES.values())
    for work in difficult():
        article = work.article
        if article.id not in made:
            made.add_article(article.id, article.text)
        if work.annotations.annotator:
            made.save(work.annotations)
    return Project.open(folder, annotator="a1")


def options(project: Project) -> ExportOptions:
    return ExportOptions(project.schema, project.entities)


def careless(form: Format) -> Format:
    """Return the format with a writer that loses a span of each article and says nothing."""

    def write(articles: Iterable[AnnotatedArticle], path: Path, how: ExportOptions) -> ExportReport:
        assert form.write is not None
        return form.write(map(_without_the_first_span, articles), path, how)

    return replace(form, write=write)


def _without_the_first_span(work: AnnotatedArticle) -> AnnotatedArticle:
    spans = work.annotations.spans[1:]
    return replace(work, annotations=replace(work.annotations, spans=spans, relations=()))


def manifest_of(path: Path) -> Path:
    return path / "manifest.json" if path.is_dir() else path.with_name(f"{path.name}.manifest.json")


@BOTH
def test_a_manifest_tells_what_was_exported_and_proved(project: Project, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out.{name}"
    exported = export(FORMATS[name], choose(project), path, options(project))
    assert exported.manifest == manifest_of(path)
    told = json.loads(manifest_of(path).read_bytes())
    assert told["format"]["name"] == name
    assert told["file"] == path.name
    assert told["exported"]["spans"] == 24
    assert told["exported"]["spans by label"]["actor"] == 5
    assert told["exported"]["annotators"]["هدى م"] == {"articles": 1, "spans": 1, "relations": 0}
    assert told["proof"] == {
        "read again": "yes",
        "annotated articles compared": 3,
        "spans compared": 24,
        "differences": 0,
    }
    assert sorted(told["texts sha256"]) == ["003", "2018/002 مقال"]
    assert told["losses"] == []


def test_a_manifest_names_every_loss(project: Project, tmp_path: Path) -> None:
    export(FORMATS["conll"], choose(project), tmp_path / "out.conll", options(project))
    told = json.loads((tmp_path / "out.conll.manifest.json").read_bytes())
    spans = [loss for loss in told["losses"] if loss["of"] == "spans"]
    assert {loss["span"] for loss in spans} == {
        *("nested-2", "nested-3", "nested-4", "crossing", "stacked-1", "stacked-2"),
    }
    assert told["lost"]["spans"] == len(spans) == 24 - told["written spans"]
    assert told["lost"]["relations"] == 2


@BOTH
def test_what_fails_its_proof_takes_no_name(project: Project, tmp_path: Path, name: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(ProofFailedError, match="is not there"):
        export(careless(FORMATS[name]), choose(project), place / "out", options(project))
    assert list(place.iterdir()) == []


def test_what_fails_its_proof_leaves_the_old_file_and_its_manifest(project: Project, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = place / "out.jsonl"
    export(FORMATS["jsonl"], choose(project), path, options(project))
    before = {each.name: each.read_bytes() for each in place.iterdir()}
    assert len(before) == 2
    with pytest.raises(ProofFailedError):
        export(careless(FORMATS["jsonl"]), choose(project), path, options(project))
    assert {each.name: each.read_bytes() for each in place.iterdir()} == before


def test_no_manifest_stays_beside_a_file_that_it_is_not_about(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(FORMATS["jsonl"], choose(project), path, options(project))
    exported = export(FORMATS["jsonl"], choose(project), path, options(project), with_manifest=False)
    assert exported.manifest is None
    assert path.is_file()
    assert not manifest_of(path).exists()


@BOTH
@pytest.mark.parametrize("at", range(6))
def test_an_export_can_be_stopped_while_it_is_written_and_while_it_is_proved(
    project: Project, tmp_path: Path, name: str, at: int
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    steps: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        steps.append((done, of))
        return len(steps) <= at

    with pytest.raises(ExportCancelled):
        export(FORMATS[name], choose(project), place / "out", options(project), on_step=stop)
    assert list(place.iterdir()) == []
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert all(done <= of == 4 for done, of in steps)


def test_a_disk_that_fills_up_leaves_what_was_there(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "out.jsonl").write_bytes(b"old")
    (place / "out.jsonl.manifest.json").write_bytes(b"{}")

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left") as caught:
        export(FORMATS["jsonl"], choose(project), place / "out.jsonl", options(project))
    assert caught.value.filename == str(place / "out.jsonl")
    assert sorted(each.name for each in place.iterdir()) == ["out.jsonl", "out.jsonl.manifest.json"]
    assert (place / "out.jsonl").read_bytes() == b"old"


def test_a_link_is_followed_and_a_mode_is_kept(project: Project, tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(real)
    export(FORMATS["jsonl"], choose(project), link, options(project))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_bytes().count(b"\n") == 3
    assert (tmp_path / "real.jsonl.manifest.json").is_file()


def test_a_folder_with_something_in_it_stays(project: Project, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.txt").write_text("x")
    with pytest.raises(FileExistsError):
        export(FORMATS["brat"], choose(project), full, options(project))
    assert [each.name for each in full.iterdir()] == ["thesis.txt"]


def test_manifests_are_not_imported(tmp_path: Path) -> None:
    assert format_of_ending(tmp_path / "out.jsonl.manifest.json") is None
    assert format_of_ending(tmp_path / "manifest.json") is None


def test_articles_are_read_while_they_are_written(project: Project) -> None:
    chosen = choose(project)
    works = iter(chosen)
    assert chosen.visited == 0
    next(works)
    assert (chosen.visited, len(chosen)) == (1, 2)
    assert len(list(works)) == 2
    assert chosen.visited == 2


def test_what_is_changed_after_it_was_written_fails_no_proof(project: Project, tmp_path: Path) -> None:
    form = FORMATS["jsonl"]

    def write(articles: Iterable[AnnotatedArticle], path: Path, how: ExportOptions) -> ExportReport:
        assert form.write is not None
        report = form.write(articles, path, how)
        for heading in project.headings:
            project.save(replace(project.annotations(heading.id), spans=(), relations=(), note="later"))
        return report

    exported = export(replace(form, write=write), choose(project), tmp_path / "out.jsonl", options(project))
    assert (exported.proof.holds, exported.proof.spans) == (True, 24)


def test_choices_narrow_what_goes_out(project: Project) -> None:
    def names(chosen: Iterable[AnnotatedArticle]) -> list[tuple[str, str]]:
        return [(work.article.id[:3], work.annotations.annotator) for work in chosen]

    assert sorted(names(choose(project))) == [("003", ""), ("201", "a1"), ("201", "هدى م")]
    assert names(choose(project, ["a1"], done_only=True)) == [("201", "a1")]
    assert names(choose(project, article_id="003")) == [("003", "")]


def test_what_would_be_lost_is_what_is_lost(project: Project, tmp_path: Path) -> None:
    for name in ("conll", "doccano", "csv", "jsonl"):
        form = FORMATS[name]
        exported = export(form, choose(project), tmp_path / name, options(project))
        forecast = foresee(form, choose(project), options(project), seconds=60)
        assert (forecast.articles, forecast.of) == (2, 2)
        counts = dict.fromkeys((loss.kind for loss in exported.report.losses), 0)
        for loss in exported.report.losses:
            counts[loss.kind] += loss.count
        assert forecast.lost == counts


def test_a_forecast_that_takes_too_long_tells_of_what_it_saw(project: Project) -> None:
    forecast = foresee(FORMATS["conll"], choose(project), options(project), seconds=60, go_on=lambda: False)
    assert (forecast.articles, forecast.of) == (1, 2)


def losses(count: int) -> Iterator[Loss]:
    for number in range(count):
        article = f"{number // 3 % 7}"
        yield Loss(article, "a1", f"s{number}", "نص\u2028🚨" * 9, "reason", Lost.NOTES, "", number % 2 + 1)


def test_losses_beyond_what_memory_should_hold_come_back_in_order() -> None:
    kept = Losses()
    kept += losses(20_000)
    assert len(kept) == 20_000
    assert kept == list(losses(20_000))
    assert kept.counts == {Lost.NOTES: 30_000}
    assert kept.of("3", "a1") == [loss for loss in losses(20_000) if loss.article == "3"]
    assert kept.of("3", "a2") == []
