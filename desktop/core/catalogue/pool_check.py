"""What the check of a pool's settings finds, for the admins who may change them."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, REFUSED, USAGE, Message, Told

MESSAGES: dict[str, Message] = {
    "pool-half-sender": Message(
        N_("To send by Amazon SES, name both: --ses-identity ARN and --from ADDRESS."),
        kind="failed",
        exit=USAGE,
    ),
    "pool-no-sender": Message(
        N_(
            "Nothing was changed: the pool has no sender for codes. Verify an identity in Amazon SES, then name it with "
            "--ses-identity ARN and --from ADDRESS."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "pool-not-changed": Message(
        N_(
            "The call {operation} was not done; of those before it, {n} were. The service said: {reason}. Once that is "
            "corrected, make them all again."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "pool-id-not-typed": Message(
        N_("The pool's id was not typed as it is, so nothing was changed."), kind="failed", exit=REFUSED
    ),
    "pool-not-as-sent": Message(
        N_(
            "The pool was changed, but these settings are not as they were sent: {names}. Look at them in the console."
        ),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "commands.pool": N_("look at a pool's settings, with AWS credentials"),
    "commands.pool-check": N_("say what of a pool's settings weakens or breaks sign-in"),
    "commands.write-profile": N_("write session minutes, password policy and flow into the profile"),
    "commands.email-codes": N_("say what the pool's own codes by e-mail still need, with the exact calls"),
    "commands.count-people": N_("read the whole directory to count who has no verified e-mail address"),
    "commands.ses-identity": N_("with --email-codes: the Amazon SES identity to send by"),
    "commands.ses-from": N_("with --email-codes: the address to send as"),
    "commands.pool-apply": N_("with --email-codes: make the calls, once the pool's id was typed"),
    "commands.pool-confirm": N_("the pool's id, in place of typing it"),
    "admin-window.page.pool": N_("The pool's settings"),
    "admin-window.pool-again": N_("Look again"),
    "admin-window.pool-learn": N_("Write into the profile"),
    "admin-window.pool-learned": N_("The profile {profile} says what the pool says now."),
    "admin-window.pool-way": N_("To the pool's own codes by e-mail"),
    "admin-window.pool-calls": N_("These calls send back every setting, so that none is reset:"),
    "admin-window.pool-copy": N_("Copy"),
    "admin-window.pool-apply": N_("Make these calls…"),
    "admin-window.pool-apply-title": N_("Change the pool's settings?"),
    "admin-window.pool-apply-text": N_(
        "{n} calls change the pool for everybody who signs in to it. Nobody is forced to anything new. Afterwards all "
        "settings are read again."
    ),
    "admin-window.pool-apply-go": N_("Change them"),
    "admin-window.pool-type-id": N_("To go on, type {pool}"),
    "admin-window.pool-changed": N_("Changed by {n} calls, and everything else is as it was."),
    "admin-window.pool-ses": N_("Amazon SES identity to send by (its ARN)"),
    "admin-window.pool-ses-hint": N_("It must be verified, and out of the sandbox."),
    "admin-window.pool-from": N_("Address to send as"),
    "pool.commands": N_("These calls do the rest; they send back every setting, so that none is reset:"),
    "pool.profile-written": N_(
        "Wrote into the profile {profile}: sessions of {minutes} minutes, flow {flow}, passwords of {length} characters."
    ),
    "pool.type-id": N_("Type the pool's id, {pool}, to change its settings"),
    "pool.changed": N_("Changed the settings of {pool} by {n} calls, and found everything else as it was."),
}

FINDINGS: dict[str, Told] = {
    "client-flow.on": Told(N_("The app client allows the flow {flow}.")),
    "client-flow.off": Told(
        N_("The app client does not allow the flow {flow} that the profile uses, so nobody can sign in."),
        N_("Add {permission} to the app client's authentication flows, or give the profile another flow."),
    ),
    "client-flow.fallback-off": Told(
        N_("The app client does not allow {flow}, which the profile falls back to."),
        N_("Add {permission} to the app client's authentication flows."),
    ),
    "client-flow.plain-password": Told(
        N_("The app client takes passwords as they are, though the profile proves them by SRP."),
        N_("Remove {permission} if no other program needs it."),
    ),
    "client-flow.admin-password": Told(
        N_(
            "The app client of people's computers also allows a flow that is for servers with AWS credentials."
        ),
        N_("Give servers an app client of their own, and remove {permission} from this one."),
    ),
    "triggers.missing": Told(
        N_("Custom authentication ({flow}) needs triggers that the pool does not have: {names}."),
        N_(
            "Deploy them; resources/triggers has a set that works. Try it first: stile practice --rehearse FILE"
        ),
    ),
    "triggers.fresh-session": Told(
        N_(
            "The pool mixes custom authentication ({flow}) with its own second factor. There the service has been seen "
            "to refuse fresh sessions as used."
        ),
        N_(
            "Add the profile with --fallback-flow srp, or move to the pool's own e-mail codes: stile pool check "
            "--email-codes"
        ),
    ),
    "triggers.migration": Told(
        N_("People are taken over from an old directory at their first sign-in, but not by the flow {flow}."),
        N_("Use the flow password until everybody has been taken over."),
    ),
    "session.short": Told(
        N_("A session lasts {minutes} minutes, and so do codes by e-mail and text."),
        N_("Set the authentication flow session duration to at least {enough} minutes; 15 is the most."),
    ),
    "session.enough": Told(N_("A session lasts {minutes} minutes.")),
    "session.differs": Told(
        N_("A session lasts {minutes} minutes, but the profile {profile} says {known}."),
        N_("stile pool check --write-profile corrects the profile."),
    ),
    "names.private": Told(N_("Strangers cannot find out who has an account.")),
    "names.told": Told(
        N_("The app client tells strangers whether there is an account of a name."),
        N_("Switch on the prevention of user existence errors."),
    ),
    "client-secret.missing": Told(
        N_("The app client has a secret that the profile {profile} does not have, so nobody can sign in."),
        N_("Use an app client without a secret, or add the profile with --client-secret-stdin."),
    ),
    "client-secret.needless": Told(
        N_("The profile {profile} has a client secret, but the app client has none."),
        N_("Add the profile again without --client-secret-stdin."),
    ),
    "client-secret.shared": Told(
        N_(
            "The app client has a secret. On people's computers it is none: everybody who has the program has it."
        ),
        N_("Make an app client without a secret for Stile."),
    ),
    "revocation.off": Told(
        N_("Tokens of this app client cannot be revoked, so signing out does not end them."),
        N_("Switch on token revocation."),
    ),
    "attributes.not-writable": Told(
        N_("New people must give {names}, but the app client may not write that, so they cannot finish."),
        N_("Add these to the app client's writable attributes."),
    ),
    "mail.failing": Told(
        N_("The pool cannot send mail: {reason}."),
        N_("Correct the pool's e-mail settings. No code arrives until then."),
    ),
    "mail.by-ses": Told(N_("Mail is sent by Amazon SES as {sender}.")),
    "mail.default-sender": Told(
        N_(
            "Mail is sent by Cognito's default sender, which stops after about {n} mails a day in the whole account."
        ),
        N_("Set up an identity in Amazon SES and let the pool send by it."),
    ),
    "texts.failing": Told(
        N_("The pool cannot send texts: {reason}."),
        N_("Correct the pool's SMS settings. No code arrives until then."),
    ),
    "texts.no-role": Told(
        N_("Codes by text are on, but the pool has no role to send them with."),
        N_("Give the pool a role that may publish by Amazon SNS, or switch codes by text off."),
    ),
    "mfa.on": Told(N_("Everybody needs a second factor: {factors}.")),
    "mfa.optional": Told(
        N_("A second factor ({factors}) is left to each person, so a stolen password may be enough."),
        N_("Require it once everybody has one."),
    ),
    "mfa.off": Told(
        N_("There is no second factor, so a stolen password is enough."),
        N_("Begin with codes by e-mail: stile pool check --email-codes"),
    ),
    "mfa.no-factor": Told(
        N_("A second factor is {setting}, but no kind of it is switched on."),
        N_("Switch on authenticator apps or codes by e-mail."),
    ),
    "mfa.texts-only": Told(
        N_("The only second factor is a code by text ({setting}); phone numbers can be taken over."),
        N_("Switch on authenticator apps or codes by e-mail as well."),
    ),
    "invitations.fine": Told(N_("Temporary passwords are good for {days} days.")),
    "invitations.short": Told(
        N_("Temporary passwords are good for {days} days only; over a weekend people are stranded."),
        N_("Seven days are usual."),
    ),
    "invitations.long": Told(
        N_("Temporary passwords are good for {days} days, and lie in mailboxes as long."),
        N_("Seven days are usual."),
    ),
    "policy.fine": Told(N_("Passwords have at least {length} characters.")),
    "policy.short": Told(
        N_("Passwords may be as short as {length} characters."), N_("Ask for at least {least} of them.")
    ),
    "policy.differs": Told(
        N_("The profile {profile} shows people other rules for passwords than the pool has."),
        N_("stile pool check --write-profile corrects the profile."),
    ),
    "recovery.fine": Told(N_("A forgotten password is recovered by: {ways}.")),
    "recovery.admin-only": Told(
        N_("Only an admin can help who has forgotten the password."),
        N_("If that is not meant, let people recover it by their verified e-mail address or phone."),
    ),
    "recovery.closed-by-factor": Told(
        N_("Who gets codes by e-mail cannot recover a password by e-mail, and there is no other way."),
        N_("Add the phone as a second way of recovery, or expect to help these people yourself."),
    ),
    "recovery.legacy": Told(
        N_("The pool says nothing about forgotten passwords, so the service prefers texts to mails."),
        N_("Set account recovery to the verified e-mail address first."),
    ),
    "capitals.count": Told(
        N_("Names are told apart by capitals: who types Ann is not ann."),
        N_(
            "This cannot be changed later. Tell people how their names are written, or let them sign in by e-mail."
        ),
    ),
    "deletion.open": Told(
        N_("The pool can be deleted with one call, and nothing brings it back."),
        N_("Activate deletion protection."),
    ),
    "email-codes.plan": Told(N_("The plan {plan} has codes by e-mail.")),
    "email-codes.plan-too-small": Told(
        N_("The plan {plan} has no codes by e-mail."),
        N_(
            "Change to {wanted}. It is billed by the people who are active in a month: see Cognito's prices first."
        ),
    ),
    "email-codes.plan-untold": Told(
        N_("The pool does not tell its plan."), N_("See in the console that it is Essentials or Plus.")
    ),
    "email-codes.mail": Told(N_("Mail is sent by Amazon SES, as codes by e-mail need it.")),
    "email-codes.mail-planned": Told(
        N_("Mail will be sent by the Amazon SES identity {identity}."),
        N_("It must be verified and out of the sandbox, in a region that Cognito can send from."),
    ),
    "email-codes.no-mail": Told(
        N_("The pool does not send by Amazon SES, and the default sender may not send codes."),
        N_("Verify an identity in Amazon SES, then name it: --ses-identity ARN --from ADDRESS"),
    ),
    "email-codes.on": Told(N_("Codes by e-mail are on, and a second factor is {setting}.")),
    "email-codes.off": Told(
        N_("Codes by e-mail are not switched on (a second factor is {setting})."),
        N_("The calls below do that; they force nobody."),
    ),
    "email-codes.custom-flow": Told(
        N_("The profile {profile} uses {flow}, whose triggers ask their own questions before the pool's."),
        N_("Give people a profile with the flow srp when the pool's own codes are on."),
    ),
    "email-codes.no-srp": Told(
        N_("The app client does not allow the flow srp."), N_("The calls below add {permission}.")
    ),
    "email-codes.short-session": Told(
        N_("A code is good for {minutes} minutes, as long as a session."),
        N_("The calls below make it {enough}."),
    ),
    "email-codes.custom-triggers": Told(
        N_("The pool has triggers of custom authentication. They still run for programs that ask for them."),
        N_("Leave them until no program uses the old flow, then remove them."),
    ),
    "email-codes.own-sender": Told(
        N_(
            "A function of yours sends the pool's mails (CustomEmailSender), so it will send these codes, too."
        ),
        N_("See that it knows CustomEmailSender_Authentication, and decrypts and sends within five seconds."),
    ),
    "email-codes.people-uncounted": Told(
        N_("How many of about {n} people have no verified e-mail address was not counted."),
        N_("Count them, which reads the whole directory: stile pool check --email-codes --count-people"),
    ),
    "email-codes.people-without": Told(
        N_("{n} people have no verified e-mail address, so no code can reach them."),
        N_(
            "See who they are with stile admin list, and verify their addresses before you require the factor."
        ),
    ),
    "email-codes.people": Told(N_("Everybody has a verified e-mail address.")),
    "email-codes.each-person": Told(
        N_("As long as a second factor is not required, each person has to switch codes by e-mail on."),
        N_("Require it when you are ready: who has a verified address is then asked for a code at once."),
    ),
    "email-codes.recovery": Told(
        N_("Who gets codes by e-mail can no longer recover a password by e-mail."),
        N_("Add the phone as a way of recovery, or expect to help these people yourself."),
    ),
    "email-codes.ready": Told(N_("The pool's own codes by e-mail are on.")),
    "email-codes.not-ready": Told(
        N_("The pool's own codes by e-mail do not work yet. What is missing: {n}."),
        N_("See what, and the exact calls: stile pool check --email-codes"),
    ),
}
