from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from annotations.__main__ import main
from annotations.check import check_project
from annotations.edit import add_relation, add_span, set_attribute, set_note
from annotations.files import CERTAINLY_DEAD, PART_SUFFIX
from annotations.findings import Finding, Kind, Repair
from annotations.model import AnnotationSet, Relation, Span, make_span, new_id
from annotations.repair import repair_project, repairable
from annotations.store import Project, ProjectError
from annotations.store.backups import list_backups
from annotations.store.occasions import Occasion
from annotations.tidying import is_edged_with_space, tidied, twins_in
from tests.annotations.generated import ARTICLE, annotation_sets

FIRST = "001_14148213ed37241c"
FILE = f"annotations/a1/{FIRST}.json"


@pytest.fixture
def project(corpus: Path) -> Project:
    """Three spans of three words and a relation between two of them, in one article."""
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    spans = [
        make_span(article, start, start + len(word), label)
        for word, label in (
            ("القيادة العسكرية الأمريكية", "figure"),
            ("البيت الأبيض", "actor"),
            ("وكالة فرانس برس", "actor"),
        )
        for start in [article.text.index(word)]
    ]
    for span in spans:
        annotations = add_span(annotations, span)
    project.save(add_relation(annotations, Relation("r1", "claimed_by", spans[0].id, spans[1].id)))
    return project


def fresh(project: Project) -> Project:
    return Project.open(project.folder, "a1")


def found(project: Project) -> list[tuple[Kind, Repair]]:
    return [(finding.kind, finding.repair) for finding in check_project(fresh(project))]


def edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    tables = json.loads(path.read_text("utf-8"))
    change(tables)
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=2), encoding="utf-8")


def copy_of(span: Span, **changes: Any) -> Span:
    return replace(span, id=new_id(), **changes)


def test_nothing_wrong_is_nothing_done_and_no_backup(project: Project) -> None:
    report = repair_project(fresh(project))
    assert (report.backup, report.done, report.failed, report.left) == (None, [], [], [])
    assert list_backups(project.store) == []


def test_white_space_at_the_edges_is_taken_off(project: Project) -> None:
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    one = annotations.spans[0]
    start = article.text.rindex(" ", 0, one.start)
    wide = make_span(article, start, one.end, "base")
    project.save(add_span(annotations, wide))
    assert found(project) == [(Kind.EDGE_SPACE, Repair.TRIM)]
    report = repair_project(fresh(project))
    [done] = report.done
    assert (done.file, wide.id in done.id, report.left) == (FILE, True, [])
    trimmed = fresh(project).annotations(FIRST).span(wide.id)
    assert (trimmed.start, trimmed.end) == (start + 1, one.end)
    assert trimmed.text == article.text[start + 1 : one.end]
    assert report.backup is not None
    assert report.backup.reason == "before repair"


def test_exact_twins_are_merged_with_their_relations_and_others_are_left(project: Project) -> None:
    annotations = project.annotations(FIRST)
    one, two, three = annotations.spans
    twin, near = copy_of(one, created="2999"), copy_of(three, note="أخرى", created="2999")
    annotations = add_span(add_span(annotations, twin), near)
    annotations = add_relation(annotations, Relation("r2", "claimed_by", twin.id, two.id))
    annotations = add_relation(annotations, Relation("r3", "claimed_by", twin.id, three.id))
    project.save(annotations)
    assert sorted(found(project)) == sorted([(Kind.TWIN, Repair.MERGE), (Kind.NEAR_TWIN, Repair.BY_HAND)])
    report = repair_project(fresh(project))
    assert [finding.kind for finding in report.left] == [Kind.NEAR_TWIN]
    after = fresh(project).annotations(FIRST)
    assert {span.id for span in after.spans} == {one.id, two.id, three.id, near.id}
    assert {(r.source, r.target) for r in after.relations} == {(one.id, two.id), (one.id, three.id)}


def test_a_relation_to_a_span_that_is_gone_is_set_aside_not_deleted(project: Project) -> None:
    path = project.annotation_path(FIRST)
    annotations = project.annotations(FIRST)
    project.reseal(path)
    edit(path, lambda t: next(iter(t["relations"].values())).update(target="weg"))
    seal_again(path)
    assert found(project) == [(Kind.DANGLING, Repair.SET_ASIDE)]
    report = repair_project(fresh(project))
    assert [finding.kind for finding in report.left] == [Kind.KEPT_ASIDE]
    again = fresh(project)
    assert again.annotations(FIRST).spans == annotations.spans
    assert again.annotations(FIRST).relations == ()
    assert [row["row"]["id"] for row in json.loads(path.read_text("utf-8"))["unplaced"].values()] == ["r1"]


def seal_again(path: Path) -> None:
    """Let a file look as if the program itself had written what stands in it."""
    from annotations.store.integrity import examine, resealed
    from annotations.store.storage import write_tables

    file = examine(path.read_bytes(), ())
    write_tables(path, resealed(file.tables, file.generation + 1, ""))


def test_what_fits_again_is_taken_back(project: Project) -> None:
    article = project.folder / f"{FIRST}.txt"
    original = article.read_bytes()
    annotations = project.annotations(FIRST)
    article.write_bytes(original.replace("البيت الأبيض".encode(), "البيت الأسود".encode()))
    other = fresh(project)
    other.save(set_note(other.annotations(FIRST), "بعد"))
    assert (Kind.MISFIT, Repair.BY_HAND) in found(project)
    article.write_bytes(original)
    kinds = found(project)
    assert kinds.count((Kind.FITS_AGAIN, Repair.TAKE_BACK)) == 2
    report = repair_project(fresh(project))
    assert report.left == []
    path = project.annotation_path(FIRST)
    assert "unplaced" not in json.loads(path.read_text("utf-8"))
    again = fresh(project)
    assert again.annotations(FIRST).spans == annotations.spans
    assert again.annotations(FIRST).relations == annotations.relations


def test_an_edit_by_hand_that_fits_is_sealed_again(project: Project) -> None:
    path = project.annotation_path(FIRST)
    edit(path, lambda t: next(iter(t["spans"].values())).update(note="بيدي"))
    edit(project.store / "articles.json", lambda t: next(iter(t["articles"].values())).update(outlet="الحرة"))
    assert found(project) == [(Kind.ALTERED, Repair.RESEAL)] * 2
    report = repair_project(fresh(project))
    assert (len(report.done), report.left) == (2, [])
    assert "بيدي" in {span.note for span in fresh(project).annotations(FIRST).spans}
    assert fresh(project).articles[0].outlet == "الحرة"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-20], id="cut"),
        pytest.param(lambda data: data.replace("البيت الأبيض".encode(), "البيت الأبيص".encode()), id="text"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_damaged_file_is_left_alone_and_its_backup_is_named(
    project: Project, damage: Callable[[bytes], bytes]
) -> None:
    backup = project.back_up(Occasion.BY_HAND)
    assert backup is not None
    path = project.annotation_path(FIRST)
    path.write_bytes(damaged := damage(path.read_bytes()))
    report = repair_project(fresh(project))
    assert path.read_bytes() == damaged
    assert (report.done, report.backup) == ([], None)
    finding = report.left[0]
    assert (finding.kind, finding.repair, finding.file) == (Kind.DAMAGED_KEPT, Repair.BY_HAND, FILE)
    assert f"{backup.made.astimezone():%Y-%m-%d %H:%M}" in finding.message


def test_parts_of_killed_programs_are_removed_when_they_are_certainly_dead(project: Project) -> None:
    parts = [
        folder / f".x.0a1b2c3d{PART_SUFFIX}"
        for folder in (project.folder, project.store, project.store / "a1")
    ]
    young = project.store / "a1" / f".y.0a1b2c3d{PART_SUFFIX}"
    for part in (*parts, young):
        part.write_bytes(b"half")
    for part in parts:
        os.utime(part, (0, part.stat().st_mtime - CERTAINLY_DEAD - 1))
    assert found(project).count((Kind.LEFT_OVER, Repair.DELETE)) == 3
    report = repair_project(fresh(project))
    assert [part.exists() for part in (*parts, young)] == [False] * 3 + [True]
    assert [finding.kind for finding in report.left] == [Kind.LEFT_OVER]


def test_parts_are_cleared_away_by_the_next_save_into_their_folder(project: Project) -> None:
    old = project.store / "a1" / f".x.0a1b2c3d{PART_SUFFIX}"
    old.write_bytes(b"half")
    os.utime(old, (0, old.stat().st_mtime - CERTAINLY_DEAD - 1))
    again = fresh(project)
    assert old.exists()
    again.save(set_note(again.annotations(FIRST), "بعد"))
    assert not old.exists()


def test_ids_that_two_files_share_are_told_once_a_file(project: Project) -> None:
    other = Project.open(project.folder, "سارة")
    annotations = project.annotations(FIRST)
    other.save(replace(annotations, annotator="سارة"))
    assert found(project) == [(Kind.ID_TAKEN, Repair.BY_HAND)]


def test_white_space_alone_is_for_hands(project: Project) -> None:
    article = project.article(FIRST)
    space = article.text.index(" ")
    project.save(add_span(project.annotations(FIRST), make_span(article, space, space + 1, "actor")))
    assert found(project) == [(Kind.ONLY_SPACE, Repair.BY_HAND)]


def test_a_disk_that_fails_is_named_and_the_rest_goes_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project.annotation_path(FIRST), lambda t: next(iter(t["spans"].values())).update(note="بيدي"))
    edit(project.store / "articles.json", lambda t: next(iter(t["articles"].values())).update(outlet="الحرة"))
    replace_file = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == "articles.json":
            raise OSError(errno.EIO, "Input/output error", str(target))
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    report = repair_project(fresh(project))
    assert [finding.file for finding in report.done] == [FILE]
    assert len(report.failed) == 1
    assert "articles.json" in report.failed[0]
    assert [finding.file for finding in report.left] == ["annotations/articles.json"]


def test_nothing_is_repaired_without_a_backup(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project.annotation_path(FIRST)
    edit(path, lambda t: next(iter(t["spans"].values())).update(note="بيدي"))
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("annotations.store.backups.pack", full)
    with pytest.raises(OSError, match="No space"):
        repair_project(fresh(project))
    assert path.read_bytes() == before


def test_a_project_open_for_reading_only_is_not_repaired(project: Project) -> None:
    edit(project.annotation_path(FIRST), lambda t: next(iter(t["spans"].values())).update(note="بيدي"))
    (project.store / "project.json").write_bytes(b"")
    with pytest.raises(ProjectError, match=r"project\.json"):
        repair_project(fresh(project))


# Tidying


@given(annotation_sets())
def test_tidying_leaves_nothing_to_tidy_and_loses_no_words(annotations: AnnotationSet) -> None:
    after = tidied(annotations, ARTICLE)
    assert not [span for span in after.spans if is_edged_with_space(span)]
    assert not [twin for twin in twins_in(after) if twin.is_same]
    assert {(s.text.strip(), s.label, s.note) for s in after.spans} == {
        (s.text.strip(), s.label, s.note) for s in annotations.spans
    }
    ids = {span.id for span in after.spans}
    assert all({relation.source, relation.target} <= ids for relation in after.relations)
    assert tidied(after, ARTICLE) == after


# The command line


def test_the_command_repairs_says_what_it_did_and_ends_well(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    annotations = project.annotations(FIRST)
    one = annotations.spans[0]
    wide = make_span(project.article(FIRST), one.start - 1, one.end, "base")
    project.save(set_attribute(add_span(annotations, wide), one.id, "value", 1))
    folder = str(project.folder)
    assert main(["check", folder]) == 0
    out = capsys.readouterr().out
    assert f"notice: {FILE}: span {wide.id}" in out
    assert "--repair: take the white space off its ends" in out
    assert "--repair would mend 1 of these" in out
    assert main(["check", folder, "--repair"]) == 0
    out = capsys.readouterr().out
    assert "before repair.zip" in out
    assert f"done: {FILE}: span {wide.id}" in out
    assert "1 repair. 5 articles: 0 errors, 0 notices" in out
    assert main(["check", folder, "--repair"]) == 0
    assert "0 repairs" in capsys.readouterr().out


def test_the_command_fails_while_something_is_left_for_hands(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.annotation_path(FIRST)
    path.write_bytes(path.read_bytes()[:-20])
    assert main(["check", str(project.folder), "--repair", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["backup"], said["done"], said["failed"]) == (None, [], [])
    assert [(f["kind"], f["repair"], f["file"]) for f in said["findings"]] == [("damaged", "by hand", FILE)]


def test_backups_are_made_listed_compared_and_put_back_by_commands(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(project.folder)
    assert main(["backup", folder]) == 0
    name = capsys.readouterr().out.split(": ")[0]
    assert name.endswith(" by hand.zip")
    wanted = project.annotations(FIRST)
    project.save(AnnotationSet(FIRST, "a1", note="weg"))
    assert main(["backup", folder, "--list", "--json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (Path(row["path"]).name, row["spans"], row["problem"]) == (name, 3, "")
    assert main(["restore", folder, name, "--compare"]) == 0
    out = capsys.readouterr().out
    assert f"a1/{FIRST}.json: 0 now, 3 then: 3 would come, 0 go, 0 change" in out
    assert project.annotations(FIRST).note == "weg"
    assert main(["restore", folder, "latest"]) == 0
    out = capsys.readouterr().out
    assert "1 file restored, 0 removed" in out
    assert "before restore.zip" in out
    assert fresh(project).annotations(FIRST) == wanted
    assert main(["restore", folder, "no such.zip"]) == 2
    assert "--list" in capsys.readouterr().err


def test_repairable_leaves_out_what_hands_must_do() -> None:
    assert repairable([finding(Repair.BY_HAND), finding(Repair.NONE)]) == []
    assert len(repairable([finding(Repair.TRIM)])) == 1


def finding(repair: Repair) -> Finding:
    from annotations.findings import notice

    return notice(Kind.EDGE_SPACE, FILE, "", repair=repair)
