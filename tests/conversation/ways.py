"""What a walk may meet: situations, faults as they happen in the world, and what people know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow

WAYS: tuple[tuple[str, Flow, str], ...] = (
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "srp", ""),
    ("temporary-password", "password", ""),
    ("email-code", "password", ""),
    ("plain", "password", ""),
    ("sms-code", "password", ""),
    ("totp", "password", ""),
    ("choose-mfa", "password", ""),
    ("temporary-password+choose-mfa", "password", ""),
    ("temporary-password+totp-setup", "password", ""),
    ("email-setup", "password", ""),
    ("choose-setup", "password", ""),
    ("custom", "custom", ""),
    ("custom2", "custom", ""),
    ("custom2", "custom-srp", ""),
    ("temporary-password+custom", "custom-srp", ""),
    ("email-code", "choice", ""),
    ("temporary-password+email-code", "choice", ""),
    ("device", "srp", ""),
    ("device+email-code", "srp", ""),
    ("temporary-password+device", "srp", ""),
    ("temporary-password+once-quirk", "custom-srp", ""),
    ("reset-required", "password", ""),
    ("unconfirmed", "password", ""),
    ("email-code", "password", "forgot-password"),
    ("email-code", "choice", "forgot-password"),
    ("reset-required", "choice", ""),
    ("migrating", "password", ""),
)
"""Situations with the flow, and another first step than the flow's where one is named."""
NAMES = (
    "InitiateAuth",
    "PASSWORD_VERIFIER",
    "NEW_PASSWORD_REQUIRED",
    "EMAIL_OTP",
    "SELECT_MFA_TYPE",
    "MFA_SETUP",
    "CUSTOM_CHALLENGE",
    "AssociateSoftwareToken",
    "VerifySoftwareToken",
    "ConfirmForgotPassword",
    "ConfirmSignUp",
    "SetUserMFAPreference",
)
SILENCES = ("close", "reset", "hang", "half", "html-200", "empty-200", "status")
REFUSALS = (
    ("NotAuthorizedException", "Invalid session for the user, session can only be used once."),
    ("NotAuthorizedException", "Invalid session for the user, session is expired."),
    ("NotAuthorizedException", "Invalid session for the user."),
    ("NotAuthorizedException", "Incorrect username or password."),
    ("NotAuthorizedException", "Password attempts exceeded"),
    ("NotAuthorizedException", "User is disabled."),
    ("NotAuthorizedException", "Something new."),
    ("TooManyRequestsException", "Rate exceeded"),
    ("LimitExceededException", "Attempt limit exceeded, please try after some time."),
    ("CodeDeliveryFailureException", "Could not send."),
    ("UserLambdaValidationException", "PreAuthentication failed with error no."),
    ("InvalidParameterException", "1 validation error detected"),
    ("InternalErrorException", "Internal error"),
    ("BrandNewException", "Nobody knows."),
)
"""What a pool may answer instead of serving a request."""
AFTERTHOUGHTS = (
    ("LimitExceededException", "Exceeded daily email limit"),
    ("CodeDeliveryFailureException", "Could not send."),
    ("UserLambdaValidationException", "CustomMessage failed with error no."),
    ("InternalErrorException", "Internal error"),
)
"""What a pool may answer although it has set the new password."""
FIRST = {"sign-in", "identify"}
NEW = {"new-password", "reset-password", "sign-up"}
SENT = {"email-code", "sms-code"}
BELONGS = {
    "wrong-password": FIRST | {"password"},
    "weak-password": NEW,
    "password-reused": NEW,
    "has-spaces": NEW,
    "password-as-pasted": NEW | FIRST | {"password"},
    "wrong-code": SENT | {"totp-code", "set-up-totp", "reset-password", "confirm-account"},
    "code-used": {"totp-code", "set-up-totp"},
    "code-renewed": SENT,
    "maybe-right-code-renewed": SENT,
}
"""Where a problem can be put right."""
PATIENCE = {"locked-out": 901, "code-used": 31, "limit-exceeded": 3601}
"""Seconds that somebody waits who reads these."""
WRONG = ("", "  ", "Wrong-1!", "Wrong-2!", "zq!zq0", "zq!q", "has space-1A ", "stop.", "x" * 300, "\ud800")
"""What people type who err; the marks keep it from standing in a token by chance."""


def strikes() -> st.SearchStrategy[dict[str, object]]:
    """Return rules for the practice pool's faults, as they happen in the world."""
    silence = st.fixed_dictionaries(
        {"do": st.sampled_from(SILENCES), "when": st.sampled_from(["before", "after"])}
    )
    refusal = st.sampled_from(REFUSALS).map(lambda r: {"do": "error", "error": r[0], "message": r[1]})
    anywhere = st.fixed_dictionaries(
        {
            "operation": st.sampled_from(["InitiateAuth", "RespondToAuthChallenge", "*"]),
            "times": st.integers(1, 3),
            "skip": st.integers(0, 1),
        }
    )
    late = st.sampled_from(AFTERTHOUGHTS).map(
        lambda r: {
            "operation": "RespondToAuthChallenge",
            "challenge": "NEW_PASSWORD_REQUIRED",
            "when": "after",
            "do": "error",
            "error": r[0],
            "message": r[1],
        }
    )
    return st.one_of(st.builds(lambda a, b: a | b, anywhere, silence | refusal), late)
