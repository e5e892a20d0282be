"""What steps, fields and rules are called."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_

TITLES: dict[str, str] = {
    "sign-in": N_("Sign in"),
    "password": N_("Your password, please"),
    "new-password": N_("Choose a new password"),
    "email-code": N_("Code by e-mail"),
    "unknown-challenge": N_("This pool asks something new"),
    "signed-in": N_("Signed in"),
    "unlock-store": N_("Unlock what Stile keeps"),
    "client-secret": N_("The app client's secret"),
}

SHORT_TITLES: dict[str, str] = {
    "sign-in": N_("Sign in"),
    "password": N_("Password"),
    "new-password": N_("New password"),
    "email-code": N_("E-mail code"),
    "unknown-challenge": N_("Unknown"),
    "signed-in": N_("Signed in"),
}

INTROS: dict[str, str] = {
    "sign-in": N_("Use the name and the password you were given."),
    "new-password": N_("Your temporary password worked. Now choose one that only you know."),
    "email-code": N_("We sent a code to {destination}. Type it here."),
    "unknown-challenge": N_(
        "The pool asks for “{challenge}”, which this version of Stile does not know. Ask your administrator, "
        "or install a newer version. Continue starts the sign-in again."
    ),
}

REASONS: dict[str, str] = {
    "session-ended": N_(
        "The time for this step is over. Type your password once more and you are back where you were."
    ),
    "reply-lost": N_(
        "The service's answer was lost. Type your password once more and you are back where you were."
    ),
    "new-code": N_("To send a new code, the service needs your password once more."),
    "resumed": N_(
        "Your sign-in was interrupted. Type your password once more and you are back where you were."
    ),
    "new-password-maybe-set": N_("Your new password may already be set. Try it first."),
    "new-password-set": N_("Your new password is set. Use it to go on."),
}

FIELDS: dict[str, str] = {
    "username": N_("User name"),
    "password": N_("Password"),
    "new_password": N_("New password"),
    "code": N_("Code"),
    "email": N_("E-mail address"),
    "phone_number": N_("Phone number"),
    "name": N_("Full name"),
    "given_name": N_("Given name"),
    "family_name": N_("Family name"),
    "nickname": N_("Nickname"),
    "preferred_username": N_("Preferred user name"),
    "birthdate": N_("Date of birth"),
    "gender": N_("Gender"),
    "address": N_("Address"),
    "locale": N_("Language"),
    "zoneinfo": N_("Time zone"),
    "website": N_("Web site"),
    "picture": N_("Picture"),
    "profile": N_("Profile page"),
    "middle_name": N_("Middle name"),
}

HINTS: dict[str, str] = {
    "code": N_("Spaces and dashes do not matter."),
    "phone_number": N_("With the country code, such as +4915112345678."),
    "birthdate": N_("As 1990-12-31."),
}

RULES: dict[str, str] = {
    "length": N_("At least {min_length} characters"),
    "lower": N_("A lower-case letter (a–z)"),
    "upper": N_("An upper-case letter (A–Z)"),
    "digit": N_("A digit (0–9)"),
    "symbol": N_("A symbol, such as ! or %"),
}

CHOICES: dict[str, str] = {}
