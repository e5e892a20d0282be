"""What the check of a pool's settings finds, for the admins who may change them."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "client-flow.on": FindingText(N_("The app client allows the flow {flow}.")),
    "client-flow.off": FindingText(
        N_("The app client does not allow the flow {flow} that the profile uses, so nobody can sign in."),
        N_("Add {permission} to the app client's authentication flows, or give the profile another flow."),
    ),
    "client-oauth.ready": FindingText(N_("People can sign in by a browser at {domain}.")),
    "client-oauth.no-code": FindingText(
        N_("The app client may not sign people in by a browser, so the flow browser cannot work."),
        N_("Switch on the authorization code grant in its OAuth settings."),
    ),
    "client-oauth.implicit": FindingText(
        N_("The app client gives out tokens in addresses (the implicit grant), which nothing here needs."),
        N_("Switch the implicit grant off if no other program needs it."),
    ),
    "client-oauth.no-scopes": FindingText(
        N_("The profile asks for scopes that the app client may not have: {names}."),
        N_("Add them to the app client's OAuth settings, or name others in the profile."),
    ),
    "client-oauth.no-callback": FindingText(
        N_(
            "None of the addresses is registered at which the browser comes back, so it shows redirect_mismatch."
        ),
        N_("Add to the app client's callback URLs, to the letter: {addresses}"),
    ),
    "client-oauth.some-callbacks": FindingText(
        N_("Some of the addresses are not registered at which the browser comes back."),
        N_("Add to the app client's callback URLs, to the letter: {addresses}"),
    ),
    "client-oauth.no-logout": FindingText(
        N_("After a sign-out the browser cannot come back, and may know the person for another hour."),
        N_("Add to the app client's sign-out URLs, to the letter: {addresses}"),
    ),
    "client-oauth.no-provider": FindingText(
        N_(
            "The app client does not have the identity provider {name} that the profile leads to; it has: {names}."
        ),
        N_("Add it to the app client, or name another one in the profile."),
    ),
    "client-flow.fallback-off": FindingText(
        N_("The app client does not allow {flow}, which the profile falls back to."),
        N_("Add {permission} to the app client's authentication flows."),
    ),
    "client-flow.plain-password": FindingText(
        N_("The app client takes passwords as they are, though the profile proves them by SRP."),
        N_("Remove {permission} if no other program needs it."),
    ),
    "client-flow.admin-password": FindingText(
        N_(
            "The app client of people's computers also allows a flow that is for servers with AWS credentials."
        ),
        N_("Give servers an app client of their own, and remove {permission} from this one."),
    ),
    "triggers.missing": FindingText(
        N_("Custom authentication ({flow}) needs triggers that the pool does not have: {names}."),
        N_(
            "Deploy them; resources/triggers has a set that works. Try it first: stile practice --rehearse FILE"
        ),
    ),
    "triggers.fresh-session": FindingText(
        N_(
            "The pool mixes custom authentication ({flow}) with its own second factor. There the service has been seen "
            "to refuse fresh sessions as used."
        ),
        N_(
            "Add the profile with --fallback-flow srp, or move to the pool's own e-mail codes: stile pool check "
            "--email-codes"
        ),
    ),
    "triggers.migration": FindingText(
        N_("People are taken over from an old directory at their first sign-in, but not by the flow {flow}."),
        N_("Use the flow password until everybody has been taken over."),
    ),
    "session.short": FindingText(
        N_("A session lasts {minutes} minutes, and so do codes by e-mail and text."),
        N_("Set the authentication flow session duration to at least {enough} minutes; 15 is the most."),
    ),
    "session.enough": FindingText(N_("A session lasts {minutes} minutes.")),
    "session.differs": FindingText(
        N_("A session lasts {minutes} minutes, but the profile {profile} says {known}."),
        N_("stile pool check --write-profile corrects the profile."),
    ),
    "names.private": FindingText(N_("Strangers cannot find out who has an account.")),
    "names.told": FindingText(
        N_("The app client tells strangers whether there is an account of a name."),
        N_("Switch on the prevention of user existence errors."),
    ),
    "other-clients.names-told": FindingText(
        N_(
            "Other app clients of the pool still tell strangers whether there is an account of a name: {names}."
        ),
        N_("Switch on the prevention of user existence errors there, too, or remove those that nobody uses."),
    ),
    "other-clients.plain-password": FindingText(
        N_("Other app clients of the pool take passwords as they are: {names}."),
        N_("Remove ALLOW_USER_PASSWORD_AUTH there if no program needs it, or remove those that nobody uses."),
    ),
    "client-secret.missing": FindingText(
        N_("The app client has a secret that the profile {profile} does not have, so nobody can sign in."),
        N_("Use an app client without a secret, or add the profile with --client-secret-stdin."),
    ),
    "client-secret.needless": FindingText(
        N_("The profile {profile} has a client secret, but the app client has none."),
        N_("Add the profile again without --client-secret-stdin."),
    ),
    "client-secret.shared": FindingText(
        N_(
            "The app client has a secret. On people's computers it is none: everybody who has the program has it."
        ),
        N_("Make an app client without a secret for Stile."),
    ),
    "client-secret.two": FindingText(
        N_("The app client has two secrets: a change of the secret has not come to its end."),
        N_("Give every profile the newer one (stile profile secret), then remove the older one."),
    ),
    "replicas.active": FindingText(N_("The pool is served in several regions: {names}.")),
    "replicas.idle": FindingText(
        N_("Copies of the pool are not at work: {names}."),
        N_("Activate them, or remove them: they take over nothing as they are."),
    ),
    "replicas.secondary": FindingText(
        N_("The profile's region {region} has a copy of the pool, where some operations are not enabled."),
        N_("Use the pool's first region in the profile, unless it is out of order."),
    ),
    "sessions.tracked": FindingText(
        N_("Single sign-ins can be seen and ended; a person has at most {n} of them open.")
    ),
    "sessions.one": FindingText(
        N_(
            "A person can have one sign-in open only: every new one ends the one before, on whatever computer."
        ),
        N_("Allow several sessions a person, unless that is meant."),
    ),
    "sessions.untracked": FindingText(
        N_("The pool does not track sign-ins: a single one can neither be seen nor ended."),
        N_("Switch on user session tracking."),
    ),
    "threats.on": FindingText(N_("Threat protection stops risky sign-ins.")),
    "threats.only-noted": FindingText(
        N_("Threat protection notes risky sign-ins, but stops none."),
        N_("Look at what it noted (stile admin events), then let it act: full-function mode."),
    ),
    "threats.off": FindingText(
        N_("The pool's plan is Plus, but its threat protection is switched off."),
        N_("Switch threat protection on, in audit-only mode at first."),
    ),
    "threats.not-custom": FindingText(
        N_(
            "Threat protection stops no sign-in of flow {flow}: for custom authentication it has a mode of its own."
        ),
        N_("Set the mode for custom authentication to full-function as well."),
    ),
    "revocation.off": FindingText(
        N_("Tokens of this app client cannot be revoked, so signing out does not end them."),
        N_("Switch on token revocation."),
    ),
    "attributes.not-writable": FindingText(
        N_("New people must give {names}, but the app client may not write that, so they cannot finish."),
        N_("Add these to the app client's writable attributes."),
    ),
    "mail.failing": FindingText(
        N_("The pool cannot send mail: {reason}."),
        N_("Correct the pool's e-mail settings. No code arrives until then."),
    ),
    "mail.by-ses": FindingText(N_("Mail is sent by Amazon SES as {sender}.")),
    "mail.default-sender": FindingText(
        N_(
            "Mail is sent by Cognito's default sender, which stops after about {n} mails a day in the whole account."
        ),
        N_("Set up an identity in Amazon SES and let the pool send by it."),
    ),
    "texts.failing": FindingText(
        N_("The pool cannot send texts: {reason}."),
        N_("Correct the pool's SMS settings. No code arrives until then."),
    ),
    "texts.no-role": FindingText(
        N_("Codes by text are on, but the pool has no role to send them with."),
        N_("Give the pool a role that may publish by Amazon SNS, or switch codes by text off."),
    ),
    "mfa.on": FindingText(N_("Everybody needs a second factor: {factors}.")),
    "mfa.optional": FindingText(
        N_("A second factor ({factors}) is left to each person, so a stolen password may be enough."),
        N_("Require it once everybody has one."),
    ),
    "mfa.off": FindingText(
        N_("There is no second factor, so a stolen password is enough."),
        N_("Begin with codes by e-mail: stile pool check --email-codes"),
    ),
    "mfa.no-factor": FindingText(
        N_("A second factor is {setting}, but no kind of it is switched on."),
        N_("Switch on authenticator apps or codes by e-mail."),
    ),
    "mfa.texts-only": FindingText(
        N_("The only second factor is a code by text ({setting}); phone numbers can be taken over."),
        N_("Switch on authenticator apps or codes by e-mail as well."),
    ),
    "invitations.fine": FindingText(N_("Temporary passwords are good for {days} days.")),
    "invitations.short": FindingText(
        N_("Temporary passwords are good for {days} days only; over a weekend people are stranded."),
        N_("Seven days are usual."),
    ),
    "invitations.long": FindingText(
        N_("Temporary passwords are good for {days} days, and lie in mailboxes as long."),
        N_("Seven days are usual."),
    ),
    "policy.fine": FindingText(N_("Passwords have at least {length} characters.")),
    "policy.short": FindingText(
        N_("Passwords may be as short as {length} characters."), N_("Ask for at least {least} of them.")
    ),
    "policy.differs": FindingText(
        N_("The profile {profile} shows people other rules for passwords than the pool has."),
        N_("stile pool check --write-profile corrects the profile."),
    ),
    "recovery.fine": FindingText(N_("A forgotten password is recovered by: {ways}.")),
    "recovery.admin-only": FindingText(
        N_("Only an admin can help who has forgotten the password."),
        N_("If that is not meant, let people recover it by their verified e-mail address or phone."),
    ),
    "recovery.closed-by-factor": FindingText(
        N_("Who gets codes by e-mail cannot recover a password by e-mail, and there is no other means."),
        N_("Let passwords be recovered by phone, too, or expect to help these people yourself."),
    ),
    "recovery.legacy": FindingText(
        N_("The pool says nothing about forgotten passwords, so the service prefers texts to mails."),
        N_("Set account recovery to the verified e-mail address first."),
    ),
    "capitals.count": FindingText(
        N_("Capitals count in names: Ann and ann are two people."),
        N_(
            "This cannot be changed later. Tell people how their names are written, or let them sign in by e-mail."
        ),
    ),
    "deletion.open": FindingText(
        N_("The pool can be deleted with one call, and nothing brings it back."),
        N_("Activate deletion protection."),
    ),
}
