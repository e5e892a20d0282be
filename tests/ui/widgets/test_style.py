"""Colours that can be read, and a style sheet that is complete, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.assets import resource
from desktop.ui.widgets import style
from desktop.ui.widgets.tones import DARK, LIGHT, Tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

TEXT_ON_GROUND = [
    ("text", "ground"),
    ("text", "surface"),
    ("text", "danger_ground"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("muted", "line"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("danger", "danger_ground"),
    ("info", "info_ground"),
    ("caution", "caution_ground"),
]
PALETTES = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@PALETTES
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_can_be_read(tones: Tones, text: str, ground: str) -> None:
    assert contrast(getattr(tones, text), getattr(tones, ground)) >= 4.5


@PALETTES
def test_the_edge_of_a_field_can_be_seen(tones: Tones) -> None:
    assert contrast(tones.edge, tones.surface) >= 3


@pytest.fixture
def restored(app: QApplication) -> Iterator[QApplication]:
    yield app
    style.apply_style(app, dark=False)


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_is_complete_in_both(restored: QApplication, *, dark: bool) -> None:
    style.apply_style(restored, dark=dark)
    assert style.tones() is (DARK if dark else LIGHT)
    sheet = restored.styleSheet()
    assert "$" not in sheet.replace("$names", "")
    for picture in re.findall(r"url\((.*?)\)", sheet):
        assert Path(picture).is_file()


def test_pictures_take_the_colour_of_the_moment() -> None:
    drawn_by_the_style = {
        f"{name}_on_{look}" for name in ("down", "up", "ticked") for look in ("dark", "light")
    }
    fixed = {"stile"} | drawn_by_the_style
    for path in resource("icons").glob("*.svg"):
        assert ("currentColor" in path.read_text()) is (path.stem not in fixed)
