"""Notes, which need no answer, and the ways in which a command ends without success."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import CANCELLED, DONE, PERSON_NEEDED, REFUSED, TROUBLE, USAGE

MESSAGES: dict[str, Message] = {
    "password-already-set": Message(
        N_("Your new password is already set."),
        kind="note",
        exit=DONE,
        variants={"sign-in": N_("Sign in with the new password you just chose.")},
    ),
    "new-password-maybe-set": Message(
        N_("Your new password may already be set: try it first, and then the old one."),
        kind="note",
        exit=DONE,
    ),
    "confirmation-not-needed": Message(
        N_("This account needs no code any more."),
        N_("The user is not UNCONFIRMED any more; signing in shows how the account stands."),
        kind="note",
        exit=DONE,
    ),
    "totp-already-set-up": Message(
        N_("Your authenticator app is set up. Wait for its next code and type that."), kind="note", exit=DONE
    ),
    "line-break-left-out": Message(
        N_("A line break came along when the password was copied; it was left out."), kind="note", exit=DONE
    ),
    "accents-may-differ": Message(
        N_(
            "Your password has letters with accents, or of another alphabet. Typed on another kind of computer they may "
            "be other characters that look the same: type it where you set it, or have a new password set."
        ),
        N_(
            "The password was sent as it was typed. If it was set on another system, its letters may be composed in "
            "one place and decomposed in the other (Unicode NFC and NFD), which Cognito tells apart."
        ),
        kind="note",
        exit=DONE,
    ),
    "if-a-code-arrives": Message(
        N_("The service's answer was lost. If a code arrives, use it; if not, ask for a new one."),
        kind="note",
        exit=DONE,
    ),
    "two-codes": Message(N_("If two codes arrived, use the newer one."), kind="note", exit=DONE),
    "gone-on": Message(N_("The sign-in went on where you were."), kind="note", exit=DONE),
    "asked-again": Message(
        N_("The connection to your sign-in was lost, so this is asked again."),
        kind="note",
        exit=DONE,
        variants={
            "expired": N_("The time for this step was over, so it is asked again. Nothing is lost."),
            "repeated": N_(
                "Your sign-in had to be begun again. Your earlier answer to this was given, and the service asks it "
                "once more: please answer it again."
            ),
        },
    ),
    "resend-too-soon": Message(
        N_("A code was sent a moment ago. You can ask for a new one in {wait}."), kind="note", exit=DONE
    ),
    "touch-key": Message(N_("Touch your security key now."), kind="note", exit=DONE),
    "waiting": Message(
        N_("The account is locked for {wait}. Stile waits and then goes on."), kind="note", exit=DONE
    ),
    "place-not-kept": Message(
        N_(
            "Your place could not be saved on this computer. The sign-in goes on, but would not survive a restart."
        ),
        N_("The disk is full or the folder cannot be written."),
        kind="note",
        exit=DONE,
    ),
    "pool-mixes-flows": Message(
        N_("The service asks for more than was expected. The sign-in goes on."),
        N_(
            "This pool mixes custom authentication with its own MFA. Cognito may refuse fresh sessions there: use the "
            "flow srp with the pool's MFA, or ask for the second factor in the triggers alone, and give the profile a "
            "fallback flow meanwhile."
        ),
        kind="note",
        exit=DONE,
    ),
    "question-comes-again": Message(
        N_("The service asks once more what was answered. The sign-in goes on."),
        N_(
            "The pool asked the same challenge twice in one sign-in. A trigger that names the pool's own factors, or "
            "counts only its own questions, makes it do so; look at what DefineAuthChallenge does with its session."
        ),
        kind="note",
        exit=DONE,
    ),
    "bad-input": Message(
        N_("That line could not be understood. The question stands."),
        kind="note",
        exit=USAGE,
        variants={
            "field": N_("This question has no field {field}. It has: {fields}. The question stands."),
            "no-fields": N_(
                "This question has no fields, so {field} cannot be answered; its actions can. The question stands."
            ),
            "value": N_("The value of {field} is no text. The question stands."),
            "action": N_(
                "{field} is not among the actions of this question, or not true. The question stands."
            ),
        },
    ),
    "stale-answer": Message(
        N_("That answered an older question. This is the present one."), kind="note", exit=DONE
    ),
    "cancelled": Message(
        N_("The sign-in was cancelled."),
        kind="failed",
        exit=CANCELLED,
        variants={"account": N_("Stopped. Nothing more was done.")},
    ),
    "no-answer": Message(
        N_("A person is needed, and nobody can be asked."), kind="failed", exit=PERSON_NEEDED
    ),
    "sign-in-open": Message(
        N_("A sign-in to this profile is already open."), kind="failed", exit=PERSON_NEEDED
    ),
    "not-signed-in": Message(
        N_("Nobody is signed in. Run: stile sign-in"),
        kind="failed",
        exit=PERSON_NEEDED,
        variants={"profile": N_("Nobody is signed in. Run: {command}")},
    ),
    "output-lost": Message(
        N_(
            "What this command had to say could not be written to standard output ({reason}). What it did before that "
            "is done."
        ),
        N_("What standard output leads to is full or gone, or standard output is closed."),
        kind="failed",
        exit=TROUBLE,
        variants={
            "closed": N_(
                "What this command had to say could not be written: standard output is closed. What it did before "
                "that is done."
            ),
        },
    ),
    "unexpected": Message(
        N_("Something went wrong inside Stile. Nothing you typed was written down."),
        N_("A fault of Stile; run again with STILE_LOG=debug and report what it says."),
        kind="failed",
        exit=REFUSED,
    ),
}
