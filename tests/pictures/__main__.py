"""Draw every view and dialog in both languages and both themes, and a contact sheet of each.

    .venv/bin/python -m tests.pictures FOLDER

Writes one PNG a view and, for each language and theme, `sheet-<language>-<theme>.png`. Nothing is asserted:
the pictures are there to be looked at.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHEET_COLUMNS = 3
CELL = (620, 400)


def main() -> int:
    """Draw everything into the folder named on the command line."""
    if len(sys.argv) != 2:
        print("usage: python -m tests.pictures FOLDER", file=sys.stderr)
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        for name, folder in (("HOME", "."), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")):
            os.environ[name] = str(Path(home, folder).resolve())
        draw_all(Path(home), target)
    return 0


def draw_all(home: Path, target: Path) -> None:
    """Draw the views of a project made in `home` into `target`."""
    from annotations.__main__ import main as hashiya
    from desktop.app import Program, make_application
    from desktop.settings import Settings

    corpus = home / "corpus"
    shutil.copytree(ROOT / "seeds", corpus)
    hashiya(
        ["import", str(corpus), str(ROOT / "tests/data/sample_annotations.jsonl"), "--annotator", "layla"]
    )
    hashiya(["backup", str(corpus)])
    disturb(corpus)
    app = make_application()
    settings = Settings()
    settings.add_recent_project(str(corpus))
    program = Program(app, settings, "layla")
    for language in ("en", "ar"):
        for theme in ("light", "dark"):
            settings.language = language
            program.window.change_theme(theme)
            pictures = []
            for name, picture in views(program, corpus):
                path = target / f"{name}-{language}-{theme}.png"
                picture.save(str(path))
                pictures.append((name, picture))
            sheet(pictures).save(str(target / f"sheet-{language}-{theme}.png"))
            print(target / f"sheet-{language}-{theme}.png")
    program.window.close()


def disturb(corpus: Path) -> None:
    """Change an article after it was annotated, and leave a second version of another's annotations."""
    article = next(corpus.glob("003*.txt"))
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("القوات", "قوات الـ", 2).replace("،", "، كما يقال،", 3), encoding="utf-8")
    ours = next(corpus.glob("annotations/layla/004*.json"))
    theirs = ours.with_name(f"{ours.stem}.sync-conflict-20260301-120000.json")
    theirs.write_text(ours.read_text(encoding="utf-8").replace('"actor"', '"base"', 1), encoding="utf-8")


def views(program, corpus):  # type: ignore[no-untyped-def]
    """Yield the name and the picture of every view, in the language and theme of the moment."""
    from PySide6.QtWidgets import QApplication

    window = program.window
    window.close_project()
    window.resize(1280, 800)
    window.show()
    window.load_icons()
    yield "welcome", shot(window)
    program.errands.open_project(corpus)
    window.open_article("001_14148213ed37241c")
    yield "tour", shot(window)
    window.hide_tour()
    window.annotating.show_span("sample30")
    yield "window", shot(window)
    modes = ("label_names", "reveal", "pen")
    for mode in modes:
        window.actions_by_id[mode].trigger()
    yield "modes", shot(window)
    for mode in modes:
        window.actions_by_id[mode].trigger()
    window.actions_by_id["suggest_figures"].trigger()
    yield "suggestions", shot(window)
    window.suggesting.leave()
    window.annotating.show_span("sample30")
    for label in ("base", "actor"):
        window.annotating.relabel("sample30", label)
    window.session.flush()
    window.actions_by_id["find"].trigger()
    window.find_bar.search("القوات الأمريكية")
    yield "find", shot(window)
    window.find_bar.close_bar()
    window.resize(1024, 640)
    yield "small", shot(window)
    window.resize(1280, 800)
    yield "entities", entities(window)
    yield from dialog(window, "history")
    yield from dialog(window, "restore")
    for article, command in (("003", "follow_text"), ("004", "two_versions")):
        window.open_article(next(a.id for a in window.session.project.headings if a.id.startswith(article)))
        yield from dialog(window, command)
    for command in ("export", "problems", "article_properties", "preferences", "reading_font", "shortcuts",
                    "schema", "guide", "about", "import_gazetteer"):  # fmt: skip
        if command in window.actions_by_id:
            yield from dialog(window, command)
    yield from importing(program, corpus)
    program.show_error("Traceback (most recent call last):\n  …\nRuntimeError: a picture", "")
    settle()
    box = QApplication.activeModalWidget()
    yield "error", shot(box)
    box.close()


def entities(window):  # type: ignore[no-untyped-def]
    """Return the picture of the pane of entities with one of them chosen."""
    from PySide6.QtWidgets import QDockWidget

    from desktop.views.entity_panel import EntityPanel

    panel = window.findChild(EntityPanel)
    dock = window.findChild(QDockWidget, "entitiesDock")
    span = next(span for span in window.session.annotations.spans if span.label == "actor")
    window.annotating.set_entity(span.id, "القيادة المركزية الأمريكية")
    dock.raise_()
    settle(0.3)
    panel.select(window.session.annotations.span(span.id).entity)
    picture = shot(window)
    window.findChild(QDockWidget, "articlesDock").raise_()
    return picture


def importing(program, corpus):  # type: ignore[no-untyped-def]
    """Yield the pictures of the dialog that imports: empty, with files to match, with a table, and done."""
    from PySide6.QtWidgets import QApplication

    table = corpus.parent / "news.csv"
    text = "انعقدت القمة في القاهرة بحضور الوزراء وممثلي المنظمات الدولية. " * 5
    table.write_text(f"العنوان,نص الخبر,التاريخ\nقمة القاهرة,{text},2018-02-06\n", encoding="utf-8")
    bad = corpus.parent / "bad.jsonl"
    bad.write_text('{"id": "x"}\n{nonsense\n', encoding="utf-8")
    brat = ROOT / "tests/annotations/formats/golden/brat"
    for name, paths in (("empty", []), ("matching", [brat, bad]), ("table", [table])):
        program.errands.import_files(paths)
        box = QApplication.activeModalWidget()
        while box.is_busy():
            settle()
        yield f"import-{name}", shot(box)
        if name == "table":
            box.import_button.click()
            while box.is_busy():
                settle()
            yield "import-report", shot(box)
        box.close()
        settle()
    program.window.actions_by_id["undo"].trigger()


def dialog(window, command):  # type: ignore[no-untyped-def]
    """Yield the pictures of a command's dialog, one a tab or page it has."""
    from PySide6.QtWidgets import QApplication, QTabWidget

    window.actions_by_id[command].trigger()
    settle()
    box = QApplication.activeModalWidget() or QApplication.activeWindow()
    if box is None or box is window:
        return
    if command in ("problems", "restore", "follow_text", "two_versions"):
        settle(0.6)
    tabs = box.findChild(QTabWidget)
    if tabs is None:
        yield command, shot(box)
    else:
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            yield f"{command}-{number + 1}", shot(box)
    box.close()
    settle()


def shot(widget):  # type: ignore[no-untyped-def]
    """Return the picture of a widget once it has come to rest."""
    settle()
    return widget.grab()


def settle(seconds: float = 0.05) -> None:
    """Let the program handle what is waiting."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        # Outside an event loop nothing else carries out what was put off.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sheet(pictures):  # type: ignore[no-untyped-def]
    """Return all pictures on one, scaled into cells with their names."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    width, height = CELL
    rows = -(-len(pictures) // SHEET_COLUMNS)
    image = QImage(SHEET_COLUMNS * (width + 16) + 16, rows * (height + 40) + 16, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor("white"))
    for number, (name, picture) in enumerate(pictures):
        x = 16 + number % SHEET_COLUMNS * (width + 16)
        y = 16 + number // SHEET_COLUMNS * (height + 40)
        small = picture.scaled(
            width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawText(QRect(x, y, width, 20), name)
        painter.drawPixmap(x, y + 22, small)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
