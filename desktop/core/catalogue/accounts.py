"""Problems of an account: one that is new, not confirmed, to be reset, signed out, or of another address."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import PERSON_NEEDED

MESSAGES: dict[str, Message] = {
    "signed-out": Message(
        N_("You have been signed out. Please sign in again."),
        N_("The refresh token is expired, revoked or was rotated away."),
        exit=PERSON_NEEDED,
    ),
    "renewal-refused": Message(
        N_(
            "The service did not renew your sign-in. Nothing was removed here: try again later, and if it stays so, "
            "sign in again."
        ),
        N_(
            "The refresh token was refused without a word that it is expired, revoked or used: another app client, a "
            "device that is not known, or a pool that is not well. See the details."
        ),
    ),
    "token-not-genuine": Message(
        N_(
            "What came for your sign-in is not what this pool gives out, so it is not used. Do not go on; tell your "
            "administrator."
        ),
        N_(
            "A token's signature, issuer, app client, use or time is not this pool's; see the details. Compare pool id and "
            "client id of the profile, and look who answers at its endpoint."
        ),
    ),
    "account-code-not-sent": Message(
        N_(
            "Your account was made, but the code for it could not be sent. Ask for a new code here in a moment; if none "
            "comes, ask your administrator. Do not make the account a second time."
        ),
        N_(
            "SignUp makes the account first. Check the address or number, and the pool's e-mail and SMS set-up. "
            "AdminConfirmSignUp lets the person in without a code."
        ),
        variants={
            "told": N_(
                "Your account was made, but the code for it could not be sent. The service says: “{told}” Ask for a new "
                "code here; if none comes, ask your administrator. Do not make the account a second time."
            ),
        },
    ),
    "name-taken": Message(N_("There is an account of this name already. Choose another name, or sign in.")),
    "reset-required": Message(
        N_("Your password has to be reset. Ask your administrator for the reset code."),
        N_("The user is in the state RESET_REQUIRED."),
    ),
    "not-confirmed": Message(
        N_("This account was never confirmed. Ask your administrator."),
        N_("The user is UNCONFIRMED: confirm it or resend the confirmation code."),
    ),
    "alias-taken": Message(N_("This address belongs to another account. Use another one.")),
    "address-of-another-account": Message(
        N_(
            "This address belongs to another account. Sign in with that account; if you do not know it, ask your "
            "administrator."
        ),
        N_(
            "The e-mail address or phone number is an alias of another, confirmed user. Find that user by the address, "
            "and delete the one that is not wanted."
        ),
    ),
}
