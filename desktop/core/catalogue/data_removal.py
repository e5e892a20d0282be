"""What people read about the data that Stile keeps, when they look at it or have it removed."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED, TROUBLE

MESSAGES: dict[str, Message] = {
    "data-in-use": Message(
        N_("Stile is at work with this data: a window, a sign-in or a job is open. Close it, and try again."),
        N_("A lock below the folder is held by another process."),
        kind="failed",
        exit=REFUSED,
    ),
    "keyring-not-cleared": Message(
        N_(
            "What Stile has in the keyring could not be looked at or removed from here. Open the keyring, or go to the desktop "
            "whose keyring it is, and say the same again."
        ),
        N_("Only items in the keyring may be left; without the files they open nothing."),
        kind="failed",
        exit=TROUBLE,
    ),
}

TEXTS: dict[str, str] = {
    "keyring-item.key": N_("Stile: the key to what it keeps of your sign-ins"),
    "keyring-item.writes": N_("Stile: how often it has saved something for the profile {profile}"),
    "keyring-item.audit": N_("Stile: how far the log of admin actions with the profile {profile} has come"),
    "data.command": N_("show what Stile keeps on this computer, and remove it"),
    "data.of-profile": N_("only what is kept for this profile"),
    "data.yes": N_("remove it; without this, a person at the terminal is asked"),
    "data.would-go": N_("This is what Stile keeps here:"),
    "data.would-go-of": N_("This is what Stile keeps here for the profile {profile}:"),
    "data.file": N_("  {path} (files: {n})"),
    "data.item": N_("  in the keyring: {label}"),
    "data.list-entry": N_("  its entry in {path}"),
    "data.journal": N_("  its entries in the journal"),
    "data.nothing": N_("Stile keeps nothing here."),
    "data.at-the-pool": N_(
        "Nothing changes at the pool. Who is signed in stays so until the tokens end; stile sign-out ends them first."
    ),
    "data.question": N_("Remove all of this? It cannot be brought back. [y/N]"),
    "data.dry-run": N_("Nothing was removed. To remove it: {command}"),
    "data.removed": N_("Removed."),
    "data.program-stays": N_(
        "The program itself goes as it came: pip uninstall stile, or by the system's packages."
    ),
}
