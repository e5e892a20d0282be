"""What the check of a pool says around its findings, in the terminal and in the window."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, REFUSED, USAGE, Message

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
    "commands.pool": N_("look at a pool's settings, with AWS credentials"),
    "commands.pool-check": N_("say what of a pool's settings weakens or breaks sign-in"),
    "commands.write-profile": N_("write session minutes, password policy and flow into the profile"),
    "commands.email-codes": N_("say what the pool's own codes by e-mail still need, with the exact calls"),
    "commands.count-people": N_("read the whole directory to count who has no verified e-mail address"),
    "commands.ses-identity": N_("with --email-codes: the Amazon SES identity to send by"),
    "commands.ses-from": N_("with --email-codes: the address to send as"),
    "commands.pool-apply": N_("with --email-codes: make the calls, once the pool's id was typed"),
    "commands.pool-confirm": N_("the pool's id, in place of typing it"),
    "admin-window.page.pool": N_("The pool's settings"),
    "admin-window.pool-again": N_("Look again"),
    "admin-window.pool-learn": N_("Write into the profile"),
    "admin-window.pool-learned": N_("The profile {profile} says what the pool says now."),
    "admin-window.pool-way": N_("To the pool's own codes by e-mail"),
    "admin-window.pool-calls": N_("These calls send back every setting, so that none is reset:"),
    "admin-window.pool-copy": N_("Copy"),
    "admin-window.pool-apply": N_("Make these calls…"),
    "admin-window.pool-apply-title": N_("Change the pool's settings?"),
    "admin-window.pool-apply-text": N_(
        "{n} calls change the pool for everybody who signs in to it. Nobody is forced to anything new. Afterwards all "
        "settings are read again."
    ),
    "admin-window.pool-apply-go": N_("Change them"),
    "admin-window.pool-type-id": N_("To go on, type {pool}"),
    "admin-window.pool-changed": N_("Changed by {n} calls, and everything else is as it was."),
    "admin-window.pool-ses": N_("Amazon SES identity to send by (its ARN)"),
    "admin-window.pool-ses-hint": N_("It must be verified, and out of the sandbox."),
    "admin-window.pool-from": N_("Address to send as"),
    "pool.commands": N_("These calls do the rest; they send back every setting, so that none is reset:"),
    "pool.profile-written": N_(
        "Wrote into the profile {profile}: sessions of {minutes} minutes, flow {flow}, passwords of {length} characters."
    ),
    "pool.type-id": N_("Type the pool's id, {pool}, to change its settings"),
    "pool.changed": N_("Changed the settings of {pool} by {n} calls, and found everything else as it was."),
}
