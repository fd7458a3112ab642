from __future__ import annotations

import codecs
import random
import struct
import zlib

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from annotations.encoding import UndecodableError, decode
from annotations.resources import sample_articles

SAMPLES = [path.read_text("utf-8") for path in sorted(sample_articles().glob("*.txt"))]
WORDS = " ".join(SAMPLES).split()
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
NEWLINES = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
CODE_PAGES = {"cp1256", "iso8859_6"}
SURE = 12
"""So many different words tell the two code pages apart whatever they are."""


def fitting(text: str, encoding: str) -> str:
    """Leave out what the encoding does not have: ISO-8859-6 knows no guillemets, for one."""
    return text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("number", range(5))
def test_each_sample_is_read_in_each_encoding(number: int, encoding: str, newline: str) -> None:
    text = fitting(SAMPLES[number], encoding)
    decoded = decode(text.replace("\n", NEWLINES[newline]).encode(encoding))
    assert decoded.text == text
    assert decoded.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
@pytest.mark.parametrize(
    "text",
    [
        "القوات الأمريكية في العراق",
        "أعلن الرئيس سحب 500 جندي",
        "بغداد: 9 سبتمبر/أيلول 2020",
        "قاعدة عين الأسد الجوية",
        "قال المتحدث باسم التحالف الدولي",
        "رئيس الوزراء مصطفى الكاظمي",
        "Menu\nالرئيسية\nسياسة واقتصاد",
        "أعلنَ المتحدّثُ باسمِ الوزارةِ",
    ],
)
def test_short_texts_are_read(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@given(
    st.lists(st.sampled_from(WORDS), min_size=SURE, max_size=60),
    st.lists(st.sampled_from([" ", "\n", "  ", "\n\n", "\t"]), min_size=60, max_size=60),
    st.sampled_from(ENCODINGS),
    st.sampled_from(sorted(NEWLINES.values())),
)
@example(["جندي"] * SURE, ["\n"] * 60, "iso8859_6", "\r")
def test_news_in_any_encoding_with_any_line_ends_comes_out_exactly(
    words: list[str], gaps: list[str], encoding: str, newline: str
) -> None:
    text = fitting("".join(word + gap for word, gap in zip(words, gaps, strict=False)), encoding)
    assume(len(set(words)) >= SURE or encoding not in CODE_PAGES)
    decoded = decode(text.replace("\n", newline).encode(encoding))
    assert decoded.text == text
    assert decoded.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=7))
def test_in_unicode_three_words_are_enough(encoding: str, words: list[str]) -> None:
    text = " ".join(words)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", sorted(CODE_PAGES))
def test_in_the_code_pages_three_words_are_nearly_always_enough(encoding: str) -> None:
    """Three words may happen to be Arabic in both, such as those of letters that both share."""
    dice = random.Random(7)
    texts = [fitting(" ".join(dice.choices(WORDS, k=3)), encoding) for _ in range(2_000)]
    wrong = [text for text in texts if decode(text.encode(encoding)).text != text]
    assert len(wrong) <= 20, wrong


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("العراق".encode(), "العراق", id="one word"),
        pytest.param(b"plain English", "plain English", id="ASCII"),
        pytest.param(b"a\r\n\r\nb\rc\n", "a\n\nb\nc\n", id="all line ends"),
        pytest.param("ا\u2028ب\u2029ج\x85د".encode(), "ا\u2028ب\u2029ج\x85د", id="other separators stay"),
        pytest.param(
            "قا\u200cل \u200f«نعم»\u200e ﻻ ﷺ ٣".encode(), "قا\u200cل \u200f«نعم»\u200e ﻻ ﷺ ٣", id="marks stay"
        ),
        pytest.param("e\u0301 é ﬁ ″".encode(), "e\u0301 é ﬁ ″", id="not normalised"),
        pytest.param("🇮🇶𞸀".encode(), "🇮🇶𞸀", id="astral"),
        pytest.param(" \n عراق \n ".encode(), " \n عراق \n ", id="not trimmed"),
        pytest.param(codecs.BOM_UTF8 + "\ufeffا".encode(), "\ufeffا", id="only one mark is taken off"),
        pytest.param("ا\ufeffب".encode(), "ا\ufeffب", id="a mark inside stays"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_the_text_is_left_as_it_is(data: bytes, text: str) -> None:
    assert decode(data).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_mark_tells_both_byte_orders(encoding: str) -> None:
    marks = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-32-be": codecs.BOM_UTF32_BE}
    assert decode(marks.get(encoding, b"") + "بغداد 🪖".encode(encoding)).text == "بغداد 🪖"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["2011، 2011،", "BBC", "«بنتاغون»، سعد باسم"])
def test_utf_16_without_a_mark_needs_no_sentence(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_english_and_french_of_old_files_are_read() -> None:
    for text in ("“Troops” will stay – he said", "Le président a déclaré que l’armée était là"):
        decoded = decode(text.encode("cp1252"))
        assert (decoded.text, decoded.encoding) == (text, "cp1252")


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(png(), "no UTF-8", id="PNG"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), "no UTF-8", id="ZIP"),
        pytest.param("نص\x00نص".encode(), r"U\+0000", id="NUL"),
        pytest.param("نص\x1b[31m".encode(), r"U\+001B", id="terminal escape"),
        pytest.param(
            "总统说部队".encode("utf-16-le"), "no other encoding", id="Chinese UTF-16 without a mark"
        ),
        pytest.param(SAMPLES[0].encode()[:1_002], "byte 1001", id="cut inside a letter"),
        pytest.param(
            SAMPLES[0].encode()[:500] + b"\xff" + SAMPLES[0].encode()[500:], "byte 500", id="one bad byte"
        ),
        pytest.param("العراق".encode()[:-1], "byte 10", id="one word cut inside a letter"),
        pytest.param(codecs.BOM_UTF8 + b"\xd8", "UTF-8-SIG", id="a mark and a broken letter"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x27", "UTF-16", id="half a letter of UTF-16"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x27\x06", "UTF-16", id="a lone surrogate in UTF-16"),
        pytest.param(
            "قالت بغداد".encode() + b"\xed\xa0\x80", "damaged UTF-8", id="a lone surrogate in UTF-8"
        ),
        pytest.param("Президент заявил, что войска останутся".encode("koi8-r"), "no UTF-8", id="Russian"),
        pytest.param(
            "Президент заявил, что войска останутся".encode("cp1251"), "no UTF-8", id="Russian 1251"
        ),
        pytest.param("נשיא ארצות הברית אמר כי הכוחות יישארו".encode("cp1255"), "no UTF-8", id="Hebrew"),
        pytest.param("总统说部队将留在伊拉克直到年底".encode("gb18030"), "no UTF-8", id="Chinese"),
    ],
)
def test_what_is_no_arabic_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(data)


@pytest.mark.parametrize("seed", range(50))
def test_random_bytes_are_no_article(seed: int) -> None:
    with pytest.raises(UndecodableError):
        decode(random.Random(seed).randbytes(200 + 37 * seed))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UndecodableError:
        return
    assert "\r" not in decoded.text
    decoded.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf_8_is_read_as_it_is(text: str) -> None:
    assume(not text.startswith("\ufeff"))
    assert decode(text.encode()).text == text
