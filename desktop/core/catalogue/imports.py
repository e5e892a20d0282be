"""What is told of a configuration that becomes a profile; what is refused is in `import_refusals`."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import DONE


def _line(text: str, **variants: str) -> Message:
    return Message(text, kind="note", exit=DONE, variants=variants)


MESSAGES: dict[str, Message] = {
    "import-ids-filled": _line(
        N_(
            "What looks like a pool's id and an app client's id stands in it and is filled in below. Compare both with "
            "what you were told."
        )
    ),
    "import-shape": _line(
        N_("A configuration of Amplify."),
        flat=N_("A configuration of Amplify Gen 1 for web programs (aws-exports.js)."),
        outputs=N_("A configuration of Amplify Gen 2 (amplify_outputs.json)."),
        mobile=N_("A configuration of Amplify Gen 1 for mobile programs (awsCognitoAuthPlugin)."),
        stile=N_("A profile that somebody sent with Stile."),
        **{
            "app-client": N_("What AWS says about the app client (describe-user-pool-client)."),
            "ids": N_("Values that are named after a user pool and an app client."),
            "issuer": N_("Settings of OpenID Connect, whose issuer is the user pool."),
        },
        v6=N_("What a program gives to Amplify.configure of Amplify JS v6."),
        v5=N_("What a program gives to Amplify.configure of Amplify JS v5 or before."),
    ),
    "import-endpoint": _line(
        N_("Passwords are sent to {endpoint}."),
        amazon=N_("Passwords are sent to Amazon, in {region}."),
        here=N_(
            "Passwords are sent to {endpoint}: a program on this computer, not Amazon. Sign in only if you know "
            "which program that is."
        ),
        elsewhere=N_(
            "Passwords are sent to {endpoint}, not to Amazon. Sign in only if you know whose it is."
        ),
    ),
    "import-pool": _line(N_("User pool {pool}, app client {client}.")),
    "import-region": _line(N_("Region {region}, from the pool's id.")),
    "import-identity-pool": _line(N_("Identity pool {id}.")),
    "import-flow": _line(
        N_("The flow is {named}, which is {flow} here."),
        stile=N_("The flow is {flow}."),
        **{"app-client": N_("The flow is {flow}, which the app client allows ({named}).")},
        v5=N_(
            "The flow is {named}, which is {flow} here. Amplify v6 has no such setting: there signIn is told "
            "options.authFlowType “{v6}”."
        ),
        flat=N_(
            "The flow is {named}, which is {flow} here. Amplify v6 has no such setting: there signIn is told "
            "options.authFlowType “{v6}”."
        ),
    ),
    "import-policy": _line(N_("Rules for new passwords: {rules}.")),
    "import-login-names": _line(N_("People sign in with: {names}.")),
    "import-mfa": _line(
        N_("The pool asks for second factors."),
        on=N_("A second factor is required."),
        optional=N_("A second factor is optional."),
        **{
            "on-by": N_("A second factor is required: {methods}."),
            "optional-by": N_("A second factor is optional: {methods}."),
        },
        off=N_("No second factor is asked."),
    ),
    "import-metadata": _line(N_("Values for the pool's triggers (ClientMetadata): {names}.")),
    "import-minutes": _line(N_("A step may take {n} minutes.")),
    "import-flows": _line(N_("The app client allows the flows: {flows}.")),
    "import-page": _line(
        N_("People can sign in by a browser at {domain}."),
        amazon=N_("People can sign in by a browser at {domain}, one of Amazon's own pages."),
        agreed=N_("People can sign in by a browser at {domain}, which is not Amazon's and was confirmed."),
    ),
    "import-scopes": _line(N_("A browser's sign-in asks for the scopes: {scopes}.")),
    "import-redirects": _line(N_("The browser comes back to this computer, at {redirects}.")),
    "import-providers": _line(
        N_("The sign-in page offers: {names}."),
        several=N_(
            "The sign-in page offers: {names}. stile profile change {profile} --identity-provider NAME leads to one of "
            "them at once."
        ),
        alone=N_("The sign-in page has {names} alone, so the browser goes there at once."),
    ),
    "import-other-pools": _line(
        N_(
            "The text has other pools, too, without an app client that was read as theirs: {pools}. Was one of them "
            "meant, add it with stile profile add and both its ids."
        )
    ),
    "import-fallback": _line(
        N_(
            "The program can be given other values from outside for: {names}. Taken was what it uses where it is given "
            "none."
        )
    ),
    "import-flow-guessed": _line(
        N_("The flow is {flow}."),
        default=N_("No flow is named, so it is {flow}, which Amplify uses by itself."),
        unknown=N_(
            "The flow {named} is none that Stile knows, so it is {flow}, which Amplify uses by itself."
        ),
        browser=N_("The app client lets people sign in by a browser alone, so the flow is {flow}."),
        **{
            "no-page": N_(
                "People are to sign in by a browser alone, and no page for that was taken, so the flow is {flow} for "
                "now. stile profile change {profile} --flow browser --domain DOMAIN sets both."
            )
        },
        passwordless=N_("Ways without a password are switched on, so the flow is {flow} (USER_AUTH)."),
        either=N_(
            "CUSTOM_AUTH may begin with a password or without one. The flow is {flow}, with one; in Amplify v6 "
            "signIn is told options.authFlowType “{v6}”. If nobody types a password there, the flow is custom, "
            "in v6 “CUSTOM_WITHOUT_SRP”."
        ),
    ),
    "import-scopes-guessed": _line(
        N_(
            "The scopes in the file ({file}) are not enough as they stand. Stile always asks for openid, which tells who "
            "signed in, and the app client has to allow it."
        )
    ),
    "import-redirects-guessed": _line(
        N_(
            "The app client has to allow {redirects} as well: such addresses are compared to the letter, and the file "
            "names others at the same ports."
        )
    ),
    "import-policy-guessed": _line(
        N_("No rules for passwords are named, so Stile shows those of a new pool. The pool itself decides.")
    ),
    "import-length-guessed": _line(N_("The shortest password is not named, so it is {n} characters.")),
    "import-region-guessed": _line(
        N_("The region {file} in the file is not the pool's. It is {region}, from the pool's id.")
    ),
    "import-environment": _line(
        N_("There are several configurations in it; this is {name}. The others: {others}.")
    ),
    "import-version": _line(
        N_("The file has version {version}, which is newer than this Stile. What Stile knows was read.")
    ),
    "import-endpoint-left-out": _line(
        N_(
            "The endpoint {endpoint} was left out: a file could send your password elsewhere. If whoever runs the pool "
            "confirms it, give it with stile profile change {profile} --endpoint-url URL and think twice."
        )
    ),
    "import-identity-pool-left-out": _line(
        N_("{id} cannot be an identity pool's id and was left out. Signing in does not need it.")
    ),
    "import-secret-left-out": _line(
        N_(
            "A client secret was left out: secrets do not belong in files. If the app client has one, stile profile "
            "change {profile} --client-secret-stdin takes it from whoever runs the pool."
        ),
        stile=N_(
            "The app client has a secret, which neither a link nor a file carries. stile profile change {profile} "
            "--client-secret-stdin takes it from whoever sent this."
        ),
    ),
    "import-browser-left-out": _line(
        N_(
            "Sign-in by a browser at {domain} was left out: a file could send you to another page. If this is your "
            "organisation's page: stile profile change {profile} --domain {domain} adds it."
        ),
        alone=N_(
            "Sign-in by a browser at {domain} was left out: a file could send you to another page. If this is your "
            "organisation's page: stile profile change {profile} --flow browser --domain {domain} adds it."
        ),
        unsound=N_("{domain} cannot be the domain of a sign-in page and was left out."),
    ),
    "import-redirects-left-out": _line(
        N_(
            "The addresses that the browser may come back to were left out: {redirects}. Stile can only wait at a plain "
            "http address of this computer. Whoever runs the pool adds {usual} to the app client's callback URLs."
        )
    ),
    "import-response-left-out": _line(
        N_(
            "The response type {type} was left out: it puts tokens into the browser's address, and Stile takes an "
            "authorization code alone. The app client has to allow the authorization code grant; stile pool check --profile "
            "{profile} tells whoever runs the pool the exact change."
        )
    ),
    "import-computed": _line(N_("These values are worked out by the program and were left out: {names}.")),
    "import-no-minutes": _line(
        N_(
            "How long a step may take. Stile assumes 3 minutes, the shortest. Whoever runs the pool finds it on the app "
            "client's page as authentication flow session duration, or with stile pool check; stile profile change "
            "{profile} --session-minutes N sets it."
        )
    ),
    "import-no-flows": _line(
        N_(
            "Which flows the app client allows. Whoever runs the pool finds them on the app client's page as "
            "authentication flows, or with stile pool check; stile profile change {profile} --flow FLOW takes another one."
        )
    ),
    "import-no-migration": _line(
        N_(
            "Whether the pool moves people over from an older system when they first sign in. Such a pool needs the flow "
            "password; whoever runs the pool knows, and stile profile change {profile} --flow password sets it."
        )
    ),
    "import-no-days": _line(
        N_(
            "How many days a temporary password works. Whoever runs the pool finds it among the rules for passwords; "
            "if nobody changed it, it is 7."
        )
    ),
    "import-no-secret": _line(
        N_(
            "Whether the app client has a secret. If signing in says so, ask whoever runs the pool; stile profile change "
            "{profile} --client-secret-stdin takes it."
        )
    ),
}

TEXTS: dict[str, str] = {
    "import.login-email": N_("e-mail address"),
    "import.login-phone_number": N_("phone number"),
    "import.login-username": N_("user name"),
    "import.method-SMS": N_("text message"),
    "import.method-TOTP": N_("authenticator app"),
    "import.method-EMAIL": N_("e-mail"),
    "import.part-read": N_("Read from it"),
    "import.part-guessed": N_("Assumed"),
    "import.part-left-out": N_("Left out"),
    "import.part-missing": N_("Not in any such file"),
    "import.row": N_("{label}: {value}"),
    "import.line": N_("- {text}"),
    "import.several": N_("There are several configurations in it:"),
    "import.choice": N_("{number}  {name}: pool {pool}, app client {client}"),
    "import.which": N_("Which one? Type its name or its number; nothing ends this."),
    "import.question": N_("Add this profile? Do it only if you know where this comes from. [y/N]"),
    "import.domain-question": N_(
        "The file has people sign in by a browser at {domain}, which is not one of Amazon's pages for this pool. Is it your "
        "organisation's page? [y/N]"
    ),
    "import.then": N_(
        "Sign in with: stile --profile {name}\nMake it the default one with: stile profile use {name}"
    ),
    "import.origin-paste": N_("pasted text"),
    "import.origin-link": N_("a link"),
    "preview.name": N_("Name"),
    "preview.pool": N_("User pool"),
    "preview.client": N_("App client"),
    "preview.region": N_("Region"),
    "preview.endpoint": N_("Endpoint"),
    "preview.amazon": N_("Amazon's own"),
    "preview.flow": N_("Flow"),
    "preview.page": N_("Page for browsers"),
    "preview.page-unsure": N_("{domain}: not Amazon's, taken only if you say so"),
    "preview.origin": N_("From"),
}
