"""What is said about a profile that is handed on as a link or a file, or opened from one."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import DONE, PERSON_NEEDED, REFUSED

MESSAGES: dict[str, Message] = {
    "link-endpoint": Message(
        N_(
            "The profile {name} signs in at {endpoint}. A link never carries an address, so whoever opened it would sign in "
            "somewhere else. Tell them the values; stile profile show {name} lists them."
        ),
        exit=REFUSED,
        kind="failed",
    ),
    "link-file-exists": Message(
        N_("{file} is there already and says something else. Name another file with --output."),
        exit=REFUSED,
        kind="failed",
    ),
    "link-not-written": Message(N_("{file} cannot be written: {reason}."), exit=REFUSED, kind="failed"),
    "link-written": Message(
        N_("Wrote {file}. Whoever opens it or the link sees the profile first and is asked."),
        kind="note",
        exit=DONE,
    ),
    "link-values-left-out": Message(
        N_("Not in it, because they are your own or protect whoever signs in: {names}."),
        kind="note",
        exit=DONE,
    ),
    "link-secret-left-out": Message(
        N_("The app client's secret is not in it. Whoever opens it needs it from you separately."),
        kind="note",
        exit=DONE,
    ),
    "open-nobody-asked": Message(
        N_("Nothing was opened: there is no window and no terminal here in which to ask you about it."),
        exit=PERSON_NEEDED,
        kind="failed",
    ),
}
