"""Where words and sentences begin and end in a text. Offsets are code points.

A word is what stands between spaces, without the punctuation and quotes at its edges. Where letters of
one script touch digits or another script («نوفمبر2021», «و200»), a word ends. Every look-up reads only the
neighbourhood of its offset.
"""

from __future__ import annotations

import re

from annotations.text.characters import INVISIBLE, MARKS
from annotations.text.edges import with_pairs, without_edge_marks
from annotations.text.graphemes import grapheme_end, grapheme_start, next_grapheme, previous_grapheme

_REACH = 256
"""No word is longer than this; keeps a look-up short in a text without spaces."""

_LATIN = "A-Za-z\u00c0-\u024f"
_LETTER = rf"(?![{_LATIN}])[^\W\d_]"
_WORD = re.compile(
    rf"\d+(?:[.,\u066b\u066c]\d+)*[%\u066a\u2030\u2032\u2033]?(?![{_LATIN}])"  # 3.5, 60%, 16″
    rf"|[{_LATIN}0-9_](?:[{_LATIN}0-9_{MARKS}]|['\u2019&-](?=[{_LATIN}0-9]))*"  # F-16, Al-Qa'im
    rf"|{_LETTER}(?:{_LETTER}|[{MARKS}]|[{INVISIBLE}]+(?={_LETTER}))*"
)
_SENTENCE_END = re.compile(r"(?<!\d)[.!?\u061f\u06d4\u2026]+[\"'\u00bb\u201d\u2019)\]]*(?=\s)|\.(?=\s)")
_SENTENCE_REACH = 20_000


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the word that holds or touches a caret; ``(offset, offset)`` if there is none.

    Between two words the one after the caret is meant.
    """
    found = (offset, offset)
    for start, end in _words_near(text, offset):
        if start <= offset < end:
            return start, end
        if end == offset:
            found = (start, end)
    return found


def word_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the word to which the character ``[start, end)`` belongs, or that character itself."""
    return next(((s, e) for s, e in _words_near(text, start) if s <= start < e), (start, end))


def next_word(text: str, offset: int) -> int:
    """Return where the next word after an offset starts; the end of the text if there is none."""
    for start in range(offset, len(text), _REACH):
        for match in _WORD.finditer(text, _word_start(text, start), min(len(text), start + 2 * _REACH)):
            if match.start() > offset:
                return match.start()
    return len(text)


def previous_word(text: str, offset: int) -> int:
    """Return where the word before an offset (or around it) starts; 0 if there is none."""
    for end in range(offset, 0, -_REACH):
        begin = _word_start(text, max(0, end - _REACH))
        starts = [m.start() for m in _WORD.finditer(text, begin, min(len(text), end + _REACH))]
        before = [start for start in starts if start < offset]
        if before:
            return before[-1]
    return 0


def next_word_end(text: str, offset: int) -> int | None:
    """Return where the word around an offset, or else the next one, ends; None if there is none."""
    if offset > 0:
        end = word_of(text, offset - 1, offset)[1]
        if end > offset:
            return end
    start = next_word(text, offset - 1)
    return word_of(text, start, start + 1)[1] if start < len(text) else None


def sentence_at(text: str, offset: int, paragraph: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence around a caret, with its full stop, within its paragraph's bounds."""
    first, last = max(paragraph[0], offset - _SENTENCE_REACH), min(paragraph[1], offset + _SENTENCE_REACH)
    start, end = first, last
    for match in _SENTENCE_END.finditer(text, first, last):
        if match.end() > offset or (match.end() == offset and offset == last):
            end = match.end()
            break
        start = match.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words_near(text: str, offset: int) -> list[tuple[int, int]]:
    start = _word_start(text, offset)
    end = offset
    limit = min(len(text), offset + _REACH)
    while end < limit and not text[end].isspace():
        end += 1
    return [match.span() for match in _WORD.finditer(text, start, end)]


def _word_start(text: str, offset: int) -> int:
    """Return the nearest place before an offset at which a word can be told to start: after a space."""
    limit = max(0, offset - _REACH)
    while offset > limit and not text[offset - 1].isspace():
        offset -= 1
    return offset


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the whole words that ``[start, end)`` touches, without punctuation at the edges.

    Quotes and brackets at the edges stay where both of a pair were touched; one whose partner is inside
    comes along. An extent without any word gives what is left without white space at its edges.
    """
    start, end = grapheme_start(text, start), grapheme_end(text, end)
    if start >= end:
        return start, start
    first = grapheme_start(text, word_of(text, start, end)[0])
    last = grapheme_end(text, word_of(text, previous_grapheme(text, end), end)[1])
    return without_edge_marks(text, (min(start, first), max(end, last)), (0, len(text)))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without white space, invisible marks and punctuation at its edges.

    Takes in nothing but the rest of the letters at its edges; otherwise as `snapped`.
    """
    start, end = grapheme_start(text, start), grapheme_end(text, end)
    return without_edge_marks(text, (start, end), (start, end)) if start < end else (start, start)


def start_earlier(text: str, start: int, end: int, by_letter: bool = False) -> tuple[int, int]:
    """Move the start to the beginning of the word around or before it, or by one letter.

    As all four: unchanged where there is no room, and by words, quotes and brackets stay in pairs.
    """
    if by_letter:
        return previous_grapheme(text, start), end
    word = previous_word(text, start)
    if word >= start or not _is_word(text, word):
        return start, end
    return with_pairs(text, grapheme_start(text, word), end)


def start_later(text: str, start: int, end: int, by_letter: bool = False) -> tuple[int, int]:
    """Move the start to the beginning of the next word inside, or by one letter."""
    if by_letter:
        letter = next_grapheme(text, start)
        return (letter, end) if letter < end else (start, end)
    word = start
    while (word := next_word(text, word)) < end:
        moved = with_pairs(text, grapheme_start(text, word), end)
        if start < moved[0] < moved[1]:
            return moved
    return start, end


def end_earlier(text: str, start: int, end: int, by_letter: bool = False) -> tuple[int, int]:
    """Move the end to the end of the last word inside that ends before it, or by one letter."""
    if by_letter:
        letter = previous_grapheme(text, end)
        return (start, letter) if letter > start else (start, end)
    word = end
    while word > start:
        word = previous_word(text, word)
        word_end = grapheme_end(text, word_of(text, word, word)[1])
        if start < word_end < end:
            moved = with_pairs(text, start, word_end)
            if moved[0] < moved[1] < end:
                return moved
    return start, end


def end_later(text: str, start: int, end: int, by_letter: bool = False) -> tuple[int, int]:
    """Move the end to the end of the word around or after it, or by one letter."""
    if by_letter:
        return start, next_grapheme(text, end)
    word_end = next_word_end(text, end)
    return (start, end) if word_end is None else with_pairs(text, start, grapheme_end(text, word_end))


def _is_word(text: str, offset: int) -> bool:
    start, end = word_of(text, offset, offset)
    return start < end
