"""What can be wrong with a profile, and with the list of them."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import DONE, USAGE

MESSAGES: dict[str, Message] = {
    "profile-invalid": Message(
        N_("The profile is not complete yet. See what is said at each field."), exit=USAGE
    ),
    "profile-name": Message(
        N_("A profile's name has 1 to 64 letters, digits and - _ . and begins with a letter, a digit or _."),
        exit=USAGE,
    ),
    "profile-pool-id": Message(
        N_(
            "A user pool's id looks like eu-west-1_Ab3dEf6hI. Copy it from the user pool's overview; the ARN and "
            "an identity pool's id are something else."
        ),
        exit=USAGE,
    ),
    "profile-region": Message(
        N_("The pool is in {expected}, not in {region}. Leave the region out: the pool's id tells it."),
        exit=USAGE,
    ),
    "profile-client-id": Message(
        N_("An app client's id has letters and digits only. Copy the Client ID from the app client's page."),
        exit=USAGE,
    ),
    "profile-flow": Message(N_("There is no sign-in flow called {flow}. It is one of: {flows}."), exit=USAGE),
    "profile-endpoint": Message(
        N_("An endpoint is an address like https://example.com or http://127.0.0.1:9229, and nothing more."),
        exit=USAGE,
    ),
    "profile-plain-http": Message(
        N_(
            "Over http:// anybody on the way could read passwords. Use https://; http:// is for this computer only."
        ),
        exit=USAGE,
    ),
    "profile-variant-endpoint": Message(
        N_("An address of its own has no FIPS or dual-stack variant. Leave out one or the other."),
        exit=USAGE,
    ),
    "profile-fips": Message(
        N_("AWS has no FIPS endpoint for user pools in {region}. It has in these regions: {regions}."),
        exit=USAGE,
    ),
    "profile-dualstack": Message(
        N_("AWS has no dual-stack endpoint for user pools in {region}. Leave --dualstack out."),
        exit=USAGE,
    ),
    "profile-identity-pool": Message(
        N_("An identity pool's id looks like eu-west-1:12345678-90ab-cdef-1234-567890abcdef."), exit=USAGE
    ),
    "profile-minutes": Message(
        N_(
            "The session's minutes are a whole number from {fewest} to {most}, as the app client's page says under "
            "authentication flow session duration."
        ),
        exit=USAGE,
    ),
    "profile-policy": Message(
        N_("The shortest password of a pool has {fewest} to {most} characters."), exit=USAGE
    ),
    "profile-telemetry": Message(
        N_("A collector's address looks like https://collector.example.com:4318, and nothing more."),
        exit=USAGE,
    ),
    "profile-plain-password": Message(
        N_(
            "plain_password is ask, allow or never; with never, the flow password can be neither the flow nor a fallback."
        ),
        exit=USAGE,
    ),
    "profile-relying-party": Message(
        N_(
            "The site of passkeys is a domain such as example.com, without https:// and without a star. Other scripts "
            "are written as punycode (xn--…)."
        ),
        exit=USAGE,
    ),
    "profile-domain": Message(
        N_(
            "The domain of the sign-in page is a host such as auth.example.com or "
            "example.auth.eu-west-1.amazoncognito.com, without a path."
        ),
        exit=USAGE,
    ),
    "profile-domain-needed": Message(
        N_("The flow browser needs the domain of the sign-in page, such as auth.example.com."), exit=USAGE
    ),
    "profile-scopes": Message(
        N_("The scopes have to hold openid, which tells who signed in; each is one word."), exit=USAGE
    ),
    "profile-home-realm": Message(
        N_(
            "People's own providers are given by the domain of their addresses, such as example.com=Example, with the "
            "name that the pool has for the provider."
        ),
        exit=USAGE,
    ),
    "profile-redirect-ports": Message(
        N_("The ports that the browser comes back to are whole numbers from 1024 to 65535."), exit=USAGE
    ),
    "profile-alarm": Message(
        N_(
            "The alarm {alarm} cannot be set so. There are {alarms}; each is true, false, or a table of whole numbers: "
            "percent and attempts for low-rate, count and minutes for the others."
        ),
        exit=USAGE,
    ),
    "profile-value": Message(N_("The value of {name} cannot be read. Give it again."), exit=USAGE),
    "profile-unknown": Message(
        N_("There is no profile called {name}. See them all with: stile profile list"), exit=USAGE
    ),
    "profile-none": Message(
        N_(
            "There is no profile yet. Add one with stile profile add, import your administrator's file with stile "
            "profile import, or try stile practice."
        ),
        exit=USAGE,
    ),
    "profile-not-chosen": Message(
        N_(
            "No profile is the default one. Choose one with stile profile use NAME, or name one with --profile."
        ),
        exit=USAGE,
    ),
    "profile-placeholder": Message(
        N_(
            "It has placeholders where the ids belong: {names}. Ask whoever runs the pool for the real ones, and give them "
            "with stile profile change {name}."
        ),
        kind="note",
        exit=DONE,
    ),
    "profile-exists": Message(
        N_("There already is a profile called {name}. Choose another name, or remove the old one first."),
    ),
    "profile-organisation": Message(
        N_(
            "The profile {name} is your organisation's. Only an administrator of this computer can change it."
        ),
    ),
    "profile-hidden": Message(
        N_(
            "Your own profile {name} is not used, because your organisation gives one of this name. To use yours as well, "
            "add it under another name."
        ),
        kind="note",
        exit=DONE,
    ),
    "pool-looked-at": Message(
        N_("Stile looked at the pool with these values: nothing is in the way."), kind="note", exit=DONE
    ),
    "profile-removed": Message(N_("{name} is removed from this computer."), kind="note", exit=DONE),
    "session-ended": Message(
        N_("Whoever was signed in with it is signed out at the service, too."), kind="note", exit=DONE
    ),
    "session-goes-on": Message(
        N_(
            "Whoever was signed in with it is not signed out at the service, which could not be told: that session ends by "
            "itself. An administrator can end it at once."
        ),
        kind="note",
        exit=DONE,
        variants={
            "unread": N_(
                "What was kept could not be opened, so a session that may be open at the service ends by itself, or when an "
                "administrator ends it. To end one yourself, sign out before you remove a profile; under a passphrase, add "
                "--store passphrase to either."
            )
        },
    ),
    "change-leaves-step": Message(
        N_("A sign-in that was begun does not continue: it belongs to the old values."),
        kind="note",
        exit=DONE,
    ),
    "change-keeps-tokens": Message(N_("Whoever is signed in stays signed in."), kind="note", exit=DONE),
    "change-leaves-tokens": Message(
        N_(
            "Whoever is signed in has to sign in anew: the tokens kept here belong to the old values. They are not used "
            "any more, and not ended at the service; for that, sign out before you change it."
        ),
        kind="note",
        exit=DONE,
    ),
    "change-leaves-computer": Message(
        N_("The new address does not remember this computer, and may ask for a code again."),
        kind="note",
        exit=DONE,
    ),
    "change-keeps-secret": Message(
        N_("The client secret that is kept stays, unless you give another one."), kind="note", exit=DONE
    ),
    "change-leaves-secret": Message(
        N_(
            "The client secret that is kept was given for the old address, and is not sent to the new one. Give the "
            "client secret of the new one, too."
        ),
        kind="note",
        exit=DONE,
    ),
    "flow-not-allowed": Message(
        N_("The profile {name} signs in by {flow}. On this computer your organisation allows only: {flows}."),
    ),
    "organisation-unprotected": Message(
        N_(
            "{path} is not used: it has to belong to an administrator of this computer, and nobody else may write to it."
        ),
        kind="note",
        exit=DONE,
    ),
    "organisation-damaged": Message(
        N_("{path} is not used: it cannot be read. An administrator of this computer can correct it."),
        kind="note",
        exit=DONE,
    ),
    "organisation-value": Message(
        N_(
            "{path} is used without {name}, which is wrong. An administrator of this computer can correct it."
        ),
        kind="note",
        exit=DONE,
    ),
    "profile-unsound": Message(
        N_("The profile {name} cannot be used as it stands. See why with: stile profile show {name}"),
        kind="note",
        exit=USAGE,
    ),
    "profile-entry-unread": Message(
        N_(
            "Entry {n} of the list of profiles ({path}) has no name, so it is left out; it stays in the file. Give it one "
            "there, or delete it."
        ),
        kind="note",
    ),
    "profiles-damaged": Message(
        N_(
            "The list of profiles in {path} cannot be read. Correct it, or add a profile: then the broken file is "
            "kept beside the new one."
        ),
    ),
    "profile-name-reserved": Message(
        N_(
            "No profile can be called {name}: Windows takes a file of that name for a device. Choose another name."
        ),
    ),
    "profiles-open": Message(
        N_(
            "Other users of this computer can write to {path}, so Stile uses no profile from there: it could send your "
            "password to them. Take their rights away with chmod go-w, see that it is yours, and start Stile again."
        ),
    ),
    "profiles-newer": Message(
        N_("The list of profiles in {path} was written by a newer Stile. Update Stile to use it."),
    ),
    "profiles-not-kept": Message(
        N_(
            "The list of profiles could not be written to {path}. Make room on the disk or check the folder's rights."
        ),
    ),
}
