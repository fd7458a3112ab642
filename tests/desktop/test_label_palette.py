"""The row of labels: all of them stay at hand, however many there are and however long their names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotations.schema import Label
from annotations.schema_change import plan_change
from annotations.schema_edits import add_label
from desktop.label_chip import LabelChip
from tests.desktop.conftest import Desk


@pytest.mark.parametrize("width", [720, 1000, 1360])
def test_twelve_labels_are_all_there_to_click(desk: Desk, width: int) -> None:
    schema = desk.session.project.schema
    for number in range(5, 13):
        name = f"A label with a name of some length {number}"
        key = str(number % 10) if number < 11 else ""
        schema = add_label(schema, Label(f"l{number}", name, "", "#8B4513", key))
    desk.session.change_schema("More labels", plan_change(desk.session.project, schema))
    desk.window.resize(width, 600)
    chips = desk.window.findChildren(LabelChip)[-12:]
    desk.qtbot.waitUntil(lambda: all(chip.isVisible() for chip in chips))
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(chips))
    assert desk.window.menu_bar.tools.widgetForAction(desk.window.actions_by_id["pen"]).isVisible()
    desk.drag(0, 4)
    QTest.mouseClick(chips[-1], Qt.MouseButton.LeftButton)
    assert [span.label for span in desk.spans] == ["l12"]
