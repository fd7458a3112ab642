from __future__ import annotations

import unicodedata

import pytest

from desktop.viewer.signs import Form, Sign, signs


@pytest.mark.parametrize(
    ("character", "form", "code"),
    [
        pytest.param("\u200f", Form.WARNING, "RLM", id="RLM"),
        pytest.param("\u061c", Form.WARNING, "ALM", id="ALM"),
        pytest.param("\u202e", Form.WARNING, "RLO", id="RLO"),
        pytest.param("\u202c", Form.WARNING, "PDF", id="PDF"),
        pytest.param("\u2067", Form.WARNING, "RLI", id="RLI"),
        pytest.param("\ufffd", Form.WARNING, "?", id="replacement"),
        pytest.param("\u200c", Form.CODE, "ZWNJ", id="ZWNJ"),
        pytest.param("\u200d", Form.CODE, "ZWJ", id="ZWJ"),
        pytest.param("\ufeff", Form.CODE, "BOM", id="BOM"),
        pytest.param("\u00ad", Form.CODE, "SHY", id="soft hyphen"),
        pytest.param("\u2060", Form.CODE, "WJ", id="word joiner"),
        pytest.param("\u2028", Form.CODE, "LS", id="line separator"),
        pytest.param("\x00", Form.CODE, "00", id="C0"),
        pytest.param("\x85", Form.CODE, "85", id="C1"),
        pytest.param("\ufe0f", Form.CODE, "VS16", id="variation selector"),
        pytest.param(" ", Form.DOT, "", id="space"),
        pytest.param("\u00a0", Form.BRACKET, "", id="NBSP"),
        pytest.param("\u202f", Form.BRACKET, "NNB", id="narrow NBSP"),
        pytest.param("\u3000", Form.BRACKET, "ID", id="ideographic space"),
        pytest.param("\t", Form.ARROW, "", id="tab"),
        pytest.param("\u0640", Form.OVERLINE, "", id="tatweel"),
    ],
)
def test_the_sign_of_a_character(character: str, form: Form, code: str) -> None:
    assert list(signs(f"ا{character}ب", 0, 3)) == [Sign(1, form, code)]


def test_whatever_draws_nothing_has_a_sign() -> None:
    unseen = [
        chr(code)
        for code in range(0x30000)
        if unicodedata.category(chr(code)) in ("Cc", "Zs", "Zl")
        or (0x2000 < code < 0x2070 and unicodedata.category(chr(code)) == "Cf")
    ]
    unseen.remove("\n")
    assert [character for character in unseen if not list(signs(character, 0, 1))] == []


def test_letters_marks_and_digits_have_none() -> None:
    assert list(signs("قَالَ، «60%» 😀e\u0301".replace(" ", ""), 0, 12)) == []
