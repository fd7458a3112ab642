"""Make a big project out of the sample articles: other sentences in other order, words marked all over.

Run as ``python tests/benchmarks/make_corpus.py FOLDER [--articles N] [--spans N] [--annotator A]``. The same
numbers make the same corpus. The folders hold 500 articles each, as collections of this size do.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.commands.output import ProgressBar  # noqa: E402
from annotations.model import AnnotationSet, Article, Span, Status, make_span  # noqa: E402
from annotations.store import Project  # noqa: E402

ARTICLES, SPANS = 10_000, 100
CHARACTERS = 2_800
"""About so many an article has; in UTF-8 ten thousand of them take 50 MB."""
IN_A_FOLDER = 500
ANNOTATOR = "a1"
_SENTENCE = re.compile(r"[^.\n]+[.\n]*")
_WORD = re.compile(r"\w{3,}")


def make_corpus(
    folder: Path, articles: int = ARTICLES, spans: int = SPANS, annotator: str = ANNOTATOR
) -> None:
    """Write articles into a new folder and annotate each with so many spans, if its text has the words."""
    chance = random.Random(f"{articles} {spans}")
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    sentences = [found.strip() for seed in seeds for found in _SENTENCE.findall(seed) if len(found) > 30]
    headlines = [sentence for sentence in sentences if len(sentence) < 160]
    for number in range(articles):
        path = folder / f"{number // IN_A_FOLDER:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(chance, chance.choice(headlines), sentences), "utf-8")
    if spans:
        _annotate(Project.open(folder, annotator), spans, chance)


def _text(chance: random.Random, headline: str, sentences: Sequence[str]) -> str:
    text = [headline]
    length = len(headline)
    while length < CHARACTERS:
        text.append(chance.choice(sentences))
        length += len(text[-1])
    return "\n".join((text[0], " ".join(text[1:])))


def _annotate(project: Project, count: int, chance: random.Random) -> None:
    labels = [label.id for label in project.schema.labels]
    with ProgressBar("Annotating") as bar, project.recording_once():
        for number, article in enumerate(project.articles, 1):
            spans = _spans(article, count, labels, chance)
            status = chance.choice(tuple(Status))
            project.save(AnnotationSet(article.id, project.annotator, spans, status=status))
            bar.show(number, len(project.articles))


def _spans(article: Article, count: int, labels: Sequence[str], chance: random.Random) -> tuple[Span, ...]:
    words = list(_WORD.finditer(article.text))
    chosen = sorted(chance.sample(range(len(words)), min(count, len(words))))
    return tuple(
        replace(
            make_span(article, words[place].start(), words[place].end(), chance.choice(labels)),
            id=f"{chance.getrandbits(48):012x}",
        )
        for place in chosen
    )


def main() -> None:
    """Make the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--spans", type=int, default=SPANS)
    parser.add_argument("--annotator", default=ANNOTATOR)
    options = parser.parse_args()
    if options.folder.exists():
        parser.error(f"{options.folder} exists already")
    make_corpus(options.folder, options.articles, options.spans, options.annotator)


if __name__ == "__main__":
    main()
