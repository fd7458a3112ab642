"""Words whose first letters are their own, though they look like proclitics before an article."""

from __future__ import annotations

from annotations.text.folding import fold

_WORDS = """
والدة والده والدي والدها والدهم والدنا والدته والدتها والدتي والدتهم والدان والدين والديه والديها والدات
وكالات وكالته وكالتها بالغة بالغت بالغوا بالغون بالغين بالغا بالون بالونات بالستي بالستية كالفير والتر والاس
"""
_FOLDED = frozenset(fold(_WORDS).text.split())


def has_own_letters(folded_word: str) -> bool:
    """Say whether a folded word begins with letters of its own."""
    return folded_word in _FOLDED
