"""`hashiya stats`: how much a project holds and how far its annotators are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict

from annotations.commands.command import DONE, WRONG_DATA, Command, add_json, add_project
from annotations.commands.output import print_json
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.model import Status
from annotations.statistics import Statistics, statistics_of


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_json(parser)


def _run(arguments: Namespace) -> int:
    project = open_project(arguments.project)
    statistics = statistics_of(project)
    project.save_index()
    if arguments.json:
        print_json({**asdict(statistics), "spans": statistics.spans})
    else:
        _print_table(statistics)
    return WRONG_DATA if say_what_is_wrong(project) else DONE


def _print_table(statistics: Statistics) -> None:
    print(f"{statistics.project}")
    _print_counts(
        "",
        {
            "articles": statistics.articles,
            "characters": statistics.characters,
            "entities": statistics.entities,
            "spans": statistics.spans,
        },
    )
    if statistics.annotators:
        heads = (*(status.value for status in Status), "spans", "relations")
        print(f"\n{'annotator':<22}" + "".join(f"{head:>11}" for head in heads))
    for each in statistics.annotators:
        numbers = (*(each.articles[status] for status in Status), each.spans, each.relations)
        print(f"{each.annotator:<22}" + "".join(f"{number:>11,}" for number in numbers))
    _print_counts("label", statistics.labels)
    _print_counts("relation", statistics.relations)


def _print_counts(head: str, counts: Mapping[str, int]) -> None:
    if head:
        print(f"\n{head:<22}{'number':>11}")
    for name, number in counts.items():
        print(f"{name:<22}{number:>11,}")


COMMAND = Command("stats", "count articles, spans, relations and progress", _add_arguments, _run)
