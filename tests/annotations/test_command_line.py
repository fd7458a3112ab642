from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from annotations.__main__ import main
from annotations.edit import frozen
from annotations.formats import table
from annotations.formats.offsets import Unit, from_code_points
from annotations.model import (
    AnnotationSet,
    Direction,
    Entity,
    Relation,
    Status,
    make_span,
    reading_order,
)
from annotations.store import Project
from annotations.version import __version__

ROOT = Path(__file__).resolve().parents[2]
LABELS = {"Actor": "actor", "Figure": "figure", "Base": "base", "Stance": "stance"}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry out a command line and return exit status, output and messages."""

    def carry_out(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return carry_out


@pytest.fixture
def annotated(corpus: Path, tricky_spans: list[dict[str, Any]]) -> Path:
    """The samples with their tricky spans, by two annotators; the last article is untouched."""
    project = Project.open(corpus, annotator="a1")
    project.save_entities([Entity("us", "actor", "الولايات المتحدة", "state", ("واشنطن",))])
    untouched = project.articles[-1].id
    for article in project.articles[:-1]:
        rows = [row for row in tricky_spans if row["article"] == f"{article.id}.txt" and row["label"]]
        spans = [make_span(article, row["start"], row["end"], LABELS[row["label"]]) for row in rows]
        spans[0] = replace(spans[0], entity="us", note="ملاحظة", attributes=frozen({"certainty": "stated"}))
        ordered = tuple(sorted(spans, key=reading_order))
        figures = [span.id for span in ordered if span.label == "figure"]
        relations = (Relation("r1", "changed_from", figures[0], figures[-1]),) if len(figures) > 1 else ()
        project.save(AnnotationSet(article.id, "a1", ordered, relations, Status.DONE, "تم"))
    first = project.articles[0]
    project.save(AnnotationSet(first.id, "هدى", (make_span(first, 5, 12, "actor"),), (), Status.IN_WORK))
    project.update_article(first.id, date="2018-02-06", outlet="وكالة", direction=Direction.RTL)
    assert untouched.startswith("004")
    return corpus


# Export and import


@pytest.mark.parametrize("with_texts", [False, True], ids=["nothing there", "the articles are there"])
def test_an_export_comes_back_identically(
    annotated: Path, tmp_path: Path, run: Run, with_texts: bool
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    if with_texts:
        for path in annotated.glob("*.txt"):
            shutil.copy(path, copy)
    outputs = {}
    for folder, suffix in ((annotated, "1"), (copy, "2")):
        for name in ("jsonl", "csv", "conll"):
            path = tmp_path / f"{suffix}.{name}"
            status, out, _ = run("export", folder, "--format", name, "--output", path)
            assert (status, str(path) in out) == (0, True)
            outputs[path.name] = path.read_bytes()
        if suffix == "1":
            status, out, err = run("import", copy, tmp_path / "1.jsonl")
            assert (status, err) == (0, "")
            assert "55 new spans" in out
    for name in ("jsonl", "csv", "conll"):
        assert outputs[f"1.{name}"] == outputs[f"2.{name}"], name
    one, other = Project.open(annotated, annotator="a1"), Project.open(copy, annotator="a1")
    assert one.entities == other.entities
    for article in one.articles:
        for annotator in one.annotators():
            assert one.annotations(article.id, annotator) == other.annotations(article.id, annotator)
        assert replace(article, path="") == replace(other.article(article.id), path="")
    assert run("check", copy)[0] == 0


def test_importing_twice_changes_nothing(annotated: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "out.jsonl"
    run("export", annotated, "--format", "jsonl", "--output", path)
    before = contents(annotated)
    status, out, err = run("import", annotated, path)
    assert (status, err) == (0, "")
    assert "0 new articles, 5 known articles, 0 new spans, 55 spans known already" in out
    assert contents(annotated) == before


def test_every_article_is_exported_once_per_annotator(annotated: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "out.jsonl"
    run("export", annotated, "--format", "jsonl", "--output", path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"][:3], row["annotator"], row["status"]) for row in rows] == [
        ("000", "a1", "done"),
        ("000", "هدى", "in work"),
        ("001", "a1", "done"),
        ("002", "a1", "done"),
        ("003", "a1", "done"),
        ("004", "", "untouched"),
    ]


def test_an_export_can_be_narrowed(annotated: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "out.jsonl"
    arguments = ("--annotator", "هدى", "--labels", "actor, base", "--offsets", "utf8")
    status, *_ = run("export", annotated, "--format", "jsonl", "--output", path, *arguments)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert (status, [row["annotator"] for row in rows]) == (0, ["هدى", "", "", "", ""])
    span = rows[0]["spans"][0]
    assert rows[0]["text"].encode()[span["start"] : span["end"]].decode() == span["text"]
    run("export", annotated, "--format", "jsonl", "--output", path, "--articles", "done", "--labels", "base")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["id"][:3] for row in rows] == ["000", "001", "002", "003"]
    assert {span["label"] for row in rows for span in row["spans"]} == {"base"}


def test_lost_spans_are_named(annotated: Path, tmp_path: Path, run: Run) -> None:
    status, _, err = run("export", annotated, "--format", "conll", "--output", tmp_path / "out.conll")
    assert status == 0
    assert "not everything fits into conll" in err
    assert "001_14148213ed37241c, a1: span " in err
    assert "«حوالي 5200»: figure: lies inside" in err


def test_a_folder_is_exported_and_comes_back(annotated: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    status, out, err = run("export", annotated, "--format", "brat", "--output", folder)
    assert (status, err) == (0, "")
    assert out.endswith(f"→ {folder}\n")
    other = tmp_path / "other"
    other.mkdir()
    status, out, err = run("import", other, folder)
    assert (status, err) == (0, "")
    before, after = Project.open(annotated, "a1"), Project.open(other, "a1")
    assert [article.id for article in after.articles] == [article.id for article in before.articles]
    assert after.annotators() == before.annotators()
    for article in before.articles:
        for name in before.annotators():
            spans = [project.annotations(article.id, name).spans for project in (before, after)]
            assert [(s.start, s.end, s.text, s.label, s.note, s.attributes) for s in spans[0]] == [
                (s.start, s.end, s.text, s.label, s.note, s.attributes) for s in spans[1]
            ]


def test_a_folder_is_never_written_over_something(annotated: Path, tmp_path: Path, run: Run) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.txt").write_text("x")
    for target in (full, full / "thesis.txt", annotated / "new"):
        status, _, err = run("export", annotated, "--format", "brat", "--output", target)
        assert (status, "name a" in err) == (2, True)
    assert [path.name for path in full.iterdir()] == ["thesis.txt"]
    assert not (annotated / "new").exists()


def test_an_export_that_cannot_be_proved_is_not_there(
    annotated: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shifted(text: str, unit: Unit) -> Callable[[int], int]:
        return lambda offset: from_code_points(text, unit)(offset) + 1

    monkeypatch.setattr(table, "from_code_points", shifted)
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    status, out, err = run("export", annotated, "--format", "csv", "--output", path)
    assert (status, out) == (1, "")
    assert f"{path}: was not written, for what is read of it is not what was exported" in err
    assert "should read" in err
    assert path.read_bytes() == b"old"
    assert not (tmp_path / "out.csv.manifest.json").exists()


def test_a_manifest_can_be_left_out(annotated: Path, tmp_path: Path, run: Run) -> None:
    place = tmp_path / "place"
    place.mkdir()
    arguments = ("export", annotated, "--format", "csv", "--output", place / "out.csv")
    assert run(*arguments)[0] == 0
    assert sorted(path.name for path in place.iterdir()) == ["out.csv", "out.csv.manifest.json"]
    assert run(*arguments, "--no-manifest")[0] == 0
    assert [path.name for path in place.iterdir()] == ["out.csv"]


def test_a_full_disk_leaves_the_old_export(
    annotated: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    before = contents(tmp_path)
    monkeypatch.setattr(os, "fsync", fail)
    status, out, err = run("export", annotated, "--format", "csv", "--output", path)
    assert (status, out) == (1, "")
    assert err == f"hashiya: {path}: cannot be written (No space left on device); nothing was exported\n"
    assert contents(tmp_path) == before


def test_unreadable_files_and_annotations_are_named(annotated: Path, tmp_path: Path, run: Run) -> None:
    (annotated / "empty.txt").write_text("", encoding="utf-8")
    article = annotated / "002_16bec21a6a24c4fa.txt"
    article.write_text(article.read_text(encoding="utf-8")[:400], encoding="utf-8")
    status, out, err = run("export", annotated, "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    assert (status, "empty.txt: is empty" in err) == (1, True)
    assert "002_16bec21a6a24c4fa, a1: span" in err
    assert "6 annotated articles" in out


# Importing what others wrote


def row(**changes: Any) -> str:
    span = {"start": 0, "end": 4, "label": "actor"}
    return json.dumps({"id": "new/1", "text": "قالت واشنطن", "spans": [span], **changes}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("in_row", "arguments", "expected"),
    [
        pytest.param("هدى", ["--annotator", "b2"], "هدى", id="the file says"),
        pytest.param("", ["--annotator", "b2"], "b2", id="the command says"),
        pytest.param("", [], None, id="nobody says"),
    ],
)
def test_whose_annotations_they_are(
    corpus: Path, tmp_path: Path, run: Run, in_row: str, arguments: list[str], expected: str | None
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(row(annotator=in_row), encoding="utf-8")
    assert run("import", corpus, path, *arguments)[0] == 0
    project = Project.open(corpus)
    assert project.annotators() == (expected or project.annotator,)
    assert project.annotations("new/1", expected).spans[0].text == "قالت"
    assert (corpus / "new" / "1.txt").read_text(encoding="utf-8") == "قالت واشنطن"


def test_rows_without_text_annotate_known_articles(corpus: Path, tmp_path: Path, run: Run) -> None:
    article = Project.open(corpus).articles[0]
    path = tmp_path / "in.jsonl"
    rows = [{"id": article.id, "spans": [{"start": 5, "end": 12, "label": "actor"}]}, {"id": "other"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    status, out, err = run("import", corpus, path, "--annotator", "b2")
    assert (status, "1 known article, 1 new span" in out) == (1, True)
    assert f"hashiya: other: nothing was imported: {path}, line 2: has no text" in err
    assert Project.open(corpus).annotations(article.id, "b2").spans[0].text == "المتحدث"


def test_spans_are_added_and_never_replaced(corpus: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "in.jsonl"
    first = {"id": "s1", "start": 0, "end": 4, "label": "actor", "attributes": {"side": "x"}}
    second = {"id": "s2", "start": 5, "end": 11, "label": "actor"}
    path.write_text(row(spans=[first]), encoding="utf-8")
    assert run("import", corpus, path, "--annotator", "b2")[0] == 0
    nameless = {"start": 0, "end": 4, "label": "actor"}
    path.write_text(row(spans=[nameless, second], relations=[]), encoding="utf-8")
    status, out, _ = run("import", corpus, path, "--annotator", "b2")
    assert (status, "1 new span, 1 span known already" in out) == (0, True)
    project = Project.open(corpus)
    assert [span.id for span in project.annotations("new/1", "b2").spans] == ["s1", "s2"]
    before = contents(corpus)
    for change in ({"label": "base"}, {"note": "other"}, {"end": 3}, {"attributes": {}}):
        path.write_text(row(spans=[first | change]), encoding="utf-8")
        status, _, err = run("import", corpus, path, "--annotator", "b2")
        assert (status, "new/1: nothing was imported: span s1 has another content" in err) == (1, True)
        assert contents(corpus) == before


def test_another_text_is_refused_and_the_rest_goes_on(corpus: Path, tmp_path: Path, run: Run) -> None:
    article = Project.open(corpus).articles[0]
    path = tmp_path / "in.jsonl"
    path.write_text(
        "\n".join(
            [
                row(id=article.id),
                row(id="good"),
                row(id="good", text="غير ذلك"),
                row(id="../out"),
                row(id="x/.y"),
                row(id="late", spans=[{"start": 0, "end": 99, "label": "actor"}]),
                row(),
            ]
        ),
        encoding="utf-8",
    )
    before = contents(corpus)
    status, out, err = run("import", corpus, path)
    assert status == 1
    assert f"hashiya: {article.id}: nothing was imported: {path}, line 1: has another text" in err
    assert f"good: nothing was imported: {path}, line 3: has another text" in err
    assert "../out: nothing was imported" in err
    assert "x/.y: nothing was imported" in err
    assert "late: nothing was imported" in err
    assert "1 new article, 0 known articles, 1 new span" in out
    after = contents(corpus)
    assert {name for name in after if name.endswith(".txt")} - set(before) == {"new/1.txt"}
    assert not (corpus.parent / "out.txt").exists()


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(corpus: Path, tmp_path: Path, run: Run) -> None:
    article = Project.open(corpus).articles[0]
    path = tmp_path / "in.jsonl"
    per = {"start": 5, "end": 12, "label": "PER"}
    rows = [row(), row(id="other", text=article.text, spans=[per]), json.dumps({"id": "gone"})]
    path.write_text("\n".join(rows), encoding="utf-8")
    before = contents(corpus)
    status, out, _ = run("import", corpus, path, "--dry-run", "--annotator", "b2")
    assert status == 1
    assert "1 new article, 1 known article, 2 new spans" in out
    assert "new/1: new; 1 new span of b2" in out
    assert f"other → {article.id}: known under another name; 1 new span of b2" in out
    assert f"{path}, line 3: has no text" in out
    assert "label “PER”, 1 time, e.g. «المتحدث»: kept, though unknown" in out
    assert contents(corpus) == before


@pytest.mark.parametrize(
    ("arguments", "expected", "said"),
    [
        pytest.param([], ["PER", "LOC"], "unknown label “PER”", id="kept with a doubt"),
        pytest.param(
            ["--map-label", "PER=actor", "--map-label", "LOC="], ["actor"], "1 span left out", id="mapped"
        ),
        pytest.param(["--add-labels"], ["PER", "LOC"], "project’s labels: PER, LOC", id="added"),
        pytest.param(
            ["--add-labels", "--map-label", "PER=person"], ["person", "LOC"], "person, LOC", id="added as"
        ),
    ],
)
def test_labels_that_the_project_lacks(
    corpus: Path, tmp_path: Path, run: Run, arguments: list[str], expected: list[str], said: str
) -> None:
    path = tmp_path / "in.jsonl"
    spans = [{"start": 0, "end": 4, "label": "PER"}, {"start": 5, "end": 11, "label": "LOC"}]
    path.write_text(row(spans=spans), encoding="utf-8")
    status, out, err = run("import", corpus, path, "--annotator", "b2", *arguments)
    assert status == 0
    assert said in out + err
    project = Project.open(corpus, "b2")
    assert [span.label for span in project.annotations("new/1").spans] == expected
    unknown = [label for label in expected if project.schema.label(label) is None]
    assert bool(unknown) is ("--add-labels adds them" in err)


def test_an_article_whose_name_is_taken_gets_another(corpus: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(row() + "\n" + row(id="new/2", text="نص آخر"), encoding="utf-8")
    run("import", corpus, path)
    path.write_text(row(text="غير ذلك", spans=[]), encoding="utf-8")
    assert run("import", corpus, path)[0] == 1
    status, out, err = run("import", corpus, path, "--rename")
    assert (status, "1 new article" in out, "new/1: is called new/1-2" in err) == (0, True, True)
    project = Project.open(corpus)
    assert (project.article("new/1").text, project.article("new/1-2").text) == ("قالت واشنطن", "غير ذلك")


def test_a_wrong_line_stops_its_file_only(corpus: Path, tmp_path: Path, run: Run) -> None:
    bad, good = tmp_path / "bad.jsonl", tmp_path / "good.jsonl"
    bad.write_text(row(id="first") + "\n{nonsense\n", encoding="utf-8")
    good.write_text(row(id="second"), encoding="utf-8")
    status, out, err = run("import", corpus, bad, good)
    assert (status, "1 new article" in out) == (1, True)
    assert f"hashiya: nothing of this file was imported: {bad}, line 2: is no JSON" in err
    assert not (corpus / "first.txt").exists()


def test_texts_and_folders_of_texts(tmp_path: Path, run: Run) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "2018").mkdir(parents=True)
    target.mkdir()
    (source / "2018" / "one.txt").write_bytes("قال\r\nالجيش العراقي إنه سحب القوات".encode("cp1256"))
    (source / "two.txt").write_bytes(b"\xef\xbb\xbf" + "بغداد".encode())
    (source / "notes.pdf").write_bytes(b"%PDF")
    status, out, err = run("import", target, source, source / "two.txt")
    assert (status, err) == (0, "")
    assert "2 new articles" in out
    project = Project.open(target)
    assert [(a.id, a.text[:5]) for a in project.articles] == [("2018/one", "قال\nا"), ("two", "بغداد")]
    assert (target / "two.txt").read_bytes() == "بغداد".encode()


def test_a_project_open_for_reading_only_takes_nothing(annotated: Path, tmp_path: Path, run: Run) -> None:
    about = annotated / "annotations" / "project.json"
    tables = json.loads(about.read_text(encoding="utf-8"))
    tables["project"]["1"]["format"] = 99
    about.write_text(json.dumps(tables), encoding="utf-8")
    path = tmp_path / "in.jsonl"
    path.write_text(row(), encoding="utf-8")
    before = contents(annotated)
    status, _, err = run("import", annotated, path)
    assert (status, err.startswith("hashiya: nothing was imported. "), "newer version" in err) == (
        1,
        True,
        True,
    )
    assert contents(annotated) == before


# Looking


def test_statistics(annotated: Path, run: Run) -> None:
    status, out, _ = run("stats", annotated, "--json")
    counts = json.loads(out)
    assert (status, counts["articles"], counts["spans"], counts["entities"]) == (0, 5, 55, 1)
    assert counts["annotators"][0]["articles"] == {"untouched": 1, "in work": 0, "done": 4}
    assert set(counts["labels"]) == {"actor", "figure", "base", "stance"}
    status, out, _ = run("stats", annotated)
    assert status == 0
    assert "هدى" in out


def test_find(corpus: Path, run: Run) -> None:
    status, out, err = run("find", corpus, "القوّات الامريكيه", "--json")
    matches = json.loads(out)
    assert (status, err, len(matches)) == (0, "", 31)
    texts = {article.id: article.text for article in Project.open(corpus).articles}
    assert all(texts[m["article"]][m["start"] : m["end"]] == m["text"] for m in matches)
    status, out, err = run("find", corpus, "بنتاغون", "--anywhere")
    assert (status, "4 matches in 1 article" in err) == (0, True)
    assert out.startswith("004_9fe082f6fcea1d3e:48-55: ")


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        pytest.param(["العراق"], 68, id="whole words"),
        pytest.param(["العراق", "--anywhere"], 122, id="anywhere"),
        pytest.param(["أميركية", "--exact"], 1, id="exact"),
        pytest.param(["قوات ال(أمريكية|عراقية)", "--regex"], 37, id="regular expression"),
    ],
)
def test_find_otherwise(corpus: Path, run: Run, arguments: list[str], count: int) -> None:
    status, out, _ = run("find", corpus, *arguments, "--json")
    assert (status, len(json.loads(out))) == (0, count)


def test_find_nothing(corpus: Path, run: Run) -> None:
    assert run("find", corpus, "غواصة") == (0, "", "hashiya: 0 matches in 0 articles\n")


def test_check_names_what_is_wrong(annotated: Path, run: Run) -> None:
    assert run("check", annotated)[:2] == (0, "5 articles: 0 errors, 0 notices\n")
    damaged = annotated / "annotations" / "a1" / "000_0e327b6c3cd33028.json"
    damaged.write_bytes(damaged.read_bytes()[:100])
    status, out, _ = run("check", annotated, "--json")
    findings = json.loads(out)
    assert (status, findings[0]["severity"]) == (1, "error")
    assert findings[0]["file"] == "annotations/a1/000_0e327b6c3cd33028.json"


def test_formats(run: Run) -> None:
    status, out, _ = run("formats", "--json")
    assert status == 0
    assert {f["name"]: (f["export"], f["import"]) for f in json.loads(out)}["jsonl"] == (True, True)
    assert "conll" in run("formats")[1]


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"Hashiya {__version__}\n", "")
    status, out, _ = run("--help")
    assert (status, "export" in out) == (0, True)


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["nonsense"], "is neither a folder nor a command", id="no command"),
        pytest.param(["stats", "nowhere"], "there is no such folder", id="no folder"),
        pytest.param(["stats", "{corpus}/002_16bec21a6a24c4fa.txt"], "is a file", id="a file"),
        pytest.param(["stats"], "PROJECT", id="nothing named"),
        pytest.param(["find", "{corpus}", "َ"], "no letter or sign", id="empty query"),
        pytest.param(["find", "{corpus}", "ab)", "--regex"], "wrong at character 3", id="bad expression"),
        pytest.param(["import", "{corpus}", "nowhere.jsonl"], "there is no such file", id="no file"),
        pytest.param(
            ["import", "{corpus}", "{corpus}", "--map-label", "PER=acter"], "no label “acter”", id="bad label"
        ),
        pytest.param(["import", "{corpus}", "{corpus}", "--map-label", "PER"], "THEIRS=OURS", id="no label"),
        pytest.param(
            ["import", "{corpus}", "{corpus}", "--annotator", "a/b"], "cannot contain", id="bad name"
        ),
        pytest.param(["export", "{corpus}", "--format", "docx", "--output", "x"], "docx", id="no format"),
        pytest.param(["export", "{corpus}", "--format", "csv"], "--output", id="no output"),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "x", "--labels", "x,actor"],
            "no label “x”; the project has: actor",
            id="no label",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "x", "--labels", ","],
            "--labels names no label",
            id="no labels",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "x", "--annotator", "x"],
            "“x” has annotated nothing",
            id="no annotator",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "x", "--offsets", "bytes"],
            "codepoint",
            id="no unit",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "brat", "--output", "x", "--offsets", "utf16"],
            "brat has a rule of its own",
            id="a unit where the format has a rule",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "{corpus}"], "folder", id="a folder"
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", os.devnull],
            "no ordinary file",
            id="a device",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "no/where/x"],
            "create it first",
            id="nowhere",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "{corpus}/002_16bec21a6a24c4fa.txt"],
            "taken for an article",
            id="over an article",
        ),
        pytest.param(
            ["export", "{corpus}", "--format", "csv", "--output", "{corpus}/annotations/x.csv"],
            "folder",
            id="into the project's own folder",
        ),
        pytest.param(["open", "nowhere"], "there is no such folder", id="open nothing"),
        pytest.param(["open", "--size", "big"], "no size like 1440x900", id="size"),
        pytest.param(["open", "--screenshot", "no/where.png"], "there is no folder", id="screenshot nowhere"),
    ],
)
def test_wrong_usage_is_explained(corpus: Path, run: Run, arguments: list[str], message: str) -> None:
    before = contents(corpus)
    status, out, err = run(*(argument.format(corpus=corpus) for argument in arguments))
    assert (status, out) == (2, "")
    assert message in err
    assert "hashiya" in err
    assert contents(corpus) == before


# The window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the window was called with, without any window."""
    calls: list[dict[str, Any]] = []

    def fake_run(**arguments: Any) -> int:
        calls.append(arguments | {"platform": os.environ.get("QT_QPA_PLATFORM")})
        return 0

    monkeypatch.setitem(sys.modules, "desktop.app", SimpleNamespace(run=fake_run))
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    return calls


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], {"project": None}, id="nothing"),
        pytest.param(["{corpus}"], {"project": "{corpus}"}, id="a folder"),
        pytest.param(["open", "{corpus}"], {"project": "{corpus}"}, id="open"),
        pytest.param(["{corpus}", "--annotator", "a1"], {"annotator": "a1"}, id="options after a folder"),
        pytest.param(["--size", "1440x900"], {"size": (1440, 900)}, id="options alone"),
        pytest.param(
            ["open", "--article", "000", "--select", "s"], {"article": "000", "select": "s"}, id="span"
        ),
    ],
)
def test_the_window_opens(
    corpus: Path, run: Run, opened: list[dict[str, Any]], arguments: list[str], expected: dict[str, Any]
) -> None:
    status, _, err = run(*(argument.format(corpus=corpus) for argument in arguments))
    assert (status, err, len(opened)) == (0, "", 1)
    for key, value in expected.items():
        assert opened[0][key] == (str(corpus) if value == "{corpus}" else value)


def test_a_screenshot_needs_no_screen(run: Run, tmp_path: Path, opened: list[dict[str, Any]]) -> None:
    assert run("open", "--screenshot", tmp_path / "w.png")[0] == 0
    assert (opened[0]["screenshot"], opened[0]["platform"]) == (tmp_path / "w.png", "offscreen")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize("platform", [None, "xcb", "wayland;xcb", ""])
def test_without_a_screen_it_says_so(
    run: Run, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, platform: str | None
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if platform is not None:
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    status, _, err = run("open")
    assert (status, opened) == (2, [])
    assert "--screenshot" in err


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file: No such file"), "libEGL.so.1"),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "install Hashiya again"),
    ],
    ids=["system library", "PySide6"],
)
def test_what_the_window_lacks_is_named(
    run: Run,
    opened: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    error: ImportError,
    message: str,
) -> None:
    def fail(name: str) -> None:
        raise error

    monkeypatch.setattr("annotations.commands.open_window.import_module", fail)
    status, _, err = run("open")
    assert (status, message in err) == (2, True)


# The program as it is started


def program(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "annotations", *map(str, arguments)]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False, cwd=ROOT
    )


def test_arabic_goes_in_and_out_in_any_locale(corpus: Path) -> None:
    done = program("find", corpus, "وزارة الدفاع", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr[:9]) == (0, b"hashiya: ")
    assert "وزارة الدفاع" in done.stdout.decode()


def test_a_reader_that_leaves_early_is_no_error(corpus: Path) -> None:
    command = [sys.executable, "-m", "annotations", "find", str(corpus), "ا"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"rror" not in process.stderr.read()
    assert process.returncode == 0


def test_no_command_loads_qt(annotated: Path, tmp_path: Path) -> None:
    source = f"""
import sys
from annotations.__main__ import main
for arguments in (
    ["formats"], ["--version"], ["stats", {str(annotated)!r}], ["find", {str(annotated)!r}, "قال"],
    ["check", {str(annotated)!r}], ["import", {str(annotated)!r}, {str(annotated)!r}],
    ["export", {str(annotated)!r}, "--format", "jsonl", "--output", {str(tmp_path / "out.jsonl")!r}],
):
    assert main(arguments) == 0, arguments
unwanted = {{"PySide6", "shiboken6", "qtawesome", "desktop"}} & {{name.split(".")[0] for name in sys.modules}}
assert not unwanted, unwanted
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder but the backups and what belongs to this computer, with what is in them."""
    apart = {"backups", ".locks", ".history"}
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name not in apart)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
