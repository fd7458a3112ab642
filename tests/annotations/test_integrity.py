"""Every damage to a store file is seen, and what is saved afterwards overwrites nothing unread."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from tinydb import TinyDB

from annotations.edit import add_relation, add_span, set_attribute, set_entity, set_note, set_span_note
from annotations.model import AnnotationSet, Entity, Relation, make_span
from annotations.store import Project, ProjectError
from annotations.store.integrity import (
    CONTENT,
    FORMAT,
    Seal,
    StoreFile,
    examine,
    format_of,
    meta_of,
    resealed,
    tables_of,
)
from annotations.store.records import damage_in, set_from_file
from annotations.store.storage import DamagedFileError, Tables

FIRST = "001_14148213ed37241c"
SEED = 20_180_902
FLIPS = 4_000
FLIPS_OF_OTHERS = 1_000
FLIPS_AND_SAVES = 1_500


@pytest.fixture
def stored(corpus: Path) -> Project:
    """The samples with thirty spans in one article, attributes, relations, entities, notes and metadata."""
    project = Project.open(corpus, "a1")
    project.save_entities([Entity("e1", "actor", "ماكينزي", aliases=("كينيث",))])
    project.save_schema(project.schema)
    project.update_article(FIRST, date="2020-09-09", outlet="الحرة")
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    labels = ("actor", "figure", "base") * 10
    spans = [make_span(article, 40 * n, 40 * n + 3 + n, label) for n, label in enumerate(labels)]
    for span in spans:
        annotations = add_span(annotations, span)
    annotations = set_attribute(annotations, spans[1].id, "value", 5200)
    annotations = set_entity(annotations, spans[0].id, "e1")
    annotations = set_span_note(annotations, spans[2].id, "ملاحظة")
    annotations = add_relation(annotations, Relation("r1", "at", spans[1].id, spans[2].id))
    project.save(set_note(annotations, "عن المقال كله"))
    return Project.open(corpus, "a1")


def content(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if name in CONTENT}


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def store_files(project: Project) -> dict[str, Path]:
    names = ("project.json", "articles.json", "entities.json", f"a1/{FIRST}.json")
    return {name: project.store / name for name in names}


NAMES = ("project.json", "articles.json", "entities.json", f"a1/{FIRST}.json")


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_sealed_and_plain_tinydb_opens_it(stored: Project, name: str) -> None:
    file = examine((stored.store / name).read_bytes(), tables_of(PurePosixPath(name)))
    assert file.seal is Seal.WHOLE
    assert file.generation >= 1
    assert meta_of(file.tables)["format"] == FORMAT
    with TinyDB(stored.store / name, access_mode="r") as database:
        assert {"meta", *tables_of(PurePosixPath(name))} <= database.tables()


def test_each_save_is_a_generation(stored: Project) -> None:
    path = stored.store / "entities.json"
    before = examine(path.read_bytes(), ("entities",)).generation
    stored.save_entities([*stored.entities.values(), Entity("e3", "base", "التاجي")])
    again = Project.open(stored.folder, "a1")
    again.save_entities(stored.entities.values())
    assert examine(path.read_bytes(), ("entities",)).generation == before + 2


@pytest.mark.parametrize("name", NAMES)
def test_every_truncation_is_seen(stored: Project, name: str) -> None:
    whole = (stored.store / name).read_bytes()
    needed = tables_of(PurePosixPath(name))
    read = []
    for length in range(len(whole.rstrip())):
        try:
            examine(whole[:length], needed)
        except DamagedFileError:
            continue
        read.append(length)
    assert read == []


@pytest.mark.parametrize("name", NAMES)
def test_every_bit_flip_is_seen_or_harmless(stored: Project, name: str) -> None:
    whole = (stored.store / name).read_bytes()
    needed = tables_of(PurePosixPath(name))
    sound = content(examine(whole, needed).tables)
    dice = random.Random(SEED)
    count = FLIPS if "/" in name else FLIPS_OF_OTHERS
    passed = []
    for bit in dice.sample(range(len(whole) * 8), count):
        try:
            file = examine(flipped(whole, bit), needed)
        except DamagedFileError:
            continue
        if file.seal is not Seal.BROKEN and content(file.tables) != sound:
            passed.append(bit)
    assert passed == []


def test_a_bit_flip_is_called_an_edit_only_where_everything_still_fits(stored: Project) -> None:
    """A note or the context of a span may be another one; its place, its text or a key may not."""
    article = stored.article(FIRST)
    whole = stored.annotation_path(FIRST).read_bytes()
    needed = tables_of(PurePosixPath(f"a1/{FIRST}.json"))
    sound = set_from_file(examine(whole, needed), article, "a1").annotations
    dice = random.Random(SEED + 1)
    edits = 0
    for bit in dice.sample(range(len(whole) * 8), FLIPS):
        try:
            file = examine(flipped(whole, bit), needed)
        except DamagedFileError:
            continue
        read = set_from_file(file, article, "a1")
        if file.seal is not Seal.BROKEN or damage_in(file, read, article):
            continue
        edits += 1
        assert len(read.annotations.spans) == len(sound.spans)
        assert [(s.start, s.end, s.text) for s in read.annotations.spans] == [
            (s.start, s.end, s.text) for s in sound.spans
        ]
        assert len(read.annotations.relations) == len(sound.relations)
    assert 0 < edits < FLIPS / 2, "most of it is context, in which there is no telling"


@pytest.fixture
def fast_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests ask what is written, not whether the power may fail meanwhile."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.usefixtures("fast_disk")
def test_saving_over_a_damaged_file_overwrites_nothing_unread(stored: Project) -> None:
    path = stored.annotation_path(FIRST)
    whole = path.read_bytes()
    dice = random.Random(SEED + 2)
    bits = dice.sample(range(len(whole) * 8), FLIPS_AND_SAVES)
    cuts = dice.sample(range(len(whole) - 2), FLIPS_AND_SAVES // 10)
    kept_aside = 0
    for damaged in [*(flipped(whole, bit) for bit in bits), *(whole[:cut] for cut in cuts), b"", b"null"]:
        path.write_bytes(damaged)
        project = Project.open(stored.folder, "a1")
        annotations = project.annotations(FIRST)
        assert path.read_bytes() == damaged, "reading writes nothing"
        if project.read_only:  # It seems to be of a newer version, and stays as it is.
            with pytest.raises(ProjectError, match="newer version"):
                project.save(set_note(annotations, "بعد"))
            assert path.read_bytes() == damaged
            continue
        project.save(set_note(annotations, "بعد"))
        aside = [p for p in path.parent.iterdir() if p != path]
        if damaged in [p.read_bytes() for p in aside]:
            kept_aside += 1
        else:
            assert rows_of(damaged) <= rows_of(path.read_bytes()), "all that was there has been read"
        for each in aside:
            each.unlink()
    assert kept_aside > FLIPS_AND_SAVES / 2


def rows_of(data: bytes) -> set[str]:
    """Return what the rows of a file say about spans and relations, wherever they stand now."""
    tables = json.loads(data)
    rows = [row for name in ("spans", "relations") for row in tables.get(name, {}).values()]
    rows += [row["row"] for row in tables.get("unplaced", {}).values()]
    return {json.dumps({k: v for k, v in row.items() if v}, sort_keys=True) for row in rows}


# What a user is told


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"null", id="null"),
        pytest.param(b"{}", id="no tables"),
        pytest.param(b'{"_default": {"1": {"name": "x"}}}', id="foreign"),
        pytest.param(b'{"spans": {"1"', id="truncated"),
    ],
)
def test_a_damaged_file_is_named_with_its_last_good_backup(stored: Project, name: str, data: bytes) -> None:
    from annotations.store.occasions import Occasion

    backup = stored.back_up(Occasion.BY_HAND)
    path = stored.store / name
    path.write_bytes(data)
    project = Project.open(stored.folder, "a1")
    project.annotations(FIRST)
    [damaged] = project.damaged
    assert damaged.path == path
    assert damaged.reason
    assert damaged.backup == backup
    assert any(name in problem for problem in project.problems)
    assert path.read_bytes() == data
    assert bool(project.read_only) == (name == "project.json")


def test_a_damaged_file_without_a_backup_is_named_all_the_same(stored: Project) -> None:
    path = stored.annotation_path(FIRST)
    path.write_bytes(path.read_bytes()[:-9])
    project = Project.open(stored.folder, "a1")
    assert project.damaged == ()
    project.annotations(FIRST)
    assert [(damaged.path, damaged.backup) for damaged in project.damaged] == [(path, None)]
    project.save(AnnotationSet(FIRST, "a1", note="من جديد"))
    assert project.damaged == ()


def edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    tables = json.loads(path.read_text("utf-8"))
    change(tables)
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=3), encoding="utf-8")


def first(tables: dict[str, Any], name: str) -> dict[str, Any]:
    row: dict[str, Any] = next(iter(tables[name].values()))
    return row


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param(f"a1/{FIRST}.json", lambda t: first(t, "spans").update(note="بيدي"), id="note"),
        pytest.param("entities.json", lambda t: first(t, "entities").update(name="غيره"), id="entity"),
        pytest.param("articles.json", lambda t: first(t, "articles").update(outlet="الحرة"), id="outlet"),
        pytest.param("project.json", lambda t: first(t, "labels").update(name="Speaker"), id="label"),
    ],
)
def test_an_edit_by_hand_is_taken_with_a_notice(
    stored: Project, name: str, change: Callable[[dict[str, Any]], None]
) -> None:
    edit(stored.store / name, change)
    project = Project.open(stored.folder, "a1")
    annotations = project.annotations(FIRST)
    assert [problem for problem in project.problems if name in problem and "taken as it is" in problem]
    assert project.damaged == ()
    assert not project.read_only
    project.save(set_note(annotations, "بعد"))
    project.save_entities(project.entities.values())
    assert not [p.name for p in project.store.rglob("*") if "damaged" in p.name or "other" in p.name]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: first(t, "spans").update(text="غير ذلك"), id="text"),
        pytest.param(lambda t: first(t, "spans").update(start=5), id="start"),
        pytest.param(lambda t: first(t, "spans").update(label="aktor"), id="label"),
        pytest.param(lambda t: first(t, "spans").update(noue=first(t, "spans").pop("note") or "x"), id="key"),
        pytest.param(lambda t: first(t, "article").update(status="dome"), id="status"),
        pytest.param(lambda t: first(t, "relations").update(target="x"), id="end of a relation"),
        pytest.param(lambda t: t.pop("relations"), id="table"),
    ],
)
def test_an_alteration_that_fits_no_more_is_damage_and_kept_aside(
    stored: Project, change: Callable[[dict[str, Any]], None]
) -> None:
    path = stored.annotation_path(FIRST)
    edit(path, change)
    altered = path.read_bytes()
    project = Project.open(stored.folder, "a1")
    annotations = project.annotations(FIRST)
    assert [damaged.path for damaged in project.damaged] == [path]
    assert len(annotations.spans) >= 29 or "relations" not in json.loads(altered)
    project.save(set_note(annotations, "بعد"))
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == altered


def test_a_name_used_twice_is_damage_for_only_the_last_would_be_read(stored: Project) -> None:
    path = stored.annotation_path(FIRST)
    tables = json.loads(path.read_text("utf-8"))
    one, other, *_ = tables["spans"]
    path.write_text(path.read_text("utf-8").replace(f'"{one}"', f'"{other}"'), encoding="utf-8")
    project = Project.open(stored.folder, "a1")
    assert project.annotations(FIRST).is_empty
    assert "twice" in project.damaged[0].reason


@pytest.mark.parametrize("name", ["project.json", "articles.json", "entities.json"])
def test_files_of_earlier_versions_have_no_seal_and_get_one(stored: Project, name: str) -> None:
    path = stored.store / name
    edit(path, lambda tables: tables.pop("meta"))
    project = Project.open(stored.folder, "a1")
    assert (project.problems, project.damaged, project.read_only) == ([], (), "")
    project.save_entities([*project.entities.values(), Entity("e9", "actor", "الكاظمي")])
    project.save_schema(project.schema)
    project.update_article(FIRST, date="2021")
    assert examine(path.read_bytes(), tables_of(PurePosixPath(name))).seal is Seal.WHOLE


@pytest.mark.parametrize("name", ["project.json", "articles.json", "entities.json"])
def test_a_file_of_a_newer_version_is_never_replaced(stored: Project, name: str) -> None:
    path = stored.store / name
    edit(path, lambda tables: first(tables, "meta").update(format=FORMAT + 1))
    newer = path.read_bytes()
    project = Project.open(stored.folder, "a1")
    assert "newer version" in project.read_only
    with pytest.raises(ProjectError, match="newer version"):
        project.save_entities([])
    assert path.read_bytes() == newer


def test_a_file_that_becomes_newer_while_it_is_open_is_not_replaced(stored: Project) -> None:
    path = stored.store / "entities.json"
    edit(path, lambda tables: first(tables, "meta").update(format=FORMAT + 1))
    with pytest.raises(ProjectError, match="newer version"):
        stored.save_entities([])
    assert format_of(meta_of(examine(path.read_bytes(), ("entities",)).tables)) == FORMAT + 1


@pytest.mark.parametrize("name", ["articles.json", "entities.json", "project.json"])
def test_tables_of_other_programs_stay_in_the_files_of_the_project(stored: Project, name: str) -> None:
    with TinyDB(stored.store / name) as database:
        database.table("scores").insert({"f1": 0.8})
    project = Project.open(stored.folder, "a1")
    assert project.problems == []
    project.save_entities([])
    project.update_article(FIRST, date="2021")
    project.save_schema(replace(project.schema, relation_types=()))
    with TinyDB(stored.store / name, access_mode="r") as database:
        assert [dict(row) for row in database.table("scores")] == [{"f1": 0.8}]


def test_a_project_file_that_is_gone_is_missed(stored: Project) -> None:
    (stored.store / "project.json").unlink()
    project = Project.open(stored.folder, "a1")
    assert any("project.json is missing" in problem for problem in project.problems)


def test_a_seal_is_renewed_over_the_same_content(stored: Project) -> None:
    path = stored.annotation_path(FIRST)
    edit(path, lambda tables: first(tables, "spans").update(note="بيدي"))
    before = examine(path.read_bytes(), tables_of(PurePosixPath(f"a1/{FIRST}.json")))
    project = Project.open(stored.folder, "a1")
    assert not project.stored(FIRST).intact
    project.reseal(path)
    after = examine(path.read_bytes(), tables_of(PurePosixPath(f"a1/{FIRST}.json")))
    assert (before.seal, after.seal) == (Seal.BROKEN, Seal.WHOLE)
    assert content(after.tables) == content(before.tables)
    assert after.generation == before.generation + 1
    assert project.stored(FIRST).intact
    assert resealed(after.tables, 1, "")["meta"][0]["annotator"] == "a1"


def test_no_tables_are_asked_of_other_files() -> None:
    assert tables_of(PurePosixPath("notes.json")) == ()
    assert examine(b'{"x": {}}', ()) == StoreFile({"x": []})
