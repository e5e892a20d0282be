"""Why an action cannot be done for a person."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message

MESSAGES: dict[str, Message] = {
    "resend-not-invited": Message(
        N_("This person has a password of their own already, so there is no invitation to send again.")
    ),
    "nowhere-to-send": Message(
        N_(
            "This person has neither an e-mail address nor a phone number, so an invitation has nowhere to go."
        )
    ),
    "other-provider": Message(
        N_("This person signs in through another provider, and that is where their password is.")
    ),
    "reset-while-invited": Message(
        N_(
            "This person still has a temporary password, which a reset code cannot replace. Send the invitation again "
            "instead."
        )
    ),
    "reset-unconfirmed": Message(N_("This account is not confirmed yet. Confirm it first.")),
    "reset-disabled": Message(N_("This account is disabled. Enable it first.")),
    "no-verified-address": Message(
        N_(
            "This person has no verified e-mail address and no verified phone number, so a code has nowhere to go."
        )
    ),
    "not-unconfirmed": Message(N_("This account is confirmed already.")),
    "already-enabled": Message(N_("This account is enabled already.")),
    "already-disabled": Message(N_("This account is disabled already.")),
    "no-factors": Message(N_("The pool asks nobody for a second factor.")),
    "no-devices-tracked": Message(N_("The pool does not remember computers.")),
}
