"""What the way to a pool's own codes by e-mail still needs, for the admins who may go it."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, Told

FINDINGS: dict[str, Told] = {
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
