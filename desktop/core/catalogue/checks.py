"""What checks of this computer and of a profile find, and what to do about it."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, Told

FINDINGS: dict[str, Told] = {
    "check.late": Told(
        N_("The check of {check} was given up after {wait}."),
        N_("Try again. If it stays so, something on this computer or on the way hangs."),
    ),
    "check.failed": Told(
        N_("The check of {check} could not be made ({reason})."),
        N_("Send this report to whoever looks after Stile."),
    ),
}

TEXTS: dict[str, str] = {
    "checks.ok": N_("ok"),
    "checks.unknown": N_("?"),
    "checks.warning": N_("warning"),
    "checks.problem": N_("PROBLEM"),
    "checks.all-well": N_("All is well: {n} of {n}."),
    "checks.not-well": N_("Problems: {problems}. Warnings: {warnings}. Looked at: {n}."),
}
