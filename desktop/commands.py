"""The steps that can be undone. Each holds the value before and after and swaps them, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from annotations.model import AnnotationSet
from annotations.store.history import Turn

Value = TypeVar("Value")


class Replace(QUndoCommand, Generic[Value]):
    """Replaces one value by another: an article's metadata, an entity, the schema."""

    def __init__(
        self, title: str, before: Value, after: Value, put: Callable[[Value, Value], object]
    ) -> None:
        """`put` takes the value to leave and the value to take; it must not push commands itself."""
        super().__init__(title)
        self._before = before
        self._after = after
        self._put = put

    @override
    def redo(self) -> None:
        self._put(self._before, self._after)

    @override
    def undo(self) -> None:
        self._put(self._after, self._before)


class Edit(QUndoCommand):
    """Replaces an article's annotations by others, and says what is going on: the history wants to know."""

    def __init__(
        self,
        title: str,
        before: AnnotationSet,
        after: AnnotationSet,
        put: Callable[[AnnotationSet, AnnotationSet, str, Turn], None],
    ) -> None:
        """`put` takes the set to leave, the set to take, title and turn; it must not push commands."""
        super().__init__(title)
        self._before = before
        self._after = after
        self._put = put
        self._turn = Turn.DONE

    @override
    def redo(self) -> None:
        self._put(self._before, self._after, self.text(), self._turn)
        self._turn = Turn.REDONE

    @override
    def undo(self) -> None:
        self._put(self._after, self._before, self.text(), Turn.UNDONE)
