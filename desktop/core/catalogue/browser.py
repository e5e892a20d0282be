"""Signing in by a browser: why it brought nobody back, and what the browser shows at its end."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import TROUBLE, USAGE

MESSAGES: dict[str, Message] = {
    "browser-denied": Message(
        N_("The sign-in page sent you back without signing you in. Try again, or ask your administrator."),
        N_(
            "The pool's domain, or the identity provider behind it, answered with an error instead of a code."
        ),
        variants={
            "person": N_("You were not signed in: it was stopped in the browser. Begin again when you like.")
        },
    ),
    "browser-not-set-up": Message(
        N_("The sign-in page does not take this program as it is set up. Tell your administrator."),
        N_(
            "Look at the app client's OAuth settings: the authorization code flow, the scopes that the profile asks "
            "for, the identity provider, and the redirect addresses. stile pool check prints the change."
        ),
    ),
    "browser-no-domain": Message(
        N_("This profile does not say where its sign-in page is. Ask your administrator for the domain."),
        N_("stile profile change NAME --domain DOMAIN"),
        exit=USAGE,
    ),
    "browser-ports-taken": Message(
        N_(
            "Other programs use all the places ({ports}) where the browser could come back to Stile. End another "
            "sign-in that is under way, or sign in with stile sign-in --paste."
        ),
        N_("Register more loopback addresses at the app client, and name their ports: --redirect-ports"),
        exit=TROUBLE,
    ),
    "browser-timed-out": Message(
        N_(
            "Nobody came back from the browser within five minutes. Open it again; if its page shows an error such as "
            "redirect_mismatch, tell your administrator."
        ),
        N_(
            "With redirect_mismatch the app client does not have the address that Stile listens at among its callback "
            "URLs; it has to be the same to the letter, port included. stile pool check prints the change."
        ),
    ),
    "browser-no-code": Message(
        N_(
            "This is not the address that the browser ended at. Copy all of the line at the top of the browser, from "
            "http to its end."
        )
    ),
    "browser-other-sign-in": Message(
        N_(
            "This address belongs to another sign-in, perhaps an earlier one. Open the browser again and sign in there."
        )
    ),
    "browser-not-our-token": Message(
        N_(
            "What the sign-in page gave is not for this sign-in, so it was thrown away. Tell your administrator."
        ),
        N_(
            "The ID token is of another pool or app client, has another nonce, or its signature is not the pool's."
        ),
    ),
    "browser-code-refused": Message(
        N_(
            "The sign-in in the browser took too long or was used before. Open the browser and sign in once more."
        ),
        N_("The token endpoint answered invalid_grant: a code is good once, for five minutes."),
    ),
    "browser-again": Message(
        N_(
            "The service's answer was lost. Open the browser once more; it may know you still, and ask for nothing."
        ),
        informs=True,
    ),
    "browser-not-opened": Message(
        N_("No browser could be opened here. Copy the address into one, on this computer or on another."),
        kind="note",
    ),
}

TEXTS: dict[str, str] = {
    "browser-page.back-title": N_("You can go back to Stile"),
    "browser-page.back-text": N_("The browser is not needed any more. Close this tab and go back to Stile."),
    "browser-page.other-title": N_("This is not the sign-in that Stile waits for"),
    "browser-page.other-text": N_("Close this tab, and open the browser from Stile again."),
}
