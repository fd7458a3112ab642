"""Planning an import, carrying it out, taking it back and making it again."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.colours import close_pairs
from annotations.edit import add_span, frozen, set_span_note
from annotations.formats.imported import ImportedArticle, ImportedSpan
from annotations.import_change import ImportCancelled, make, take_back
from annotations.import_choices import Choices, Part, suggested
from annotations.import_plan import Fate, ImportPlan, plan_import
from annotations.importing import ImportReport, carry_out, import_rows
from annotations.model import AttributeValue, Entity, Relation, make_span
from annotations.schema import AttributeKind
from annotations.store import Project

FIRST = "قال المتحدث 🚀 إنّ القوات الأمريكية غادرت قاعدة عين الأسد.\n"
SECOND = "نفى البنتاغون ذلك.\n"
NEW = "وصل مئات الجنود إلى أربيل.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    (folder / "2018").mkdir(parents=True)
    (folder / "001.txt").write_bytes(FIRST.encode())
    (folder / "2018" / "002.txt").write_bytes(b"\xef\xbb\xbf" + SECOND.replace("\n", "\r\n").encode())
    opened = Project.open(folder, "a1")
    article = opened.article("001")
    opened.save(add_span(opened.annotations("001"), make_span(article, 4, 11, "actor")))
    return opened


def row(
    article_id: str,
    *spans: tuple[int, int, str],
    text: str | None = None,
    relations: tuple[Relation, ...] = (),
    attributes: dict[str, AttributeValue] | None = None,
    **fields: str,
) -> ImportedArticle:
    made = tuple(
        ImportedSpan(start, end, label, id=f"{article_id}-{start}", attributes=frozen(attributes or {}))
        for start, end, label in spans
    )
    return ImportedArticle(
        f"{article_id}.ann", article_id, text=text, spans=made, relations=relations, **fields
    )


def contents(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.folder).as_posix(): path.read_bytes()
        for path in sorted(project.folder.rglob("*"))
        if path.is_file() and "backups" not in path.parts
    }


def state(project: Project) -> object:
    """All that a project says, read from the disk."""
    again = Project.open(project.folder, "a1")
    articles = [replace(article, sha256="") for article in again.articles]
    sets = [again.annotations(a.id, name) for a in articles for name in again.annotators()]
    return articles, [each for each in sets if not each.is_empty], again.entities, again.schema


def bring(project: Project, rows: list[ImportedArticle], choices: Choices) -> tuple[ImportReport, ImportPlan]:
    plan = plan_import(project, rows, choices)
    return carry_out(project, plan)[0], plan


@pytest.mark.parametrize(
    ("imported", "fate", "target"),
    [
        pytest.param(row("neu", text=NEW), Fate.NEW, "neu", id="new"),
        pytest.param(row("001", text=FIRST), Fate.KNOWN, "001", id="known by id and text"),
        pytest.param(row("001"), Fate.KNOWN, "001", id="known by id"),
        pytest.param(row("other", text=FIRST), Fate.SAME_TEXT, "001", id="known by text"),
        pytest.param(row("other", text=SECOND), Fate.SAME_TEXT, "2018/002", id="by text, not by bytes"),
        pytest.param(
            row("other", text="\ufeff" + FIRST.replace("\n", "\r\n")),
            Fate.SAME_TEXT,
            "001",
            id="line ends and mark are no text",
        ),
        pytest.param(row("001", text=SECOND), Fate.SAME_TEXT, "2018/002", id="name of one, text of another"),
        pytest.param(row("001", text=NEW), Fate.RENAMED, "001-2", id="name taken"),
        pytest.param(row("a:b", text=NEW), Fate.RENAMED, "a_b", id="name no file can have"),
        pytest.param(row("other"), Fate.REFUSED, "", id="no text"),
        pytest.param(row("neu", (0, 99, "actor"), text=NEW), Fate.REFUSED, "", id="offsets outside"),
        pytest.param(row("neu", text="\ud800"), Fate.REFUSED, "", id="half a character"),
        pytest.param(row("neu", text="  \n"), Fate.REFUSED, "", id="nothing in it"),
    ],
)
def test_what_becomes_of_an_article(
    project: Project, imported: ImportedArticle, fate: Fate, target: str
) -> None:
    before = contents(project)
    plan = plan_import(project, [imported], Choices("a1", renames=True))
    assert [(a.fate, a.target) for a in plan.articles] == [(fate, target)]
    assert bool(plan.articles[0].reasons) is (fate is Fate.REFUSED)
    assert contents(project) == before


def test_without_leave_no_name_is_changed(project: Project) -> None:
    plan = plan_import(project, [row("001", text=NEW), row("a:b", text=NEW)], Choices("a1"))
    assert [a.fate for a in plan.articles] == [Fate.REFUSED, Fate.REFUSED]
    assert "give one of the two another id" in plan.articles[0].reasons[0]


@pytest.mark.parametrize("name", ["ع" * 124, "ab/" * 1000 + "a", "أ" * 400_000], ids=["long", "deep", "huge"])
def test_a_name_that_no_file_can_have_stops_nothing_else(project: Project, name: str) -> None:
    report, _ = bring(project, [row(name, text="نص أول"), row("b", text="نص آخر")], Choices("a1"))

    assert (report.new_articles, report.stopped) == (1, None)
    assert "is too long for a file’s name" in report.errors[0]


def test_an_article_that_the_files_name_is_not_taken_for_its_twin(project: Project) -> None:
    rows = [row("001", text=FIRST), row("copy", (0, 3, "actor"), text=FIRST)]
    plan = plan_import(project, rows, Choices("a1"))
    assert [(a.fate, a.target) for a in plan.articles] == [(Fate.KNOWN, "001"), (Fate.NEW, "copy")]


def test_two_files_of_one_name_become_two_articles(project: Project) -> None:
    rows = [row("neu", text=NEW), row("neu", text="غير ذلك.")]
    report, _ = bring(project, rows, Choices("a1", renames=True))
    assert report.new_articles == 2
    assert {a.id: a.text for a in project.articles}["neu-2"] == "غير ذلك."


def test_a_file_that_is_no_article_is_not_overwritten(project: Project) -> None:
    (project.folder / "neu.txt").write_bytes(b"\x00\x01\x02")
    report, _ = bring(project, [row("neu", text=NEW)], Choices("a1"))
    assert "exists already and is not overwritten" in report.errors[0]
    report, _ = bring(project, [row("neu", text=NEW)], Choices("a1", renames=True))
    assert (report.new_articles, project.article("neu-2").text) == (1, NEW)
    assert (project.folder / "neu.txt").read_bytes() == b"\x00\x01\x02"


def test_spans_are_new_known_or_in_conflict(project: Project) -> None:
    anonymous = replace(row("001", (4, 11, "actor"), (18, 34, "actor")), has_own_ids=False)
    plan = plan_import(project, [anonymous], Choices("a1"))
    assert (plan.new_spans, plan.known_spans) == (1, 1)
    own = project.annotations("001").spans[0]
    other = replace(row("001"), spans=(ImportedSpan(4, 11, "base", id=own.id),))
    plan = plan_import(project, [other], Choices("a1"))
    assert plan.articles[0].fate is Fate.REFUSED
    assert "has another content" in plan.articles[0].reasons[0]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        pytest.param(Choices("a1"), ("b2", "a1"), id="who is named, else who imports"),
        pytest.param(Choices("x", replaces_annotators=True), ("x", "x"), id="all under one"),
    ],
)
def test_whose_work_it_is(project: Project, choices: Choices, expected: tuple[str, str]) -> None:
    rows = [row("001", (0, 3, "actor"), annotator="b2"), row("2018/002", (0, 3, "actor"))]
    plan = plan_import(project, rows, choices)
    assert tuple(a.annotators[0] for a in plan.articles) == expected


# Names that the schema lacks


def test_unknown_names_are_shown_with_examples(project: Project) -> None:
    rows = [
        row("001", (0, 3, "ORG"), (4, 11, "PER"), text=FIRST, attributes={"sure": True}),
        row("neu", (0, 3, "ORG"), (0, 8, "ORG"), (4, 8, "ORG"), (9, 15, "ORG"), text=NEW),
    ]
    plan = plan_import(project, rows, Choices("a1"))
    shown = [(u.part, u.name, u.count, u.examples) for u in plan.unknown]
    assert shown == [
        (Part.LABEL, "ORG", 5, ("قال", "وصل", "وصل مئات")),
        (Part.LABEL, "PER", 1, ("المتحدث",)),
        (Part.ATTRIBUTE, "sure", 2, ("قال", "المتحدث")),
    ]
    assert all(u.becomes == u.name and not u.is_added for u in plan.unknown)
    assert plan.articles[0].doubts == ("unknown label “ORG”", "unknown label “PER”")


def test_names_are_mapped_added_and_left_out(project: Project) -> None:
    tie = Relation("r1", "works_for", "001-4", "001-18")
    gone = Relation("r2", "works_for", "001-4", "001-0")
    rows = [
        row(
            "001",
            (0, 3, "LOC"),
            (4, 11, "PER"),
            (18, 34, "ORG"),
            text=FIRST,
            relations=(tie, gone),
            attributes={"sure": "true", "n": "12", "on": "2018-02", "why": "لأنّ"},
        )
    ]
    names = {(Part.LABEL, "PER"): "actor", (Part.LABEL, "LOC"): "", (Part.ATTRIBUTE, "why"): "reason"}
    rows = [replace(each, attributes_are_texts=True) for each in rows]
    report, plan = bring(project, rows, Choices("b2", names=names, adds_unknown=True))
    assert (report.new_spans, report.dropped_spans, report.doubts) == (2, 1, {})
    assert report.added == ("ORG", "n", "on", "reason", "sure", "works_for")
    stored = Project.open(project.folder, "b2").annotations("001")
    assert [(s.label, s.text) for s in stored.spans] == [("actor", "المتحدث"), ("ORG", "القوات الأمريكية")]
    assert dict(stored.spans[0].attributes) == {"n": 12, "on": "2018-02", "reason": "لأنّ", "sure": True}
    assert [r.type for r in stored.relations] == ["works_for"]
    schema = project.schema
    kinds = {a.id: a.kind for a in schema.attribute_types}
    assert [kinds[name] for name in ("sure", "n", "on", "reason")] == [
        AttributeKind.YES_NO,
        AttributeKind.NUMBER,
        AttributeKind.DATE,
        AttributeKind.TEXT,
    ]
    works = schema.relation_type("works_for")
    assert works is not None
    assert (works.sources, works.targets) == (("actor",), ("ORG",))
    became = {each.name: (each.becomes, each.is_added) for each in plan.unknown if each.part is Part.LABEL}
    assert became == {"LOC": ("", False), "ORG": ("ORG", True), "PER": ("actor", False)}


def test_colours_of_many_new_labels_stand_apart(project: Project) -> None:
    rows = [row("neu", *((0, n + 1, f"L{n}") for n in range(6)), text=NEW)]
    schema = plan_import(project, rows, Choices("a1", adds_unknown=True)).change.schema_after
    assert len(schema.labels) == len(project.schema.labels) + 6
    assert len({label.color for label in schema.labels}) == len(schema.labels)
    assert len(close_pairs(schema.labels)) == len(close_pairs(project.schema.labels))
    assert len({label.key for label in schema.labels if label.key}) == 9


def test_hundreds_of_new_labels_are_added_without_hanging(project: Project) -> None:
    rows = [row("neu", *((n, n + 1, f"L{n}") for n in range(600)), text="ن" * 600)]
    schema = plan_import(project, rows, Choices("a1", adds_unknown=True)).change.schema_after
    assert len(schema.labels) == len(project.schema.labels) + 600


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Actor", "actor"), ("FIGURE", "figure"), ("PER", ""), ("", "")],
)
def test_a_name_that_the_schema_uses_is_proposed(project: Project, name: str, expected: str) -> None:
    assert suggested(project.schema, Part.LABEL, name) == expected


def test_the_arabic_name_of_a_label_is_proposed(project: Project) -> None:
    label = project.schema.labels[0]
    assert suggested(project.schema, Part.LABEL, label.name_ar) == label.id


# There and back


def rows_of_everything() -> list[ImportedArticle]:
    entity = Entity("e9", "ORG", "القوات الأمريكية")
    spans = (ImportedSpan(18, 34, "ORG", id="i1", entity="e9", attributes=frozen({"sure": True})),)
    tie = Relation("r1", "works_for", "other-0", "i1")
    return [
        ImportedArticle(
            "1.ann",
            "other",
            text=FIRST,
            outlet="وكالة",
            spans=(*row("other", (0, 3, "actor")).spans, *spans),
            relations=(tie,),
            entities=(entity,),
        ),
        row("2019/neu", (0, 3, "ORG"), text=NEW, date="2018-02-06", annotator="b2"),
        row("2018/002", (0, 3, "actor"), annotator="b2"),
    ]


def test_an_import_is_taken_back_and_made_again(project: Project) -> None:
    before = state(project)
    plan = plan_import(project, rows_of_everything(), Choices("a1", adds_unknown=True))
    report, change = carry_out(project, plan)
    assert (report.errors, report.new_articles, report.known_articles) == ([], 1, 2)
    after = state(project)
    assert after != before
    for _ in range(2):
        assert take_back(project, change) == []
        assert state(project) == before
        assert not (project.folder / "2019").exists()
        assert "2019/neu" not in project
        made = make(project, change)
        assert (made.refused, made.error) == ({}, None)
        assert state(project) == after
    assert project.problems == []


def test_twice_taken_back_is_once_taken_back(project: Project) -> None:
    before = state(project)
    plan = plan_import(project, rows_of_everything(), Choices("a1", adds_unknown=True))
    _, change = carry_out(project, plan)
    take_back(project, change)
    assert take_back(project, change) == []
    assert state(project) == before


def test_what_was_worked_on_since_stays(project: Project) -> None:
    plan = plan_import(project, rows_of_everything(), Choices("a1", adds_unknown=True))
    _, change = carry_out(project, plan)
    project.save(set_span_note(project.annotations("001"), "i1", "للمراجعة"))
    neu = project.article("2019/neu")
    project.save(add_span(project.annotations("2019/neu"), make_span(neu, 4, 8, "figure")))
    stays = take_back(project, change)
    assert [line.split(" ", 1)[0] for line in stays] == ["2019/neu", "001:", "entity", "the"]
    again = Project.open(project.folder, "a1")
    assert [s.note for s in again.annotations("001").spans if s.id == "i1"] == ["للمراجعة"]
    assert [s.label for s in again.annotations("2019/neu").spans] == ["figure"]
    assert again.annotations("2019/neu", "b2").spans == ()
    assert "e9" in again.entities
    assert again.schema.label("ORG") is not None


def test_a_refused_import_that_is_stopped_leaves_nothing(project: Project) -> None:
    before = state(project)
    plan = plan_import(project, rows_of_everything(), Choices("a1", adds_unknown=True))

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise ImportCancelled

    with pytest.raises(ImportCancelled):
        carry_out(project, plan, stop)
    assert state(project) == before


def test_after_a_full_disk_what_was_written_is_told_and_can_be_taken_back(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(project)
    plan = plan_import(project, rows_of_everything(), Choices("a1", adds_unknown=True))
    save: Callable[..., None] = project.save

    def fail(annotations: object, **_: object) -> None:
        if getattr(annotations, "article_id", "") == "2018/002":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        save(annotations)

    with monkeypatch.context() as failing:
        failing.setattr(project, "save", fail)
        report, change = carry_out(project, plan)
    assert isinstance(report.stopped, OSError)
    assert "No space left" in report.errors[-1]
    assert report.new_articles == 1
    assert take_back(project, change) == []
    assert state(project) == before


def test_importing_again_changes_nothing_and_leaves_nothing_to_take_back(project: Project) -> None:
    rows = rows_of_everything()
    import_rows(project, rows, "a1")
    before = contents(project)
    report, change = carry_out(project, plan_import(project, rows, Choices("a1")))
    assert change.is_nothing
    assert (report.new_spans, report.known_spans) == (0, 4)
    assert contents(project) == before


def test_articles_can_be_left_out(project: Project) -> None:
    plan = plan_import(project, rows_of_everything(), Choices("a1", left_out=frozenset({"2019/neu"})))
    assert [(a.id, a.fate) for a in plan.articles if a.fate is Fate.LEFT_OUT] == [("2019/neu", Fate.LEFT_OUT)]
    carry_out(project, plan)
    assert "2019/neu" not in project


# Whatever comes


@st.composite
def rows_of_any_kind(draw: st.DrawFn) -> list[ImportedArticle]:
    """Rows that may fit, clash, repeat each other or be wrong, for known articles and new ones."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        article_id = draw(st.sampled_from(["001", "other", "2018/002", "جديد", "neu", "a:b", ".x"]))
        text = draw(st.sampled_from([None, FIRST, SECOND, NEW, "غير ذلك 🚀", ""]))
        spans = tuple(
            ImportedSpan(
                start,
                start + draw(st.integers(-1, 9)),
                draw(st.sampled_from(["actor", "figure", "PER", "فاعل"])),
                id=draw(st.sampled_from(["", f"s{number}{start}", "same"])),
                attributes=frozen(draw(st.sampled_from([{}, {"sure": True}, {"side": "us"}, {"n": 3}]))),
                entity=draw(st.sampled_from(["", "", "e1"])),
            )
            for start in draw(st.lists(st.integers(0, 12), max_size=3, unique=True))
        )
        ends = [span.id for span in spans if span.id]
        relations = (Relation("r1", "says", ends[0], ends[-1]),) if len(ends) > 1 else ()
        made.append(
            ImportedArticle(
                f"row {number}",
                article_id,
                text=text,
                title=draw(st.sampled_from(["", "عنوان"])),
                annotator=draw(st.sampled_from(["", "b2"])),
                note=draw(st.sampled_from(["", "للمراجعة"])),
                spans=spans,
                relations=relations,
                entities=(Entity("e1", "actor", "بغداد"),) if draw(st.booleans()) else (),
                has_own_ids=draw(st.booleans()),
            )
        )
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows_of_any_kind(), adds=st.booleans(), renames=st.booleans(), drops=st.booleans())
def test_whatever_is_imported_can_be_taken_back(
    tmp_path: Path, rows: list[ImportedArticle], adds: bool, renames: bool, drops: bool
) -> None:
    folder = tmp_path / secrets.token_hex(4)
    folder.mkdir()
    (folder / "001.txt").write_bytes(FIRST.encode())
    (folder / "jadid.txt").write_bytes(SECOND.encode())
    opened = Project.open(folder, "a1")
    article = opened.article("001")
    opened.save(add_span(opened.annotations("001"), make_span(article, 4, 11, "actor")))
    before = state(opened)
    names = {(Part.LABEL, "PER"): "" if drops else "actor"}
    choices = Choices("a1", names=names, adds_unknown=adds, renames=renames)
    plan = plan_import(opened, rows, choices)
    assert state(opened) == before
    report, change = carry_out(opened, plan)
    assert report.stopped is None
    assert (report.new_articles, report.new_spans) == (
        sum(each.is_new for each in plan.articles),
        plan.new_spans,
    )
    after = state(opened)
    assert take_back(opened, change) == []
    assert state(opened) == before
    assert make(opened, change).refused == {}
    assert state(opened) == after
    assert opened.problems == []
