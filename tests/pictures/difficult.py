"""Texts that are difficult to draw with spans on them, and the pictures of them.

    .venv/bin/python -m tests.pictures.difficult FOLDER

writes one PNG a text and a contact sheet of all. The golden images in `tests/data/golden/` are the same
pictures. Letters are drawn without hinting and in grey, so that the machine's settings do not count.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.model import Article, Direction, Span

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.viewer.article_view import ArticleView

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PLEX, AMIRI = "IBM Plex Sans Arabic", "Amiri"
FIXED_FONTS = frozenset((PLEX, AMIRI, "DejaVu Sans"))
"""Families that look the same everywhere: two come with packages, the third for Hebrew and emoji."""

LABELS = {"actor": "فاعل", "figure": "رقم", "base": "قاعدة", "stance": "موقف"}
_EDGE = 8


@dataclass(frozen=True)
class Picture:
    """A text with spans, each a label and the words it covers, and how they are shown.

    Words that occur twice are told apart by a third value, how often they stand before. A picture shows the
    whole text, or `height` pixels of it beginning with the line of the offset `top`.
    """

    name: str
    text: str
    spans: tuple[tuple[str, str] | tuple[str, str, int], ...] = ()
    show: Callable[[ArticleView], None] | None = None
    width: int = 470
    font: str = PLEX
    dark: bool = False
    direction: Direction = Direction.AUTO
    top: int = 0
    height: int = 0


def place(text: str, words: str, before: int = 0) -> tuple[int, int]:
    """Return where words stand, of which `before` occurrences stand before."""
    start = -1
    for _ in range(before + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def draw(picture: Picture) -> QImage:
    """Return the picture, cropped to its text."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QImage, QRegion

    with fixed_letters():
        view = shown(picture)
        extent = view.extent()
        area = QRect(0, extent.above - _EDGE, picture.width, extent.text + 2 * _EDGE)
        image = QImage(view.size() if picture.height else area.size(), QImage.Format.Format_RGB32)
        view.viewport().render(image, QPoint(), QRegion(view.rect() if picture.height else area))
        view.deleteLater()
    return image


def shown(picture: Picture) -> ArticleView:
    """Return a view that shows the picture; made within `fixed_letters`."""
    from PySide6.QtCore import Qt

    from annotations.store.project import default_schema
    from desktop.theme import load_theme, page_look
    from desktop.viewer.article_view import ArticleView
    from desktop.viewer.looks import label_look

    view = ArticleView()
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.set_overview(False)
    view.set_reading_font(picture.font)
    view.set_page_look(page_look(load_theme("dark" if picture.dark else "light")))
    view.set_label_looks({label.id: label_look(label) for label in default_schema().labels})
    view.resize(picture.width, picture.height or 400)
    view.set_article(Article(id="difficult", text=picture.text, direction=picture.direction))
    view.set_spans(sorted(_spans(picture), key=lambda span: (span.start, -span.end)))
    if picture.show is not None:
        picture.show(view)
    if picture.top:
        view.set_scroll_position(picture.top)
    view.show()
    # The height is an estimate for what was never in view.
    while not picture.height and view.height() != view.extent().whole:
        view.resize(picture.width, view.extent().whole)
    return view


def _spans(picture: Picture) -> Iterator[Span]:
    for label, words, *before in picture.spans:
        start, end = place(picture.text, words, *before)
        yield Span(
            id=" ".join((label, words, *map(str, before))), start=start, end=end, label=label, text=words
        )


@contextmanager
def fixed_letters() -> Iterator[None]:
    """Let fonts made meanwhile be drawn alike on every machine: no hints, grey edges."""
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from desktop.fonts import load_amiri

    load_amiri()
    before = QApplication.font()
    font = QFont(PLEX)
    font.setPointSizeF(10.5)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    QApplication.setFont(font)
    try:
        yield
    finally:
        QApplication.setFont(before)


def families(picture: Picture) -> set[str]:
    """Return the fonts that the picture's letters are really drawn with."""
    from PySide6.QtGui import QFont, QTextLayout

    used: set[str] = set()
    for line in picture.text.split("\n"):
        layout = QTextLayout(line, QFont(picture.font))
        layout.beginLayout()
        layout.createLine().setLineWidth(1e6)
        layout.endLayout()
        used |= {run.rawFont().familyName() for run in layout.glyphRuns()}
    return used


def select(label: str, words: str) -> Callable[[ArticleView], None]:
    """Return what selects a span."""
    return lambda view: view.set_selected_span(f"{label} {words}")


def sweep(words: str, pen: str = "") -> Callable[[ArticleView], None]:
    """Return what selects words, with a label on the pen."""

    def show(view: ArticleView) -> None:
        view.set_pen(pen)
        view.set_selection(*place(view.text(), words))

    return show


def find(words: str) -> Callable[[ArticleView], None]:
    """Return what shows words as found, the second time as the one looked at."""
    return lambda view: view.set_matches([place(view.text(), words, n) for n in (0, 1)], 1)


def suggest(*words: str) -> Callable[[ArticleView], None]:
    """Return what offers words for labelling."""
    return lambda view: view.set_suggestions(sorted(place(view.text(), piece) for piece in words))


NESTED = (
    ("stance", "لن تكرر قوات التحالف في قاعدة عين الأسد خطأ الانسحاب"),
    ("actor", "قوات التحالف في قاعدة عين الأسد"),
    ("base", "قاعدة عين الأسد"),
    ("figure", "عين"),
)
NESTED_TEXT = "أكد أن الولايات المتحدة لن تكرر قوات التحالف في قاعدة عين الأسد خطأ الانسحاب المبكر."
LONG_CLAUSE = (
    "قال إن استمرار تواجد قوات التحالف في العراق سيكون معتمدا على الظروف وسيتناسب مع الحاجة وسيتم بالتنسيق"
    " مع الحكومة العراقية."
)
LONG_SPANS = (
    (
        "stance",
        "استمرار تواجد قوات التحالف في العراق سيكون معتمدا على الظروف وسيتناسب مع الحاجة وسيتم بالتنسيق",
    ),
    ("actor", "قوات التحالف في العراق"),
)
SEED_000 = next(SEEDS.glob("000*")).read_text("utf-8") if SEEDS.is_dir() else ""

PICTURES = (
    Picture(
        "joined-letters",
        "عاد الجنود بالعراق من بغدادوواشنطن وعين الأسد ببغداد، و200 متعاقد.",
        (("actor", "العراق"), ("actor", "بغداد"), ("actor", "واشنطن"), ("base", "عين الأسد"),
         ("actor", "بغداد", 1),
         ("figure", "200 متعاقد")),
    ),
    Picture(
        "lam-alef",
        "لا سلاح للآن ولأن الأوائل بلا قتال، والإسلام ﻻ يرضى.",
        (("actor", "ا سلاح"), ("figure", "آن"), ("base", "لأ"), ("stance", "أوائل بل"), ("actor", "لإ"),
         ("base", "ﻻ")),
    ),
    Picture(
        "stacked-tashkeel",
        "إِنَّ الْقُوَّاتِ الأَمْرِيكِيَّةَ سَتُخَفَّضُ بِالتَّدْرِيجِ، وَالضَّابِطُ مُحَمَّدٌ يُؤَكِّدُ.",
        (("actor", "الْقُوَّاتِ الأَمْرِيكِيَّةَ"), ("stance", "سَتُخَفَّضُ بِالتَّدْرِيجِ"),
         ("actor", "مُحَمَّدٌ")),
    ),
    Picture(
        "stacked-tashkeel-amiri",
        "إِنَّ الْقُوَّاتِ الأَمْرِيكِيَّةَ سَتُخَفَّضُ بِالتَّدْرِيجِ، وَالضَّابِطُ مُحَمَّدٌ يُؤَكِّدُ ﷺ.",
        (("actor", "الْقُوَّاتِ الأَمْرِيكِيَّةَ"), ("stance", "سَتُخَفَّضُ بِالتَّدْرِيجِ"),
         ("actor", "مُحَمَّدٌ")),
        font=AMIRI,
    ),
    Picture(
        "percent-and-years",
        "أكد أن 60% فقط من الجنود عام 2002، و٦٠٪ منهم عام ٢٠٠٢ أي %60 تماما.",
        (("figure", "60% فقط من الجنود"), ("figure", "٦٠٪ منهم"), ("figure", "%60 تماما"), ("base", "2002"),
         ("base", "٢٠٠٢")),
    ),
    Picture(
        "dates-and-ranges",
        "بين 2017/9/3 و12-10 من الشهر، بعد 3.5 مليون أو 4,000 و٣٬٥٠٠ جندي عند 12:30.",
        (("figure", "2017/9/3"), ("actor", "12-10"), ("base", "10"), ("figure", "3.5 مليون"),
         ("figure", "4,000"),
         ("figure", "٣٬٥٠٠ جندي"), ("actor", "12:30")),
    ),
    Picture(
        "primes-and-models",
        'تضمن مدارج لطائرات "إف 16″، وشاشات 16″ وبـF-16 وإف-35 وأبراج 5′.',
        (("base", "إف 16″"), ("figure", "16″", 1), ("actor", "F-16"), ("base", "إف-35"), ("figure", "5′")),
    ),
    Picture(
        "phone-numbers",
        "الهاتف +964 770 123 4567 أو 0770-123-4567 أو (0770) 1234567 يوميا.",
        (("actor", "+964 770 123 4567"), ("figure", "0770-123-4567"), ("base", "(0770) 1234567"),
         ("stance", "123")),
    ),
    Picture(
        "guillemets",
        "قالت وزارة الدفاع الأميركية «بنتاغون» إن «الإطار التنسيقي» رفض: “الوجود” و‹البقاء›.",
        (("actor", "وزارة الدفاع الأميركية «بنتاغون»"), ("actor", "الإطار التنسيقي"), ("stance", "“الوجود”"),
         ("stance", "‹البقاء›")),
    ),
    Picture(
        "straight-quotes",
        'في قاعدة "بلد" شمال بغداد وقاعدة "النصر" قال: "لن نبقى هنا." ثم انسحب.',
        (("base", 'قاعدة "بلد"'), ("base", '"النصر"'), ("stance", '"لن نبقى هنا."')),
    ),
    Picture(
        "brackets",
        "القوات (نحو 2500 [منهم 900]) في {القاعدة} الكبرى) وحدها ﴿قليل﴾.",
        (("figure", "(نحو 2500 [منهم 900])"), ("figure", "[منهم 900]"), ("base", "{القاعدة}"),
         ("actor", "الكبرى)"),
         ("stance", "﴿قليل﴾")),
    ),
    Picture(
        "latin-runs",
        "زار الوزير أمس قاعدة Ain al-Asad Air Base (AAAB) في الأنبار، وقال لشبكة BBC: نعم لـNATO.",
        (("base", "قاعدة Ain al-Asad"), ("actor", "Air Base (AAAB) في"), ("actor", "BBC"), ("actor", "NATO")),
    ),
    Picture(
        "latin-wrapped",
        "نشرت صحيفة The Washington Post and The New York Times Company of America تقريرا عن العراق.",
        (("actor", "صحيفة The Washington Post and The New York Times Company of America"),),
        width=330,
        direction=Direction.RTL,
    ),
    Picture(
        "emoji",
        "العراق 😀 انتصر 😀😁 اليوم☺ والجيش 😃 فرح e\u0301 هنا.",
        (("actor", "العراق 😀"), ("stance", "😀😁 اليوم☺"), ("actor", "الجيش"), ("figure", "e\u0301")),
    ),
    Picture(
        "hebrew",
        "قال בנימין נתניהו في תל־אביב أمس עם 2500 חיילים من הצבא.",
        (("actor", "בנימין נתניהו"), ("base", "في תל־אביב"), ("figure", "2500 חיילים")),
    ),
    Picture(
        "overrides",
        "قال \u202eabc def\u202c ثم \u202dالعراق 12\u202c قرب \u202bBBC (نص)\u202c أمس.",
        (("actor", "abc def"), ("figure", "العراق 12"), ("base", "BBC (نص)"),
         ("stance", "c def\u202c ثم \u202dالع")),
    ),
    Picture(
        "isolates",
        "كتب المتحدث \u2066user@host: 12-10\u2069 و\u2067عراق BBC 5\u2069 والقاعدة \u2068Air (1)\u2069"
        " في \u200f(2002)\u200e.",
        (("actor", "user@host: 12-10"), ("base", "عراق BBC 5"), ("figure", "Air (1)"),
         ("stance", "5\u2069 والقاعدة \u2068Air")),
    ),
    Picture("nested-four", NESTED_TEXT, NESTED),
    Picture("nested-four-dark", NESTED_TEXT, NESTED, dark=True),
    Picture(
        "crossing",
        "انسحبت القوات الأمريكية من قاعدة بلد الجوية شمال بغداد.",
        (("actor", "القوات الأمريكية من قاعدة"), ("base", "قاعدة بلد الجوية"),
         ("stance", "الأمريكية من قاعدة بلد"),
         ("figure", "الجوية شمال")),
    ),
    Picture(
        "crowded",
        "قائد القيادة العسكرية الأمريكية في الشرق الأوسط قال إنه باق.",
        (("stance", "قائد القيادة العسكرية الأمريكية في الشرق الأوسط"),
         ("actor", "القيادة العسكرية الأمريكية في الشرق الأوسط"), ("base", "العسكرية الأمريكية في الشرق"),
         ("figure", "الأمريكية في الشرق الأوسط قال"), ("actor", "الأمريكية في"), ("base", "أمريكي"),
         ("figure", "مر")),
    ),
    Picture("three-lines", LONG_CLAUSE, LONG_SPANS, width=340),
    Picture(
        "two-paragraphs",
        "بدأ الانسحاب من القواعد كلها.\nواستمر الوجود في التنف.\n\nثم انتهى.",
        (("stance", "القواعد كلها.\nواستمر الوجود"), ("actor", "التنف.\n\nثم")),
    ),
    Picture(
        "one-long-line",
        SEED_000,
        (("base", "قاعدة الأسد"), ("actor", "راين ديلون"), ("actor", "الولاياتالمتحدة"),
         ("stance", "لن تكرر خطأ الانسحاب المبكر من العراق")),
        top=600,
        height=190,
        width=560,
    ),
    Picture("narrow-column", LONG_CLAUSE, LONG_SPANS, width=150),
    Picture(
        "word-longer-than-the-line",
        "قال وبالاستراتيجياتالأمريكيةالمستقبليةفيالعراق نعم",
        (("stance", "الاستراتيجياتالأمريكية"), ("actor", "العراق")),
        width=210,
    ),
    Picture(
        "zoomed",
        "انسحب بالعراق نحو 4000 جندي.",
        (("actor", "العراق"), ("figure", "نحو 4000 جندي"), ("stance", "انسحب بالعراق")),
        lambda view: view.set_zoom(2.0),
    ),
    Picture("dark", LONG_CLAUSE, LONG_SPANS, dark=True),
    Picture("selected", NESTED_TEXT, NESTED, select("base", "قاعدة عين الأسد")),
    Picture("selected-over-lines", LONG_CLAUSE, LONG_SPANS, select(*LONG_SPANS[0]), width=340, dark=True),
    Picture(
        "reveal",
        "قا\u200cل \u202eabc\u202c\u00a0و\u200fالـــعراق\u200e\tثم\u2066 x\u2069 لا\u200dبأس\ufeff"
        " \u061c(12)\u2009هنا.",
        (("actor", "الـــعراق"),),
        lambda view: view.set_reveal(True),
    ),
    Picture(
        "reading",
        "إِنَّ الْقُوَّاتِ الأَمْرِيكِيَّةَ سَتُخَفَّضُ بِالتَّدْرِيجِ فِي الـــعراق كلّه.",
        (("actor", "الْقُوَّاتِ الأَمْرِيكِيَّةَ"), ("stance", "سَتُخَفَّضُ بِالتَّدْرِيجِ"),
         ("actor", "عراق")),
        lambda view: view.set_reading(True),
    ),
    Picture("label-names", NESTED_TEXT, NESTED, lambda view: view.set_label_names(LABELS), width=520),
    Picture(
        "label-names-dark",
        "من حوالي 5200 إلى 3000 جندي في بغداد وقاعدة بلد.",
        (("figure", "حوالي 5200"), ("figure", "3000 جندي"), ("actor", "بغداد"), ("base", "قاعدة بلد")),
        lambda view: view.set_label_names(LABELS),
        dark=True,
    ),
    Picture(
        "left-to-right-paragraph",
        "قال البنتاغون أمس:\nThe US (5,000 troops) leaves العراق in 2020.\nوانتهى.",
        (("actor", "البنتاغون"), ("figure", "5,000 troops"), ("actor", "العراق in 2020"),
         ("stance", "أمس:\nThe US")),
    ),
    Picture(
        "menu-first",
        "Menu الرئيسية\nقوات الاحتلال الأمريكي",
        (("base", "Menu"), ("actor", "قوات الاحتلال الأمريكي")),
    ),
    Picture(
        "spaces",
        "قال\tثم\u00a0عاد\u2003إلى  می\u200cروم\u200dا ولا\u200bبأس.",
        (("actor", "قال\tثم\u00a0عاد"), ("base", "\u2003إلى  "), ("figure", "می\u200cروم"),
         ("stance", "لا\u200bبأس")),
    ),
    Picture(
        "suggestions",
        "القوات الأمريكية في العراق، والقوات الأمريكيّة في سوريا نحو 900 جندي.",
        (("actor", "القوات الأمريكية"),),
        suggest("القوات الأمريكيّة", "نحو 900 جندي", "سوريا"),
    ),
    Picture(
        "pen",
        "بقيت في قاعدة بلد الجوية قوة قوامها نحو 4000 جندي.",
        (("figure", "نحو 4000 جندي"),),
        sweep("قاعدة بلد الجوية", "base"),
    ),
    Picture(
        "selection-mixed",
        "زار قاعدة Ain al-Asad (AAAB) في 2017/9/3 مع 60% منهم.",
        show=sweep("Asad (AAAB) في 2017"),
    ),
    Picture(
        "matches",
        "القوات الأمريكية في العراق، والقوات الأمريكية في سوريا.",
        (("actor", "القوات الأمريكية"), ("actor", "القوات الأمريكية", 1)),
        find("الأمريكية في"),
    ),
)  # fmt: skip


def main() -> int:
    """Draw all into the folder named on the command line, with a sheet of them."""
    if len(sys.argv) != 2:
        print("usage: python -m tests.pictures.difficult FOLDER", file=sys.stderr)
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.app import make_application

    app = make_application()
    pictures = [(picture.name, draw(picture)) for picture in PICTURES]
    for name, image in pictures:
        image.save(str(target / f"{name}.png"))
    contact_sheet(pictures).save(str(target / "sheet.png"))
    print(target / "sheet.png")
    app.quit()
    return 0


def contact_sheet(pictures: list[tuple[str, QImage]], columns: int = 3) -> QImage:
    """Return all pictures in their size on one, each below its name, in columns about as high."""
    from PySide6.QtGui import QColor, QImage, QPainter

    gap, caption = 16, 20
    width = max(image.width() for _, image in pictures) + gap
    heights = [gap] * columns
    places = []
    for _, image in pictures:
        column = heights.index(min(heights))
        places.append((gap + column * width, heights[column]))
        heights[column] += caption + image.height() + gap
    sheet = QImage(gap + columns * width, max(heights), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setPen(QColor("white"))
    for (name, image), (x, y) in zip(pictures, places, strict=True):
        painter.drawText(x, y + caption - 6, name)
        painter.drawImage(x, y + caption, image)
    painter.end()
    return sheet


if __name__ == "__main__":
    sys.exit(main())
