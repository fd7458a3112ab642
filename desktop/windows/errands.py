"""The commands that take a dialog: opening, importing, exporting, asking, telling.

Dialogs and file formats are imported when they are first asked for: together they would make every start
20 ms longer.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

from annotations.annotator import problem_with_annotator
from annotations.store import Project, ProjectError
from desktop.actions import Menu, translated
from desktop.dialogs.error_dialog import ErrorDialog
from desktop.errors import log_folder
from desktop.fonts import reading_family
from desktop.garbage import keep_from_collections
from desktop.preferences import Section, Value
from desktop.samples import copy_samples
from desktop.windows.following import Following
from desktop.windows.importing import Importing
from desktop.windows.main_window import MainWindow
from desktop.windows.progress import Progress
from desktop.windows.safekeeping import Safekeeping
from desktop.windows.taking_over import TakingOver

if TYPE_CHECKING:
    from desktop.dialogs.article_dialog import ArticleDialog
    from desktop.dialogs.export_dialog import ExportDialog
    from desktop.dialogs.preferences.preferences_dialog import PreferencesDialog


class Errands(QObject):
    """Runs the errands of one main window."""

    def __init__(self, window: MainWindow, annotator: str | None = None) -> None:
        """`annotator` stands in for the name in the settings, for this run only."""
        super().__init__(window)
        self._window = window
        self._annotator = annotator
        self._preferences: PreferencesDialog | None = None
        self._safekeeping = Safekeeping(window)
        self._taking_over = TakingOver(window)
        self._following = Following(window)
        self._importing = Importing(window)
        self._errands: dict[str, Callable[[], None]] = {
            "open_folder": self._on_open_folder,
            "open_samples": self._on_open_samples,
            "import": self._importing.show_dialog,
            "export": self._on_export,
            "schema": self._on_schema,
            "annotator": self._on_annotator,
            "problems": self._safekeeping.show_check,
            "restore": self._safekeeping.show_restore,
            "history": self._on_history,
            "follow_text": self._following.show_changed,
            "two_versions": self._following.show_versions,
            "renamed_articles": self._following.show_renamed,
            "article_properties": self._on_article_properties,
            "preferences": partial(self.show_preferences, Section.GENERAL),
            "reading_font": partial(self.show_preferences, Section.READING),
            "shortcuts": self._on_shortcuts,
            "open_log": self._on_open_log,
            "guide": self._on_guide,
            "about": self._on_about,
        }
        window.requested.connect(self._on_requested)
        window.project_wanted.connect(self.open_project)
        window.settings.changed.connect(self._on_setting)

    def open_project(self, folder: str | Path) -> bool:
        """Open a folder in the window; say whether that worked. Failure is explained in a dialog."""
        window = self._window
        is_other = window.session is not None
        if window.session is not None:
            # The folder may be the same: what is read next must be what was written last.
            window.inspector.commit()
            window.session.flush()
        folder = Path(folder).absolute()
        annotator = self._annotator or window.settings.annotator
        try:
            project = Project.open(folder, annotator, read_all=False)
        except (ProjectError, OSError) as error:
            self._explain(self.tr("The folder cannot be opened."), str(error))
            return False
        if not window.close_project():
            return False
        window.settings.add_recent_project(str(folder))
        window.open_session(project)
        if window.session is not None:
            self._taking_over.ask(window.session)
            self._following.watch(window.session)
        keep_from_collections(is_other=is_other)
        return True

    def show_error(self, report: str, path: str) -> None:
        """Show an unexpected error."""
        self._show(ErrorDialog(report, path, self._window))

    def _on_requested(self, command: str) -> None:
        self._errands[command]()

    def _on_open_folder(self) -> None:
        recent = self._window.settings.recent_projects
        start = str(Path(recent[0]).parent) if recent else str(Path.home())
        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder with .txt articles"), start
        )
        if folder:
            self.open_project(folder)

    def _on_open_samples(self) -> None:
        try:
            folder = copy_samples()
        except OSError as error:
            self._explain(self.tr("The sample articles cannot be copied."), str(error))
            return
        self.open_project(folder)

    def import_files(self, paths: list[Path]) -> None:
        """Open the dialog that imports, with these files and folders."""
        self._importing.show_dialog(paths)

    def _on_export(self) -> None:
        from desktop.dialogs.export_dialog import ExportDialog

        window = self._window
        session = window.session
        if session is None:
            return
        window.inspector.commit()
        if not session.flush():
            self._explain_unsaved(self.tr("Nothing was exported."))
            return
        article_id = session.article.id if session.article is not None else ""
        settings = window.settings
        last = settings.export_format, settings.export_folder
        dialog = ExportDialog(session.project, article_id, *last, window)
        dialog.finished.connect(partial(self._on_exported, dialog))
        self._show(dialog)

    def _on_exported(self, dialog: ExportDialog, _result: int) -> None:
        self._window.settings.export_format = dialog.format_name()
        if dialog.was_written:
            self._window.settings.export_folder = dialog.folder()

    def _on_annotator(self) -> None:
        settings = self._window.settings
        session = self._window.session
        name = session.project.annotator if session is not None else settings.annotator
        words = self.tr("The name under which annotations are kept, one folder a name:")
        while True:
            name, accepted = QInputDialog.getText(self._window, self.tr("Annotator"), words, text=name)
            if not accepted:
                return
            name = name.strip()
            problem = problem_with_annotator(name)
            if not problem:
                break
            words = problem
        settings.annotator = name
        self._take_annotator()

    def _take_annotator(self) -> None:
        """Go on under the annotator's name that the settings have."""
        session = self._window.session
        self._annotator = None
        if session is not None and session.project.annotator != self._window.settings.annotator:
            self.open_project(session.project.folder)

    def _on_setting(self, key: str) -> None:
        if key == "annotator":
            self._take_annotator()

    def _on_schema(self) -> None:
        from annotations.usage import usage_of
        from desktop.dialogs.schema_editor.schema_editor import SchemaEditor

        window = self._window
        session = window.session
        if session is not None:
            window.inspector.commit()
            session.flush()
            counting = Progress(self.tr("Counting what is in use …"), window)
            usage = usage_of(session.project, counting.show_step)
            counting.close()
            counting.deleteLater()
            family = reading_family(window.settings.reading_family)
            self._show(SchemaEditor(session, usage, family, window.theme, window))

    def _on_history(self) -> None:
        from desktop.dialogs.history_dialog import HistoryDialog

        window = self._window
        if window.session is not None and window.session.article is not None:
            window.inspector.commit()
            self._show(HistoryDialog(window.session, window.theme, window))

    def _on_article_properties(self) -> None:
        from desktop.dialogs.article_dialog import ArticleDialog

        session = self._window.session
        article = session.article if session is not None else None
        if session is None or article is None:
            return
        dialog = ArticleDialog(article, session.read_only, self._window)
        dialog.accepted.connect(partial(self._take_properties, dialog))
        self._show(dialog)

    def _take_properties(self, dialog: ArticleDialog) -> None:
        session = self._window.session
        if session is not None:
            session.edit_metadata(
                self.tr("Change properties"),
                name=dialog.title,
                date=dialog.date,
                outlet=dialog.outlet,
                url=dialog.url,
                direction=dialog.direction,
            )

    def show_preferences(
        self, section: Section, before: Mapping[str, Value] | None = None, focus: str = ""
    ) -> None:
        """Open the preferences at a page. `before` is what “Put back” restores, if not what is now."""
        from desktop.dialogs.preferences.preferences_dialog import PreferencesDialog

        window = self._window
        dialog = PreferencesDialog(window.settings, self._fixed_keys(), section, before, focus, window)
        self._preferences = dialog
        dialog.finished.connect(self._on_preferences_closed)
        self._show(dialog)

    def hand_preferences_to(self, other: Errands) -> None:
        """Open the preferences in another window if they are open here, with the same way back."""
        dialog = self._preferences
        if dialog is not None:
            focus = dialog.focused()
            dialog.hide()
            other.show_preferences(dialog.section, dialog.before, focus)

    def _on_preferences_closed(self, _result: int) -> None:
        self._preferences = None

    def _fixed_keys(self) -> list[tuple[str, str]]:
        """The keys of labels and panes, by what they do: they are no commands of the table."""
        menus = (self._window.menu_bar.menus[menu].actions() for menu in (Menu.ANNOTATE, Menu.VIEW))
        actions = (action for actions in menus for action in actions if not action.shortcut().isEmpty())
        return [
            (action.text().replace("&", ""), action.shortcut().toString())
            for action in actions
            if action.objectName() not in self._window.actions_by_id
        ]

    def _on_shortcuts(self) -> None:
        from desktop.dialogs.shortcuts_dialog import ShortcutsDialog

        groups = [
            (translated(menu).replace("&", ""), self._window.menu_bar.menus[menu].actions()) for menu in Menu
        ]
        others = [
            (self.tr("Drag"), self.tr("Select text, from either end")),
            (self.tr("Double click"), self.tr("Select a word")),
            (self.tr("Triple click"), self.tr("Select a sentence")),
            (self.tr("Click again"), self.tr("Go through spans that overlap")),
            (self.tr("Shift+click"), self.tr("Extend the selection")),
            (self.tr("Arrows"), self.tr("Move the caret")),
            (self.tr("Ctrl+arrows"), self.tr("Move by word")),
            (self.tr("Shift+arrows"), self.tr("Select with the caret")),
            (self.tr("Home, End"), self.tr("Start and end of the line")),
            (self.tr("Ctrl+wheel"), self.tr("Change the text’s size")),
            (self.tr("Enter, Esc"), self.tr("From the attributes back to the text")),
        ]
        self._show(ShortcutsDialog(groups, others, self._window))

    def _on_open_log(self) -> None:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_guide(self) -> None:
        from desktop.dialogs.guide_dialog import GuideDialog

        dialog = GuideDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _on_about(self) -> None:
        from desktop.dialogs.about_dialog import AboutDialog

        self._show(AboutDialog(self._window))

    def _explain_unsaved(self, what: str) -> None:
        why = self.tr("The last changes are not saved yet. See to that first; the status line says why.")
        self._explain(what, why)

    def _explain(self, what: str, why: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Hashiya", what, parent=self._window)
        box.setInformativeText(why)
        self._show(box)

    def _show(self, dialog: QDialog) -> None:
        """Show a dialog over the window without stopping the program; it is gone once closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.open()
