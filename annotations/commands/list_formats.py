"""`hashiya formats`: which formats can be exported and imported."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotations.commands.command import DONE, Command, add_json
from annotations.commands.output import print_json
from annotations.formats import FORMATS


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def _run(arguments: Namespace) -> int:
    if arguments.json:
        print_json(
            [
                {
                    "name": f.name,
                    "title": f.title,
                    "extension": f.extension,
                    "export": f.can_write,
                    "import": f.can_read,
                    "extra": f.extra,
                }
                for f in FORMATS.values()
            ]
        )
        return DONE
    name_width = max(len(f.name) for f in FORMATS.values()) + 2
    extension_width = max(len(f.extension) for f in FORMATS.values()) + 2
    for f in FORMATS.values():
        ways = f"{'export' if f.can_write else '':<7}{'import' if f.can_read else '':<7}"
        needs = f" (pip install 'hashiya[{f.extra}]')" if f.extra else ""
        print(f"{f.name:<{name_width}}{f.extension:<{extension_width}}{ways}{f.title}{needs}")
    return DONE


COMMAND = Command("formats", "list the formats for export and import", _add_arguments, _run)
