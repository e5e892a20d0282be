"""What steps, fields and rules are called."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, StepWords
from desktop.core.catalogue.own_steps import OWN_STEPS

PASSWORD_REASONS: dict[str, str] = {
    "account-ready": N_("Your account is ready. Type your password to sign in."),
    "asked": N_("Type your password."),
    "plain": N_(
        "This pool asks for your password itself instead of a proof that you know it: whoever runs the pool could read "
        "it. If your administrator has not told you so, go back and ask first. Nothing is sent unless you agree."
    ),
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
"""Why a password is asked for, by the reason of the step."""

NO_WAY_ON_REASONS: dict[str, str] = {
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
"""Why a sign-in cannot go on, by the reason of the step."""

STEPS: dict[str, StepWords] = {
    "forgot-password": StepWords(
        N_("Forgot your password?"),
        N_("Forgotten"),
        N_("Type your user name. If there is an account of that name, a code is sent to its address."),
    ),
    "reset-password": StepWords(
        N_("Set a new password"),
        N_("New password"),
        N_("Type the code that was sent to you, and choose a new password."),
        delivered=N_(
            "We sent a code to {destination}. It may take a minute; look in Spam, too. Type it here, and choose a new "
            "password."
        ),
    ),
    "sign-up": StepWords(
        N_("Create an account"),
        N_("New account"),
        N_("Choose a user name and a password."),
    ),
    "confirm-account": StepWords(
        N_("Confirm your account"),
        N_("Confirm"),
        N_("Type the code that was sent to you when the account was made; or ask for a new one."),
        delivered=N_(
            "We sent a code to {destination}. It may take a minute; look in Spam, too. Type it here, and the account is "
            "yours."
        ),
    ),
    "sign-in": StepWords(
        N_("Sign in"),
        N_("Sign in"),
        N_("Type your user name and your password. First time? Use the temporary password from your e-mail."),
    ),
    "identify": StepWords(
        N_("Sign in"),
        N_("Sign in"),
        N_("Type your user name; the service says what it needs next."),
    ),
    "browser": StepWords(
        N_("Sign in with your browser"),
        N_("Browser"),
        N_(
            "You sign in at your organisation's own page, in a browser. When you are done there, you come back here."
        ),
        cases={
            "waiting": N_(
                "Sign in in the browser; Stile waits for you here, for five minutes. If no browser opened, copy this "
                "address into one on this computer."
            ),
            "paste": N_(
                "Open this address in any browser, also on your phone, and sign in. If you do not come back here by yourself, "
                "the browser ends at a page that cannot be reached: copy the address at its top and paste it here."
            ),
        },
    ),
    "choose-factor": StepWords(
        N_("How do you want to sign in?"),
        N_("Method"),
        N_("Choose one; you can come back and take another."),
    ),
    "sms-code": StepWords(
        N_("Code by text message"),
        N_("Text message"),
        N_("We sent a text message to your phone. Type its code here; it may take a minute to arrive."),
        delivered=N_(
            "We sent a text message to {destination}. Type its code here; it may take a minute to arrive."
        ),
        lost_factor=N_("I no longer have this device"),
    ),
    "totp-code": StepWords(
        N_("Code of your authenticator app"),
        N_("Authenticator"),
        N_(
            "Open your authenticator app and type the code it shows now. Each code lives 30 seconds and works once."
        ),
        lost_factor=N_("I no longer have this device"),
    ),
    "choose-mfa": StepWords(
        N_("Which second factor do you want to use?"),
        N_("Choice"),
        N_("Choose one; you can come back and take another."),
    ),
    "choose-mfa-setup": StepWords(
        N_("Set up a second factor"),
        N_("Choice"),
        N_("Your organisation asks for a second factor. Choose which one to set up."),
    ),
    "set-up-totp": StepWords(
        N_("Set up your authenticator app"),
        N_("App set-up"),
        N_(
            "Take your phone and open an authenticator app. The key is shown as soon as you say that your phone is ready, "
            "because it has to be used within a few minutes."
        ),
        cases={
            "key": N_("Add this key to an authenticator app, then type the code that the app shows."),
        },
    ),
    "set-up-email": StepWords(
        N_("Set up codes by e-mail"),
        N_("E-mail set-up"),
        N_("Codes will be sent to this address whenever you sign in."),
    ),
    "custom": StepWords(
        N_("One more question"),
        N_("Question"),
        N_("Your organisation asks this itself."),
    ),
    "password": StepWords(
        N_("Your password, please"),
        N_("Password"),
        cases=PASSWORD_REASONS,
    ),
    "new-password": StepWords(
        N_("Choose a new password"),
        N_("New password"),
        N_("Your temporary password worked. Now choose one that only you know."),
    ),
    "email-code": StepWords(
        N_("Code by e-mail"),
        N_("E-mail code"),
        N_("We sent a code to your e-mail address. It may take a minute; look in Spam, too."),
        delivered=N_("We sent a code to {destination}. It may take a minute; look in Spam, too."),
        lost_factor=N_("I no longer get this e-mail"),
    ),
    "unknown-challenge": StepWords(
        N_("This pool asks something new"),
        N_("Unknown"),
        N_(
            "The pool asks for “{challenge}”, which this version of Stile does not know. Ask your administrator, "
            "or install a newer version. Continue starts the sign-in again."
        ),
    ),
    "no-way-on": StepWords(
        N_("This needs your administrator"),
        N_("Help needed"),
        cases=NO_WAY_ON_REASONS,
    ),
    "passkey": StepWords(
        N_("Use your security key"),
        N_("Passkey"),
        N_(
            "Plug in the security key that holds your passkey for {rp_id} and press Continue, then touch it. Passkeys "
            "of a Mac or an iPhone (Touch ID, iCloud) work only in a browser: go back and choose another method."
        ),
        cases={
            "site": N_(
                "This passkey is for the site {rp_id}. Is that your organisation's site? Only the pool says so, and Stile "
                "cannot check it. If you are not sure, choose another method and ask your administrator: nothing is signed "
                "before you say yes. You are asked once; your yes is trusted from then on. Then plug in your security "
                "key, press Continue, and touch the key."
            ),
            "other-site": N_(
                "This pool asks for a passkey of the site {rp_id}, but the passkeys of this profile are for {expected}. "
                "Nothing is signed for another site. Choose another method, or ask your administrator."
            ),
            "pin": N_(
                "Type the PIN of your security key (not your password), press Continue, and touch the key when it blinks."
            ),
        },
        lost_factor=N_("I no longer have this device"),
    ),
    "remember-device": StepWords(
        N_("Do you sign in here often?"),
        N_("This computer"),
        N_(
            "You are signed in. The service can remember this computer ({device_name}), so that it need not ask for "
            "a second factor here. Say yes only if the computer is your own."
        ),
    ),
    "signed-in": StepWords(
        N_("Signed in"),
        N_("Signed in"),
    ),
    "unlock-store": StepWords(
        N_("Unlock what Stile keeps"),
    ),
    "client-secret": StepWords(
        N_("The app client's secret"),
    ),
    "type-count": StepWords(
        N_("Do it for many"),
    ),
    "choose-column": StepWords(
        N_("Which column names the people?"),
    ),
    "type-name": StepWords(
        N_("Delete for good"),
    ),
    "type-pool-id": StepWords(
        N_("Change the pool's settings"),
    ),
    **OWN_STEPS,
}
"""By public name: every step of a sign-in, where it ends, and the questions that commands ask."""

KEY_REPLACED = N_("This key replaces the one shown before: delete the older entry in your app.")

FIELDS: dict[str, str] = {
    "username": N_("User name"),
    "password": N_("Password"),
    "present_password": N_("Present password"),
    "new_password": N_("New password"),
    "code": N_("Code"),
    "account": N_("Another account"),
    "typed_name": N_("Your user name"),
    "choice": N_("Your choice"),
    "pin": N_("PIN of the security key"),
    "send_password": N_("Send my password itself"),
    "site": N_("This is my organisation's site"),
    "remember": N_("Remember this computer"),
    "browser_address": N_("Address that the browser ended at"),
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
    "account": N_("A name of yours for it, such as work; you sign in next."),
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
