"""The window's colours, once for light and once for dark surroundings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours by what they are for; every text on its ground has a contrast of 4.5 or more."""

    ground: str
    surface: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    danger: str
    danger_ground: str
    info: str
    info_ground: str
    caution: str
    caution_ground: str


LIGHT = Tones(
    ground="#f4f6f5",
    surface="#ffffff",
    text="#17211d",
    muted="#56635d",
    line="#dde3e0",
    edge="#87938d",
    accent="#1c6b57",
    accent_strong="#145544",
    on_accent="#ffffff",
    danger="#a3261d",
    danger_ground="#fcedeb",
    info="#1f5470",
    info_ground="#e9f2f7",
    caution="#714a00",
    caution_ground="#fdf3dd",
)

DARK = Tones(
    ground="#131816",
    surface="#1b2220",
    text="#e6ecea",
    muted="#a1aeaa",
    line="#303a37",
    edge="#6f7d78",
    accent="#63c9a9",
    accent_strong="#83dbc0",
    on_accent="#06231b",
    danger="#ffb3aa",
    danger_ground="#3a1f1c",
    info="#a6d3ee",
    info_ground="#182f3c",
    caution="#f2cb80",
    caution_ground="#372b12",
)
