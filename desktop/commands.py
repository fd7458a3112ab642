"""The steps that can be undone. Each holds the value before and after and swaps them, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

Value = TypeVar("Value")


class Replace(QUndoCommand, Generic[Value]):
    """Replaces one value by another: an article's annotations, its metadata, an entity."""

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
