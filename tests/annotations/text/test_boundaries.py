import pytest

from annotations.text.boundaries import next_word, previous_word, sentence_at, word_at


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("القوات الأمريكية", 3, "القوات"),
        ("القوات الأمريكية", 6, "القوات"),
        ("القوات الأمريكية", 7, "الأمريكية"),
        ("«بنتاغون»، أمس", 1, "بنتاغون"),
        ('قاعدة "بلد"', 8, "بلد"),
        ("الأمريكيّة.", 2, "الأمريكيّة"),
        ("نوفمبر2021", 2, "نوفمبر"),
        ("نوفمبر2021", 6, "2021"),
        ("و200 من", 2, "200"),
        ("بنسبة 60% فقط", 7, "60%"),
        ("نحو 3.5 مليون", 4, "3.5"),
        ("سبتمبر/أيلول", 8, "أيلول"),
        ("طائرة F-16 هنا", 6, "F-16"),
        ("Menuقائمة", 4, "قائمة"),
        ("می\u200cروم", 0, "می\u200cروم"),
    ],
)
def test_a_word_has_no_punctuation_at_its_edges(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_between_spaces_there_is_no_word() -> None:
    assert word_at("ا  ب", 2) == (3, 4) or word_at("ا  ب", 2) == (2, 2)
    assert word_at("،  ،", 1) == (1, 1)
    assert word_at("", 0) == (0, 0)


def test_steps_from_word_to_word() -> None:
    text = "قال: «القوات» 4000 جندي"
    starts = [0, 6, 14, 19]
    assert [next_word(text, start) for start in starts] == [6, 14, 19, len(text)]
    assert [previous_word(text, place) for place in (len(text), 19, 14, 6, 2)] == [19, 14, 6, 0, 0]


def test_steps_over_a_long_gap() -> None:
    text = "اب" + " " * 2000 + "جد"
    assert next_word(text, 0) == 2002
    assert previous_word(text, 2002) == 0


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [
        ("أولا. ثانيا؟ ثالثا", 0, "أولا."),
        ("أولا. ثانيا؟ ثالثا", 8, "ثانيا؟"),
        ("أولا. ثانيا؟ ثالثا", 14, "ثالثا"),
        ("قال 3.5 مليون. نعم", 5, "قال 3.5 مليون."),
        ('قال: "لا." ثم ذهب.', 3, 'قال: "لا."'),
        ("بلا نقطة", 8, "بلا نقطة"),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, offset: int, sentence: str) -> None:
    start, end = sentence_at(text, offset, (0, len(text)))
    assert text[start:end] == sentence
