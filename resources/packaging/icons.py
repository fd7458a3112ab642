"""The application icon in every size and container that the platforms ask for, drawn from its SVG.

`python icons.py SVG FOLDER` writes `hashiya-<size>.png`, `hashiya.ico` and `hashiya.icns`.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {b"ic04": 16, b"ic05": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def main(svg: Path, folder: Path) -> None:
    """Write all the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = draw(svg, folder)
    (folder / "hashiya.ico").write_bytes(ico(pictures))
    (folder / "hashiya.icns").write_bytes(icns(pictures))


def draw(svg: Path, folder: Path) -> dict[int, bytes]:
    """Write a PNG file of each size and return what is in them."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert app is not None
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise SystemExit(f"{svg}: is no SVG that can be drawn")
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = folder / f"hashiya-{size}.png"
        if not image.save(str(path)):
            raise SystemExit(f"{path}: cannot be written")
        pictures[size] = path.read_bytes()
    return pictures


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures."""
    chosen = [(size, pictures[size]) for size in ICO_SIZES]
    offset = 6 + 16 * len(chosen)
    entries = b""
    for size, data in chosen:
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(chosen)) + entries + b"".join(data for _, data in chosen)


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures."""
    parts = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
