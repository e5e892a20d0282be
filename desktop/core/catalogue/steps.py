"""What steps, fields and rules are called."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_

TITLES: dict[str, str] = {
    "forgot-password": N_("Forgot your password?"),
    "reset-password": N_("Set a new password"),
    "sign-up": N_("Create an account"),
    "confirm-account": N_("Confirm your account"),
    "sign-in": N_("Sign in"),
    "identify": N_("Sign in"),
    "choose-factor": N_("How do you want to sign in?"),
    "sms-code": N_("Code by text message"),
    "totp-code": N_("Code of your authenticator app"),
    "choose-mfa": N_("How do you want to prove that it is you?"),
    "choose-mfa-setup": N_("Set up a second proof"),
    "set-up-totp": N_("Set up your authenticator app"),
    "set-up-email": N_("Set up codes by e-mail"),
    "custom": N_("One more question"),
    "password": N_("Your password, please"),
    "new-password": N_("Choose a new password"),
    "email-code": N_("Code by e-mail"),
    "unknown-challenge": N_("This pool asks something new"),
    "no-way-on": N_("This needs your administrator"),
    "passkey": N_("Use your security key"),
    "remember-device": N_("Do you sign in here often?"),
    "signed-in": N_("Signed in"),
    "unlock-store": N_("Unlock what Stile keeps"),
    "client-secret": N_("The app client's secret"),
    "type-count": N_("Do it for many"),
    "type-name": N_("Delete for good"),
    "type-pool-id": N_("Change the pool's settings"),
}

SHORT_TITLES: dict[str, str] = {
    "forgot-password": N_("Forgotten"),
    "reset-password": N_("New password"),
    "sign-up": N_("New account"),
    "confirm-account": N_("Confirm"),
    "sign-in": N_("Sign in"),
    "identify": N_("Sign in"),
    "choose-factor": N_("Way"),
    "sms-code": N_("Text message"),
    "totp-code": N_("Authenticator"),
    "choose-mfa": N_("Choice"),
    "choose-mfa-setup": N_("Choice"),
    "set-up-totp": N_("App set-up"),
    "set-up-email": N_("E-mail set-up"),
    "custom": N_("Question"),
    "password": N_("Password"),
    "new-password": N_("New password"),
    "email-code": N_("E-mail code"),
    "unknown-challenge": N_("Unknown"),
    "no-way-on": N_("Help needed"),
    "passkey": N_("Passkey"),
    "remember-device": N_("This computer"),
    "signed-in": N_("Signed in"),
}

INTROS: dict[str, str] = {
    "forgot-password": N_(
        "Type your user name. If there is an account of that name, a code is sent to its address."
    ),
    "reset-password": N_("Type the code that was sent to you, and choose a new password."),
    "sign-up": N_("Choose a user name and a password."),
    "confirm-account": N_(
        "Type the code that was sent to you when the account was made; or ask for a new one."
    ),
    "sign-in": N_("Use the name and the password you were given."),
    "new-password": N_("Your temporary password worked. Now choose one that only you know."),
    "identify": N_("Type your user name; the service says what it needs next."),
    "choose-factor": N_("Choose one way; you can come back and take another."),
    "email-code": N_("We sent a code to your e-mail address. Type it here."),
    "sms-code": N_("We sent a text message to your phone. Type its code here."),
    "totp-code": N_(
        "Open your authenticator app and type the code it shows now. Each code lives 30 seconds and works once."
    ),
    "choose-mfa": N_("Choose one; you can come back and take another."),
    "choose-mfa-setup": N_("Your organisation asks for a second proof. Choose which one to set up."),
    "set-up-totp": N_(
        "Take your phone and open an authenticator app. Press Continue when it is ready for a new entry."
    ),
    "set-up-email": N_("Codes will be sent to this address whenever you sign in."),
    "custom": N_("Your organisation asks this itself."),
    "unknown-challenge": N_(
        "The pool asks for “{challenge}”, which this version of Stile does not know. Ask your administrator, "
        "or install a newer version. Continue starts the sign-in again."
    ),
    "passkey": N_(
        "Plug in the security key that holds your passkey for {rp_id} and press Continue, then touch it. Passkeys "
        "of a Mac or an iPhone (Touch ID, iCloud) work only in a browser: go back and take another way."
    ),
    "remember-device": N_(
        "You are signed in. The service can remember this computer ({device_name}), so that it need not ask for "
        "a second proof here. Say yes only if the computer is your own."
    ),
}

NO_WAY_ON: dict[str, str] = {
    "text-setup": N_(
        "Your organisation asks for codes by text message, and your account has no phone number for them yet. It "
        "cannot be added while signing in. Ask your administrator to add your number, then press Continue and sign in "
        "again."
    ),
    "no-factor": N_(
        "There is no password, address or passkey to sign in with here. If you sign in with an account of another "
        "provider (your company's log-in page, Google and so on), that works in a web browser only. If not, ask your "
        "administrator to give your account a password."
    ),
}
"""Why nobody gets on from a step that is a dead end, by its reason."""

DELIVERED: dict[str, str] = {
    "email-code": N_("We sent a code to {destination}. Type it here."),
    "sms-code": N_("We sent a text message to {destination}. Type its code here."),
    "reset-password": N_("We sent a code to {destination}. Type it here, and choose a new password."),
    "confirm-account": N_("We sent a code to {destination}. Type it here, and the account is yours."),
}
"""The same lines where the pool said, masked, where the code went."""

KEY_REPLACED = N_("This key replaces the one shown before: delete the older entry in your app.")

REASONS: dict[str, str] = {
    "account-ready": N_("Your account is ready. Type your password to sign in."),
    "asked": N_("Type your password."),
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

CASES: dict[str, dict[str, str]] = {
    "password": REASONS,
    "no-way-on": NO_WAY_ON,
    "set-up-totp": {
        "key": N_(
            "Scan the picture with your app, or type the key into it. Then type the code that the app shows."
        ),
    },
    "passkey": {
        "pin": N_(
            "Type the PIN of your security key (not your password), press Continue, and touch the key when it blinks."
        ),
    },
}
"""The same lines for the cases that a step tells apart."""

GONE: dict[str, str] = {
    "email-code": N_("I cannot read this mailbox any more"),
    "sms-code": N_("I no longer have this device"),
    "totp-code": N_("I no longer have this device"),
    "passkey": N_("I no longer have this device"),
}
"""What a person says who has lost what a step asks for."""

FIELDS: dict[str, str] = {
    "username": N_("User name"),
    "password": N_("Password"),
    "new_password": N_("New password"),
    "code": N_("Code"),
    "choice": N_("Your choice"),
    "pin": N_("PIN of the security key"),
    "remember": N_("Remember this computer"),
    "answer": N_("Your answer"),
    "device_name": N_("Name of the phone"),
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
    "device_name": N_("So that you can tell it from others; may be left empty."),
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

CHOICES: dict[str, str] = {
    "EMAIL_OTP": N_("A code by e-mail"),
    "PASSWORD": N_("My password"),
    "PASSWORD_SRP": N_("My password"),
    "SMS_MFA": N_("A code by text message"),
    "SMS_OTP": N_("A code by text message"),
    "SOFTWARE_TOKEN_MFA": N_("An authenticator app"),
    "WEB_AUTHN": N_("A passkey"),
    "true": N_("Yes"),
    "false": N_("No"),
}
