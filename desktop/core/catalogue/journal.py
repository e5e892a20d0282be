"""What the journal says: its commands, its rates, its window."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED, USAGE

MESSAGES: dict[str, Message] = {
    "journal-unreadable": Message(
        N_("The journal cannot be read. Other things Stile keeps are not touched by this."),
        N_(
            "The file journal/journal.db in Stile's folder is damaged or may not be read. Moved away, a new one is begun."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "bad-time": Message(
        N_("{text} is no time. Say for instance 90m, 24h, 7d, or a day such as 2026-11-23."),
        kind="failed",
        exit=USAGE,
    ),
}

TEXTS: dict[str, str] = {
    "journal.command": N_("what happened in sign-ins, step by step; rates tells what became of each step"),
    "journal.follow": N_("go on, and print what happens as it happens"),
    "journal.window": N_(
        "see it in a window: how far people come, day by day, and every sign-in step by step"
    ),
    "journal.since": N_("only what happened since: 90m, 24h, 7d, or a day such as 2026-11-23"),
    "journal.all-profiles": N_("only this profile; all of them if it is not given"),
    "journal.limit": N_("at most this many events, the newest ones"),
    "journal.rates": N_("how many reached, passed or gave up at each step, and how long it took"),
    "journal.version": N_("only sign-ins with this version of Stile"),
    "journal.step": N_("only this step"),
    "journal.by": N_("one line for each day, profile or version"),
    "journal.empty": N_("Nothing has happened yet: the journal begins with the first sign-in."),
    "journal.passing": N_(
        "Pseudonyms with ~ tell people apart within one run of Stile only: there was no keyring."
    ),
    "journal.times-note": N_(
        "Times in seconds, from bucketed counts: right within {percent} %. Counts are exact."
    ),
    "journal.column-step": N_("step"),
    "journal.column-reached": N_("reached"),
    "journal.column-passed": N_("passed"),
    "journal.column-refused": N_("refused"),
    "journal.column-lost": N_("lost"),
    "journal.column-recovered": N_("recovered"),
    "journal.column-abandoned": N_("abandoned"),
    "journal.column-person": N_("person 50/95 %"),
    "journal.column-service": N_("service 50/95 %"),
}
