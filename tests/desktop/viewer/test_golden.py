"""Every difficult text looks as it did when somebody looked at it and found it right.

    HASHIYA_GOLDEN=make .venv/bin/python -m pytest tests/desktop/viewer/test_golden.py

makes the golden images anew; look at the sheet of `python -m tests.pictures.difficult FOLDER` before they
are committed. Where a picture differs, expected, actual and difference are laid side by side in a folder
that the failure names.

The tolerance is for the edges of letters, which another version of FreeType may fill a little differently:
no pixel may be off by more than a sixth of the scale, few by more than a sixtieth.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.pictures.difficult import FIXED_FONTS, PICTURES, Picture, draw, families

GOLDEN = Path(__file__).resolve().parents[2] / "data" / "golden"
MAKING = os.environ.get("HASHIYA_GOLDEN") == "make"
FURTHEST = 42
SLIGHT = 4
FEW = 1 / 200
LARGEST_FILE = 40_000

BY_NAME = {picture.name: picture for picture in PICTURES}
pytestmark = pytest.mark.usefixtures("qapp")


class Difference(NamedTuple):
    """How far the furthest pixel is off, of 255, and which share of them is off more than slightly."""

    furthest: int
    share: float

    @property
    def is_tolerated(self) -> bool:
        return self.furthest <= FURTHEST and self.share <= FEW


@pytest.fixture(autouse=True)
def without_sheet(qapp: QApplication) -> Iterator[None]:
    """Draw at scale 1 whatever theme another test has left."""
    assert qapp.devicePixelRatio() == 1.0
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(sheet)


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_a_difficult_text_looks_as_it_should(picture: Picture, tmp_path: Path) -> None:
    foreign = families(picture) - FIXED_FONTS
    if foreign:
        pytest.skip(f"this machine draws some of it with {', '.join(sorted(foreign))}")
    actual = draw(picture)
    path = GOLDEN / f"{picture.name}.png"
    if MAKING:
        GOLDEN.mkdir(exist_ok=True)
        assert actual.save(str(path), "PNG", 0)
        return
    expected = read(path)
    assert actual.size() == expected.size(), kept(tmp_path, picture.name, expected, actual)
    difference = compared(expected, actual)
    assert difference.is_tolerated, f"{difference}; look at {kept(tmp_path, picture.name, expected, actual)}"


def test_there_is_one_small_file_for_each_text() -> None:
    files = {path.stem: path.stat().st_size for path in GOLDEN.glob("*.png")}
    assert files.keys() == BY_NAME.keys()
    assert max(files.values()) < LARGEST_FILE


def test_a_word_that_moved_by_a_pixel_is_seen() -> None:
    expected = read(GOLDEN / "selected.png")
    actual = expected.copy()
    word = QRect(300, 14, 60, 24)
    painter = QPainter(actual)
    painter.drawImage(word.translated(1, 0).topLeft(), expected, word)
    painter.end()
    assert not compared(expected, actual).is_tolerated


def without(picture: Picture, number: int) -> Picture:
    return replace(picture, spans=picture.spans[:number] + picture.spans[number + 1 :])


SPOILT = [
    pytest.param(without(BY_NAME["nested-four"], 3), id="the smallest span is missing"),
    pytest.param(without(BY_NAME["nested-four-dark"], 0), id="a clause is missing in the dark"),
    pytest.param(replace(BY_NAME["selected"], show=None), id="nothing is selected"),
    pytest.param(replace(BY_NAME["suggestions"], show=None), id="suggestions are missing"),
    pytest.param(replace(BY_NAME["label-names"], show=None), id="names are missing"),
    pytest.param(replace(BY_NAME["pen"], show=None), id="the pen's preview is missing"),
    pytest.param(replace(BY_NAME["reveal"], show=None), id="signs are missing"),
    pytest.param(replace(BY_NAME["dark"], dark=False), id="it is light"),
    pytest.param(
        replace(BY_NAME["guillemets"], text=BY_NAME["guillemets"].text.replace("الأميركية", "الاميركية"),
                spans=BY_NAME["guillemets"].spans[1:]),
        id="a hamza is missing",
    ),
]  # fmt: skip


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_missing_is_seen(spoilt: Picture) -> None:
    expected, actual = read(GOLDEN / f"{spoilt.name}.png"), draw(spoilt)
    assert actual.size() != expected.size() or not compared(expected, actual).is_tolerated


def test_a_missing_bar_is_seen() -> None:
    """The bar alone, painted over with the page; its tint stays."""
    expected = read(GOLDEN / "zoomed.png")
    actual = expected.copy()
    page, bars = QColor(expected.pixel(2, 2)), [y for y in range(expected.height()) if is_bar(expected, y)]
    assert bars
    painter = QPainter(actual)
    for y in bars:
        painter.fillRect(QRect(0, y, expected.width(), 1), page)
    painter.end()
    assert not compared(expected, actual).is_tolerated


def is_bar(image: QImage, y: int) -> bool:
    """Say whether a row of pixels has a long piece in the colour of the Actor's bar."""
    return sum(image.pixelColor(x, y).name() == "#0072b2" for x in range(image.width())) > 40


def test_a_paler_tint_is_seen_and_a_breath_is_not() -> None:
    expected = read(GOLDEN / "joined-letters.png")
    for opacity, tolerated in ((0.08, False), (0.01, True)):
        actual = expected.copy()
        painter = QPainter(actual)
        color = QColor("black")
        color.setAlphaF(opacity)
        painter.fillRect(actual.rect(), color)
        painter.end()
        assert compared(expected, actual).is_tolerated is tolerated


def read(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull(), f"{path} is missing: make it with HASHIYA_GOLDEN=make"
    return image.convertToFormat(QImage.Format.Format_RGB32)


def difference_of(expected: QImage, actual: QImage) -> QImage:
    """Return an image whose channels say how far those of the two are apart."""
    image = expected.copy()
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, actual)
    painter.end()
    return image


def compared(expected: QImage, actual: QImage) -> Difference:
    image = difference_of(expected, actual).convertToFormat(QImage.Format.Format_RGBX8888)
    data = bytes(image.constBits())
    channels = [data[channel::4] for channel in range(3)]
    off = sum(any(value > SLIGHT for value in pixel) for pixel in zip(*channels, strict=True) if any(pixel))
    return Difference(max(map(max, channels)), off / (image.width() * image.height()))


def kept(folder: Path, name: str, expected: QImage, actual: QImage) -> Path:
    """Write expected, actual and their difference, brightened, beside each other; return the file."""
    difference = difference_of(expected, actual)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for _ in range(2):
        painter.drawImage(0, 0, difference.copy())
    painter.end()
    images = (expected, actual, difference)
    sheet = QImage(
        sum(image.width() + 8 for image in images),
        max(image.height() for image in images),
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    x = 0
    for part, image in zip(("expected", "actual", "difference"), images, strict=True):
        image.save(str(folder / f"{name}-{part}.png"))
        painter.drawImage(x, 0, image)
        x += image.width() + 8
    painter.end()
    sheet.save(str(folder / f"{name}.png"))
    return folder / f"{name}.png"
