"""Renaming, aliases, merging and splitting entities as values; what spans refer to afterwards."""

from __future__ import annotations

from annotations.edit import frozen
from annotations.entities.register import (
    carried,
    kind_of,
    merged,
    parted,
    renamed,
    retied,
    taught,
    unnamed_entity,
    with_aliases,
    with_kind,
)
from annotations.model import AnnotationSet, Entity, Span
from annotations.schema import Schema
from annotations.store.project import default_schema

TRUMP = Entity("t", "actor", "دونالد ترامب", aliases=("ترامب",))


def test_the_old_name_stays_as_an_alias() -> None:
    assert renamed(TRUMP, " الرئيس  ترامب ").name == "الرئيس ترامب"
    assert renamed(TRUMP, "الرئيس ترامب").aliases == ("دونالد ترامب", "ترامب")
    assert renamed(TRUMP, "ترامب").aliases == ("دونالد ترامب",)
    assert renamed(TRUMP, "") == TRUMP


def test_an_alias_that_is_only_spelt_otherwise_is_none() -> None:
    assert with_aliases(TRUMP, ["ترامبْ", "تـرامب"]) == TRUMP
    assert with_aliases(TRUMP, ["ترمب"]).aliases == ("ترامب", "ترمب")


def test_entities_learn_how_spans_call_them() -> None:
    assert taught(TRUMP, "الرئيس\nالأمريكي ترامب").aliases[-1] == "الرئيس الأمريكي ترامب"
    assert taught(TRUMP, "الرئيس") == TRUMP
    source = unnamed_entity(default_schema(), "actor", "مصدر أمني")
    assert source is not None
    assert kind_of(default_schema(), source) == "unnamed"
    assert taught(source, "مصدر رفيع") == source


def test_a_schema_without_such_a_kind_has_no_unnamed_sources() -> None:
    assert unnamed_entity(Schema(), "actor", "مصدر") is None


def test_a_kind_stands_where_the_schema_keeps_it() -> None:
    person = with_kind(default_schema(), TRUMP, "person")
    assert person.attributes["actor_kind"] == "person"
    assert with_kind(default_schema(), TRUMP, "president").kind == "president"


def test_one_of_several() -> None:
    one = Entity("a", "actor", "أمريكا", attributes=frozen({"side": "west"}), note="one")
    other = Entity("b", "actor", "الولايات المتحدة", "state", ("واشنطن", "أميركا"),
                   frozen({"side": "other", "wikidata": "Q30"}), "two")  # fmt: skip
    both = merged(one, [other])
    assert both == Entity("a", "actor", "أمريكا", "state", ("الولايات المتحدة", "واشنطن"),
                          frozen({"side": "west", "wikidata": "Q30"}), "one\ntwo")  # fmt: skip


def test_two_of_one() -> None:
    kind = frozen({"actor_kind": "military", "wikidata": "Q1"})
    mixed = Entity("f", "actor", "القوات", aliases=("القوات الأمريكية", "القوات العراقية"), attributes=kind)
    left, new = parted(
        mixed, "القوات العراقية", ["القوات العراقيّة", "القوات"], ["القوات الأمريكية", "القوات"]
    )
    assert left.aliases == ("القوات الأمريكية",)
    assert (new.name, new.aliases, dict(new.attributes)) == (
        "القوات العراقية",
        (),
        {"actor_kind": "military"},
    )


def test_what_others_changed_of_an_entity_stays() -> None:
    now = Entity("t", "actor", "ترامب", attributes=frozen({"side": "US"}))
    assert carried(TRUMP, renamed(TRUMP, "دونالد جون ترامب"), now).attributes == {"side": "US"}


def test_only_spans_that_still_refer_to_it_are_tied_anew() -> None:
    spans = tuple(
        Span(i, n, n + 1, "actor", "x", entity=e) for n, (i, e) in enumerate((("1", "a"), ("2", "b")))
    )
    before = AnnotationSet("art", "me", spans)
    after = retied(before, {"1": ("a", "c"), "2": ("a", "c")})
    assert [span.entity for span in after.spans] == ["c", "b"]
    assert retied(after, {"1": ("a", "c")}) is after
