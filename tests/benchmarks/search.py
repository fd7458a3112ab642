"""Measure folding, finding, the concordance and annotating everywhere, against `str.find` in the same run.

Run as ``python tests/benchmarks/search.py [--articles N] [--json]``. The articles are the sample sentences in
other order, 4,000 characters each, and lie in a folder as in a real project. It needs no display.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.annotate_all import Marking, occurrences, plan_annotation  # noqa: E402
from annotations.concordance import Concordance, Corpus, Order  # noqa: E402
from annotations.store import Project  # noqa: E402
from annotations.text.find import Query, find  # noqa: E402
from annotations.text.folding import fold, folded  # noqa: E402

CHARACTERS = 4_000
PAGE = 60
RUNS = 7
HITS = 5_000
QUERIES = {
    "absent": "غواصة نووية",
    "rare": "الولايات المتحدة",
    "phrase": "القوات الأمريكية",
    "common": "العراق",
    "hamza": "مسؤول",
}
RATIO = 3.0
FIRST_PAGE = 50.0
FOLD = 1.0
ANNOTATE = 1_000.0
_SENTENCE = re.compile(r"[^.\n]+[.\n]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `wanted` is the most it may be; 0: it is there to compare with."""

    words: str
    value: float
    unit: str = "ms"
    wanted: float = 0.0

    @property
    def verdict(self) -> str:
        """Whether it is as wanted."""
        if not self.wanted:
            return ""
        return f"≤ {self.wanted:<6g} {'met' if self.value <= self.wanted else 'NOT MET'}"


def make_texts(articles: int) -> list[str]:
    """Return so many texts made of the sample sentences; always the same ones."""
    chance = random.Random(articles)
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    sentences = [found.strip() for seed in seeds for found in _SENTENCE.findall(seed) if len(found) > 30]
    texts = []
    for _ in range(articles):
        text = ""
        while len(text) < CHARACTERS:
            text += chance.choice(sentences) + " "
        texts.append(text[:CHARACTERS])
    return texts


def took(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median of the milliseconds of processor time that some work takes."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return median(times)


def bare_find(text: str, wanted: str) -> list[int]:
    """Return all places of a folded text in another: what the concordance is held against."""
    places = []
    at = text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + len(wanted))
    return places


def measure_articles(texts: list[str]) -> list[Figure]:
    """Measure what one article costs."""
    seed = (ROOT / "seeds" / "001_14148213ed37241c.txt").read_text("utf-8")
    text, few = folded(seed), texts[:500]
    query = Query(QUERIES["phrase"])
    translate = str.maketrans("أإآةى", "اااهي")
    return [
        Figure("fold an article of 4,000 characters", took(lambda: fold(seed), 200), wanted=FOLD),
        Figure("… with its map to the raw text", took(lambda: fold(seed).starts, 200), wanted=FOLD),
        Figure("… str.translate of five letters", took(lambda: seed.translate(translate), 200)),
        Figure("find in an article", took(lambda: find(seed, query), 200)),
        Figure("… str.find in it, folded", took(lambda: bare_find(text, folded(query.text)), 200)),
        Figure("find in 500 articles, none prepared", took(lambda: [find(text, query) for text in few], 3)),
    ]


def measure_corpus(project: Project) -> list[Figure]:
    """Measure the concordance over a project."""
    corpus = Corpus(lambda article_id: project.article(article_id).text)
    start = time.process_time()
    for heading in project.headings:
        corpus.put(heading.id, project.article(heading.id).text)
    building = (time.process_time() - start) * 1000
    joined = "\n".join(text for block in corpus.blocks for _, _, text in block.texts())
    figures = [
        Figure("read and fold the corpus", building),
        Figure("folded texts in memory", corpus.memory / 2**20, "MiB"),
        Figure("characters in it", len(joined) / 1e6, "M"),
    ]
    for name, text in QUERIES.items():
        query, wanted = Query(text), folded(text)
        bare = took(lambda wanted=wanted: bare_find(joined, wanted))
        concordance = Concordance(corpus, query)
        concordance.search_all()
        whole = took(lambda query=query: Concordance(corpus, query).search_all())
        page = took(lambda query=query: _first_page(corpus, query, project), 3)
        figures += [
            Figure(f"{name}: str.find, {len(bare_find(joined, wanted)):,} places", bare),
            Figure(f"{name}: all {len(concordance):,} hits", whole),
            Figure(f"{name}: … so many times str.find", whole / bare, "×", RATIO),
            Figure(f"{name}: first {PAGE} rows shown", page, wanted=FIRST_PAGE),
        ]
    figures.append(
        Figure("sort the common hits by the word after", took(lambda: _sorted(corpus, project), 3))
    )
    return [*figures, *measure_annotating(corpus, project)]


def measure_annotating(corpus: Corpus, project: Project) -> list[Figure]:
    """Measure labelling many hits as one step, without storing them."""
    concordance = Concordance(corpus, Query(QUERIES["phrase"]))
    concordance.search_all()
    matches: dict[str, list[int]] = {}
    for number in range(min(HITS, len(concordance))):
        matches.setdefault(concordance.article_id(number), []).append(number)

    def annotate() -> None:
        ticked = [
            found
            for article_id, numbers in matches.items()
            for found in occurrences(
                project.annotations(article_id), map(concordance.match, numbers), "actor"
            )
        ]
        plan = plan_annotation(project, ticked, Marking("actor"))
        assert plan.spans == len(ticked)

    return [
        Figure(f"annotate {min(HITS, len(concordance)):,} hits", took(annotate, 3), wanted=ANNOTATE),
    ]


def _first_page(corpus: Corpus, query: Query, project: Project) -> None:
    corpus.forget()
    concordance = Concordance(corpus, query)
    while len(concordance) < PAGE and concordance.step():
        pass
    for number in range(min(PAGE, len(concordance))):
        concordance.row(number, project)


def _sorted(corpus: Corpus, project: Project) -> None:
    concordance = Concordance(corpus, Query(QUERIES["common"]))
    concordance.search_all()
    concordance.sort(Order.AFTER, project.heading)


def main() -> int:
    """Print the table; 1 if something wanted is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    texts = make_texts(arguments.articles)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = Path(folder) / f"{number // 500:03}" / f"{number:06}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        figures = [*measure_articles(texts), *measure_corpus(Project.open(folder, "a1"))]
    if arguments.json:
        print(json.dumps({figure.words: figure.value for figure in figures}, ensure_ascii=False, indent=1))
    else:
        for figure in figures:
            print(f"{figure.words:45} {figure.value:10.3f} {figure.unit:4} {figure.verdict}")
    return int(any("NOT" in figure.verdict for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
