"""What the checks of the display, of Qt and of its fonts find."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "display.there": FindingText(N_("There is a display to open a window on ({name}).")),
    "display.none": FindingText(
        N_("There is no display to open a window on, so Stile asks in the terminal."),
        N_("Over SSH, ssh -X brings the window to your screen."),
    ),
    "display.silent": FindingText(
        N_("{name} names a display that does not answer."),
        N_(
            "It may have ended, or belong to another session: open a new terminal there, or unset the variable."
        ),
    ),
    "display.refused": FindingText(
        N_("{name} names a display that does not let you in."),
        N_("Start Stile as the person whose desktop it is, without sudo or su."),
    ),
    "display.unusable": FindingText(
        N_("{name} names no display that Stile can open a window on."),
        N_("Unset the variable, or name wayland or xcb."),
    ),
    "qt.there": FindingText(N_("The libraries of the window are there: Qt {version}.")),
    "qt.none": FindingText(
        N_("Qt is not installed, so there is no window."),
        N_("Install Stile again with: pip install --force-reinstall stile"),
    ),
    "qt.libraries-missing": FindingText(
        N_("A window needs system libraries that are missing here."), N_("sudo apt install {packages}")
    ),
    "fonts.there": FindingText(N_("Fonts that the window can use: {n}.")),
    "fonts.by-system": FindingText(N_("The system brings the fonts of the window.")),
    "fonts.none": FindingText(
        N_("There is no font, so the window would show empty boxes."),
        N_("sudo apt install fonts-dejavu-core"),
    ),
}
