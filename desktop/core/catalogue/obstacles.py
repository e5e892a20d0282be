"""Why an action cannot be done: not for this person, not with what was given, or for nobody knows whom."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import PERSON_NEEDED, REFUSED

MESSAGES: dict[str, Message] = {
    "several-people": Message(
        N_("Several people go by this. It is not guessed which of them is meant."),
        kind="failed",
        exit=PERSON_NEEDED,
        variants={
            "address": N_(
                "Several people have this address: {names}. It is not guessed who is meant: name one by the user name, "
                "or by the sub, which stile admin list --columns username,sub shows."
            ),
            "number": N_(
                "Several people have this phone number: {names}. It is not guessed who is meant: name one by the user "
                "name."
            ),
            "name": N_(
                "Several people go by this name: {names}. It is not guessed who is meant: name one by the sub, which stile "
                "admin list --columns username,sub shows."
            ),
        },
    ),
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
    "factors-untold": Message(
        N_(
            "The pool did not tell which second factors it has. Try again later; if it stays so, you lack the permission "
            "GetUserPoolMfaConfig."
        )
    ),
    "no-factors": Message(N_("The pool asks nobody for a second factor.")),
    "no-providers": Message(N_("This account is not linked with another provider.")),
    "no-attributes-to-remove": Message(
        N_("The pool needs all that it knows of this person, so nothing can be removed.")
    ),
    "sessions-not-tracked": Message(
        N_(
            "The pool keeps no list of sign-ins, because its session tracking is off. Who runs the pool can switch it on, in the "
            "plans Essentials and Plus. To end all sessions at once: stile admin sign-out"
        ),
        kind="failed",
    ),
    "provider-not-linked": Message(
        N_("This person is not linked with {name}."),
        kind="failed",
        variants={
            "others": N_("This person is not linked with {name}, but with {names}."),
            "none": N_("This person is not linked with {name}, nor with any other provider."),
        },
    ),
    "no-devices-tracked": Message(N_("The pool does not remember computers.")),
    "member-refused": Message(
        N_("The pool does not take what was given as it stands."),
        kind="failed",
        variants={
            "phone": N_(
                "{name} is no phone number that the pool takes. Write + and the country's code, such as "
                "+4915112345678."
            ),
            "email": N_("{name} is no e-mail address that the pool takes. One looks like ann@example.com."),
            "date": N_(
                "{name} is no date that the pool takes. Write year, month and day, such as 1990-12-31."
            ),
            "short": N_("{name} is too short: the pool wants at least {least:characters}."),
            "long": N_("{name} is too long: the pool takes at most {most:characters}."),
            "name-plain": N_(
                "{name} must not be an address in this pool. Give a name without @, and the address as an attribute."
            ),
            "name-email": N_("{name} has to be an e-mail address in this pool."),
            "name-phone": N_("{name} has to be a phone number in this pool."),
            "name-address": N_("{name} has to be an e-mail address or a phone number in this pool."),
            "name-taken": N_("There is an account of this {name} already. Look at it with: stile admin show"),
            "taken": N_("{name} belongs to another account already. Look with: stile admin show"),
            "missing": N_("{name} is required in this pool. Give it as an attribute."),
            "fixed": N_("{name} keeps the value that it has: the pool lets nobody change it."),
            "unknown": N_("The pool has no attribute {name}. Names of its own begin with custom:."),
            "not-writable": N_("{name} may not be written."),
            "named": N_("The pool does not take {name} as it stands."),
        },
    ),
    "pool-said": Message(N_("The pool said: {told}"), kind="note", exit=REFUSED),
}
