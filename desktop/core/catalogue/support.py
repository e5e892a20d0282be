"""What the support bundle says of itself."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED

MESSAGES: dict[str, Message] = {
    "support-unreadable": Message(
        N_("This is no support file of Stile."),
        kind="failed",
        exit=REFUSED,
        variants={
            "too-long": N_("The file is too large for a support file of Stile."),
            "newer": N_("A newer Stile wrote this support file. Update Stile to open it."),
            "another-file": N_("This is no support file of Stile. Make one with: stile support"),
            "damaged": N_("The support file is damaged. Ask for it once more."),
        },
    ),
    "support-not-read": Message(N_("{file} cannot be read: {reason}."), kind="failed", exit=REFUSED),
    "support-exists": Message(
        N_("There already is a file {file}. Name another one with --output."), kind="failed", exit=REFUSED
    ),
    "support-not-saved": Message(
        N_("The support file could not be written to {file}: {reason}."), kind="failed", exit=REFUSED
    ),
}

TEXTS: dict[str, str] = {
    "support.made": N_("Made at {at} with:"),
    "support.under-way": N_("(under way)"),
    "support.ask": N_("This is what would be saved as {file}. Save it? (y/N)"),
    "support.saved": N_("Saved as {file}. Send it to whoever helps you."),
    "support.not-saved": N_("Nothing was saved."),
}
