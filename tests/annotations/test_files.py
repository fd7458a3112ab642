from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from annotations.files import (
    CERTAINLY_DEAD,
    PART_SUFFIX,
    locked,
    make_folders,
    remove_dead_parts,
    replacing,
    replacing_folder,
    set_aside,
    sync_folder,
    write_atomically,
)
from tests.annotations import child

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and rights of Linux processes")


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "مقال.json"
    write_atomically(path, "أولًا".encode())
    write_atomically(path, "ثانيًا".encode())
    assert path.read_text("utf-8") == "ثانيًا"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["مقال.json"]


def test_an_exception_leaves_the_old_file_and_no_part_of_the_new(tmp_path: Path) -> None:
    path = tmp_path / "001.json"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with replacing(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["001.json"]


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "001.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "001.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with replacing(path) as file:
        assert Path(file.name).stat().st_mode & 0o777 == 0o600
        file.write(b"new")
    assert path.read_bytes() == b"new"


def test_parts_of_killed_programs_go_when_they_are_certainly_dead(tmp_path: Path) -> None:
    old, young, other = (tmp_path / f".{name}.json.00{PART_SUFFIX}" for name in ("a", "b", "c"))
    for part in (old, young):
        part.write_bytes(b"half")
    other.mkdir()
    plain = tmp_path / "001.json"
    plain.write_bytes(b"{}")
    for path in (old, other, plain):
        os.utime(path, (0, young.stat().st_mtime - CERTAINLY_DEAD - 1))
    remove_dead_parts(tmp_path)
    assert not old.exists()
    assert young.exists()
    assert other.is_dir()
    assert plain.exists()
    remove_dead_parts(tmp_path / "nowhere")


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "001.json", tmp_path / "001.json"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("length", [1, 100, 127], ids=lambda n: f"{n} letters")
def test_long_arabic_names_have_room_for_the_part_file_and_a_copy(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("ع" * length)
    write_atomically(path, b"old")
    copies = {set_aside(path, "other")}
    write_atomically(path, b"new")
    copies.add(set_aside(path, "other"))
    assert len(copies) == 2
    assert sorted(copy.read_bytes() for copy in copies) == [b"new", b"old"]


def test_what_is_set_aside_stays_until_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "001.json"
    path.write_bytes(b"theirs")
    other = set_aside(path, "other")
    assert other.name == "001.json.other-1"
    assert path.read_bytes() == b"theirs"
    assert set_aside(path, "other") == other, "a second try after a failed save needs no second copy"
    write_atomically(path, b"ours")
    assert other.read_bytes() == b"theirs"
    assert set_aside(path, "other").name == "001.json.other-2"


def test_a_file_system_without_hard_links_gets_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "001.json"
    path.write_bytes(b"theirs")
    assert set_aside(path, "damaged").read_bytes() == b"theirs"
    assert path.read_bytes() == b"theirs"


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "001.json"
    (folder / "deeper").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        set_aside(folder, "damaged")
    with pytest.raises(OSError, match=r"001\.json"):
        write_atomically(folder, b"new")
    assert (folder / "deeper").is_dir()
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["001.json"]


def test_folders_are_made_at_any_depth_and_may_exist(tmp_path: Path) -> None:
    folder = tmp_path / "قاعدة" / "2018" / "09"
    make_folders(folder)
    make_folders(folder)
    assert folder.is_dir()


@on_linux
def test_a_lock_that_another_program_never_gives_back_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.files.LONGEST_WAIT", 0)
    with locked(tmp_path), pytest.raises(BlockingIOError, match=tmp_path.name), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


@on_linux
def test_a_drive_without_locks_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", unknown)
    with locked(tmp_path):
        write_atomically(tmp_path / "001.json", b"new")


def test_a_network_drive_that_cannot_sync_folders_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)


def test_a_disk_that_fails_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=r"Input/output error.*001\.json"):
        write_atomically(tmp_path / "001.json", b"new")
    assert not (tmp_path / "001.json").exists()


@on_linux
@pytest.mark.parametrize("room", [0, 1, 4_096, 65_536, 99_999])
def test_a_full_disk_leaves_the_old_file_and_no_part_of_the_new(tmp_path: Path, room: int) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "001.json").write_bytes(b"old")
    said = child.run(
        child.FULL_DISK
        + """
import sys
from pathlib import Path
from annotations.files import write_atomically
path = Path(sys.argv[1])
fill_disk(int(sys.argv[2]))
try:
    write_atomically(path, b"x" * 100_000)
except OSError as error:
    print(error)
""",
        folder / "001.json",
        room,
    )
    assert "001.json" in said
    assert (folder / "001.json").read_bytes() == b"old"
    assert [p.name for p in folder.iterdir()] == ["001.json"]


@on_linux
@pytest.mark.parametrize("guarded", ["file", "folder"])
def test_what_is_protected_is_not_replaced(tmp_path: Path, guarded: str) -> None:
    folder = tmp_path / "guarded"
    folder.mkdir()
    path = folder / "001.json"
    path.write_bytes(b"old")
    if guarded == "file":
        path.chmod(0o444)
    else:
        folder.chmod(0o555)
    said = child.run(
        child.NO_RIGHTS
        + """
import sys
from pathlib import Path
from annotations.files import write_atomically
give_up_rights()
try:
    write_atomically(Path(sys.argv[1]), b"new")
except PermissionError as error:
    print(error)
""",
        path,
    )
    folder.chmod(0o755)
    assert "Permission denied" in said
    assert "001.json" in said
    assert path.read_bytes() == b"old"
    assert [p.name for p in folder.iterdir()] == ["001.json"]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder in which nothing is."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "empty"])
def test_a_folder_appears_when_it_is_complete(empty: Path, is_there: bool) -> None:
    path = empty / "مدونة"
    if is_there:
        path.mkdir()
    with replacing_folder(path) as folder:
        (folder / "001.txt").write_bytes(b"x")
        assert not (path / "001.txt").exists()
    assert [p.relative_to(empty).as_posix() for p in empty.rglob("*")] == ["مدونة", "مدونة/001.txt"]


def test_a_folder_that_fails_leaves_nothing(empty: Path) -> None:
    path = empty / "out"

    def failing() -> None:
        with replacing_folder(path) as folder:
            (folder / "001.txt").write_bytes(b"x")
            (folder / "missing" / "002.txt").write_bytes(b"x")

    with pytest.raises(FileNotFoundError) as caught:
        failing()
    assert caught.value.filename == str(path)
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("what", ["file", "full folder", "loose link"])
def test_a_folder_replaces_nothing(empty: Path, what: str) -> None:
    path = empty / "out"
    if what == "file":
        path.write_bytes(b"old")
    elif what == "full folder":
        path.mkdir()
        (path / "thesis.txt").write_bytes(b"old")
    else:
        path.symlink_to(empty / "out")
    with pytest.raises(OSError, match="out"), replacing_folder(path):
        pass
    assert os.path.lexists(path)
    assert len(list(empty.iterdir())) == 1


def test_all_of_many_files_are_synced_before_their_folder_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync
    synced: list[int] = []

    def noted(handle: int) -> None:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            assert not (tmp_path / "out").exists()
            synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    with replacing_folder(tmp_path / "out") as folder:
        for number in range(200):
            (folder / f"{number}.txt").write_text("نص")
    assert sorted(synced) == sorted(path.stat().st_ino for path in (tmp_path / "out").iterdir())


def test_one_of_many_files_that_cannot_be_synced_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def fail(handle: int) -> None:
        if os.fstat(handle).st_size == 150:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(OSError, match="Input/output error"):
        _write_many(place / "out")
    assert list(place.iterdir()) == []


def _write_many(path: Path) -> None:
    with replacing_folder(path) as folder:
        for number in range(200):
            (folder / f"{number}.txt").write_bytes(bytes(number))
