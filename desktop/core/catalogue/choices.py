"""What the options of a choice are called, by their values."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_
from desktop.core.cognito.factor_names import ALIASES
from desktop.core.steps.base import NO, YES

_USUAL: dict[str, str] = {
    "EMAIL_OTP": N_("A code by e-mail"),
    "PASSWORD": N_("My password"),
    "PASSWORD_SRP": N_("My password"),
    "PASSWORD_VERIFIER": N_("My password"),
    "ADMIN_NO_SRP_AUTH": N_("My password"),
    "NEW_PASSWORD_REQUIRED": N_("A new password"),
    "SMS_MFA": N_("A code by text message"),
    "SMS_OTP": N_("A code by text message"),
    "SOFTWARE_TOKEN_MFA": N_("An authenticator app"),
    "MFA_SETUP": N_("Set up a second factor"),
    "SELECT_MFA_TYPE": N_("Another second factor"),
    "SELECT_CHALLENGE": N_("Another method"),
    "CUSTOM_CHALLENGE": N_("A question of the service"),
    "DEVICE_SRP_AUTH": N_("This computer"),
    "DEVICE_PASSWORD_VERIFIER": N_("This computer"),
    "WEB_AUTHN": N_("A passkey"),
    "srp": N_("Password, not sent (srp)"),
    "password": N_("Password, sent (password)"),
    "choice": N_("The person's choice (choice)"),
    "custom": N_("The pool's questions (custom)"),
    "custom-srp": N_("Password and questions (custom-srp)"),
    "browser": N_("In the browser (browser)"),
    YES: N_("Yes"),
    NO: N_("No"),
}

_ABOUT: dict[str, str] = {
    "EMAIL_OTP": N_("We send it to your e-mail address."),
    "PASSWORD": N_("The one that you chose for this account."),
    "PASSWORD_SRP": N_("The one that you chose for this account."),
    "SMS_MFA": N_("We send it to your phone."),
    "SMS_OTP": N_("We send it to your phone."),
    "SOFTWARE_TOKEN_MFA": N_("It shows a new code every 30 seconds, also without a network."),
    "WEB_AUTHN": N_("Touch the security key that holds it."),
}

ABOUT: dict[str, str] = _ABOUT | {alias: _ABOUT[name] for alias, name in ALIASES.items() if name in _ABOUT}
"""A line about what a person can sign in with, by the values of choices; others need none."""

CHOICES: dict[str, str] = _USUAL | {alias: _USUAL[name] for alias, name in ALIASES.items()}
"""Every name that Cognito's model has for a challenge or a factor, and other spellings of these."""
