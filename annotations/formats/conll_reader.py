"""Reading tokens with tags: our own files and those of others, with IOB1, IOB2, BIOES or BILOU tags.

The token is the first column and the tag the last. Our own files name article and annotator, and their
tokens are found again in the text that the project has; without it nothing is imported. The documents of
other files become articles whose text is put together from the tokens: how these were spaced is not there.
A tag that goes on with what was not begun begins it, as most programs read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from annotations.annotator import problem_with_annotator
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.labels import label_of_ascii
from annotations.formats.lines import numbered_lines

DOCUMENT = "-DOCSTART- -X- O O"

_LONGEST = 1_000_000
_TAG = re.compile(r"O|([BIESLU])-(\S+)")
_NAMED = re.compile(rf"{DOCUMENT} (\S+) O")
_TOGETHER = "its text was put together from tokens; how they were spaced is not in the file"


@dataclass(slots=True)
class _Document:
    """What was read of a document: tokens, the numbers of those that begin a sentence, tagged pieces."""

    line: int
    name: str = ""
    tokens: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    is_open: bool = False
    is_new_sentence: bool = True

    def add(self, token: str, how: str, label: str) -> None:
        """Take one token; `how` is the tag's letter, or empty outside."""
        number = len(self.tokens)
        if self.is_new_sentence:
            self.starts.add(number)
        self.is_new_sentence = False
        self.tokens.append(token)
        if how and self.is_open and how in "IEL" and self.spans[-1][2] == label:
            self.spans[-1] = (self.spans[-1][0], number + 1, label)
        elif how:
            self.spans.append((number, number + 1, label))
        self.is_open = bool(how) and how in "BI"

    def end_sentence(self) -> None:
        """What comes next begins a sentence, and no span goes on."""
        self.is_new_sentence = True
        self.is_open = False


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the documents of a file; ImportFileError at the first line that is wrong."""
    document = _Document(1)
    foreign = 0
    for number, line in numbered_lines(path, _LONGEST):
        if line.startswith("-DOCSTART-"):
            if document.name or document.tokens:
                foreign += not document.name
                yield _article(path, document, foreign)
            named = _NAMED.fullmatch(line)
            document = _Document(number, named.group(1) if named else "")
        elif not line.strip(" \t"):
            document.end_sentence()
        else:
            columns = re.split(r"[ \t]+", line.strip(" \t"))
            tag = _TAG.fullmatch(columns[-1])
            if len(columns) == 1 or tag is None:
                fault = f"“{columns[-1][:40]}” should be a token and, last, a tag like O, B-actor or I-actor"
                raise ImportFileError(path, number, fault)
            document.add(columns[0], tag.group(1) or "", tag.group(2) or "")
    if document.name or document.tokens:
        foreign += not document.name
        yield _article(path, document, foreign)


def _article(path: Path, document: _Document, number: int) -> ImportedArticle:
    if not document.name:
        return _put_together(path, document, number)
    article, _, annotator = document.name.partition("@")
    name = unquote(annotator)
    if name and problem_with_annotator(name):
        raise ImportFileError(path, document.line, problem_with_annotator(name))
    return ImportedArticle(
        place=f"{path}, line {document.line}",
        id=unquote(article),
        annotator=name,
        spans=tuple(ImportedSpan(start, end, label_of_ascii(label)) for start, end, label in document.spans),
        tokens=tuple(document.tokens),
    )


def _put_together(path: Path, document: _Document, number: int) -> ImportedArticle:
    """Return the document with a text of its own: a space between tokens, a line for each sentence."""
    places: list[tuple[int, int]] = []
    at = 0
    for i, token in enumerate(document.tokens):
        at += i > 0
        places.append((at, at + len(token)))
        at += len(token)
    text = "".join(
        f"{'' if i == 0 else chr(10) if i in document.starts else ' '}{token}"
        for i, token in enumerate(document.tokens)
    )
    return ImportedArticle(
        place=f"{path}, line {document.line}",
        id=path.stem if number == 1 else f"{path.stem}-{number}",
        text=text,
        spans=tuple(ImportedSpan(places[s][0], places[e - 1][1], label) for s, e, label in document.spans),
        notices=(_TOGETHER,),
    )
