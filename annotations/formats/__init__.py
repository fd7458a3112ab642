"""The file formats that Hashiya writes and reads, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotations.formats.article_table import ARTICLES
from annotations.formats.brat import BRAT
from annotations.formats.conll import BIOES, CONLL
from annotations.formats.conllup import CONLLUP
from annotations.formats.csv import CSV
from annotations.formats.doccano import DOCCANO
from annotations.formats.doccano_relations import DOCCANO_RELATIONS
from annotations.formats.docx import DOCX
from annotations.formats.format import Format
from annotations.formats.gexf import GEXF
from annotations.formats.graphml import GRAPHML
from annotations.formats.html import HTML
from annotations.formats.jsonl import JSONL
from annotations.formats.labelstudio import LABELSTUDIO
from annotations.formats.parquet import PARQUET
from annotations.formats.pdf import PDF
from annotations.formats.refi_qda import REFI_QDA
from annotations.formats.spacy import SPACY
from annotations.formats.spans import SPANS
from annotations.formats.tei import TEI
from annotations.formats.txt import TXT
from annotations.formats.w3c import W3C
from annotations.formats.webpage import WEBPAGE
from annotations.formats.xlsx import XLSX
from annotations.formats.xmi import XMI
from annotations.formats.zipped import ZIP

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        f.name: f
        for f in (
            JSONL,
            CSV,
            XLSX,
            CONLL,
            BIOES,
            CONLLUP,
            BRAT,
            LABELSTUDIO,
            W3C,
            REFI_QDA,
            XMI,
            TEI,
            GRAPHML,
            GEXF,
            DOCCANO,
            DOCCANO_RELATIONS,
            SPANS,
            PARQUET,
            SPACY,
            HTML,
            PDF,
            TXT,
            DOCX,
            WEBPAGE,
            ARTICLES,
            ZIP,
        )
    }
)
