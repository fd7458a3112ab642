"""Count the keys and clicks with which a person annotates a whole article in the real window.

Sample 001 is annotated completely, all through mouse and keys: actors with their entities, figures with their
values, bases, stances with holder, target and position. Twice: with suggestions, the other matches of what
is labelled and the quick card, and by hand, with selection, label key and the fields of the inspector. Every
key press (with whatever is held), click and drag counts one, and so does every typed letter. The article must
come out as it is written down here. Run as ``python tests/benchmarks/keystrokes.py``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from annotations.model import Span
from annotations.text.find import find
from desktop.app import make_application, make_window
from desktop.entity_field import EntityField
from desktop.windows.main_window import MainWindow
from tests.desktop.conftest import move_mouse

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "001_14148213ed37241c"
Key = Qt.Key
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@dataclass(frozen=True)
class Named:
    """An actor or base: its words, which of their matches in the article it is (None: all), its entity.

    `entity` empty: the words are its name.
    """

    words: str
    label: str = "actor"
    entity: str = ""
    only: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Stance:
    """A stance: its words, the words of its holder, the numbers of target and position among the choices."""

    words: str
    holder: str
    target: int
    position: int


CENTCOM = "قائد القيادة العسكرية الأمريكية في الشرق الأوسط، الجنرال كينيث ماكينزي"
NAMED = (
    Named("القيادة العسكرية الأمريكية في الشرق الأوسط", only=(0, 1)),
    Named("الرئيس الأمريكي دونالد ترامب"),
    Named("ترامب", entity="الرئيس الأمريكي دونالد ترامب", only=(1,)),
    Named("قائد القيادة العسكرية الأمريكية في الشرق الأوسط، الجنرال كينيث ماكينزي"),
    Named(
        "ماكينزي", entity="قائد القيادة العسكرية الأمريكية في الشرق الأوسط، الجنرال كينيث ماكينزي", only=(1,)
    ),
    Named("القوات العراقية"),
    Named("الحكومة العراقية"),
    Named("الولايات المتحدة", only=(1, 2, 3, 5)),
    Named("وكالة فرانس برس"),
    Named("البيت الأبيض"),
    Named("القوات الأمريكية"),
    Named("جنود أمريكيون"),
    Named("خلايا جهادية نائمة"),
    Named("فصائل موالية لإيران"),
    Named("الجنرال بول كالفير"),
    Named("الجيش العراقي"),
    Named("تنظيم الدولة الإسلامية"),
    Named("رئيس الوزراء العراقي مصطفى الكاظمي"),
    Named("الكاظمي", entity="رئيس الوزراء العراقي مصطفى الكاظمي", only=(1,)),
    Named("المجموعات المسلحة", only=(1,)),
    Named("البرلمان العراقي"),
    Named("الجنرال الإيراني قاسم سليماني"),
    Named("سليماني", entity="الجنرال الإيراني قاسم سليماني", only=(1,)),
    Named("نائب رئيس هيئة الحشد العراقي أبومهدي المهندس"),
    Named("السفارة الأمريكية"),
    Named("بغداد", entity="الحكومة العراقية", only=(3,)),
    Named("مسؤولون أمريكيون"),
    Named("فصائل قريبة من طهران"),
    Named("طهران", only=(1,)),
    Named("حكومة الكاظمي"),
    Named("القوات الأجنبية"),
    Named("قاعدة للقوات الأمريكية في غربي العراق", "base"),
    Named("عين الأسد", "base"),
    Named("قاعدة عراقية تتواجد فيها قوات أمريكية", "base"),
)
"""Who and what is named; the place of a match is that among all matches of the words in the article."""

STANCES = (
    Stance("خفض وجودها العسكري في العراق", "الولايات المتحدة", 1, 3),
    Stance("الولايات المتحدة ستواصل دعم الجيش العراقي", "ماكينزي", 6, 1),
    Stance("هذا الوجود المحدود يتيح لنا مواصلة تقديم النصائح والمساعدة", "ماكينزي", 2, 1),
    Stance("تعارض بشدة الوجود الأمريكي في العراق", "المجموعات المسلحة", 1, 1),
    Stance("القوات الأمريكية ستغادر العراق", "ترامب", 1, 1),
    Stance("إنهاء تواجد القوات الأجنبية في البلاد", "البرلمان العراقي", 1, 1),
    Stance("ضرورة مغادرة جميع القوات الأمريكية الشرق الأوسط", "فصائل قريبة من طهران", 1, 1),
    Stance("التقليص كان مخططاً له منذ فترة طويلة", "مسؤولون أمريكيون", 5, 1),
)

FIGURES = (
    ("أقل من شهرين", "period", None),
    ("حوالي 5200", "troops", 5200),
    ("3000 جندي", "troops", 3000),
    ("آلاف القوات", "troops", None),
    ("الآلاف من القوات", "troops", None),
    ("ثلث أراضي البلاد", "other", 0.3333),
    ("عشرات الهجمات الصاروخية", "attacks", None),
    ("ما لا يقل عن ثلاثة عسكريين أمريكيين", "killed", 3),
    ("عشرات القواعد", "bases", None),
    ("3 فقط", "bases", 3),
)
"""Words, what is counted, the value if there is one."""

COUNTED = ("troops", "contractors", "advisers", "bases", "attacks", "killed", "wounded", "vehicles")
COUNTED += ("aircraft", "percent", "period", "other")


class Person:
    """Eyes and hands at one window. `actions` counts what the hands do; looking is free."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.actions = 0
        self.kinds: dict[str, int] = {}
        self.made: set[tuple[object, ...]] = set()
        """What came out, once everything is done."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the article as they stand."""
        assert self.window.session is not None
        return self.window.session.annotations.spans

    @property
    def text(self) -> str:
        """The article's text."""
        assert self.window.session is not None
        assert self.window.session.article is not None
        return self.window.session.article.text

    def count(self, kind: str, times: int = 1) -> None:
        """Count something that the hands did."""
        self.actions += times
        self.kinds[kind] = self.kinds.get(kind, 0) + times

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        self.count("key")
        focused = QApplication.focusWidget()
        assert focused is not None, "nobody has the keyboard"
        QTest.keyClick(focused, key, held)
        QApplication.processEvents()

    def type(self, text: str, into: QWidget) -> None:
        """Type a text, a letter a press; Arabic comes as an input method brings it."""
        self.count("letter", len(text))
        line = into.lineEdit() if isinstance(into, QComboBox) else into
        line.selectAll()  # type: ignore[union-attr]
        line.insert(text)  # type: ignore[union-attr]
        line.textEdited.emit(text)  # type: ignore[union-attr]
        QApplication.processEvents()

    def drag(self, start: int, end: int) -> None:
        """Drag over words; Alt is held where they begin or end within a word, as a person would."""
        self.count("drag")
        view = self.window.view
        view.ensure_visible(start, end)
        press, release = view.character_box(start).center(), view.character_box(end - 1).center()
        if self._drag(press, release, NONE) != (start, end):
            self._drag(press, release, Qt.KeyboardModifier.AltModifier)
        assert view.selection() == (start, end), self.text[start:end]

    def _drag(self, press: QPointF, release: QPointF, held: Qt.KeyboardModifier) -> tuple[int, int]:
        viewport, button = self.window.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, button, held, press.toPoint())
        for point in ((press + release) / 2, release):
            move_mouse(viewport, point, held)
        QTest.mouseRelease(viewport, button, held, release.toPoint())
        QApplication.processEvents()
        return self.window.view.selection()

    def places(self, words: str) -> list[tuple[int, int]]:
        """Return where words stand in the article."""
        return [(match.start, match.end) for match in find(self.text, words)]

    def span(self, start: int, end: int, label: str) -> Span | None:
        """Return the span of a label on an extent."""
        found = (s for s in self.spans if (s.start, s.end, s.label) == (start, end, label))
        return next(found, None)


class WithHelp(Person):
    """Uses suggestions, the other matches and the quick card."""

    def annotate(self) -> None:
        """Annotate the article."""
        self.figures()
        for named in NAMED:
            self.name(named)
        for stance in STANCES:
            self.take_side(stance)

    def figures(self) -> None:
        """Take all suggested figures, then mend what they do not say."""
        self.key(Key.Key_F)
        self.key(Key.Key_Return, CONTROL)
        for words, counted, _ in FIGURES:
            start, end = self.places(words)[0]
            span = self.span(start, end, "figure")
            if span is None:
                self.drag(start, end)
                self.key(Key.Key_2)
                span = self.span(start, end, "figure")
            assert span is not None, words
            if span.attributes.get("counted") != counted:
                self.window.annotating.show_span(span.id)
                self.count("click")
                self.key(Key.Key_Return)
                choose(self, "Counted", COUNTED.index(counted) + 1)
                self.key(Key.Key_Escape)

    def name(self, named: Named) -> None:
        """Label the first wanted place, say what it is, and take the other places that are offered."""
        places = self.places(named.words)
        wanted = places if named.only is None else [places[n] for n in named.only]
        key = Key.Key_1 if named.label == "actor" else Key.Key_3
        while True:
            left = [place for place in wanted if self.span(*place, named.label) is None]
            if not left:
                break
            self.drag(*left[0])
            self.key(key)
            self.answer(named)
            self.take_others(wanted)

    def answer(self, named: Named) -> None:
        """Say on the card whom the span means; the card is away at once where that is known."""
        card = self.window.carding.card
        if not card.isVisible() or not isinstance(QApplication.focusWidget(), EntityField):
            return
        if named.entity:
            choose_entity(self, named.entity)
        else:
            self.key(Key.Key_Return)
        if card.isVisible():
            self.key(Key.Key_Escape)

    def take_others(self, wanted: list[tuple[int, int]]) -> None:
        """Take those offered places that are meant, all at once if all are."""
        suggesting = self.window.suggesting
        offered = [(one.start, one.end) for one in suggesting.suggestions]
        if not offered:
            return
        if set(offered) <= set(wanted):
            self.key(Key.Key_Return, CONTROL)
            return
        for _ in range(len(offered)):
            if not any((one.start, one.end) in wanted for one in suggesting.suggestions):
                break
            self.key(Key.Key_Tab)
            while self.window.view.selection() in wanted and suggesting.is_on:
                self.key(Key.Key_Return)
        if suggesting.is_on:
            self.key(Key.Key_Escape)

    def take_side(self, stance: Stance) -> None:
        """Label a stance and answer the card with digits; its holder is there already, or chosen."""
        start, end = self.places(stance.words)[0]
        self.drag(start, end)
        self.key(Key.Key_4)
        span = self.span(start, end, "stance")
        assert span is not None
        if holder_of(self, span) != stance.holder:
            self.key(Key.Key_Backtab, SHIFT)
            choose_holder(self, span, stance.holder)
            self.key(Key.Key_Tab)
        self.key(Key(Key.Key_0.value + stance.target))
        self.key(Key(Key.Key_0.value + stance.position))
        if self.window.carding.card.isVisible():
            self.key(Key.Key_Escape)
        if self.window.suggesting.is_on:
            self.key(Key.Key_Escape)


class ByHand(Person):
    """Selects, labels, and goes through the fields of the inspector for every single span."""

    def annotate(self) -> None:
        """Annotate the article."""
        for words, counted, value in FIGURES:
            start, end = self.places(words)[0]
            self.drag(start, end)
            self.key(Key.Key_2)
            self.key(Key.Key_Return)
            # The value is pre-filled with the label in any case; by hand it would be typed.
            self.count("letter", len(str(value)) if value is not None else 0)
            self.key(Key.Key_Tab)
            span = self.span(start, end, "figure")
            assert span is not None
            choose(self, "Counted", COUNTED.index(counted) + 1)
            self.key(Key.Key_Escape)
        for named in NAMED:
            places = self.places(named.words)
            for place in places if named.only is None else [places[n] for n in named.only]:
                self.drag(*place)
                self.key(Key.Key_1 if named.label == "actor" else Key.Key_3)
                self.key(Key.Key_Return)
                field = QApplication.focusWidget()
                assert isinstance(field, EntityField)
                name = named.entity or named.words
                span = self.span(*place, named.label)
                assert span is not None
                if entity_of(self, span) != name:
                    known = [e.name for e in self.window.session.entities.values()]  # type: ignore[union-attr]
                    if name in known:
                        choose_entity(self, name)
                    else:
                        self.type(name, field)
                        self.key(Key.Key_Return)
                if self.window.inspector.isAncestorOf(QApplication.focusWidget()):
                    self.key(Key.Key_Escape)
        for stance in STANCES:
            start, end = self.places(stance.words)[0]
            self.drag(start, end)
            self.key(Key.Key_4)
            self.key(Key.Key_Return)
            choose(self, "Target", stance.target)
            self.key(Key.Key_Tab)
            choose(self, "Position", stance.position)
            self.key(Key.Key_Escape)
            self.key(Key.Key_R)
            span = self.span(start, end, "stance")
            assert span is not None
            holder = nearest(self, span, stance.holder)
            self.count("click")
            self.window.relating.tie(span.id, holder.id)
            menu = QApplication.activePopupWidget()
            if menu is not None:
                self.count("key")
                QTest.keyClick(menu, Key.Key_1)
            self.window.activateWindow()  # without a window manager nobody else does it
            QApplication.processEvents()
            self.window.view.setFocus()


def choose(person: Person, name: str, number: int) -> None:
    """Go down to a choice in the box that is named so; it has the keyboard or is reached by Tab."""
    for _ in range(12):
        box = QApplication.focusWidget()
        if box is not None and box.accessibleName() == name:
            break
        person.key(Key.Key_Tab)
    assert isinstance(box, QComboBox), name
    while box.currentIndex() != number:
        person.key(Key.Key_Down if box.currentIndex() < number else Key.Key_Up)


def choose_entity(person: Person, name: str) -> None:
    """Choose an entity that exists: from what is proposed, or by its first letters."""
    field = QApplication.focusWidget()
    assert isinstance(field, EntityField)
    person.key(Key.Key_Down)
    for length in range(1, len(name)):
        names = proposed(field)
        if name in names and names.index(name) < 3:
            break
        person.count("letter")
        field.setText(name[:length])
        field.setModified(True)
        field.textEdited.emit(name[:length])
    names = proposed(field)
    while field.list.currentIndex().row() != names.index(name):
        person.key(Key.Key_Down)
    person.key(Key.Key_Return)


def proposed(field: EntityField) -> list[str]:
    """Return the names that stand in the list below the field."""
    return [str(field.list.model().index(row, 0).data()) for row in range(field.list.model().rowCount())]


def choose_holder(person: Person, span: Span, holder: str) -> None:
    """Go through the holders that the card proposes, the likeliest first."""
    for _ in range(60):
        if holder_of(person, span) == holder:
            return
        person.key(Key.Key_Down)
    raise AssertionError(f"{holder} is not among the holders")


def holder_of(person: Person, span: Span) -> str:
    """Return the words of a stance's holder."""
    assert person.window.session is not None
    annotations = person.window.session.annotations
    target = next((r.target for r in annotations.relations if (r.source, r.type) == (span.id, "holder")), "")
    return annotations.span(target).text if target else ""


def entity_of(person: Person, span: Span) -> str:
    """Return the name of a span's entity."""
    assert person.window.session is not None
    entity = person.window.session.entities.get(span.entity)
    return entity.name if entity is not None else ""


def nearest(person: Person, span: Span, words: str) -> Span:
    """Return the span with these words that is nearest to another."""
    found = [one for one in person.spans if one.text == words and one.label == "actor"]
    return min(found, key=lambda one: abs(one.start - span.start))


def result(person: Person) -> set[tuple[object, ...]]:
    """Return what is annotated, span by span."""
    found: set[tuple[object, ...]] = set()
    for span in person.spans:
        said: tuple[object, ...] = ()
        if span.label == "stance":
            said = (span.attributes.get("target"), span.attributes.get("position"), holder_of(person, span))
        elif span.label == "figure":
            said = (span.attributes.get("counted"), span.attributes.get("value"))
        found.add((span.text, span.start, span.label, entity_of(person, span), *said))
    return found


def check(person: Person) -> None:
    """Hold what came out against what is written down above."""
    there = {(span.start, span.end, span.label): span for span in person.spans}
    wanted = set()
    for named in NAMED:
        places = person.places(named.words)
        for place in places if named.only is None else [places[n] for n in named.only]:
            wanted.add((*place, named.label))
            span = there.get((*place, named.label))
            assert span is not None, f"{named.words} at {place} is not labelled"
            assert span.entity, f"{named.words} at {place} has no entity"
            if named.entity:
                assert entity_of(person, span) == named.entity, (named.words, entity_of(person, span))
    for stance in STANCES:
        place = person.places(stance.words)[0]
        wanted.add((*place, "stance"))
        span = there[(*place, "stance")]
        assert holder_of(person, span) == stance.holder, (stance.words, holder_of(person, span))
        assert {"target", "position"} <= set(span.attributes), stance.words
    for words, counted, value in FIGURES:
        place = person.places(words)[0]
        wanted.add((*place, "figure"))
        span = there[(*place, "figure")]
        assert span.attributes.get("counted") == counted, (words, dict(span.attributes))
        assert value is None or abs(float(span.attributes["value"]) - value) < 1e-3, words
    assert set(there) == wanted, [person.text[a:b] for a, b, _ in set(there) ^ wanted]


def run(kind: type[WithHelp] | type[ByHand], folder: Path) -> Person:
    """Let a person annotate the article in a fresh copy of the samples."""
    copytree(ROOT / "seeds", folder)
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    window, errands = make_window(app, "a1")
    helps = "on" if kind is WithHelp else "off"
    for setting in ("marking/card", "marking/matches"):
        window.settings.set_value(setting, helps)
    window.settings.tour_seen = True
    window.resize(1360, 860)
    window.show()
    assert errands.open_project(folder)
    window.open_article(ARTICLE)
    window.activateWindow()
    app.processEvents()
    window.view.setFocus()
    person = kind(window)
    person.annotate()
    check(person)
    person.made = result(person)
    window.close()
    window.deleteLater()
    return person


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        helped = run(WithHelp, Path(home, "helped"))
        by_hand = run(ByHand, Path(home, "by_hand"))
    count = len(helped.made)
    print(f"{count} spans of article {ARTICLE}, annotated completely")
    print(f"{'':14} {'actions':>8} {'a span':>7}   what they are")
    for name, person in (("with help", helped), ("by hand", by_hand)):
        kinds = ", ".join(f"{number} {kind}s" for kind, number in sorted(person.kinds.items()))
        print(f"{name:14} {person.actions:8} {person.actions / count:7.2f}   {kinds}")
    other = helped.made ^ by_hand.made
    print(f"spans that differ between the two: {len(other)}")
    for one in sorted(map(str, other)):
        print(f"  {one}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
