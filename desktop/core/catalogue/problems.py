"""Problems: why the same step is asked again, or the first one."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import PERSON_NEEDED, TROUBLE

MESSAGES: dict[str, Message] = {
    "unknown-challenge": Message(
        N_("This pool asks for something that this version of Stile does not know."),
        N_("The pool answered with a challenge that is newer than this Stile; a newer version may know it."),
        exit=PERSON_NEEDED,
    ),
    "plain-password-not-agreed": Message(
        N_("Nothing was sent. Agree to send your password itself, or go back and choose another method."),
        N_(
            "The pool answered with PASSWORD where the profile's flow proves the password. If the app client is meant to "
            "be so: stile profile change NAME --plain-password allow"
        ),
    ),
    "plain-password-refused": Message(
        N_(
            "The service asks for your password itself, and this profile never sends it. Nothing was sent. Tell your "
            "administrator."
        ),
        N_(
            "The pool offers nothing but PASSWORD or the flow password, and the profile or the organisation's rule for "
            "flows refuses them. Allow ALLOW_USER_SRP_AUTH in the app client."
        ),
    ),
    "wrong-password": Message(
        N_("The user name or the password is not right. Check both and try again."),
        N_(
            "Cognito does not say which of the two is wrong. Look the person up: a name in other letters, an "
            "expired invitation or a changed password look the same from outside."
        ),
        variants={
            "no-password": N_(
                "The service did not accept this sign-in. Check the user name and start again."
            ),
            "older-system": N_(
                "The user name or the password is not right. If it is your password of an older system, it may be too "
                "simple for this one: choose “Forgot your password?” and set a new one."
            ),
            "few": N_(
                "The user name or the password is not right. After {tries} the account is locked for a while."
            ),
            "known": N_(
                "The user name or the password is not right. After so many wrong tries the account is locked: try "
                "again in {wait}."
            ),
        },
    ),
    "disabled": Message(
        N_("This account is switched off. Ask your administrator to switch it on again."),
        N_("The user is disabled in the pool; enable it."),
    ),
    "temporary-password-expired": Message(
        N_("Your temporary password is too old. Ask your administrator to send a new invitation."),
        N_("Resend the invitation: it carries a new temporary password and starts its days again."),
    ),
    "locked-out": Message(
        N_("Too many wrong tries: the account is locked for a short while. Wait a moment, then try again."),
        N_("Cognito locks for 2^(n-5) seconds after the n-th wrong password, at most 15 minutes."),
        variants={
            "known": N_("Too many wrong tries: the account is locked. Try again in {wait}."),
        },
    ),
    "too-many-requests": Message(
        N_("The service is busy. What you typed is kept; press Continue in a moment."),
        N_("The account's request rate for this kind of call is used up."),
        exit=TROUBLE,
    ),
    "too-many-calls": Message(
        N_("The service asked the same again and again. Start again, or ask your administrator."),
        N_("The pool went on asking what needs no person, until one answer had cost all the calls it may."),
    ),
    "no-network": Message(
        N_("The sign-in service cannot be reached. Check the network; what you typed is kept."),
        N_("Nothing was sent. Check name look-up, proxy, certificate authority and the profile's endpoint."),
        exit=TROUBLE,
        variants={
            "certificate": N_(
                "This computer does not trust the certificate that the sign-in service showed, so nothing was sent; what "
                "you typed is kept. A company network may show its own: it belongs on the system's list of certificates, "
                "or in the file that AWS_CA_BUNDLE names. Ask your administrator."
            ),
            "proxy": N_(
                "The proxy did not let Stile through to the sign-in service; what you typed is kept. Which proxy is used "
                "stands in the system's network settings, or in HTTPS_PROXY: correct it there, or ask your administrator."
            ),
            "proxy-socks": N_(
                "The proxy {proxy} speaks SOCKS, which Stile cannot, so nothing was sent; what you typed is kept. Name one "
                "that begins with http:// in HTTPS_PROXY or in the system's network settings, or ask your administrator."
            ),
            "proxy-kind": N_(
                "{proxy} is no address of a proxy that Stile can use, which begins with http:// or https://, so nothing was "
                "sent; what you typed is kept. Correct HTTPS_PROXY, ALL_PROXY or the system's network settings."
            ),
            "proxy-port": N_(
                "The port in the proxy's address {proxy} is no number from 1 to 65535, so nothing was sent; what you typed "
                "is kept. Correct HTTPS_PROXY, ALL_PROXY or the system's network settings."
            ),
            "proxy-address": N_(
                "The proxy's address {proxy} names no computer, so nothing was sent; what you typed is kept. Correct "
                "HTTPS_PROXY, ALL_PROXY or the system's network settings."
            ),
            "proxy-name": N_(
                "The proxy {proxy} was not found, so nothing was sent; what you typed is kept. Join the network that the "
                "proxy is in, or correct HTTPS_PROXY or the system's network settings."
            ),
            "local": N_(
                "Nothing is running at the address of the sign-in service, which is on this computer; what you typed is "
                "kept. If it is a practice pool, start it with: stile practice"
            ),
            "name": N_(
                "The address of the sign-in service was not found; what you typed is kept. Check the network. If other "
                "sites open, the pool's id or its endpoint is wrong in the profile."
            ),
        },
    ),
    "answer-not-sent": Message(
        N_(
            "Nothing was sent, because this computer could not write down that your answer is on its way; what you typed "
            "is kept. Make room on the disk, then try again; or start the sign-in again."
        ),
        N_(
            "The disk is full or the folder cannot be written, and it holds the session of this step. Had the program ended "
            "during the call, that session would have been sent a second time."
        ),
        exit=TROUBLE,
    ),
    "service-trouble": Message(
        N_("The service did not answer as it should. Nothing is lost; try again in a moment."),
        N_("A connection broke, or the service said 5xx, after the call had left."),
        exit=TROUBLE,
        variants={
            "strange": N_(
                "Something else than the sign-in service answered. If this network wants you to log in first, "
                "open a web page and do that, then try again."
            ),
            "new-password": N_(
                "The service did not answer. Your new password may already be set: try it first, and then the "
                "old one."
            ),
        },
    ),
    "start-again": Message(
        N_("The sign-in was interrupted too often. Please start again with your password."),
        N_("The conversation's budget of replays or unasked messages is used up."),
        variants={
            "no-password": N_("The sign-in was interrupted too often. Please start again."),
            "old-password": N_(
                "The sign-in was interrupted before your new password was set. Sign in with the password you had before."
            ),
            "new-password": N_(
                "The sign-in was interrupted too often. Your new password may already be set: try it first."
            ),
        },
    ),
    "session-lost": Message(
        N_("The service no longer knows this sign-in. Please start again with your password."),
        N_(
            "The session was refused again right after a fresh start. If the pool mixes custom authentication with "
            "its own MFA, that is why: give the profile a fallback flow, or use one of the two alone."
        ),
        variants={"no-password": N_("The service no longer knows this sign-in. Please start again.")},
    ),
    "trigger-asks-new-password": Message(
        N_(
            "The service asks for a new password where it cannot take one. Ask your administrator; your password is what "
            "it was."
        ),
        N_(
            "DefineAuthChallenge returns NEW_PASSWORD_REQUIRED. Cognito asks for a new password by itself, right after "
            "the password was proven, and refuses the answer where a trigger asked: take it out of the trigger, or give "
            "the profile a fallback flow meanwhile."
        ),
    ),
    "unknown-client": Message(
        N_("The service does not know this app. Ask your administrator to check the profile."),
        N_("No app client with this id in this region: check client id, region and endpoint of the profile."),
    ),
    "client-secret": Message(
        N_("This app is not allowed to sign you in. Ask your administrator to check the profile."),
        N_(
            "The app client has a secret and the profile's is missing or wrong, or it has none and the profile does."
        ),
    ),
    "flow-not-enabled": Message(
        N_(
            "The service does not allow this method of signing in. Ask your administrator to check the profile. If you "
            "otherwise sign in on your company's log-in page, with Google and so on, that works in a web browser only."
        ),
        N_(
            "Enable the profile's flow on the app client, or give the profile a flow that is enabled. An app client that "
            "serves other identity providers only has none: its people sign in through a browser."
        ),
    ),
    "factor-missing": Message(
        N_(
            "The service asks for a second factor that is not set up for you. Ask your administrator to set one up or to reset it."
        ),
        N_("The user has no such factor; reset the user's MFA."),
    ),
    "refused": Message(
        N_("The service refused the sign-in. Try once more; if it stays so, ask your administrator."),
        N_("A refusal with a text that Stile does not know; see the details."),
    ),
    "wrong-code": Message(
        N_("That code is not right. Check the newest message and type the code again."),
        variants={
            "letters": N_("A code has digits only. Check what you typed."),
            "length": N_("The code of an authenticator app has {n} digits. Check what you typed."),
            "app": N_("That code is not right. Type the one that your authenticator app shows now."),
            "other": N_("That is not right. Check what you typed and try again."),
        },
    ),
    "code-expired": Message(
        N_("That code is too old. Ask for a new one."),
        variants={"app": N_("That code is too old. Type the one that your authenticator app shows now.")},
    ),
    "code-used": Message(N_("That code was used before. Wait for the next one, at most 30 seconds.")),
    "code-renewed": Message(
        N_("We sent a new code at {time}; only that one works."),
        informs=True,
        variants={
            "expired": N_("That code's time is over. We sent a new one at {time}; only that one works.")
        },
    ),
    "maybe-right-code-renewed": Message(
        N_(
            "Your code may have been right. We sent a new one at {time}; only that one works. If two codes "
            "arrived, use the newer one."
        ),
        informs=True,
    ),
    "weak-password": Message(
        N_("The pool does not take this password. Choose a longer one with more kinds of characters."),
        N_("The pool's policy or its threat protection refused the password; see the details."),
        variants={
            "length": N_("The password is not long enough for this pool."),
            "lower": N_("The password needs a lower-case letter."),
            "upper": N_("The password needs an upper-case letter."),
            "digit": N_("The password needs a digit."),
            "symbol": N_("The password needs a symbol, such as ! or %."),
            "leaked": N_(
                "The service does not take this password for security reasons: it may be known from a leak. Choose "
                "another one that you use nowhere else."
            ),
        },
    ),
    "password-reused": Message(N_("You have used this password before. Choose another one.")),
    "no-way-on": Message(
        N_("The sign-in cannot be finished from here. Ask your administrator."),
        N_(
            "Either the pool insists on text messages and the user has no verified phone number (set phone_number and "
            "phone_number_verified), or the user has nothing to sign in with here (set a password, or have them use "
            "the browser if they belong to another provider)."
        ),
        exit=PERSON_NEEDED,
    ),
    "no-other-way": Message(
        N_(
            "No other second factor is set up for you. Ask your administrator to reset your second factor "
            "(MFA), then sign in again."
        ),
        N_(
            "Reset the user's MFA: switch on another factor, or forget the authenticator app. Where the pool requires "
            "MFA it may go on asking for the old one; another verified address, or a user made anew, helps then."
        ),
        exit=PERSON_NEEDED,
    ),
    "device-forgotten": Message(
        N_("The service does not remember this computer any more. Try again without it."),
        N_("The user's device was forgotten, by an admin or by the user; Stile drops its key and goes on."),
    ),
    "not-accepted": Message(
        N_("That was not accepted. Try again."),
        variants={"told": N_("That was not accepted. The service says: {told}")},
    ),
}
