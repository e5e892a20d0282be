"""What the steps say that somebody is asked who changes something about the own account."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, StepWords

OWN_STEPS: dict[str, StepWords] = {
    "change-password": StepWords(
        N_("Change your password"),
        N_("New password"),
        N_(
            "Type the password that you sign in with now, and the one that takes its place. The service may refuse one that "
            "you had before. After five tries it makes you wait for an hour."
        ),
    ),
    "change-attribute": StepWords(
        N_("Change your details"),
        N_("Details"),
        N_("Type what it should be."),
        cases={
            "address": N_(
                "Type the new address. A code is sent to it, which you are asked for next; until then it counts as not "
                "confirmed."
            ),
        },
    ),
    "verify-attribute": StepWords(
        N_("Confirm your address"),
        N_("Confirm"),
        N_("We sent a code to your new address. Type it here. If you stop now, you can confirm it later."),
        delivered=N_(
            "We sent a code to {destination}. Type it here. If you stop now, you can confirm it later."
        ),
        cases={
            "kept": N_(
                "We sent a code to the new address. Your present one, {kept}, stays in use until you type that code here."
            ),
        },
    ),
    "make-passkey": StepWords(
        N_("Add a passkey"),
        N_("Passkey"),
        N_(
            "Plug in the security key that shall hold your passkey for {rp_id} and press Continue, then touch it. Passkeys in "
            "a Mac or an iPhone (Touch ID, iCloud) can be made in a browser only."
        ),
        cases={
            "site": N_(
                "This passkey would be for the site {rp_id}. Is that your organisation's site? Only the pool says so, and "
                "Stile cannot check it. If you are not sure, stop and ask your administrator: nothing is made before you say "
                "yes. You are asked once; your yes is trusted from then on. Then plug in your security key, press Continue, "
                "and touch the key."
            ),
            "pin": N_(
                "Type the PIN of your security key (not your password), press Continue, and touch the key when it blinks."
            ),
        },
    ),
    "delete-account": StepWords(
        N_("Delete your account"),
        N_("Delete"),
        N_(
            "Your account is deleted for good, with everything that the service knows of you; nobody can bring it back. To go "
            "on, type your user name, {username}. Then you sign in once more, so that it is certain that it is you."
        ),
    ),
}
"""By public name."""
