"""Articles that changed or were renamed, and versions that clash: the dialogs, and what comes of them."""

# ruff: noqa: PLC0415 - dialogs are imported when they are first asked for

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from annotations.changed_articles import (
    Offsets,
    Proposal,
    is_changed,
    move_annotations,
    proposal,
    renamed_articles,
    settled,
)
from annotations.conflicts import ConflictCopy, copies_of, merge_copy
from annotations.store import Project, ProjectError
from annotations.store.joining import decided, open_conflicts
from annotations.store.records import StoredSet
from annotations.three_way import Choice
from desktop.saver import reason_of
from desktop.session import Session
from desktop.stored_steps import StoredSteps
from desktop.windows.main_window import MainWindow


class Following(QObject):
    """Brings one main window's project together with what changed outside of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: tuple[Session, StoredSteps] | None = None

    def watch(self, session: Session) -> None:
        """Tell of every article that is opened from now on, and of the one that is open."""
        session.article_opened.connect(self._on_article_opened)
        self.tell(session)

    def tell(self, session: Session) -> None:
        """Say of the open article if its text changed, or if two versions of it wait for a choice."""
        article = session.article
        if article is None:
            return
        if is_changed(session.project, article.id):
            session.notice.emit(
                self.tr(
                    "This article’s text has changed since it was annotated. See Tools ▸ Follow the text…"
                )
            )
        if open_conflicts(session.project.stored(article.id), article) or copies_of(
            session.project, article.id
        ):
            session.notice.emit(
                self.tr("There are two versions of this article’s annotations. See Tools ▸ Two versions…")
            )

    def show_changed(self) -> None:
        """Open the dialog about the text of the open article."""
        from desktop.dialogs.reanchor_dialog import ReanchorDialog

        session = self._ready()
        if session is None or session.article is None:
            return
        made = proposal(session.project, session.article.id)
        if not made.followed:
            session.notice.emit(self.tr("There are no spans to follow in this article."))
            return
        dialog = ReanchorDialog(made, session.article, self._window.theme, self._window)
        dialog.apply_requested.connect(partial(self._on_places, made))
        self._show(dialog)

    def show_versions(self) -> None:
        """Merge the conflict copies of the open article, then ask about what clashes."""
        from desktop.dialogs.merge_dialog import MergeDialog

        session = self._ready()
        if session is None or session.article is None:
            return
        article = session.article
        for copy in copies_of(session.project, article.id):
            self._write(session, partial(_merge, session.project, copy))
        session.take_import()
        stored = session.project.stored(article.id)
        conflicts = open_conflicts(stored, article)
        if not conflicts:
            session.notice.emit(
                self.tr("There is one version of this article’s annotations; nothing clashes.")
            )
            return
        dialog = MergeDialog(conflicts, session.project.schema, self._window.theme, self._window)
        dialog.choices_made.connect(partial(self._on_choices, stored))
        self._show(dialog)

    def show_renamed(self) -> None:
        """Open the list of articles whose files have other names now."""
        from desktop.dialogs.renamed_dialog import RenamedDialog

        session = self._ready()
        if session is None:
            return
        renamed = renamed_articles(session.project)
        if not renamed:
            session.notice.emit(self.tr("No annotated article was renamed or moved."))
            return
        dialog = RenamedDialog(renamed, self._window)
        dialog.move_requested.connect(self._on_move)
        self._show(dialog)

    def _ready(self) -> Session | None:
        """Return the session if it may be changed and everything of it is on the disk; tell if not."""
        session = self._window.session
        if session is None:
            return None
        self._window.inspector.commit()
        if session.read_only:
            session.notice.emit(session.read_only)
            return None
        if not session.flush():
            session.notice.emit(self.tr("Not done: the last changes are not on the disk yet"))
            return None
        return session

    def _on_places(self, made: Proposal, places: Mapping[str, Offsets], deleted: frozenset[str]) -> None:
        session = self._window.session
        if session is not None:
            article = session.project.article(made.stored.annotations.article_id)
            self._step(
                session, self.tr("Follow the text"), made.stored, settled(made, article, places, deleted)
            )

    def _on_choices(self, stored: StoredSet, choices: Mapping[str, Choice]) -> None:
        session = self._window.session
        if session is not None:
            article = session.project.article(stored.annotations.article_id)
            self._step(session, self.tr("Choose versions"), stored, decided(stored, article, choices))

    def _on_move(self, renamed: Mapping[str, str]) -> None:
        session = self._window.session
        if session is not None:
            for old_id, new_id in renamed.items():
                self._write(session, partial(_move, session.project, old_id, new_id))
            session.take_import()

    def _write(self, session: Session, work: Callable[[Callable[[int, int], None]], None]) -> None:
        try:
            session.perform(work)
        except (OSError, ProjectError) as error:
            words = self.tr("Not done: {reason}")
            session.notice.emit(words.format(reason=reason_of(error, session.project)))

    def _step(self, session: Session, title: str, before: StoredSet, after: StoredSet) -> None:
        if self._steps is None or self._steps[0] is not session:
            steps = StoredSteps(session.project, session.flush, session.perform, session)
            steps.changed.connect(self._on_changed)
            steps.refused.connect(session.notice)
            self._steps = session, steps
        self._steps[1].make(title, before, after, session.undo_group.activeStack())

    def _on_article_opened(self, _article_id: str) -> None:
        if self._window.session is not None:
            self.tell(self._window.session)

    def _on_changed(self, _article_id: str) -> None:
        if self._window.session is not None:
            self._window.session.take_import()

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.open()


def _merge(project: Project, copy: ConflictCopy, _progress: Callable[[int, int], None]) -> None:
    merge_copy(project, copy)


def _move(project: Project, old_id: str, new_id: str, _progress: Callable[[int, int], None]) -> None:
    move_annotations(project, old_id, new_id)
