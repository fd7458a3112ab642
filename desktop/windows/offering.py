"""What offers the user something in the text for a while, and whose keys then go before the commands'."""

from __future__ import annotations

from typing import Protocol


class Offering(Protocol):
    """Tab and Shift+Tab go through what is offered, Enter takes one, Ctrl+Enter all, Esc leaves it."""

    @property
    def is_on(self) -> bool:
        """Whether something is offered now."""

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) of what is offered."""

    def accept(self) -> None:
        """Take what the user is at."""

    def accept_all(self) -> None:
        """Take everything that is offered."""

    def leave(self) -> None:
        """Offer nothing any more."""
