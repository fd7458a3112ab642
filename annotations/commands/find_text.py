"""`hashiya find`: where a word or phrase stands in a project's articles, whatever its spelling."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_json, add_project
from annotations.commands.output import counted, print_json, say
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.model import CONTEXT_LENGTH
from annotations.text.find import Query, QueryError, find


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "query", metavar="QUERY", help="a word or phrase; marks and forms of letters do not matter"
    )
    parser.add_argument("--anywhere", action="store_true", help="find the query inside other words as well")
    parser.add_argument("--exact", action="store_true", help="letters and marks count as they are written")
    parser.add_argument(
        "--regex",
        action="store_true",
        help="the query is a regular expression, over folded text unless --exact",
    )
    add_json(parser)


def _run(arguments: Namespace) -> int:
    try:
        query = Query(arguments.query, not arguments.anywhere, arguments.exact, arguments.regex)
    except QueryError as error:
        place = "" if error.position is None else f" at character {error.position + 1}"
        raise UsageError(f"the regular expression is wrong{place}: {error}") from error
    if query.is_empty:
        raise UsageError("the query has no letter or sign to look for")
    project = open_project(arguments.project)
    try:
        found = [(article, match) for article in project.articles for match in find(article.text, query)]
    except QueryError as error:
        raise UsageError(str(error)) from error
    if arguments.json:
        print_json(
            [
                {
                    "article": article.id,
                    "start": match.start,
                    "end": match.end,
                    "text": article.text[match.start : match.end],
                    "before": article.text[max(0, match.start - CONTEXT_LENGTH) : match.start],
                    "after": article.text[match.end : match.end + CONTEXT_LENGTH],
                    "proclitic": match.proclitic,
                }
                for article, match in found
            ]
        )
    else:
        for article, match in found:
            start = max(0, match.start - CONTEXT_LENGTH)
            line = " ".join(article.text[start : match.end + CONTEXT_LENGTH].split())
            print(f"{article.id}:{match.start}-{match.end}: {line}")
        articles = counted(len({article.id for article, _ in found}), "article")
        say(f"{counted(len(found), 'match', 'matches')} in {articles}")
    return WRONG_DATA if say_what_is_wrong(project) else DONE


COMMAND = Command("find", "look for a word or phrase in all articles", _add_arguments, _run)
