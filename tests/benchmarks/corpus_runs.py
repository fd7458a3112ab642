"""What `corpus.py` runs in processes of their own: opening, working, and a long list. Each prints JSON."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.model import Heading  # noqa: E402
from annotations.store import Project  # noqa: E402
from tests.benchmarks.make_corpus import ANNOTATOR  # noqa: E402

ROUNDS = 7
VISITS, EDITS = 60, 60
LENGTH = 40
"""Characters of a new span: more than any that the corpus has."""
ROWS = 100_000


def files_of(folder: Path) -> list[str]:
    """Go through a tree as barely as can be: `os.scandir`, and `stat` of every file. Return their paths."""
    found: list[str] = []
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    entry.stat()
                    found.append(entry.path)
    return found


def make_cold(folders: Iterable[Path]) -> None:
    """Put what the files hold out of the system's cache; their names and stamps stay there."""
    for path in (path for folder in folders for path in files_of(folder)):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long some work takes on the clock."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def open_project(folder: str, cache: str) -> None:
    """Open a project with its index, cold, and without it; the index is there afterwards."""
    path = Path(folder)

    def opened() -> Project:
        return Project.open(path, ANNOTATOR, read_all=False)

    def read(project: Project) -> None:
        for _ in project.read_on():
            pass

    def first_article() -> None:
        next(iter(opened().articles))

    results = {"without index": milliseconds(first_article)}
    fresh = opened()
    results["reading all"] = milliseconds(lambda: read(fresh))
    results["keeping the index"] = milliseconds(fresh.save_index)
    walks, warm, cold = [], [], []
    for _ in range(ROUNDS):
        walks.append(milliseconds(lambda: files_of(path)))
        warm.append(milliseconds(opened))
        make_cold((path, Path(cache)))
        cold.append(milliseconds(opened))
    # The least of each: what else the machine does only adds to it.
    results |= {"walk": min(walks), "warm": min(warm), "cold": min(cold)}
    results["left unread"] = opened().unread
    print(json.dumps(results))


def work_in_window(folder: str) -> None:
    """Go from article to article and label in each, and note every time the window did not answer."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from desktop.app import make_application, make_window
    from tests.benchmarks.desk import SIZE, Desk
    from tests.benchmarks.heartbeat import Heartbeat
    from tests.benchmarks.start import memory_held

    app = make_application()
    window, errands = make_window(app, ANNOTATOR)
    window.resize(*SIZE)
    window.load_icons()
    window.show()
    window.activateWindow()
    if not errands.open_project(folder) or window.session is None:
        sys.exit("the project cannot be opened")
    heart = Heartbeat()
    results: dict[str, Any] = {}
    for _ in range(3):
        QApplication.processEvents()  # The window's first painting is another matter.
    heart.start()
    while window.session.project.unread:
        QApplication.processEvents()
    results["reading gaps"] = heart.gaps()
    desk = Desk(window)
    chance = random.Random(1)
    headings = window.session.project.headings
    visits = [heading.id for heading in chance.choices(headings, k=VISITS)]
    for heading_id in visits[:5]:
        desk.click(heading_id)
    results["switch"] = [
        desk.click(heading_id).wall for heading_id in visits if heading_id != desk.article.id
    ]
    painted, saved = [], []
    worst_gaps: list[float] = []
    for number in range(EDITS):
        if number % 10 == 0:
            desk.click(visits[number])
        start = 100 + 20 * number
        desk.view.set_selection(start, start + LENGTH)
        desk.view.ensure_visible(start, start + LENGTH)
        desk.settle()
        heart.start()
        took, written = desk.label(start, start + LENGTH)
        worst_gaps.append(max(heart.gaps()))
        painted.append(took.wall)
        saved.append(written.wall)
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    results |= {"painted": painted, "saved": saved, "edit gaps": worst_gaps, "memory": memory_held()}
    window.close()
    print(json.dumps(results))
    sys.stdout.flush()
    os._exit(0)


def use_long_list() -> None:
    """Filter and sort a list of 100,000 articles; time until it is painted."""
    from PySide6.QtWidgets import QApplication

    from desktop.app import make_application
    from desktop.models.article_model import ArticleModel, Order
    from desktop.views.article_list import ArticleList
    from tests.benchmarks.long_session import LongSession

    app = make_application()
    articles = ArticleList()
    articles.resize(300, 860)
    articles.show()
    session = LongSession(_headings(), random.Random(2))
    model = ArticleModel(session)  # type: ignore[arg-type]
    results: dict[str, float] = {}

    def note(what: str, act: Callable[[], object]) -> None:
        times = []
        for _ in range(ROUNDS):
            times.append(milliseconds(lambda: (act(), app.processEvents())))
            model.set_words("")
            model.set_status("")
            model.set_order(Order.FILE)
            QApplication.processEvents()
        results[what] = median(times)

    articles.set_model(model)
    articles.set_current(session.project.headings[ROWS // 2].id)
    while model.is_folding():
        app.processEvents()
    keys = [heading.title for heading in session.project.headings]
    results["bare filter"] = milliseconds(lambda: [key for key in keys if "العراق" in key])
    results["bare sort"] = milliseconds(lambda: sorted(keys))
    note("filter by a letter", lambda: model.set_words("ا"))
    note("filter by two words", lambda: model.set_words("العراق القوات"))
    note("filter by status", lambda: model.set_status("done"))
    for order in Order:
        note(f"sort by {order.value}", lambda order=order: model.set_order(order, descending=True))  # type: ignore
    note("one article changes", lambda: session.annotations_changed.emit(session.project.headings[9].id))
    print(json.dumps(results))
    sys.stdout.flush()
    os._exit(0)


def _headings() -> list[Heading]:
    chance = random.Random(1)
    words = [
        word for path in sorted((ROOT / "seeds").glob("*.txt")) for word in path.read_text("utf-8").split()
    ]
    return [
        Heading(
            f"{number // 500:03}/{number:06}",
            f"{number // 500:03}/{number:06}.txt",
            " ".join(chance.choices(words, k=12)),
            date=f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        )
        for number in range(ROWS)
    ]
