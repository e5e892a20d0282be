"""Problems by the service's own text: what a trigger, a firewall, a limit or the pool's set-up refused."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message

_NO_MESSAGES = N_(
    "The service is not set up to send this message, so no code can come; trying again does not change that. Take "
    "another method if one is offered, or ask your administrator."
)
_BROWSER_ONLY = N_(
    "The service wants proof that no robot is signing in, and only a web browser can give it. Ask your administrator."
)

MESSAGES: dict[str, Message] = {
    "trigger-refused": Message(
        N_("Your organisation's own rules refused this. Ask your administrator."),
        N_("A Lambda trigger of the pool refused or failed; its log says why."),
        variants={
            "told": N_(
                "Your organisation's own rules refused this. They say: “{told}” If that does not help you, "
                "ask your administrator."
            ),
            "failed": N_(
                "Something that your organisation added to the sign-in did not work. Trying again does not change that: ask "
                "your administrator."
            ),
            "late": N_(
                "Something that your organisation added to the sign-in took too long. Wait a minute, then try again; if it "
                "stays so, ask your administrator."
            ),
        },
        admin_variants={
            "told": N_("A Lambda trigger of the pool refused, in these words; the details name it."),
            "failed": N_(
                "A Lambda trigger failed: Cognito may not call it, it is gone, it ended with an error, or it did not "
                "answer with the event it was given. The details name it, and its log says why."
            ),
            "late": N_(
                "A Lambda trigger did not answer within Cognito's 5 seconds. The details name it; make it faster, or "
                "let it do its slow work elsewhere."
            ),
        },
    ),
    "code-not-sent": Message(
        N_(
            "The service could not send the code. Try again, or ask your administrator to check your address."
        ),
        N_("Check the user's verified e-mail or phone, and the pool's e-mail and SMS set-up."),
        variants={
            "told": N_(
                "The service could not send the code. It says: “{told}” If that does not help you, ask your "
                "administrator."
            ),
            "set-up": _NO_MESSAGES,
            "failed": N_(
                "What your organisation added for messages did not work, so no code can come; trying again does not change "
                "that. Ask your administrator."
            ),
            "late": N_(
                "What your organisation added for messages took too long, so no code was sent. Wait a minute, then try again; "
                "if it stays so, ask your administrator."
            ),
        },
        admin_variants={
            "told": N_(
                "A trigger that words or sends messages refused, in these words; the details name it."
            ),
            "set-up": N_(
                "The pool has no SMS configuration, or none for e-mails: give it one, or take this kind of message out "
                "of its MFA, sign-in and verification."
            ),
            "failed": N_(
                "A trigger that words or sends messages (CustomMessage, CustomEmailSender, CustomSMSSender) failed; "
                "its log says why."
            ),
            "late": N_("A trigger that words or sends messages did not answer within Cognito's 5 seconds."),
        },
    ),
    "limit-exceeded": Message(
        N_("There were too many tries or messages. Wait an hour, or until tomorrow, and then try again."),
        N_(
            "A limit of Cognito: tries per hour for one user, or e-mails per day (50 with the default sender; "
            "use Amazon SES for more)."
        ),
        variants={
            "tries": N_("There were too many tries for this account. Wait an hour, then try again."),
            "mails": N_(
                "The service has sent as many e-mails as it may in one day. Try again tomorrow, or ask your "
                "administrator."
            ),
            "texts": N_(
                "The service has sent as many text messages as it may for now. Choose another method if one is offered, or "
                "ask your administrator."
            ),
        },
        admin_variants={
            "tries": N_("Cognito's tries per hour for one user are used up; nobody can give more of them."),
            "mails": N_("The default sender's 50 e-mails of the day are used up: use Amazon SES for more."),
            "texts": N_("The account's spending limit for text messages is reached: raise it in Amazon SNS."),
        },
    ),
    "blocked": Message(
        N_(
            "The service does not accept sign-ins from this network. Try another network or ask your administrator."
        ),
        N_("A web application firewall in front of the pool refused the request."),
        variants={"captcha": _BROWSER_ONLY, "challenge": _BROWSER_ONLY},
        admin_variants={
            "captcha": N_(
                "A CAPTCHA rule of the web ACL in front of the pool: only a browser can solve it. Let the rule leave out "
                "the operations of the sign-in, by the header x-amzn-cognito-operation-name."
            ),
            "challenge": N_(
                "A Challenge rule of the web ACL in front of the pool: only a browser can pass it. Let the rule leave "
                "out the operations of the sign-in, by the header x-amzn-cognito-operation-name."
            ),
            "denied": N_(
                "Access was denied by a policy: of the VPC endpoint, of the organisation, or of the network."
            ),
        },
    ),
    "security-refused": Message(
        N_(
            "The service refused this for security reasons: something about it looks unusual. Your password may well be "
            "right, and more tries make it worse. Use a computer and a network that you have signed in from before, or "
            "ask your administrator."
        ),
        N_(
            "Threat protection (adaptive authentication) took this for a high risk. Look at the user's event history, "
            "give feedback that it was the user, or change the pool's settings for risks."
        ),
    ),
    "pool-misconfigured": Message(
        N_("The service cannot do this as it is set up now. Ask your administrator."),
        N_("The pool's plan, e-mail, SMS or trigger set-up does not fit what it was asked to do."),
        variants={"set-up": _NO_MESSAGES},
        admin_variants={
            "set-up": N_(
                "The role with which Cognito sends messages may not send them, or Cognito may not use it: mend its "
                "permissions and its trust policy (with the pool's external id)."
            )
        },
    ),
    "not-in-this-region": Message(
        N_(
            "The service does not do this in the region that it was asked in. Ask your administrator to check the profile."
        ),
        N_(
            "OperationNotEnabled: this region holds a replica of the pool, or the pool has the operation switched off. "
            "Give the profile the pool's primary region."
        ),
    ),
    "sign-up-closed": Message(
        N_("Nobody can make an account for themselves here. Ask your administrator for an invitation."),
        N_(
            "The pool lets administrators alone make users (AllowAdminCreateUserOnly): invite the person, or take the "
            "sign-up out of the profile."
        ),
    ),
    "reset-not-possible": Message(
        N_(
            "The password of this account cannot be reset here. If you were invited and never chose a password, ask "
            "your administrator to send a new invitation. If you otherwise sign in on your company's log-in page, with "
            "Google and so on, change the password there."
        ),
        N_(
            "A user in FORCE_CHANGE_PASSWORD gets no reset code: resend the invitation, or set a temporary password. A "
            "user of another provider (EXTERNAL_PROVIDER) has no password in this pool."
        ),
    ),
    "no-confirmed-address": Message(
        N_(
            "No code can be sent: this account has no confirmed e-mail address or phone number. If you made the account "
            "yourself, sign in with its password and confirm it first; otherwise ask your administrator."
        ),
        N_(
            "The user has neither a verified e-mail address nor a verified phone number: verify one, or set a temporary "
            "password."
        ),
    ),
    "signs-in-elsewhere": Message(
        N_(
            "This account signs in on your company's log-in page, with Google and so on. That works in a web browser only."
        ),
        N_(
            "The user belongs to another identity provider (EXTERNAL_PROVIDER) and has no password in this pool."
        ),
        variants={
            "browser": N_(
                "This account signs in on your company's log-in page, with Google and so on. Go on in your browser."
            )
        },
    ),
}
