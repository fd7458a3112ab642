"""The real files that are damaged: our own exports of three corpora, and what other programs write."""

# ruff: noqa: E501 - what other programs write stands here as they write it

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions
from annotations.formats.jsonl import JSONL
from annotations.importing import import_rows
from annotations.model import AnnotatedArticle
from annotations.store import Project
from tests.annotations.formats import difficult, sample
from tests.conftest import ROOT
from tests.fuzz.damaged_zip import members_of, packed

Files = dict[str, bytes]
"""The bytes of files by their paths in the folder that they make up; one alone is a file by itself."""

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def seeds_of(name: str) -> tuple[Files, ...]:
    """Return the real files of a format."""
    return (*_exported(name), *_by_hand(name))


def _exported(name: str) -> Iterable[Files]:
    write = FORMATS[name].write
    if write is None:
        return
    corpora = (
        (difficult.difficult(), ExportOptions(difficult.SCHEMA, difficult.ENTITIES)),
        (sample.corpus(), ExportOptions(sample.SCHEMA, sample.ENTITIES)),
        (samples(), ExportOptions(sample.SCHEMA)),
    )
    for articles, options in corpora:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"corpus{FORMATS[name].extension}")
            write(articles, path, options)
            yield _files(path)


@cache
def samples() -> tuple[AnnotatedArticle, ...]:
    """Return two of the sample articles, as they are annotated in the tests' data."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "seeds", f"{folder}/corpus")
        project = Project.open(f"{folder}/corpus", "a1")
        import_rows(
            project, JSONL.read(ROOT / "tests/data/sample_annotations.jsonl") if JSONL.read else (), "a1"
        )
        return tuple(AnnotatedArticle(a, project.annotations(a.id, "a1")) for a in project.articles[:2])


def _files(path: Path) -> Files:
    if path.is_file():
        return {path.name: _without_time(path.read_bytes())}
    return {f.relative_to(path).as_posix(): f.read_bytes() for f in sorted(path.rglob("*")) if f.is_file()}


def _without_time(data: bytes) -> bytes:
    """Return a zip as if it had always been made at the same time."""
    if not data.startswith(b"PK"):
        return data
    return packed([(name, _TIME.sub(b"2026-01-02T03:04:05Z", content)) for name, content in members_of(data)])


def _by_hand(name: str) -> Iterable[Files]:
    return _BY_HAND.get(name, _none)()


def _none() -> Iterable[Files]:
    return ()


def _jsonl() -> Iterable[Files]:
    yield {
        "a.jsonl": b'{"id": "1", "text": "abc", "spans": [{"start": 0, "end": 1, "label": "actor"}]}\n{"id": "2", "text": "x"}\n'
    }
    yield {
        "a.ndjson": b'{"id":"003","spans":[{"start":0,"end":4,"label":"PER","text":"Menu"}],"offsets":"utf16"}\n'
    }


def _brat() -> Iterable[Files]:
    text = "أعلن الجيش الأمريكي سحب جنوده من العراق 🚨\nغدا\n"
    lines = (
        "T1\tORG 5 10;11 19\tالجيش الأمريكي\nT2\tPER 0 4;20 23\tأعلن سحب\nT3\tEvent 20 23\tسحب\n"
        "E1\tEvent:T3 Agent:T1 Theme2:T2\nR1\tPart Arg1:T1 Arg2:T2\t\nA1\tNegated E1\nM1\tForce T1 High\n"
        "N1\tReference T1 Wikidata:Q30\tالجيش\n#1\tAnnotatorNotes T1\tملاحظة\n*\tEquiv T1 T2 T3\n"
    )
    yield {"a.ann": lines.encode(), "a.txt": text.encode()}
    yield {
        "sub/a.ann": lines.encode(),
        "sub/a.txt": text.encode(),
        "b.ann": b"",
        "b.txt": text.encode("utf-16"),
    }


def _conll() -> Iterable[Files]:
    yield {"a.conll": "أعلن O\nجيش B-ORG\nأمريكا I-ORG\n. O\n\n2021 I-FIG\n".encode()}
    yield {
        "a.bio": "-DOCSTART- -X- O O\n\nالجيش NN B-NP B-ORG\nسحب VB O O\n\n-DOCSTART-\n\nx U-A\ny B-B\nz L-B\n".encode()
    }


def _labelstudio() -> Iterable[Files]:
    yield {
        "a.json": (
            '[{"id": 7, "data": {"text": "أعلن الجيش", "source": "x"}, "annotations": [{"completed_by": {"email": "a@b.c"}, '
            '"result": [{"id": "k", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 0, '
            '"end": 4, "text": "أعلن", "labels": ["PER", "ORG"]}}, {"id": "k", "from_name": "mode", "to_name": "text", '
            '"type": "choices", "value": {"start": 0, "end": 4, "choices": ["x"]}}, {"type": "relation", "from_id": "k", '
            '"to_id": "k", "direction": "right", "labels": ["of"]}]}], "predictions": [{"model_version": "1", "result": []}]}]'
        ).encode()
    }


def _w3c() -> Iterable[Files]:
    yield {
        "a.jsonld": (
            b'{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://x/1", "type": "Annotation", "body": '
            b'[{"type": "TextualBody", "purpose": "tagging", "value": "PER"}, "http://www.wikidata.org/entity/Q30"], '
            b'"target": {"source": "003", "selector": [{"type": "TextPositionSelector", "start": 0, "end": 4}, '
            b'{"type": "TextQuoteSelector", "exact": "Menu", "prefix": "", "suffix": "\\n"}]}}\n'
        )
    }


def _doccano() -> Iterable[Files]:
    yield {
        "a.jsonl": '{"id": 1, "text": "أعلن 🚨 الجيش", "label": [[0, 4, "PER"], [7, 12, "ORG"]], "meta": 1}\n'.encode()
    }
    yield {
        "a.jsonl": b'{"id": 1, "text": "abc", "labels": [[0, 1, "PER"]], "Comments": []}\n{"id": 2, "data": "x", "label": []}\n'
    }


def _doccano_relations() -> Iterable[Files]:
    yield {
        "a.jsonl": (
            '{"id": 1, "text": "أعلن الجيش", "entities": [{"id": 1, "label": "PER", "start_offset": 0, "end_offset": 4}, '
            '{"id": 2, "label": "ORG", "start_offset": 5, "end_offset": 10}], "relations": [{"id": 1, "from_id": 1, '
            '"to_id": 2, "type": "of"}], "Comments": []}\n'
        ).encode()
    }


def _spans() -> Iterable[Files]:
    yield {
        "a.spans.jsonl": (
            '{"text": "أعلن الجيش", "tokens": [{"text": "أعلن", "start": 0, "end": 4, "id": 0, "ws": true}, {"text": "الجيش", '
            '"start": 5, "end": 10, "id": 1, "ws": false}], "spans": [{"start": 0, "end": 4, "token_start": 0, "token_end": 0, '
            '"label": "PER"}, {"start": 5, "end": 10, "label": "ORG"}], "meta": {"source": "x"}, "answer": "accept"}\n'
        ).encode()
    }


def _txt() -> Iterable[Files]:
    yield {"مقال 1.txt": difficult.TEXT.encode()}
    yield {"a.txt": difficult.TEXT.replace("\n", "\r\n").encode("utf-8-sig")}
    yield {"a.txt": (ROOT / "seeds/000_0e327b6c3cd33028.txt").read_bytes()}
    yield {"b.txt": (ROOT / "seeds/001_14148213ed37241c.txt").read_text("utf-8").encode("cp1256", "replace")}
    yield {"b.txt": difficult.TEXT.encode("utf-16")}


def _docx() -> Iterable[Files]:
    run = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">أعلن الجيش </w:t></w:r>'
    body = (
        f'<w:p w14:paraId="1"><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run}<w:tab/><w:br/></w:p><w:p><w:ins w:id="1">{run}</w:ins>'
        f"<w:del><w:r><w:delText>قديم</w:delText></w:r></w:del><w:hyperlink>{run}</w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p>{run}"
        f"</w:p></w:tc><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p>{run}<w:footnoteReference/></w:p>"
        f"</w:sdtContent></w:sdt><w:sectPr/>"
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" xmlns:w14="x"><w:body>{body}</w:body></w:document>'
    core = (
        '<?xml version="1.0"?><c:coreProperties xmlns:c="a" xmlns:dc="b" xmlns:d="c"><dc:title>عنوان</dc:title>'
        "<dc:creator>وكالة</dc:creator><d:created>2020-09-09T14:30:00Z</d:created></c:coreProperties>"
    )
    rels = '<Relationships xmlns="r"><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    yield {
        "خبر 1.docx": packed([("word/document.xml", document.encode()), ("docProps/core.xml", core.encode())])
    }
    yield {"a.docx": packed([("_rels/.rels", rels.encode()), ("word/document2.xml", document.encode())])}


def _webpage() -> Iterable[Files]:
    for page in sorted((ROOT / "tests/data/pages").iterdir()):
        yield {page.name: page.read_bytes()}
    modern = (ROOT / "tests/data/pages/modern.html").read_text("utf-8")
    yield {"a.htm": modern.encode("cp1256", "xmlcharrefreplace")}
    message = EmailMessage()
    message["Subject"] = "خفض القوات"
    message["Snapshot-Content-Location"] = "https://rafidain.example/1"
    message.set_content("x")
    message.add_alternative(modern, subtype="html", cte="base64")
    message.set_boundary("----x")
    yield {"a.mhtml": message.as_bytes()}


def _articles() -> Iterable[Files]:
    long = difficult.TEXT.replace("\n", " ").replace("\t", " ").replace('"', "'")
    rows = [
        ("id", "title", "text", "date", "url"),
        ("1", "عنوان", long, "2020-09-09", "https://x.example/1"),
        ("b", "", "نص قصير آخر هنا", "", ""),
    ]
    yield {"a.tsv": "".join("\t".join(row) + "\n" for row in rows).encode()}
    yield {
        "a.csv": b"sep=;\r\n"
        + "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode("utf-8-sig")
    }
    yield {
        "b.csv": "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows[1:]).encode(
            "cp1256", "replace"
        )
    }
    yield {
        "a.jsonl": '{"headline": "عنوان", "body": "نص طويل إلى حد ما من أجل القراءة", "published": 2020}\n{"body": "x", "n": [1]}\n'.encode()
    }
    yield from ({"a.xlsx": data} for files in seeds_of("xlsx")[:1] for data in files.values())


def _zip() -> Iterable[Files]:
    of = {
        name: seeds_of(name)[-1] for name in ("txt", "docx", "webpage", "jsonl", "articles", "brat", "xlsx")
    }
    yield {
        "a.zip": packed(
            [(f"{name}/{path}", data) for name, files in of.items() for path, data in files.items()]
        )
    }
    yield {
        "a.zip": packed(
            [("2018/002 مقال.txt", difficult.TEXT.encode()), ("003.txt", b"Menu\n"), ("note.pdf", b"%PDF")]
        )
    }
    whole = seeds_of("brat")[0]
    yield {"b.zip": packed([(f"corpus/{path}", data) for path, data in whole.items()])}


_BY_HAND: dict[str, Callable[[], Iterable[Files]]] = {
    "jsonl": _jsonl,
    "brat": _brat,
    "conll": _conll,
    "bioes": _conll,
    "labelstudio": _labelstudio,
    "w3c": _w3c,
    "doccano": _doccano,
    "doccano-relations": _doccano_relations,
    "spans": _spans,
    "txt": _txt,
    "docx": _docx,
    "webpage": _webpage,
    "articles": _articles,
    "zip": _zip,
}
