"""Lists of names: those that come with the program, into the register, and back out as CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.__main__ import main as hashiya
from annotations.edit import frozen
from annotations.entities.gazetteer import (
    STARTERS,
    GazetteerError,
    plan_import,
    read_gazetteer,
    starter,
    starter_names,
    write_gazetteer,
)
from annotations.entities.ranking import NameIndex, sure_entity
from annotations.model import AnnotationSet, Entity, make_span
from annotations.store import Project
from annotations.store.project import default_schema

SCHEMA = default_schema()
HEAD = "label,name,aliases,capital,latin_name,kind,wikidata,latitude,longitude,precision,source\n"


def read(tmp_path: Path, text: str) -> list[Entity]:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    return read_gazetteer(path, SCHEMA)


@pytest.fixture(scope="module")
def starters() -> dict[str, Entity]:
    register: dict[str, Entity] = {}
    for name in STARTERS:
        plan = plan_import(read_gazetteer(starter(name), SCHEMA), register, SCHEMA)
        assert (plan.merged, plan.known, plan.refused) == ((), 0, ())
        register |= {entity.id: entity for entity in plan.new}
    return register


@pytest.mark.parametrize(
    ("text", "label", "latin"),
    [
        ("واشنطن", "actor", "United States"),
        ("أميركا", "actor", "United States"),
        ("بغداد", "actor", "Iraq"),
        ("طهران", "actor", "Iran"),
        ("الناتو", "actor", "NATO"),
        ("مجلس الأمن الدولي", "actor", "United Nations Security Council"),
        ("قاعدة عين الأسد الجوية", "base", "Ain al-Asad Air Base"),
        ("معسكر التاجي", "base", "Camp Taji"),
    ],
)
def test_the_starter_lists_know(starters: dict[str, Entity], text: str, label: str, latin: str) -> None:
    entity = sure_entity(text, label, NameIndex(starters.values()))
    assert entity is not None
    assert entity.attributes["latin_name"] == latin


def test_what_the_starter_lists_hold_fits_the_default_schema(starters: dict[str, Entity]) -> None:
    kinds = {a.id: {c.value for c in a.choices} for a in SCHEMA.attribute_types if a.choices}
    for entity in starters.values():
        assert not entity.kind, entity
        for name, value in entity.attributes.items():
            assert name not in kinds or value in kinds[name], entity
    bases = [entity for entity in starters.values() if entity.label == "base"]
    assert all(28 < entity.attributes["latitude"] < 38 for entity in bases)
    assert all(entity.note.startswith("Coordinates: ") for entity in bases)
    ids = [entity.attributes["wikidata"] for entity in starters.values() if "wikidata" in entity.attributes]
    assert len(ids) == len(set(ids))


def test_two_names_that_fold_alike_stay_two(starters: dict[str, Entity]) -> None:
    assert sure_entity("عمان", "actor", NameIndex(starters.values())) is None


def test_the_lists_tell_proclitics() -> None:
    assert {"واشنطن", "عين الاسد"} <= starter_names()
    assert "مالي" not in starter_names()


def test_a_row_that_is_known_by_an_alias_adds_what_was_lacking(tmp_path: Path) -> None:
    known = Entity("a", "actor", "الحكومة الأمريكية", aliases=("واشنطن",), attributes=frozen({"side": "US"}))
    plan = plan_import(
        read(tmp_path, HEAD + "actor,الولايات المتحدة,,واشنطن,USA,government,Q30,,,,\n"), {"a": known}, SCHEMA
    )
    ((before, after),) = plan.merged
    assert (before, plan.new) == (known, ())
    assert (after.id, after.name) == ("a", "الحكومة الأمريكية")
    assert dict(after.attributes) == {
        "side": "US", "latin_name": "USA", "actor_kind": "government", "wikidata": "Q30",
    }  # fmt: skip
    assert "الولايات المتحدة" in after.aliases


def test_a_second_import_brings_nothing(starters: dict[str, Entity]) -> None:
    plan = plan_import(read_gazetteer(starter("states"), SCHEMA), starters, SCHEMA)
    assert (plan.new, plan.merged, plan.refused) == ((), (), ())
    assert plan.known == 197


def test_rows_that_cannot_be_taken_are_named_with_the_reason(tmp_path: Path) -> None:
    register = {"a": Entity("a", "actor", "الأول", aliases=("الواحد",)), "b": Entity("b", "actor", "الثاني")}
    rows = read(tmp_path, HEAD + "place,بغداد,,,,,,,,,\nactor,غيرهما,الواحد|الثاني,,,,,,,,\n")
    plan = plan_import(rows, register, SCHEMA)
    assert [name for name, _ in plan.refused] == ["بغداد", "غيرهما"]
    assert "place" in plan.refused[0][1]
    assert "الأول, الثاني" in plan.refused[1][1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_parted_otherwise(tmp_path: Path, delimiter: str) -> None:
    text = "label,name,aliases\nactor,«ماكينزي»,كينيث ماكينزي|\n".replace(",", delimiter)
    (entity,) = read(tmp_path, "\ufeff" + text)
    assert (entity.name, entity.aliases) == ("«ماكينزي»", ("كينيث ماكينزي",))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("", "no column “label”", id="empty"),
        pytest.param("label,title\nactor,x\n", "no column “name”", id="no name"),
        pytest.param(HEAD + "actor,\n", "line 2: a row needs", id="nameless row"),
        pytest.param(HEAD + "base,أ,,,,,,north,44,,\n", "line 2", id="no number"),
        pytest.param(HEAD + "base,أ,,,,,,33.1,44,,\nbase,ب,,,,,,91,44,,\n", "line 3", id="no latitude"),
        pytest.param(HEAD + 'actor,"open\n', "line 1: unexpected end", id="open quote"),
    ],
)
def test_what_is_no_gazetteer_is_refused_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(GazetteerError, match=place):
        read(tmp_path, text)


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("label,name\nactor,بغداد\n".encode("cp1256"))
    with pytest.raises(GazetteerError, match="UTF-8"):
        read_gazetteer(path, SCHEMA)


def test_what_is_exported_comes_back(tmp_path: Path, starters: dict[str, Entity]) -> None:
    path = tmp_path / "register.csv"
    unnamed = Entity("u", "actor", "مصدر", attributes=frozen({"actor_kind": "unnamed"}))
    assert write_gazetteer(path, [*starters.values(), unnamed], SCHEMA) == len(starters)
    back = read_gazetteer(path, SCHEMA)
    assert {replace(e, id="") for e in map(_hashable, back)} == {
        replace(e, id="") for e in map(_hashable, starters.values())
    }


def _hashable(entity: Entity) -> Entity:
    return replace(entity, attributes=tuple(sorted(entity.attributes.items())))  # type: ignore[arg-type]


def test_the_note_of_an_entity_is_stored(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    project.save_entities([Entity("e", "base", "التاجي", note="Coordinates: troopdata")])
    assert Project.open(corpus, "a1").entities["e"].note == "Coordinates: troopdata"


def test_an_entity_comes_back_whole_from_the_exchange_format(corpus: Path, tmp_path: Path) -> None:
    entity = Entity("e", "base", "التاجي", "", ("معسكر التاجي",), frozen({"latitude": 33.53}), "troopdata")
    project = Project.open(corpus, "a1")
    project.save_entities([entity])
    article = project.articles[0]
    span = replace(make_span(article, 0, 4, "base"), entity="e")
    project.save(AnnotationSet(article.id, "a1", (span,)))
    other = tmp_path / "other"
    other.mkdir()
    out = tmp_path / "corpus.jsonl"
    assert hashiya(["export", str(corpus), "--format", "jsonl", "--output", str(out)]) == 0
    assert hashiya(["import", str(other), str(out), "--annotator", "a1"]) == 0
    assert Project.open(other, "a1").entities == {"e": entity}
