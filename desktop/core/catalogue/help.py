"""What the window says around a note for whoever can help."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_

TEXTS: dict[str, str] = {
    "window.help-intro": N_(
        "Give this note to whoever looks after {pool}. It says where you stand; no password and no code is in it."
    ),
    "window.help-intro-of": N_(
        "Give this note to the people at {organisation} who look after {pool}. It says where you stand; no "
        "password and no code is in it."
    ),
    "window.help-note": N_("The note, as it will be shared"),
    "window.help-name": N_("Tell them my user name, {name}"),
    "window.help-name-hint": N_("Without it they see only {name}, and have to ask who you are."),
    "window.help-copy": N_("Copy"),
    "window.help-copied": N_("Copied. Paste it into a message."),
    "window.help-save": N_("Save as file…"),
    "window.help-saved": N_("Saved as {file}."),
    "window.help-not-saved": N_("The file could not be written: {reason}"),
    "window.help-file": N_("Notes (*.txt)"),
    "window.close": N_("Close"),
    "window.check-pool": N_("Check"),
    "window.check-offer": N_("Look what is wrong…"),
    "window.checking": N_("Looking what is wrong"),
    "window.checking-of": N_("Looking at this computer and at {name}…"),
    "window.checking-well": N_("Everything that could be looked at is well."),
    "window.checking-warnings": N_("Nothing is in the way. Worth knowing: {n}."),
    "window.checking-problems": N_("This keeps sign-in from working. Problems: {n}."),
    "window.checking-failed": N_("Stile could not look ({reason}). In a terminal: stile doctor"),
    "window.check-again": N_("Look again"),
    "window.support": N_("Support file"),
    "window.support-offer": N_("Make a support file…"),
    "window.support-intro": N_(
        "This is everything that would be in the file: versions, settings, checks and the last sign-ins, with names "
        "masked and no password or code. Send it only to people who look after Stile."
    ),
    "window.support-looking": N_("Looking at everything. This takes a moment."),
    "window.support-failed": N_(
        "The file could not be put together ({reason}). In a terminal: stile support"
    ),
    "window.support-file": N_("Support files (*.json)"),
}
