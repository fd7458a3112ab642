"""`hashiya --selftest`: whether this installation has all its parts and they work, as JSON.

For packaged programs: each part is used the way the window uses it, not only looked for.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotations.commands.command import DONE, WRONG_DATA, Command
from annotations.commands.output import print_json
from annotations.edit import add_span
from annotations.exporting import choose
from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions
from annotations.importing import import_rows
from annotations.model import make_span
from annotations.resources import resource, sample_articles
from annotations.store import Project
from annotations.version import __version__

OPTION = "--selftest"


def _add_arguments(_: ArgumentParser) -> None:
    """Take no arguments."""


def _run(_: Namespace) -> int:
    facts: dict[str, Any] = {}
    parts: dict[str, Callable[[], Any]] = {
        "versions": _versions,
        "resources": _resources,
        "formats": _formats,
        "store": _store_round_trip,
        "window": _window,
    }
    problems: list[str] = []
    for name, look in parts.items():
        try:
            facts[name] = look()
        except Exception as error:  # noqa: BLE001 - whatever fails is what this is for
            problems.append(f"{name}: {type(error).__name__}: {error}")
    window = facts.get("window", {})
    problems += [f"window: {problem}" for problem in window.pop("problems", ())]
    print_json({"ok": not problems, "problems": problems, **facts})
    return WRONG_DATA if problems else DONE


def _versions() -> dict[str, Any]:
    return {
        "hashiya": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packaged": bool(getattr(sys, "frozen", False)),
        "orjson": import_module("orjson").__version__,
        "tinydb": import_module("tinydb.version").__version__,
    }


def _resources() -> dict[str, Any]:
    articles = sorted(sample_articles().glob("*.txt"))
    found = {
        "folder": str(resource()),
        "samples": len(articles),
        "schema": resource("schemas", "default.json").is_file(),
        "themes": sorted(path.stem for path in resource("themes").glob("*.toml")),
        "icon": resource("icons", "hashiya.svg").is_file(),
    }
    absent = [name for name, value in found.items() if not value]
    if absent:
        raise FileNotFoundError(f"absent: {', '.join(absent)}")
    return found


def _formats() -> dict[str, list[str]]:
    return {
        "export": [name for name, one in FORMATS.items() if one.can_write],
        "import": [name for name, one in FORMATS.items() if one.can_read],
    }


def _store_round_trip() -> dict[str, Any]:
    """Annotate a copy of the samples, export it in every format, and bring it back from the native one."""
    with TemporaryDirectory(prefix="hashiya-") as place:
        folder = Path(place) / "حاشية"
        folder.mkdir()
        for sample in sample_articles().glob("*.txt"):
            shutil.copyfile(sample, folder / sample.name)
        project = Project.open(folder, annotator="self-test")
        article = project.articles[0]
        span = make_span(article, 0, article.text.index(" "), project.schema.labels[0].id)
        wanted = add_span(project.annotations(article.id), span)
        project.save(wanted)
        read = Project.open(folder, annotator="self-test").annotations(article.id)
        if read.spans != wanted.spans:
            raise AssertionError("what was saved is not what is read")
        chosen = choose(project)
        sizes = {}
        for name, one in FORMATS.items():
            if one.write is not None and not one.extra:
                path = Path(place) / f"corpus{one.extension}"
                one.write(chosen, path, ExportOptions(project.schema, project.entities))
                sizes[name] = path.stat().st_size
        other = Path(place) / "again"
        other.mkdir()
        again = Project.open(other, annotator="self-test")
        reader = FORMATS["jsonl"].read
        assert reader is not None
        import_rows(again, reader(Path(place) / "corpus.jsonl"), again.annotator)
        if [one.text for one in again.annotations(article.id).spans] != [span.text]:
            raise AssertionError("what was exported does not come back")
        return {"articles": len(project.articles), "span": span.text, "exported_bytes": sizes}


def _window() -> dict[str, Any]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    facts: dict[str, Any] = import_module("desktop.self_test").look()
    return facts


COMMAND = Command("selftest", "check that this installation is complete", _add_arguments, _run)
