"""What the check of a pool says around its findings, in the terminal and in the window."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED, USAGE

MESSAGES: dict[str, Message] = {
    "pool-half-sender": Message(
        N_("To send by Amazon SES, name both: --ses-identity ARN and --from ADDRESS."),
        kind="failed",
        exit=USAGE,
    ),
    "pool-no-sender": Message(
        N_(
            "Nothing was changed: the pool has no sender for codes. Verify an identity in Amazon SES, then name it with "
            "--ses-identity ARN and --from ADDRESS."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "pool-not-changed": Message(
        N_(
            "The call {operation} was not done; of those before it, {n} were. The service said: {reason}. Once that is "
            "corrected, make them all again."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "pool-id-not-typed": Message(
        N_("The pool's id was not typed as it is, so nothing was changed."), kind="failed", exit=REFUSED
    ),
    "pool-not-as-sent": Message(
        N_(
            "The pool was changed, but these settings are not as they were sent: {names}. Look at them in the console."
        ),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "pool.commands": N_("These calls do the rest; they send back every setting, so that none is reset:"),
    "pool.profile-written": N_(
        "Wrote into the profile {profile}: sessions of {minutes} minutes, flow {flow}, passwords of {length} characters."
    ),
    "pool.type-id": N_("Type the pool's id, {pool}, to change its settings"),
    "pool.changed": N_("Changed the settings of {pool} by {n:calls}, and found everything else as it was."),
}
