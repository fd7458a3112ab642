"""What `hashiya import --dry-run` prints: a plan article by article, and the names that the project lacks."""

from __future__ import annotations

from annotations.commands.output import counted
from annotations.import_names import UnknownName
from annotations.import_plan import Fate, ImportPlan, PlannedArticle


def print_plan(name: str, plan: ImportPlan) -> None:
    """Print what an import into the project `name` will do."""
    new, known = plan.number(Fate.NEW, Fate.RENAMED), plan.number(Fate.KNOWN, Fate.SAME_TEXT)
    print(
        f"{name}: nothing is written; importing would bring {counted(new, 'new article')}, "
        f"{counted(known, 'known article')}, {counted(plan.new_spans, 'new span')}, "
        f"{counted(plan.known_spans, 'span')} known already"
    )
    for article in plan.articles:
        print(f"  {_line(article)}")
        for reason in article.reasons:
            print(f"    {reason}")
    if plan.change.entities:
        print(f"{counted(len(plan.change.entities), 'new entity', 'new entities')}")
    if plan.unknown:
        print("the project’s labels lack:")
        for each in plan.unknown:
            print(f"  {told(each)}")
    for notice in (*(n for article in plan.articles for n in article.notices), *plan.notices):
        print(f"  {notice}")


def told(unknown: UnknownName) -> str:
    """Return in a line what the project does not know, how often it comes, and what becomes of it."""
    if not unknown.becomes:
        becomes = "left out"
    elif unknown.is_added:
        becomes = "added" if unknown.becomes == unknown.name else f"added as {unknown.becomes}"
    elif unknown.becomes == unknown.name:
        becomes = "kept, though unknown"
    else:
        becomes = f"becomes {unknown.becomes}"
    examples = ", ".join(f"«{text}»" for text in unknown.examples)
    shown = f", e.g. {examples}" if examples else ""
    return f"{unknown.part.value} “{unknown.name}”, {counted(unknown.count, 'time')}{shown}: {becomes}"


def _line(article: PlannedArticle) -> str:
    called = article.id
    if article.target not in ("", article.id):
        called = f"{article.id} → {article.target}"
    numbers = [counted(article.new_spans, "new span")]
    if article.known_spans:
        numbers.append(f"{article.known_spans:,} known")
    if article.dropped_spans:
        numbers.append(f"{article.dropped_spans:,} left out")
    if article.new_relations:
        numbers.append(counted(article.new_relations, "relation"))
    whose = f" of {', '.join(article.annotators)}" if article.annotators else ""
    if article.change is None:
        return f"{called}: {article.fate.value}"
    return f"{called}: {article.fate.value}; {', '.join(numbers)}{whose}"
