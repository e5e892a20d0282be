"""What the way to a pool's own codes by e-mail still needs, for the admins who may go it."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "email-codes.plan": FindingText(N_("The plan {plan} has codes by e-mail.")),
    "email-codes.plan-too-small": FindingText(
        N_("The plan {plan} has no codes by e-mail."),
        N_(
            "Change to {wanted}. It is billed by the people who are active in a month: see Cognito's prices first."
        ),
    ),
    "email-codes.plan-untold": FindingText(
        N_("The pool does not tell its plan."), N_("See in the console that it is Essentials or Plus.")
    ),
    "email-codes.mail": FindingText(N_("Mail is sent by Amazon SES, as codes by e-mail need it.")),
    "email-codes.mail-planned": FindingText(
        N_("Mail will be sent by the Amazon SES identity {identity}."),
        N_("It must be verified and out of the sandbox, in a region that Cognito can send from."),
    ),
    "email-codes.no-mail": FindingText(
        N_("The pool does not send by Amazon SES, and the default sender may not send codes."),
        N_("Verify an identity in Amazon SES, then name it: --ses-identity ARN --from ADDRESS"),
    ),
    "email-codes.on": FindingText(N_("Codes by e-mail are on, and a second factor is {setting}.")),
    "email-codes.off": FindingText(
        N_("Codes by e-mail are not switched on (a second factor is {setting})."),
        N_("The calls below do that; they force nobody."),
    ),
    "email-codes.custom-flow": FindingText(
        N_("The profile {profile} uses {flow}, whose triggers ask their own questions before the pool's."),
        N_("Give people a profile with the flow srp when the pool's own codes are on."),
    ),
    "email-codes.no-srp": FindingText(
        N_("The app client does not allow the flow srp."), N_("The calls below add {permission}.")
    ),
    "email-codes.short-session": FindingText(
        N_("A code is good for {minutes} minutes, as long as a session."),
        N_("The calls below make it {enough}."),
    ),
    "email-codes.custom-triggers": FindingText(
        N_("The pool has triggers of custom authentication. They still run for programs that ask for them."),
        N_("Leave them until no program uses the old flow, then remove them."),
    ),
    "email-codes.own-sender": FindingText(
        N_(
            "A function of yours sends the pool's mails (CustomEmailSender), so it will send these codes, too."
        ),
        N_("See that it knows CustomEmailSender_Authentication, and decrypts and sends within five seconds."),
    ),
    "email-codes.people-uncounted": FindingText(
        N_("How many of about {n:people} have no verified e-mail address was not counted."),
        N_("Count them, which reads the whole directory: stile pool check --email-codes --count-people"),
    ),
    "email-codes.people-without": FindingText(
        N_("{n:people-have} no verified e-mail address, so no code can reach them."),
        N_(
            "See who they are with stile admin list, and verify their addresses before you require the factor."
        ),
    ),
    "email-codes.people": FindingText(N_("Everybody has a verified e-mail address.")),
    "email-codes.each-person": FindingText(
        N_("As long as a second factor is not required, each person has to switch codes by e-mail on."),
        N_("Require it when you are ready: who has a verified address is then asked for a code at once."),
    ),
    "email-codes.recovery": FindingText(
        N_("Who gets codes by e-mail can no longer recover a password by e-mail."),
        N_("Let passwords be recovered by phone, too, or expect to help these people yourself."),
    ),
    "email-codes.ready": FindingText(N_("The pool's own codes by e-mail are on.")),
    "email-codes.not-ready": FindingText(
        N_("The pool's own codes by e-mail do not work yet. What is missing: {n}."),
        N_("See what, and the exact calls: stile pool check --email-codes"),
    ),
}
