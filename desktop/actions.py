"""Every command of the program in one table: menu, words, shortcut, icon. The window adds what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Key = QKeySequence.StandardKey


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for translation later. Qt's translation tools know the name; Qt's own is typed as object."""
    return words


class Menu(StrEnum):
    """The menus, in the order of the menu bar."""

    FILE = QT_TRANSLATE_NOOP("Actions", "&File")
    EDIT = QT_TRANSLATE_NOOP("Actions", "&Edit")
    ANNOTATE = QT_TRANSLATE_NOOP("Actions", "&Annotate")
    EDGES = QT_TRANSLATE_NOOP("Actions", "Ed&ges of the span")
    ARTICLE = QT_TRANSLATE_NOOP("Actions", "A&rticle")
    VIEW = QT_TRANSLATE_NOOP("Actions", "&View")
    TOOLS = QT_TRANSLATE_NOOP("Actions", "&Tools")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


class Scope(StrEnum):
    """Where a shortcut works: anywhere in the window, or where spans are in view (text and span table)."""

    WINDOW = "window"
    SPANS = "spans"


class Needs(StrEnum):
    """What must be there for a command to make sense; without it the command is greyed out."""

    NOTHING = "nothing"
    PROJECT = "project"
    ARTICLE = "article"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table. `shortcuts`: the first is the one shown; all of them work."""

    id: str
    menu: Menu
    words: str
    shortcuts: tuple[str | Key, ...] = ()
    icon: str = ""
    tip: str = ""
    scope: Scope = Scope.WINDOW
    needs: Needs = Needs.NOTHING
    separator: bool = False
    checkable: bool = False


# ruff: noqa: E501 - a table is read by its columns
COMMANDS: tuple[Command, ...] = (
    Command("open_folder", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Open folder…"), (Key.Open,), "folder-open",
            QT_TRANSLATE_NOOP("Actions", "Open a folder with .txt articles")),
    Command("open_samples", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "Open the &sample articles"), (), "books",
            QT_TRANSLATE_NOOP("Actions", "Work on a copy of the five sample articles in your documents folder")),
    Command("close_project", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Close project"), ("Ctrl+W", Key.Close), "x",
            QT_TRANSLATE_NOOP("Actions", "Close the project and show the welcome page"), needs=Needs.PROJECT),
    Command("import", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Import…"), ("Ctrl+I",), "download-simple",
            QT_TRANSLATE_NOOP("Actions", "Bring articles or annotations into this project"),
            needs=Needs.PROJECT, separator=True),
    Command("export", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Export…"), ("Ctrl+E",), "export",
            QT_TRANSLATE_NOOP("Actions", "Write the annotated corpus into a file"), needs=Needs.PROJECT),
    Command("save", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "Save &now"), (Key.Save,), "floppy-disk",
            QT_TRANSLATE_NOOP("Actions", "Every change is saved by itself; this saves at once and says so"),
            needs=Needs.PROJECT, separator=True),
    Command("schema", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Labels and schema…"), (), "palette",
            QT_TRANSLATE_NOOP("Actions", "Labels, attributes and relations of this project"),
            needs=Needs.PROJECT),
    Command("annotator", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Annotator…"), (), "user",
            QT_TRANSLATE_NOOP("Actions", "Choose the name under which annotations are kept")),
    Command("quit", Menu.FILE, QT_TRANSLATE_NOOP("Actions", "&Quit"), (Key.Quit, "Ctrl+Q"), "sign-out",
            QT_TRANSLATE_NOOP("Actions", "Leave Hashiya"), separator=True),

    Command("undo", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Undo"), (Key.Undo, "Ctrl+Z"), "arrow-u-up-left",
            QT_TRANSLATE_NOOP("Actions", "Take back the last change"), needs=Needs.ARTICLE),
    Command("redo", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"),
            "arrow-u-up-right", QT_TRANSLATE_NOOP("Actions", "Make the change again"), needs=Needs.ARTICLE),
    Command("history", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&History…"), ("Ctrl+H",), "clock",
            QT_TRANSLATE_NOOP("Actions", "Show what was changed in this article, and go back to any point"),
            needs=Needs.ARTICLE),
    Command("copy", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Copy"), (Key.Copy,), "copy",
            QT_TRANSLATE_NOOP("Actions", "Copy the selected text as it is stored"), scope=Scope.SPANS,
            needs=Needs.ARTICLE, separator=True),
    Command("select_all", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "Select &all"), (Key.SelectAll,),
            "selection-all", QT_TRANSLATE_NOOP("Actions", "Select the whole article"), scope=Scope.SPANS,
            needs=Needs.ARTICLE),
    Command("find", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Find…"), (Key.Find,), "magnifying-glass",
            QT_TRANSLATE_NOOP("Actions", "Find in this article; spelling variants are found too"),
            needs=Needs.ARTICLE, separator=True),
    Command("find_next", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "Find &next"), ("F3", "Ctrl+G"), "arrow-down",
            QT_TRANSLATE_NOOP("Actions", "Go to the next match"), needs=Needs.ARTICLE),
    Command("find_previous", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "Find &previous"),
            ("Shift+F3", "Ctrl+Shift+G"), "arrow-up",
            QT_TRANSLATE_NOOP("Actions", "Go to the previous match"), needs=Needs.ARTICLE),
    Command("find_all", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "Find in a&ll articles…"), ("Ctrl+Shift+F",), "magnifying-glass",
            QT_TRANSLATE_NOOP("Actions", "Show every place of a word in the corpus with what stands around it"),
            needs=Needs.PROJECT),
    Command("preferences", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "Pr&eferences…"), ("Ctrl+,",), "gear",
            QT_TRANSLATE_NOOP("Actions", "Language, theme, reading, shortcuts"), separator=True),

    Command("repeat_label", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Repeat last label"), ("Q",), "repeat",
            QT_TRANSLATE_NOOP("Actions", "Give the label used last to the selection"), scope=Scope.SPANS,
            needs=Needs.ARTICLE, separator=True),
    Command("edit_span", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Edit attributes"), ("Return", "Enter"),
            "pencil", QT_TRANSLATE_NOOP("Actions", "Go to the attributes of the selected span; Esc comes back"),
            scope=Scope.SPANS, needs=Needs.SPAN),
    Command("delete_span", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Delete span"), ("Delete", "Backspace"),
            "trash", QT_TRANSLATE_NOOP("Actions", "Remove the selected span; the text stays"), scope=Scope.SPANS,
            needs=Needs.SPAN),
    Command("next_span", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Next span"), ("Tab",), "arrow-left",
            QT_TRANSLATE_NOOP("Actions", "Select the next span of the article"), scope=Scope.SPANS,
            needs=Needs.ARTICLE, separator=True),
    Command("previous_span", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Pre&vious span"),
            ("Shift+Tab", "Backtab"), "arrow-right",
            QT_TRANSLATE_NOOP("Actions", "Select the previous span of the article"), scope=Scope.SPANS,
            needs=Needs.ARTICLE),

    Command("pen", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Pen"), ("P",), "highlighter-circle",
            QT_TRANSLATE_NOOP("Actions", "Every drag is labelled at once; the label’s key changes the pen, Esc puts it away"),
            scope=Scope.SPANS, needs=Needs.ARTICLE, separator=True, checkable=True),
    Command("proclitic", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Without or with pro&clitic"), ("C",), "scissors",
            QT_TRANSLATE_NOOP("Actions", "Leave و ف ب ل ك out at the beginning, or take them in again"),
            scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("pick_next", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Next span &over this place"), ("O",), "stack",
            QT_TRANSLATE_NOOP("Actions", "Go through the spans that overlap here, the smallest first"),
            scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("relate", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Tie to another span…"), ("R",), "arrow-bend-double-up-right",
            QT_TRANSLATE_NOOP("Actions", "Draw a relation: click the other span, or Tab to it and press Enter; or drag with Ctrl"),
            scope=Scope.SPANS, needs=Needs.SPAN),
    Command("annotate_all", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Ever&y occurrence…"), ("Ctrl+Shift+A",), "stack-simple",
            QT_TRANSLATE_NOOP("Actions", "Label, relabel or clear the selected text everywhere in the corpus, as one step"),
            needs=Needs.ARTICLE),
    Command("next_incomplete", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Next &incomplete span"), ("N",), "warning-circle",
            QT_TRANSLATE_NOOP("Actions", "Go to the next span that lacks something its label asks for, and to what it lacks"),
            scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("suggest_figures", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Suggest &figures"), ("F",), "hash",
            QT_TRANSLATE_NOOP("Actions", "Draw dashed what counts something: Tab goes through it, Enter takes one, Ctrl+Enter all"),
            scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("start_earlier", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "&Start earlier"), ("]",), "arrow-line-right",
            QT_TRANSLATE_NOOP("Actions", "Take in the word before the span"), scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("start_later", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "S&tart later"), ("[",), "arrow-line-left",
            QT_TRANSLATE_NOOP("Actions", "Leave out the span’s first word"), scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("end_earlier", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "&End earlier"), ("'",), "arrow-line-right",
            QT_TRANSLATE_NOOP("Actions", "Leave out the span’s last word"), scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("end_later", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "E&nd later"), (";",), "arrow-line-left",
            QT_TRANSLATE_NOOP("Actions", "Take in the word after the span"), scope=Scope.SPANS, needs=Needs.ARTICLE),
    Command("start_earlier_letter", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "Start a letter earlier"), ("Alt+]",),
            "arrow-right", QT_TRANSLATE_NOOP("Actions", "Take in the letter before the span"), scope=Scope.SPANS,
            needs=Needs.ARTICLE, separator=True),
    Command("start_later_letter", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "Start a letter later"), ("Alt+[",),
            "arrow-left", QT_TRANSLATE_NOOP("Actions", "Leave out the span’s first letter"), scope=Scope.SPANS,
            needs=Needs.ARTICLE),
    Command("end_earlier_letter", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "End a letter earlier"), ("Alt+'",),
            "arrow-right", QT_TRANSLATE_NOOP("Actions", "Leave out the span’s last letter"), scope=Scope.SPANS,
            needs=Needs.ARTICLE),
    Command("end_later_letter", Menu.EDGES, QT_TRANSLATE_NOOP("Actions", "End a letter later"), ("Alt+;",),
            "arrow-left", QT_TRANSLATE_NOOP("Actions", "Take in the letter after the span"), scope=Scope.SPANS,
            needs=Needs.ARTICLE),
    Command("snapping", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "&Whole words"), (), "magnet-straight",
            QT_TRANSLATE_NOOP("Actions", "The mouse selects words; with Alt held, letters"),
            needs=Needs.NOTHING, checkable=True, separator=True),

    Command("deselect", Menu.ANNOTATE, QT_TRANSLATE_NOOP("Actions", "Dese&lect"), ("Esc",), "x",
            QT_TRANSLATE_NOOP("Actions", "Select no span and no text"), scope=Scope.SPANS, needs=Needs.ARTICLE),

    Command("mark_done", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "Mark &done and go on"),
            ("Ctrl+Return", "Ctrl+Enter"), "check-circle",
            QT_TRANSLATE_NOOP("Actions", "Mark this article done and open the next one"), needs=Needs.ARTICLE),
    Command("mark_in_work", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "Mark as still in &work"),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "circle-half",
            QT_TRANSLATE_NOOP("Actions", "Take the mark “done” back"), needs=Needs.ARTICLE),
    Command("next_article", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "&Next article"),
            ("Alt+Down", "Ctrl+PgDown"), "arrow-down",
            QT_TRANSLATE_NOOP("Actions", "Open the next article of the list"), needs=Needs.ARTICLE,
            separator=True),
    Command("previous_article", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "&Previous article"),
            ("Alt+Up", "Ctrl+PgUp"), "arrow-up",
            QT_TRANSLATE_NOOP("Actions", "Open the previous article of the list"), needs=Needs.ARTICLE),
    Command("filter_articles", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "&Filter articles"),
            ("Ctrl+L",), "list", QT_TRANSLATE_NOOP("Actions", "Go to the filter of the article list"),
            needs=Needs.PROJECT),
    Command("direction_auto", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "Direction by its &letters"), (),
            "arrows-left-right", QT_TRANSLATE_NOOP("Actions", "Each paragraph runs as most of its letters do"),
            needs=Needs.ARTICLE, separator=True, checkable=True),
    Command("direction_rtl", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "&Right to left"), (), "text-align-right",
            QT_TRANSLATE_NOOP("Actions", "Lay this article out from right to left; remembered with it"),
            needs=Needs.ARTICLE, checkable=True),
    Command("direction_ltr", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "L&eft to right"), (), "text-align-left",
            QT_TRANSLATE_NOOP("Actions", "Lay this article out from left to right; remembered with it"),
            needs=Needs.ARTICLE, checkable=True),
    Command("article_properties", Menu.ARTICLE, QT_TRANSLATE_NOOP("Actions", "Pr&operties…"),
            ("Alt+Return", "Alt+Enter"), "info",
            QT_TRANSLATE_NOOP("Actions", "Title, date, outlet, address and direction of this article"),
            needs=Needs.ARTICLE, separator=True),

    Command("zoom_in", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "&Larger text"), (Key.ZoomIn, "Ctrl+="),
            "magnifying-glass-plus", QT_TRANSLATE_NOOP("Actions", "Make the article’s text larger")),
    Command("zoom_out", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "&Smaller text"), (Key.ZoomOut,),
            "magnifying-glass-minus", QT_TRANSLATE_NOOP("Actions", "Make the article’s text smaller")),
    Command("zoom_reset", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "&Natural size"), ("Ctrl+0",), "text-aa",
            QT_TRANSLATE_NOOP("Actions", "Show the text at its natural size")),
    Command("reading_font", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "Reading &font…"), (), "text-t",
            QT_TRANSLATE_NOOP("Actions", "Choose the face that articles are set in")),
    Command("label_names", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "La&bel names"), ("Ctrl+Shift+L",), "tag",
            QT_TRANSLATE_NOOP("Actions", "Write each span’s label small below it"), checkable=True, separator=True),
    Command("hide_marks", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "&Hide tashkeel and tatweel"), ("Ctrl+Shift+H",),
            "text-strikethrough", QT_TRANSLATE_NOOP("Actions", "In the view only; what is stored keeps them"),
            checkable=True),
    Command("reveal", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "&Invisible characters"), ("Ctrl+Shift+V",), "eye",
            QT_TRANSLATE_NOOP("Actions", "Draw marks of direction, joiners and special spaces as symbols"),
            checkable=True),
    Command("overview", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "Overvie&w strip"), (), "rows",
            QT_TRANSLATE_NOOP("Actions", "Beside the scroll bar: where spans and matches are"), checkable=True),
    Command("focus_text", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "Go to the te&xt"), ("Ctrl+T",), "book-open",
            QT_TRANSLATE_NOOP("Actions", "Put the keyboard into the article’s text"), needs=Needs.ARTICLE,
            separator=True),
    Command("next_pane", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "Next &pane"), ("F6",), "arrow-square-right",
            QT_TRANSLATE_NOOP("Actions", "Put the keyboard into the next pane: text, table, attributes, articles"),
            needs=Needs.PROJECT),
    Command("previous_pane", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "Pre&vious pane"), ("Shift+F6",),
            "arrow-square-left", QT_TRANSLATE_NOOP("Actions", "Put the keyboard into the pane before"),
            needs=Needs.PROJECT),
    Command("full_screen", Menu.VIEW, QT_TRANSLATE_NOOP("Actions", "F&ull screen"), ("F11",), "selection",
            QT_TRANSLATE_NOOP("Actions", "Fill the screen with the window"), checkable=True),

    Command("problems", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "Check &project…"), (), "warning",
            QT_TRANSLATE_NOOP("Actions", "Check everything stored and show what was passed over"),
            needs=Needs.PROJECT),
    Command("restore", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "Restore a &backup…"), (), "clock-counter-clockwise",
            QT_TRANSLATE_NOOP("Actions", "Look into the backups and put back what was there"),
            needs=Needs.PROJECT),
    Command("import_gazetteer", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "Import &gazetteer…"), (), "list-plus",
            QT_TRANSLATE_NOOP("Actions", "Take lists of known names into the register of entities"),
            needs=Needs.PROJECT, separator=True),
    Command("export_gazetteer", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "&Export gazetteer…"), (), "address-book",
            QT_TRANSLATE_NOOP("Actions", "Write the register of entities as a table (CSV)"), needs=Needs.PROJECT),
    Command("follow_text", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "F&ollow the text…"), (), "path",
            QT_TRANSLATE_NOOP("Actions", "Find the spans again after the article’s text has changed"),
            needs=Needs.ARTICLE, separator=True),
    Command("two_versions", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "&Two versions…"), (), "git-merge",
            QT_TRANSLATE_NOOP("Actions", "Merge conflict copies, and choose where two versions clash"),
            needs=Needs.ARTICLE),
    Command("renamed_articles", Menu.TOOLS, QT_TRANSLATE_NOOP("Actions", "Rena&med articles…"), (), "files",
            QT_TRANSLATE_NOOP("Actions", "Move annotations along with articles that have other names now"),
            needs=Needs.PROJECT),

    Command("shortcuts", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), ("F1",), "keyboard",
            QT_TRANSLATE_NOOP("Actions", "All commands and their keys on one page")),
    Command("guide", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&User’s guide"), ("Shift+F1",), "book-open",
            QT_TRANSLATE_NOOP("Actions", "How to annotate, in six steps")),
    Command("tour", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "Show the &tour"), (), "flag",
            QT_TRANSLATE_NOOP("Actions", "The three first steps, above the text"), needs=Needs.ARTICLE),
    Command("open_log", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "Show the &log folder"), (), "file-text",
            QT_TRANSLATE_NOOP("Actions", "Open the folder with the program’s error reports")),
    Command("about", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&About Hashiya"), (), "info",
            QT_TRANSLATE_NOOP("Actions", "Version and licence")),
)  # fmt: skip


def translated(words: str) -> str:
    """Return words of the table in the interface's language."""
    return QCoreApplication.translate("Actions", words)


def make_actions(parent: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make one action a command, wired to its handler; KeyError if a handler is missing."""
    actions = {}
    for command in COMMANDS:
        action = QAction(translated(command.words), parent)
        action.setObjectName(command.id)
        # The text of some changes with what they would do; the words stay.
        action.setProperty("words", translated(command.words))
        action.setShortcuts(default_sequences(command.shortcuts))
        describe(action, translated(command.tip))
        action.setCheckable(command.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.scope is Scope.SPANS:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(handlers[command.id])
        actions[command.id] = action
    return actions


def default_sequences(shortcuts: tuple[str | Key, ...]) -> list[QKeySequence]:
    """Return the keys of a row: all bindings of a standard key, and the named ones, none twice."""
    sequences: list[QKeySequence] = []
    for shortcut in shortcuts:
        found = QKeySequence.keyBindings(shortcut) if isinstance(shortcut, Key) else [QKeySequence(shortcut)]
        sequences += [sequence for sequence in found if sequence not in sequences]
    return sequences


def describe(action: QAction, tip: str) -> None:
    """Set what an action does, with its shortcut, as tooltip and status tip."""
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
    action.setStatusTip(tip)
