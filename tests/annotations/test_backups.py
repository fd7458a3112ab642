from __future__ import annotations

import errno
import hashlib
import os
import random
import stat
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.edit import add_span, remove_span, set_entity, set_note
from annotations.files import CERTAINLY_DEAD, PART_SUFFIX
from annotations.model import AnnotationSet, Entity, make_span
from annotations.store import Project, ProjectError
from annotations.store.alarm import Drop, SpanAlarm
from annotations.store.archive import is_store_file, last_good, opened
from annotations.store.backups import (
    EVERY,
    KEPT_ALL,
    Backup,
    back_up,
    back_up_if_due,
    list_backups,
    superfluous,
)
from annotations.store.comparing import Difference, compare
from annotations.store.errors import BackupError
from annotations.store.occasions import Occasion
from annotations.store.packing import MANIFEST
from annotations.store.restoring import restore
from tests.annotations import child

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux processes")

FIRST = "001_14148213ed37241c"
SECOND = "002_16bec21a6a24c4fa"
NOW = datetime(2026, 7, 1, 12, 0, 0, tzinfo=UTC)


def annotate(project: Project, article_id: str = FIRST, spans: int = 1) -> AnnotationSet:
    annotations = project.annotations(article_id)
    article = project.article(article_id)
    for n in range(spans):
        start = 7 * (len(annotations.spans) + n)
        annotations = add_span(annotations, make_span(article, start, start + 5, "actor"))
    project.save(annotations)
    return annotations


def back_up_now(project: Project, now: datetime = NOW, occasion: Occasion = Occasion.BY_HAND) -> Backup:
    backup = back_up(project.store, occasion, now=now)
    assert backup is not None
    return backup


def stored(folder: Path) -> dict[str, bytes]:
    """Return all store files but the backups, by name."""
    store = folder / "annotations"
    paths = [p for p in store.rglob("*") if p.is_file() and p.relative_to(store).parts[0] != "backups"]
    return {p.relative_to(store).as_posix(): p.read_bytes() for p in paths}


@pytest.fixture
def project(corpus: Path) -> Project:
    """Two annotators, three files, ten spans, an entity."""
    (corpus / "2018").mkdir()
    (corpus / "2018" / "خبر.txt").write_text("بقي 3000 جندي في قاعدة عين الأسد", encoding="utf-8")
    other = Project.open(corpus, "سارة")
    annotate(other, "2018/خبر", 2)
    project = Project.open(corpus, "a1")
    project.save_entities([Entity("e1", "actor", "ماكينزي")])
    annotate(project, FIRST, 5)
    annotate(project, SECOND, 3)
    return project


# Making


def test_a_backup_holds_every_file_and_says_what_it_is(project: Project) -> None:
    backup = back_up_now(project, NOW, Occasion.IMPORT)
    assert backup.path.name == "2026-07-01T12-00-00 before import.zip"
    assert (backup.made, backup.reason, backup.spans) == (NOW, "before import", 10)
    assert list_backups(project.store) == [backup]
    with zipfile.ZipFile(backup.path) as zipped:
        assert zipped.testzip() is None
        there = {name: zipped.read(name) for name in zipped.namelist() if name != MANIFEST}
    assert there == stored(project.folder)
    with opened(backup.path) as archive:
        counts = {(m.annotator, m.article_id): m.spans for m in archive.members.values() if m.annotator}
        assert archive.members["project.json"].spans is None
    assert counts[("a1", FIRST)] == 5
    assert counts[("سارة", "2018/خبر")] == 2


def test_nothing_stored_makes_no_backup(corpus: Path) -> None:
    assert Project.open(corpus, "a1").back_up(Occasion.BY_HAND) is None
    assert not (corpus / "annotations").exists()


def test_part_files_hidden_files_and_backups_stay_out(project: Project) -> None:
    (project.store / "a1" / f".x.json.00{PART_SUFFIX}").write_bytes(b"half")
    (project.store / ".git").mkdir()
    (project.store / ".git" / "HEAD").write_bytes(b"x")
    (project.store / "a1" / f"{FIRST}.json.other-1").write_bytes(b"x")
    back_up_now(project)
    annotate(project)
    with zipfile.ZipFile(back_up_now(project, NOW + EVERY).path) as zipped:
        names = set(zipped.namelist())
    assert f"a1/{FIRST}.json.other-1" in names
    assert not [n for n in names if "part" in n or ".git" in n or n.startswith("backups")]


def test_a_folder_that_is_a_link_is_kept_too_and_circles_end(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (project.store / "سارة").rename(elsewhere)
    (project.store / "سارة").symlink_to(elsewhere)
    (elsewhere / "circle").symlink_to(elsewhere)
    with opened(back_up_now(project).path) as archive:
        assert archive.members["سارة/2018/خبر.json"].spans == 2


def test_nothing_changed_needs_no_second_backup(project: Project) -> None:
    first = back_up_now(project)
    assert back_up_now(project, NOW + timedelta(days=9), Occasion.IMPORT) == first
    annotate(project)
    assert back_up_now(project, NOW + timedelta(days=9)) != first


def test_regular_backups_come_every_half_hour_when_something_changed(project: Project) -> None:
    assert back_up_if_due(project.store, now=NOW) is not None
    annotate(project)
    assert back_up_if_due(project.store, now=NOW + EVERY - timedelta(seconds=1)) is None
    assert back_up_if_due(project.store, now=NOW + EVERY) is not None
    assert back_up_if_due(project.store, now=NOW + 3 * EVERY) is None
    annotate(project)
    assert back_up_if_due(project.store, now=NOW - timedelta(days=1)) is not None, "the clock was set back"
    assert {b.reason for b in list_backups(project.store)} == {"regular"}


def test_two_backups_of_one_second_get_two_names(project: Project) -> None:
    for occasion in (Occasion.IMPORT, Occasion.SCHEMA_CHANGE, Occasion.IMPORT):
        annotate(project)
        back_up_now(project, NOW, occasion)
    assert len({backup.made for backup in list_backups(project.store)}) == 3


def test_a_stopped_backup_leaves_nothing(project: Project) -> None:
    class StopError(Exception):
        pass

    steps: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        steps.append((done, of))
        if done == of:
            raise StopError

    with pytest.raises(StopError):
        back_up(project.store, Occasion.REGULAR, stop, NOW)
    assert steps == [(n, 12) for n in range(1, 13)], "six files are packed and read again"
    assert list((project.store / "backups").iterdir()) == []


def test_what_was_written_is_read_again_before_it_counts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = zipfile.ZipFile.read

    def failing(zipped: zipfile.ZipFile, name: str) -> bytes:
        return read(zipped, name)[:-1] + b"x"

    monkeypatch.setattr(zipfile.ZipFile, "read", failing)
    with pytest.raises(BackupError, match="reads differently"):
        back_up_now(project)
    assert list((project.store / "backups").iterdir()) == []


@on_linux
@pytest.mark.parametrize("room", [0, 500])
def test_a_full_disk_makes_no_backup_and_harms_nothing(project: Project, room: int) -> None:
    before = stored(project.folder)
    said = child.run(
        child.FULL_DISK
        + """
import sys
from pathlib import Path
from annotations.store.backups import back_up
from annotations.store.occasions import Occasion
fill_disk(int(sys.argv[2]))
try:
    back_up(Path(sys.argv[1]), Occasion.IMPORT)
except OSError as error:
    print(error)
""",
        project.store,
        room,
    )
    assert "before import.zip" in said
    assert stored(project.folder) == before
    assert list((project.store / "backups").iterdir()) == []


def test_a_file_that_cannot_be_read_does_not_keep_the_rest_from_being_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = project.annotation_path(FIRST)
    read = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path == lost:
            raise OSError(errno.EIO, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    with opened(back_up_now(project).path) as archive:
        assert f"a1/{FIRST}.json" not in archive.members
        assert f"a1/{SECOND}.json" in archive.members


def test_what_a_killed_program_left_is_cleared_away_after_a_day(project: Project) -> None:
    back_up_now(project)
    folder = project.store / "backups"
    old, young = folder / f".a.zip.00{PART_SUFFIX}", folder / f".b.zip.00{PART_SUFFIX}"
    for part in (old, young):
        part.write_bytes(b"half")
    long_ago = old.stat().st_mtime - CERTAINLY_DEAD - 1
    os.utime(old, (long_ago, long_ago))
    annotate(project)
    back_up_now(project, NOW + EVERY)
    assert not old.exists()
    assert young.exists()


# Thinning


def test_backups_thin_out_with_age(project: Project) -> None:
    folder = project.store / "backups"
    folder.mkdir()
    times = [NOW - timedelta(hours=6 * n) for n in range(4 * 800)]
    for time in times:
        (folder / f"{time:%Y-%m-%dT%H-%M-%S} regular.zip").touch()
    (folder / "notes.txt").touch()
    (folder / "2020-01-01 mine.zip").touch()
    back_up_now(project, NOW + timedelta(seconds=1))
    kept = [backup.made for backup in list_backups(project.store)]
    ages = [NOW - time for time in kept]
    assert sum(age <= KEPT_ALL for age in ages) == 10
    assert 28 <= sum(KEPT_ALL < age <= timedelta(days=31) for age in ages) <= 31
    assert 46 <= sum(timedelta(days=31) < age <= timedelta(days=366) for age in ages) <= 50
    assert 14 <= sum(timedelta(days=366) < age for age in ages) <= 16
    assert (folder / "notes.txt").exists()
    assert (folder / "2020-01-01 mine.zip").exists(), "what is not called as backups are is not touched"


moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 8, 1), timezones=st.just(UTC))


@given(st.lists(moments, max_size=60))
def test_thinning_keeps_the_newest_two_days_and_one_of_every_month(times: list[datetime]) -> None:
    gone = superfluous(times, NOW)
    kept = set(times) - gone
    assert not times or max(times) in kept
    assert not [time for time in gone if NOW - time <= KEPT_ALL]
    assert {f"{time:%Y-%m}" for time in kept} == {f"{time:%Y-%m}" for time in times}
    assert superfluous(kept, NOW) == set(), "thinning twice is thinning once"


# Looking into them


def test_a_backup_that_is_cut_is_listed_with_its_fault(project: Project) -> None:
    backup = back_up_now(project)
    data = backup.path.read_bytes()
    backup.path.write_bytes(data[: len(data) // 2])
    [listed] = list_backups(project.store)
    assert listed.problem
    with pytest.raises(BackupError, match=backup.path.name):
        restore(project, backup.path)
    assert back_up_if_due(project.store, now=NOW) is not None, "it does not count as one"


def test_every_bit_flip_of_a_backup_is_seen_or_harmless(project: Project) -> None:
    backup = back_up_now(project)
    data = backup.path.read_bytes()
    sound = stored(project.folder)
    dice = random.Random(7)
    for bit in dice.sample(range(len(data) * 8), 300):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        backup.path.write_bytes(flipped)
        try:
            with opened(backup.path) as archive:
                read = {name: archive.read(name) for name in archive.members}
        except BackupError:
            continue
        assert read == {name: sound[name] for name in read}
        assert len(read) == len(sound)


def hostile(path: Path, add: Callable[[zipfile.ZipFile], object]) -> Path:
    """Write a zip that looks like a backup but for what `add` puts into it."""
    data = b'{"spans": {}, "relations": {}, "article": {}}'
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a1/x.json", data)
        listed = {"a1/x.json": [hashlib.sha256(data).hexdigest(), 0]}
        zipped.writestr(MANIFEST, orjson.dumps(listed))
        add(zipped)
        zipped.comment = orjson.dumps({"files": 1, "spans": 0, "state": ""})
    return path


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("a1/link.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    "add",
    [
        pytest.param(lambda z: z.writestr("../outside.json", "x"), id="above the folder"),
        pytest.param(lambda z: z.writestr("a1/../../outside.json", "x"), id="above by a way round"),
        pytest.param(lambda z: z.writestr("/etc/outside.json", "x"), id="absolute"),
        pytest.param(lambda z: z.writestr("C:/outside.json", "x"), id="a drive"),
        pytest.param(lambda z: z.writestr("a1\\..\\outside.json", "x"), id="backslashes"),
        pytest.param(lambda z: z.writestr(link(), "/etc/passwd"), id="a link"),
    ],
)
def test_zips_that_lead_outside_are_refused_whole(
    project: Project, add: Callable[[zipfile.ZipFile], object]
) -> None:
    before = stored(project.folder)
    path = hostile(project.folder / "x.zip", add)
    with pytest.raises(BackupError, match=r"leads out|is no file"):
        restore(project, path)
    assert stored(project.folder) == before
    assert list_backups(project.store) == []


def test_bombs_and_strange_zips_are_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project.folder / "x.zip"
    monkeypatch.setattr("annotations.store.archive.LARGEST_FILE", 1_000_000)
    hostile(path, lambda z: z.writestr("a1/y.json", bytes(2_000_000), zipfile.ZIP_DEFLATED))
    with pytest.raises(BackupError, match="too large"):
        compare(project.store, path)
    monkeypatch.setattr("annotations.store.archive.LARGEST_BACKUP", 1_000_000)
    with pytest.raises(BackupError, match="larger than any backup"):
        compare(project.store, path)
    monkeypatch.setattr("annotations.store.archive.LARGEST_BACKUP", 10_000_000)
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a1/x.json", "x")
    with pytest.raises(BackupError, match="no backup of Hashiya"):
        compare(project.store, path)
    path.write_bytes(b"PK no zip")
    with pytest.raises(BackupError, match="cannot be read"):
        compare(project.store, path)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("project.json", True),
        ("a1/2018/خبر.json", True),
        ("سارة/x.json", True),
        ("other.json", False),
        ("a1/x.json.damaged-1", False),
        ("backups/x.json", False),
        (".git/x.json", False),
        ("a1/.x.json", False),
        ("a1//x.json", False),
        ("../a1/x.json", False),
        ("con/x.json", False),
    ],
)
def test_only_files_of_the_store_are_put_back(name: str, is_one: bool) -> None:
    assert is_store_file(name) is is_one


# Comparing and restoring


def differences(project: Project, backup: Backup) -> dict[str, Difference]:
    return {d.member.name: d for d in compare(project.store, backup.path) if not d.same}


def test_a_comparison_says_what_would_come_go_and_change(project: Project) -> None:
    backup = back_up_now(project)
    assert differences(project, backup) == {}
    annotations = project.annotations(FIRST)
    annotations = remove_span(annotations, annotations.spans[0].id)
    annotations = set_entity(annotations, annotations.spans[0].id, "e1")
    project.save(annotations)
    annotate(project, FIRST, 2)
    annotate(project, "000_0e327b6c3cd33028", 4)
    project.annotation_path(SECOND).unlink()
    found = differences(project, backup)
    assert {name: (d.then, d.now, d.come, d.go, d.changed) for name, d in found.items()} == {
        f"a1/{FIRST}.json": (5, 6, 1, 2, 1),
        f"a1/{SECOND}.json": (3, None, 3, 0, 0),
        "a1/000_0e327b6c3cd33028.json": (None, 4, 0, 4, 0),
    }


def test_restoring_everything_brings_back_every_word_and_can_itself_be_undone(project: Project) -> None:
    then = Project.open(project.folder, "a1")
    before = {a.id: then.annotations(a.id) for a in then.articles}
    entities = dict(then.entities)
    backup = back_up_now(project)
    project.save(AnnotationSet(FIRST, "a1", note="alles weg"))
    annotate(project, "000_0e327b6c3cd33028", 4)
    project.save_entities([])
    changed = {a.id: project.annotations(a.id) for a in project.articles}

    done = restore(project, backup.path)
    assert set(done.written) == {f"a1/{FIRST}.json", "entities.json"}
    assert done.removed == ("a1/000_0e327b6c3cd33028.json",)
    again = Project.open(project.folder, "a1")
    assert {a.id: again.annotations(a.id) for a in again.articles} == before
    assert again.entities == entities
    assert again.problems == []
    assert again.stored(FIRST).intact

    assert done.before is not None
    assert done.before.reason == "before restore"
    restore(again, done.before.path)
    once_more = Project.open(project.folder, "a1")
    assert {a.id: once_more.annotations(a.id) for a in once_more.articles} == changed
    assert once_more.entities == {}


def test_restoring_tells_how_far_it_has_come(project: Project) -> None:
    backup = back_up_now(project)
    annotate(project)
    told: list[float] = []
    restore(project, backup.path, progress=lambda done, of: told.append(done / of))
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) == 6 + 12 + 6, "reading, keeping what is there, writing"


def test_generations_go_on_when_something_is_restored(project: Project) -> None:
    backup = back_up_now(project)
    for note in ("أولى", "ثانية", "ثالثة"):
        project.save(set_note(project.annotations(FIRST), note))
    newest = project.stored(FIRST).generation
    restore(project, backup.path)
    assert project.stored(FIRST).generation == newest + 1


def test_restoring_one_article_leaves_the_others_and_brings_its_entities(project: Project) -> None:
    annotations = project.annotations(FIRST)
    project.save(set_entity(annotations, annotations.spans[0].id, "e1"))
    wanted = project.annotations(FIRST)
    backup = back_up_now(project)
    project.save_entities([Entity("e2", "actor", "ترامب")])
    project.save(AnnotationSet(FIRST, "a1", note="weg"))
    project.save(AnnotationSet(SECOND, "a1", note="weg"))
    restore(project, backup.path, f"a1/{FIRST}.json")
    assert project.annotations(FIRST) == wanted
    assert project.annotations(SECOND).note == "weg"
    assert set(Project.open(project.folder, "a1").entities) == {"e1", "e2"}
    assert project.take_drops() == [], "the user wanted it"


def test_a_damaged_file_is_restored_from_its_last_good_backup_and_kept_aside(project: Project) -> None:
    good = back_up_now(project)
    path = project.annotation_path(FIRST)
    wanted = project.annotations(FIRST)
    path.write_bytes(damaged := path.read_bytes()[:-20])
    back_up_now(project, NOW + timedelta(minutes=1))
    assert last_good(project.store, f"a1/{FIRST}.json") == good
    again = Project.open(project.folder, "a1")
    again.annotations(FIRST)
    [found] = again.damaged
    assert found.backup == good
    done = restore(again, found.backup.path, f"a1/{FIRST}.json")
    assert done.aside == (f"{FIRST}.json.damaged-1",)
    assert (path.parent / done.aside[0]).read_bytes() == damaged
    assert Project.open(project.folder, "a1").annotations(FIRST) == wanted


def test_a_damaged_project_file_can_be_restored_although_nothing_can_be_written(project: Project) -> None:
    backup = back_up_now(project)
    path = project.store / "project.json"
    path.write_bytes(b"")
    again = Project.open(project.folder, "a1")
    assert again.read_only
    restore(again, backup.path, "project.json")
    healed = Project.open(project.folder, "a1")
    assert healed.read_only == ""
    assert healed.schema == project.schema


def test_files_of_a_newer_version_are_not_put_back_over(project: Project) -> None:
    backup = back_up_now(project)
    path = project.annotation_path(FIRST)
    path.write_bytes(newer := path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(ProjectError, match="newer version"):
        restore(project, backup.path)
    assert path.read_bytes() == newer


def test_a_disk_that_fails_while_restoring_says_how_far_it_came(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up_now(project)
    for article_id in (FIRST, SECOND):
        project.save(AnnotationSet(article_id, "a1", note="weg"))
    replace_file = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == f"{SECOND}.json":
            raise OSError(errno.EIO, "Input/output error", str(target))
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(BackupError, match=r"1 of 6 files were put back"):
        restore(project, backup.path)
    monkeypatch.undo()
    newest = list_backups(project.store)[0]
    assert newest.reason == "before restore"
    restore(Project.open(project.folder, "a1"), newest.path)
    assert Project.open(project.folder, "a1").annotations(FIRST).note == "weg"


# The alarm


def test_the_alarm_is_raised_when_files_are_emptied_behind_the_programs_back(project: Project) -> None:
    annotate(project, FIRST, 25)
    annotate(project, SECOND, 5)
    path = project.annotation_path(FIRST)
    other = Project.open(project.folder, "a1")
    other.save(AnnotationSet(FIRST, "a1", note="leer"))
    assert path.exists()
    project.annotations(FIRST)
    annotate(project, SECOND)
    assert project.take_drops() == [Drop(38, 9)]
    assert project.take_drops() == []


def test_what_the_user_removes_raises_no_alarm(project: Project) -> None:
    annotate(project, FIRST, 40)
    before = project.annotations(FIRST)
    project.expect_fewer(len(before.spans))
    project.save(AnnotationSet(FIRST, "a1"))
    project.expect_fewer(-len(before.spans))
    project.save(before)
    assert project.take_drops() == []


counts = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60)), max_size=12)


@given(counts)
def test_the_alarm_is_raised_exactly_when_more_than_a_fifth_is_gone(saves: list[tuple[str, int]]) -> None:
    alarm = SpanAlarm()
    files = {"a": 30, "b": 30, "c": 30}
    for name, spans in files.items():
        alarm.found(name, spans)
    assert alarm.saved() is None
    for name, spans in saves:
        before = sum(files.values())
        files[name] = spans
        alarm.found(name, spans)
        now = sum(files.values())
        expected = Drop(before, now) if before >= 20 and (before - now) * 5 > before else None
        assert alarm.saved() == expected


@given(counts)
def test_expected_losses_never_raise_the_alarm(saves: list[tuple[str, int]]) -> None:
    alarm = SpanAlarm()
    files = {"a": 30, "b": 30, "c": 30}
    for name, spans in files.items():
        alarm.found(name, spans)
    for name, spans in saves:
        alarm.expect_fewer(files[name] - spans)
        files[name] = spans
        alarm.found(name, spans)
        assert alarm.saved() is None
