"""What the check for a newer version finds."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "updates.newest": FindingText(N_("This is the newest version ({present}).")),
    "updates.newer": FindingText(
        N_("There is a newer version: {newest}. This is {present}."),
        N_("Get it from {where}, or ask who looks after this computer."),
    ),
    "updates.no-feed": FindingText(
        N_("This build names no place where newer versions are announced."),
        N_("Look where you got Stile from."),
    ),
    "updates.by-organisation": FindingText(
        N_("Your organisation looks after updates, so nothing was asked about newer versions.")
    ),
    "updates.not-reached": FindingText(
        N_("Newer versions are announced at {url}, which could not be read ({reason})."),
        N_("Try again later, or look at the page yourself."),
    ),
    "updates.not-signed": FindingText(
        N_("What {url} says about newer versions is not signed by who made this program. It was not read."),
        N_("Do not install anything that it names. Tell who looks after this computer."),
    ),
    "updates.not-read": FindingText(
        N_("What {url} says about newer versions cannot be read ({reason})."),
        N_("Look where you got Stile from."),
    ),
    "updates.old-feed": FindingText(
        N_("What was said about newer versions was good until {date} only."),
        N_("Look where you got Stile from: somebody may serve an old announcement."),
    ),
}
