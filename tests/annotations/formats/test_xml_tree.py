from __future__ import annotations

import pytest

from annotations.formats import xml_tree
from annotations.formats.xml_tree import DEEPEST, XmlError, root_of


def test_a_document_becomes_a_tree() -> None:
    root = root_of(
        '<?xml version="1.0" encoding="utf-16"?><a x="١">ن<b>ص</b>!<!-- c --></a>'.encode("utf-16")
    )
    assert (root.tag, root.attrib, "".join(root.itertext())) == ("a", {"x": "١"}, "نص!")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no element found"),
        (b"<a>", "no element found"),
        (b"<a></b>", "mismatched tag"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "unknown encoding"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DTDForbidden"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "nested more than 200 deep"),
        (b"<a>" * 1_000_000, "nested more than 200 deep"),
    ],
    ids=["empty", "cut", "crossing", "encoding", "entity", "deep", "deep without ends"],
)
def test_what_is_none_or_made_to_harm_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(XmlError, match=fault):
        root_of(data)


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MOST_ELEMENTS", 100)
    assert len(root_of(b"<a>" + b"<b/>" * 99 + b"</a>")) == 99
    with pytest.raises(XmlError, match="more than 100 elements"):
        root_of(b"<a>" + b"<b/>" * 100 + b"</a>")
