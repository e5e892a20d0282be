"""What goes wrong with passkeys and the security keys that hold them."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import PERSON_NEEDED

MESSAGES: dict[str, Message] = {
    "passkey-by-browser": Message(
        N_(
            "If your passkey is in a phone or kept by your system, the browser can use it: start over and sign in with "
            "your browser."
        ),
        kind="note",
    ),
    "no-authenticator": Message(
        N_("No security key was found. Plug it in and press Continue, or go back and choose another method."),
        N_(
            "On Linux the user needs access to the key's hidraw device; macOS keeps its own passkeys to itself."
        ),
        exit=PERSON_NEEDED,
    ),
    "passkey-refused": Message(
        N_("The security key was not touched in time, or it refused. Press Continue to try once more.")
    ),
    "passkey-unfit": Message(
        N_(
            "This security key holds no passkey for you here. Use another key, or go back and choose another method."
        )
    ),
    "passkey-site-not-said": Message(
        N_("Say first whether this passkey is for your organisation's site."),
        N_("The profile names no relying party; stile profile change NAME --relying-party SITE does."),
    ),
    "passkey-site-denied": Message(
        N_(
            "Nothing was signed for {rp_id}. Go back and choose another method, and tell your administrator; if it is your "
            "organisation's site, say so and press Continue."
        ),
        N_(
            "The person says that the pool's relying party id is not their organisation's: check the pool and its id."
        ),
    ),
    "passkey-other-site": Message(
        N_(
            "Nothing was signed: the pool asks for a passkey of {rp_id}, and this profile's passkeys are for another "
            "site. Go back and choose another method, or ask your administrator."
        ),
        N_(
            "The pool's relying party id is not the one that the profile has or that the person confirmed here. If it "
            "was changed on purpose: stile profile change NAME --relying-party SITE"
        ),
    ),
    "passkey-unfit-site": Message(
        N_(
            "Nothing was signed: {rp_id} is no site of its own, many share it. Go back and choose another method, and tell "
            "your administrator."
        ),
        N_("The pool's relying party id is a public suffix; set it to a domain of your organisation's."),
    ),
    "key-not-set-up": Message(
        N_(
            "This security key has no PIN and no fingerprint yet, and one is needed. Set it up with the program of "
            "its maker, or go back and choose another method."
        ),
        N_("The pool asks for user verification, and the key has none configured."),
    ),
    "pin-needed": Message(N_("The security key wants its PIN.")),
    "wrong-pin": Message(N_("That is not the PIN of this security key. Tries left: {tries_left}.")),
    "pin-blocked": Message(
        N_(
            "The security key is locked after too many wrong PINs. Take it out and plug it in again; if that does "
            "not help, go back and choose another method."
        )
    ),
    "several-passkeys": Message(N_("This security key holds several passkeys. Choose one.")),
}
