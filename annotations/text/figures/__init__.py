"""The quantities that an Arabic text asserts, read from digits and words. Offsets are code points."""

from annotations.text.figures.figure import Figure, Kind, Modifier, OtherKind, OtherNumber
from annotations.text.figures.reading import read_figures, read_other

__all__ = ["Figure", "Kind", "Modifier", "OtherKind", "OtherNumber", "read_figures", "read_other"]
