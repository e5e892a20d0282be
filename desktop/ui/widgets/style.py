"""How the window looks: one palette and one style sheet, light or dark as the desktop asks."""

from __future__ import annotations

import dataclasses
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from desktop.assets import resource
from desktop.ui.widgets.tones import DARK, LIGHT, Tones

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

ARGUMENTS = ("-style", "Fusion")
"""What a QApplication is created with. Set later, a style would need the class of all styles, 7 ms of it."""

_LEAST_POINTS = 10.0
_SIZES = {"title": 1.65, "lead": 1.15, "small": 0.92}
_MIDDLE = 128
_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}


class _CurrentStyle:
    """The colours in use; icons and charts are painted in them."""

    tones: Tones = LIGHT


def tones() -> Tones:
    """Return the colours in use."""
    return _CurrentStyle.tones


def repolish(*widgets: QWidget) -> None:
    """Apply the style sheet anew to widgets of which a property changed that the sheet selects by."""
    for widget in widgets:
        widget.style().polish(widget)


def apply_style(app: QApplication, *, dark: bool | None = None) -> None:
    """Give the application its look and keep it in step with the desktop; `dark` overrules the desktop.

    The application is one that was created with ARGUMENTS.
    """
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), _LEAST_POINTS))
    app.setFont(font)
    if dark is None:
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _apply(app, _choice()))
    _apply(app, _choice() if dark is None else (DARK if dark else LIGHT))


def _choice() -> Tones:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        window = QPalette().color(QPalette.ColorRole.Window)
        return LIGHT if window.lightness() >= _MIDDLE else DARK
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _apply(app: QApplication, chosen: Tones) -> None:
    _CurrentStyle.tones = chosen
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_sheet(chosen, app.font().pointSizeF()))


def _palette(chosen: Tones) -> QPalette:
    palette = QPalette()
    for role, tone in _ROLES.items():
        palette.setColor(role, QColor(getattr(chosen, tone)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.muted))
    return palette


def _sheet(chosen: Tones, points: float) -> str:
    sizes = {f"{name}_size": f"{points * factor:.1f}pt" for name, factor in _SIZES.items()}
    check = resource("icons/ticked_on_light.svg" if chosen is DARK else "icons/ticked_on_dark.svg")
    ground = "dark" if chosen is DARK else "light"
    arrow, up = (resource(f"icons/{way}_on_{ground}.svg") for way in ("down", "up"))
    template = Template(resource("style/stile.qss").read_text(encoding="utf-8"))
    pictures = {"check": check.as_posix(), "arrow": arrow.as_posix(), "up": up.as_posix()}
    return template.substitute(dataclasses.asdict(chosen) | sizes | pictures)
