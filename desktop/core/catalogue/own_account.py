"""What is said on the pages about the own account, and what has become of what was done there."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import TROUBLE, USAGE

MESSAGES: dict[str, Message] = {
    "password-changed": Message(
        N_("Your password is changed. Sign in with the new one from now on."), kind="note"
    ),
    "password-maybe-changed": Message(
        N_(
            "The service's answer was lost, so nobody knows whether your password is changed. Sign out and sign in with "
            "the new one; if it is not taken, the old one is still right."
        ),
        kind="note",
        exit=TROUBLE,
    ),
    "wrong-present-password": Message(
        N_("That is not your present password. Type the one that you signed in with.")
    ),
    "change-lost": Message(
        N_("The service's answer was lost, and nothing was changed. Try again."), exit=TROUBLE
    ),
    "attribute-changed": Message(N_("Changed: {label}."), kind="note"),
    "attribute-confirmed": Message(N_("Confirmed: {label}."), kind="note"),
    "attribute-code-sent": Message(N_("A new code was sent. Only the newest one works."), kind="note"),
    "code-maybe-sent": Message(
        N_(
            "The service's answer was lost. If a code arrives, type the newest one; if none does, ask for another."
        ),
        informs=True,
        exit=TROUBLE,
    ),
    "confirmation-lost": Message(
        N_(
            "The service's answer was lost, and the code is still open. Type it once more, or ask for a new one."
        ),
        informs=True,
        exit=TROUBLE,
    ),
    "factor-on": Message(N_("Switched on. You are asked for it at your next sign-in."), kind="note"),
    "factor-off": Message(N_("Switched off. You are not asked for it any more."), kind="note"),
    "factor-preferred": Message(N_("You are asked for it first from now on."), kind="note"),
    "factor-unknown": Message(
        N_("There is no second proof called {name}. Name one of these: {names}."), kind="failed", exit=USAGE
    ),
    "factor-not-possible": Message(
        N_(
            "Your organisation's settings do not allow this: it may insist on a second factor, or not offer this one. Nothing "
            "was changed."
        ),
        N_(
            "SetUserMFAPreference was refused: the pool requires MFA, does not offer the factor, or the address is not "
            "verified. See the details."
        ),
        variants={
            "app": N_(
                "This could not be switched on: either no authenticator app is set up for your account yet, which stile "
                "account set-up-app does, or your organisation's settings allow none. Nothing was changed."
            ),
        },
    ),
    "app-set-up": Message(
        N_("Your authenticator app is set up. It is asked for at your next sign-in."), kind="note"
    ),
    "app-replaced": Message(
        N_("The new app is in place. Delete the older entry in your app: its codes work no more."),
        kind="note",
    ),
    "app-maybe-set-up": Message(
        N_("The service's answer was lost. Type the next code that the app shows, to be certain."),
        informs=True,
        exit=TROUBLE,
    ),
    "app-not-certain": Message(
        N_(
            "The new app seems to be in place, but the service's answer was lost. Keep both entries in your app until you "
            "have signed in once."
        ),
        kind="note",
        exit=TROUBLE,
    ),
    "passkey-added": Message(
        N_("The passkey is made. You can sign in with this security key now."), kind="note"
    ),
    "passkey-removed": Message(
        N_(
            "The service takes this passkey no more. The security key itself still holds it, and it opens nothing."
        ),
        kind="note",
    ),
    "passkey-unknown": Message(N_("You have no such passkey: {name}. It may have been removed already.")),
    "passkey-there": Message(
        N_("This security key holds a passkey of yours for this pool already. Use another key.")
    ),
    "passkeys-off": Message(
        N_("Your organisation does not use passkeys here."),
        N_("The pool's WebAuthn configuration is off, or has no relying party id."),
    ),
    "passkey-not-taken": Message(
        N_(
            "The service does not take a passkey of this security key. Use another key, or ask your administrator."
        ),
        N_("The pool refused the new credential: its relying party, origin or kind. See the details."),
    ),
    "passkey-too-late": Message(
        N_("That took too long, and the service waits no more. Press Continue to begin again."),
        N_("The challenge of the registration had expired or been used."),
    ),
    "no-passkey": Message(N_("You have no passkey here yet."), kind="note"),
    "no-second-factor": Message(
        N_("You are asked for your password alone. A second factor keeps others out who know it."),
        kind="note",
    ),
    "no-computer": Message(N_("No computer is remembered."), kind="note"),
    "computer-forgotten": Message(
        N_("Forgotten: {name}. It is asked for everything at its next sign-in."), kind="note"
    ),
    "computers-forgotten": Message(
        N_("All are forgotten: {n}. You are asked for everything next time."), kind="note"
    ),
    "computers-left": Message(N_("Not all are forgotten, {n} are left. Try again."), exit=TROUBLE),
    "computer-unknown": Message(
        N_("No such computer is remembered: {name}. It may have been forgotten already.")
    ),
    "session-stopped": Message(
        N_("That sign-in has ended. It may take a minute until it is felt there."), kind="note"
    ),
    "session-unknown": Message(N_("There is no such sign-in: {name}. It may have ended already.")),
    "session-is-this": Message(N_("That is this sign-in itself. Sign out instead.")),
    "account-deleted": Message(
        N_("Your account is deleted, and nothing of it is kept on this computer."),
        kind="note",
        variants={
            "kept-elsewhere": N_(
                "Your account is deleted. Not all that is kept for its pool on this computer could be looked at: if "
                "stile accounts lists another account of yours, sign out there, too."
            ),
        },
    ),
    "name-not-yours": Message(N_("That is not {name}. Nothing was deleted.")),
    "another-person": Message(N_("You signed in as somebody else. Nothing was deleted.")),
    "account-name": Message(
        N_(
            "An account may be called by letters, digits and . _ @ -, and begins and ends with a letter or digit."
        ),
        exit=USAGE,
    ),
    "claims-proved": Message(
        N_(
            "This is what the service says about you to other programs. Signature, issuer and time are right."
        ),
        kind="note",
    ),
    "scope-missing": Message(
        N_("This sign-in may not look at your account. Sign out, sign in again here, and try once more."),
        N_(
            "The access token lacks the scope aws.cognito.signin.user.admin: it came from another kind of sign-in."
        ),
    ),
}

TEXTS: dict[str, str] = {
    "account.title": N_("Your account"),
    "account.page.details": N_("Your details"),
    "account.page.factors": N_("Second factor"),
    "account.page.passkeys": N_("Passkeys"),
    "account.page.computers": N_("Computers"),
    "account.page.claims": N_("What your tokens say"),
    "account.page.accounts": N_("Accounts"),
    "account.about.accounts": N_(
        "Several accounts of one pool, side by side: each stays signed in. Choose one, or name another one as you like."
    ),
    "account.first-account": N_("The first account"),
    "account.nobody": N_("Nobody is signed in"),
    "account.unread": N_("What is kept cannot be read now"),
    "account.add-account": N_("Add it"),
    "account.page.change-password": N_("Change password"),
    "account.other-pages": N_(
        "Other pages: stile account PAGE, one of {pages}. What can be done: stile account --help."
    ),
    "account.about.details": N_("Your name and addresses, and whether they are confirmed."),
    "account.about.factors": N_("What is asked besides your password, and what comes first."),
    "account.about.passkeys": N_("Security keys that sign you in."),
    "account.about.computers": N_("Where you need not prove yourself twice, and where you are signed in."),
    "account.about.claims": N_("What other programs learn of you."),
    "account.about.change-password": N_("Choose another password."),
    "account.kind.attribute": N_("Details"),
    "account.kind.factor": N_("Second factor"),
    "account.kind.passkey": N_("Passkeys"),
    "account.kind.computer": N_("Remembered computers"),
    "account.kind.session": N_("Open sign-ins"),
    "account.kind.id": N_("ID token: who you are"),
    "account.kind.access": N_("Access token: what you may do"),
    "account.fact.value": N_("Value"),
    "account.fact.address": N_("Address"),
    "account.fact.site": N_("Site"),
    "account.fact.created": N_("Made"),
    "account.fact.used": N_("Last used"),
    "account.fact.place": N_("Place"),
    "account.mark.empty": N_("Empty"),
    "account.mark.confirmed": N_("Confirmed"),
    "account.mark.open": N_("Not confirmed"),
    "account.mark.on": N_("On"),
    "account.mark.off": N_("Off"),
    "account.mark.first": N_("Asked for first"),
    "account.mark.platform": N_("In a computer or phone"),
    "account.mark.cross-platform": N_("Security key"),
    "account.mark.this": N_("This one"),
    "account.mark.not-remembered": N_("Known, not trusted"),
    "account.blocked.no-email": N_("Confirm your e-mail address first."),
    "account.blocked.no-phone_number": N_("Confirm your phone number first."),
    "account.blocked.passkey-alone": N_(
        "Switch another second factor on first, so that a lost key locks nobody out."
    ),
    "account.action.change": N_("Change"),
    "account.action.confirm": N_("Confirm"),
    "account.action.set-up-app": N_("Set up an app"),
    "account.action.replace-app": N_("Replace the app"),
    "account.action.factor-on": N_("Switch on"),
    "account.action.factor-off": N_("Switch off"),
    "account.action.factor-first": N_("Ask for it first"),
    "account.action.add-passkey": N_("Add a passkey"),
    "account.action.remove-passkey": N_("Remove"),
    "account.action.forget-computer": N_("Forget"),
    "account.action.forget-all-computers": N_("Forget all"),
    "account.action.end-session": N_("End it"),
    "account.action.delete-account": N_("Delete my account…"),
    "account.help.delete-account": N_("delete your account for good, after a sign-in"),
    "account.confirm.factor-off": N_("Switch this second factor off?"),
    "account.confirm.remove-passkey": N_("Remove this passkey?"),
    "account.confirm.forget-computer": N_("Forget this computer?"),
    "account.confirm.forget-all-computers": N_("Forget all computers?"),
    "account.confirm.end-session": N_("End this sign-in?"),
    "account.after.factor-off": N_("Whoever knows your password needs one thing less then."),
    "account.after.remove-passkey": N_("You cannot sign in with it any more."),
    "account.after.forget-computer": N_("It is asked for a second factor again, and has to sign in anew."),
    "account.after.forget-all-computers": N_(
        "Each is asked for a second factor again, and has to sign in anew; this one, too."
    ),
    "account.after.end-session": N_("Whoever works there has to sign in again."),
    "account.help.change-password": N_("change the password, by the present one"),
    "account.help.change": N_("change one of your details; an address is confirmed by a code"),
    "account.help.confirm": N_("have a code sent to an address, and confirm it"),
    "account.help.set-up-app": N_(
        "set up an authenticator app; one that is in use stays until the new one is proved"
    ),
    "account.help.replace-app": N_("the same"),
    "account.help.factor-on": N_("switch a second factor on"),
    "account.help.factor-off": N_("switch a second factor off"),
    "account.help.factor-first": N_("have a second factor asked for first"),
    "account.help.add-passkey": N_("make a passkey on a security key"),
    "account.help.remove-passkey": N_("have the service take a passkey no more"),
    "account.help.forget-computer": N_("have the service forget a remembered computer"),
    "account.help.forget-all-computers": N_("have the service forget all remembered computers"),
    "account.help.end-session": N_("end a sign-in on another computer"),
    "account.help.account": N_(
        "see and change your own account: password, addresses, second factor, passkeys, computers"
    ),
    "account.help.accounts": N_("list the accounts of all profiles, and who is signed in with each"),
    "account.which.account": N_(
        "one of several accounts of the profile, by a name of yours; without it the first one"
    ),
    "account.help.yes": N_("do not ask whether to do it"),
    "account.which.attribute": N_(
        "the attribute, such as email; stile account details lists them, and its value is asked for"
    ),
    "account.which.factor": N_("EMAIL_OTP, SMS_MFA, SOFTWARE_TOKEN_MFA or WEB_AUTHN"),
    "account.which.passkey": N_("its id; stile account passkeys lists them"),
    "account.which.computer": N_("its key; stile account computers lists them"),
    "account.which.session": N_("its id; stile account computers lists them"),
    "account.offer-passkey": N_(
        "With a security key you can sign in here without typing a password. You are told this once; the row Passkeys below "
        "stays."
    ),
    "account.offer-later": N_("Not now"),
}
