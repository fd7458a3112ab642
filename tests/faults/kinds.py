"""The kinds of writes: what the folder is before, and what is then written through the real code.

A place is a folder with `project/`, and beside it what the program writes elsewhere: `out/`, `cache/`,
`config/`. Nothing depends on chance, so that every run makes the same calls.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import orjson

from annotations.__main__ import main
from annotations.changed_articles import move_annotations
from annotations.edit import add_span, remove_span, set_entity, set_note, set_status
from annotations.formats import FORMATS
from annotations.formats.detection import read_rows
from annotations.import_change import ArticleChange, ImportChange, SetChange, take_back
from annotations.importing import import_rows
from annotations.model import AnnotationSet, Article, Direction, Entity, Relation, Span, Status, make_span
from annotations.rewriting import SpanRule
from annotations.schema_change import apply_change, plan_change
from annotations.schema_edits import add_label, change_label, merge_label
from annotations.store import Project
from annotations.store.history import Step as HistoryStep
from annotations.store.history import Turn, append_steps, history_path, step_between, sync
from annotations.store.occasions import Occasion

Step = Callable[[], object]
"""Writes something; it is saved when this returns. Called again after it has failed."""

MOMENT = "2026-01-01T00:00:00Z"
TEXTS = {
    "001": "بغداد: أعلنت القوات الأمريكية انسحاب 4000 جندي من قاعدة عين الأسد.\n",
    "2018/002": "قال المتحدث باسم الحكومة العراقية إنّ واشنطن أبلغت بغداد بالقرار.\n",
}
NEW = {"2019/003": "وصل مئات الجنود إلى قاعدة الحرير في أربيل.\n", "2019/004": "نفى البنتاغون ذلك.\n"}


class CommandFailedError(Exception):
    """A command ended with another status than 0; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of write. `start` opens what is there and returns the steps, each saved when it returns."""

    name: str
    prepare: Callable[[Path], None]
    start: Callable[[Path], list[Step]]
    is_pythons: bool = True
    """Whether Python does the writing, and not a library below it."""
    is_cache: bool = False
    """Whether nothing is lost with what is written, so that the program goes on in silence."""


# What is there before


def _with_articles(place: Path) -> None:
    for article_id, text in TEXTS.items():
        path = place / "project" / f"{article_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    for folder in ("out", "cache", "config"):
        (place / folder).mkdir()


def with_work(place: Path) -> None:
    """Two annotators have been at work, on both articles, with entities and a relation."""
    _with_articles(place)
    project = Project.open(place / "project", "a1")
    project.save_entities([Entity("e1", "actor", "القوات الأمريكية"), Entity("e2", "base", "عين الأسد")])
    first = _marked(project, "001", "القوات الأمريكية", "actor")
    first = _marked(project, "001", "عين الأسد", "base", first)
    first = _marked(project, "001", "جندي", "figure", first)
    first = replace(first, relations=(Relation("r1", "at", "s42", "s56"),))
    project.save(set_entity(first, "s13", "e1"))
    project.save(_marked(project, "2018/002", "واشنطن", "actor"))
    other = Project.open(place / "project", "a2")
    other.save(_marked(other, "001", "4000 جندي", "figure"))


def _with_damage(place: Path) -> None:
    """An annotation file is torn, and an older backup has it whole."""
    with_work(place)
    _open(place).back_up(Occasion.BY_HAND)
    path = _open(place).annotation_path("001")
    path.write_bytes(path.read_bytes()[:300])


def _with_faults(place: Path) -> None:
    """There is white space at a span's edge, an exact twin, and a file that was edited by hand."""
    with_work(place)
    project = _open(place)
    article = project.article("2018/002")
    start = article.text.index("الحكومة") - 1
    spans = [_span(article, start, start + 8, "actor"), _span(article, 4, 11, "actor")]
    twin = replace(spans[1], id="twin")
    before = project.annotations("2018/002")
    project.save(replace(before, spans=(*before.spans, *spans, twin)))
    path = project.annotation_path("001", "a2")
    path.write_bytes(path.read_bytes().replace(b'"figure"', b'"actor"'))


def _with_backup(place: Path) -> None:
    """There is a backup, and since then work was done, removed and added."""
    with_work(place)
    project = _open(place)
    project.back_up(Occasion.BY_HAND)
    before = project.annotations("001")
    project.save(remove_span(before, before.spans[0].id))
    other = Project.open(place / "project", "a3")
    other.save(_marked(other, "001", "بغداد", "actor"))


def _of_earlier_version(place: Path) -> None:
    """No file has a seal, as earlier versions of the program left them."""
    with_work(place)
    for path in sorted((place / "project" / "annotations").rglob("*.json")):
        tables = orjson.loads(path.read_bytes())
        tables.pop("meta")
        path.write_bytes(orjson.dumps(tables, option=orjson.OPT_INDENT_2))


def _with_import(place: Path) -> None:
    with_work(place)
    spans = [{"id": "i1", "start": 0, "end": 5, "label": "actor", "text": "بغداد", "entity": "e9"}]
    entities = [{"id": "e9", "label": "actor", "name": "الحكومة العراقية"}]
    rows = [{"id": "001", "annotator": "a1", "spans": spans, "entities": entities}]
    spans = [{"id": "i2", "start": 4, "end": 11, "label": "actor", "text": "المتحدث"}]
    rows.append({"id": "2018/002", "annotator": "a4", "spans": spans, "entities": []})
    _put_rows(place, rows)


def _with_new_articles(place: Path) -> None:
    with_work(place)
    _put_rows(
        place,
        [
            {
                "id": article_id,
                "text": text,
                "outlet": "وكالة",
                "annotator": "a1",
                "direction": "rtl",
                "spans": [{"id": f"n{article_id[-1]}", "start": 0, "end": 3, "label": "actor"}],
            }
            for article_id, text in NEW.items()
        ],
    )


def _with_renamed_article(place: Path) -> None:
    """The file of an article that two have annotated has another name now, in another folder."""
    with_work(place)
    (place / "project" / "001.txt").rename(place / "project" / "2018" / "renamed.txt")


def _with_versions(place: Path) -> None:
    """Two versions of an annotation file lie beside each other, as git hands them over."""
    with_work(place)
    project = _open(place)
    path = project.annotation_path("001")
    versions = {"base": path.read_bytes()}
    project.save(_marked(project, "001", "بغداد", "actor"))
    versions["theirs"] = path.read_bytes()
    path.write_bytes(versions["base"])
    other = _open(place)
    other.save(_marked(other, "001", "4000 جندي", "figure"))
    for name, data in versions.items():
        (place / "out" / name).write_bytes(data)


def _with_imported_articles(place: Path) -> None:
    _with_new_articles(place)
    import_rows(_open(place), read_rows(place / "rows.jsonl", place), "a1")


def _put_rows(place: Path, rows: list[dict[str, object]]) -> None:
    (place / "rows.jsonl").write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))


def _with_exports(place: Path) -> None:
    """Exports are there that are to be replaced."""
    with_work(place)
    for name in (name for name in _WRITTEN if not FORMATS[name].is_folder):
        (place / "out" / f"corpus.{name}").write_text("an earlier export\n")


def _with_settings(place: Path) -> None:
    _with_articles(place)
    (place / "config" / "hashiya").mkdir()
    (place / "config" / "hashiya" / "hashiya.ini").write_text("[General]\nlast_project=/earlier\n")


def _open(place: Path) -> Project:
    return Project.open(place / "project", "a1")


def _span(article: Article, start: int, end: int, label: str) -> Span:
    """Return the same span in every run."""
    span = make_span(article, start, end, label)
    return replace(span, id=f"s{start}", created=MOMENT, modified=MOMENT)


def _marked(
    project: Project, article_id: str, words: str, label: str, before: AnnotationSet | None = None
) -> AnnotationSet:
    article = project.article(article_id)
    start = article.text.index(words)
    before = before or project.annotations(article_id)
    return add_span(before, _span(article, start, start + len(words), label))


# What is written


def _first_save(place: Path) -> list[Step]:
    project = _open(place)
    return [partial(project.save, _marked(project, "2018/002", "واشنطن", "actor"))]


def _saves(place: Path) -> list[Step]:
    """An afternoon: spans, an entity and who refers to it, a title, a note, in turns."""
    project = _open(place)
    one = _marked(project, "001", "بغداد", "actor")
    two = set_note(_marked(project, "001", "4000 جندي", "figure", one), "للمراجعة")
    entities = [*project.entities.values(), Entity("e3", "actor", "بغداد")]
    return [
        partial(project.save, one),
        partial(project.save, two),
        partial(project.save_entities, entities),
        partial(project.save, set_entity(two, "s0", "e3")),
    ]


def _status(place: Path) -> list[Step]:
    project = _open(place)
    return [partial(project.save, set_status(project.annotations("001"), Status.DONE))]


def _save_over_damage(place: Path) -> list[Step]:
    project = _open(place)
    return [partial(project.save, _marked(project, "001", "بغداد", "actor"))]


def _save_over_another(place: Path) -> list[Step]:
    """Another program has written the file since it was read."""
    project = _open(place)
    ours = _marked(project, "001", "بغداد", "actor")
    other = _open(place)
    theirs = _marked(other, "001", "4000 جندي", "figure")
    return [partial(other.save, theirs), partial(project.save, ours)]


def _entities(place: Path) -> list[Step]:
    project = _open(place)
    entities = [*project.entities.values(), Entity("e3", "actor", "بغداد")]
    return [
        partial(project.save_entities, entities),
        partial(project.save_entities, [replace(entities[0], name="الجيش الأمريكي"), *entities[1:]]),
    ]


def _schema(place: Path) -> list[Step]:
    project = _open(place)
    return [partial(project.save_schema, change_label(project.schema, "actor", name="Agent"))]


def _schema_change(place: Path) -> list[Step]:
    """All annotators' bases become actors."""
    project = _open(place)
    goal = merge_label(project.schema, "base", "actor")

    def apply() -> None:
        apply_change(project, plan_change(project, goal, [SpanRule("base", "actor")]))

    return [partial(_heeding, project, apply)]


def _metadata(place: Path) -> list[Step]:
    project = _open(place)
    return [
        partial(project.update_article, "001", title="انسحاب", outlet="وكالة"),
        partial(project.update_article, "2018/002", direction=Direction.RTL),
    ]


def _import(place: Path) -> list[Step]:
    return [partial(_command, "import", place / "project", place / "rows.jsonl", "--annotator", "a1")]


def _move_annotations(place: Path) -> list[Step]:
    project = _open(place)
    return [partial(_heeding, project, partial(move_annotations, project, "001", "2018/renamed"))]


def _merge(place: Path) -> list[Step]:
    ours = place / "project" / "annotations" / "a1" / "001.json"
    return [partial(_command, "merge", place / "out" / "base", ours, place / "out" / "theirs")]


def _take_import_back(place: Path) -> list[Step]:
    """What was imported into articles of its own is taken back, the files with it."""
    project = _open(place)
    articles = tuple(
        ArticleChange(None, project.article(i), (SetChange(AnnotationSet(i, "a1"), project.annotations(i)),))
        for i in NEW
    )
    return [partial(take_back, project, ImportChange(project.schema, project.schema, (), articles))]


def _export(name: str, place: Path) -> list[Step]:
    target = place / "out" / f"corpus.{name}"
    return [partial(_command, "export", place / "project", "--format", name, "--output", target)]


def _back_up(place: Path) -> list[Step]:
    return [partial(_command, "backup", place / "project")]


def _restore(only: str, place: Path) -> list[Step]:
    name = next((place / "project" / "annotations" / "backups").glob("*by hand.zip")).name
    return [partial(_command, "restore", place / "project", name, *(["--only", only] if only else []))]


def _repair(place: Path) -> list[Step]:
    return [partial(_command, "check", place / "project", "--repair")]


def _migrate(place: Path) -> list[Step]:
    project = _open(place)
    label = replace(project.schema.labels[0], id="label", name="Label", key="")
    return [
        partial(project.save, _marked(project, "001", "بغداد", "actor")),
        partial(project.update_article, "001", title="انسحاب"),
        partial(project.save_entities, [*project.entities.values(), Entity("e3", "actor", "بغداد")]),
        partial(project.save_schema, add_label(project.schema, label)),
    ]


def _history(place: Path) -> list[Step]:
    """Two steps are remembered; the second time there are lines already."""
    project = _open(place)
    path = history_path(project.store, "a1", "001")
    before = project.annotations("001")
    one = _marked(project, "001", "بغداد", "actor")
    two = set_note(one, "للمراجعة")

    def remember(step: HistoryStep) -> None:
        append_steps(path, [step])
        sync(path)

    return [
        partial(remember, step_between(MOMENT, "span", Turn.DONE, before, one)),
        partial(remember, step_between(MOMENT, "note", Turn.DONE, one, two)),
    ]


def _index(place: Path) -> list[Step]:
    return [_open(place).save_index]


def _preferences(place: Path) -> list[Step]:
    from desktop.settings import Settings

    settings = Settings()
    path = place / "config" / "hashiya" / "hashiya.ini"

    def choose() -> None:
        settings.theme = "dark"
        settings.zoom = 1.25
        settings.sync()
        if "1.25" not in path.read_text("utf-8"):
            raise CommandFailedError(f"{path}: was not written")

    return [choose]


def _heeding(project: Project, write: Step) -> None:
    """Write, and take new problems of the project for a failure that is reported: the window shows them."""
    known = len(project.problems)
    write()
    if project.problems[known:]:
        raise CommandFailedError("\n".join(project.problems[known:]))


def _command(*arguments: object) -> None:
    """Carry out a command line. Raises CommandFailedError."""
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        status = main([str(argument) for argument in arguments])
    if status != 0:
        raise CommandFailedError(said.getvalue())


# What needs an extra is written like the others. PDF is painted by Qt, whose own files and threads would be
# stopped as well; its folder takes its name as that of the pages (HTML) does.
_WRITTEN = [name for name, each in FORMATS.items() if each.can_write and not each.extra and name != "pdf"]

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("first save", _with_articles, _first_save),
        Kind("saves", with_work, _saves),
        Kind("status", with_work, _status),
        Kind("save over damage", _with_damage, _save_over_damage),
        Kind("save over another", with_work, _save_over_another),
        Kind("entities", with_work, _entities),
        Kind("schema", with_work, _schema),
        Kind("schema change", with_work, _schema_change),
        Kind("metadata", with_work, _metadata),
        Kind("import of annotations", _with_import, _import),
        Kind("import of articles", _with_new_articles, _import),
        Kind("import taken back", _with_imported_articles, _take_import_back),
        Kind("merge", _with_versions, _merge),
        Kind("move annotations", _with_renamed_article, _move_annotations),
        *(Kind(f"export to {name}", _with_exports, partial(_export, name)) for name in _WRITTEN),
        Kind("backup", with_work, _back_up),
        Kind("restore everything", _with_backup, partial(_restore, "")),
        Kind("restore one file", _with_backup, partial(_restore, "a1/001.json")),
        Kind("repair", _with_faults, _repair),
        Kind("migration", _of_earlier_version, _migrate),
        Kind("history", with_work, _history, is_cache=True),
        Kind("index", with_work, _index, is_cache=True),
        Kind("preferences", _with_settings, _preferences, is_pythons=False),
    )
}
