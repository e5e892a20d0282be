"""Cognito's own texts, as they were seen, read into typed errors."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import errors as e
from desktop.core.cognito.errors import ProxyInTheWayError
from desktop.core.cognito.refusals import read_refusal

if TYPE_CHECKING:
    from desktop.core.errors import StileError

NOT_AUTHORIZED = {
    "Invalid session for the user, session can only be used once.": e.SessionUsedError,
    "Invalid session for the user, session is expired.": e.SessionExpiredError,
    "Invalid session for the user.": e.SessionInvalidError,
    "Invalid session provided for the user.": e.SpoiltByTriggerError,
    "Incorrect username or password.": e.WrongPasswordError,
    "User is disabled.": e.UserDisabledError,
    "Temporary password has expired and must be reset by an administrator.": e.TemporaryPasswordExpiredError,
    "Password attempts exceeded": e.LockedOutError,
    "Too many invalid credentials attempts. User temporarily locked. Please try again after few seconds.": (
        e.LockedOutError
    ),
    "Client 1abc is configured with secret but SECRET_HASH was not received": e.ClientSecretError,
    "Unable to verify secret hash for client 1abc": e.ClientSecretError,
    "SecretHash does not match for the client: 1abc": e.ClientSecretError,
    "Refresh Token has been revoked": e.RefreshEndedError,
    "Refresh Token has expired": e.RefreshEndedError,
    "Refresh Token has expired.": e.RefreshEndedError,
    "Invalid Refresh Token.": e.RefreshRefusedError,
    "User is already confirmed.": e.ConfirmationNotNeededError,
    "Cannot modify an already provided email": e.AttributeFixedError,
    "Something nobody has seen before.": e.NotAuthorizedError,
    "": e.NotAuthorizedError,
}

INVALID_PARAMETER = {
    "USER_PASSWORD_AUTH flow not enabled for this client": e.FlowNotEnabledError,
    "USER_AUTH flow not enabled for this client": e.FlowNotEnabledError,
    "Auth flow not enabled for this client": e.FlowNotEnabledError,
    "USER_SRP_AUTH is not enabled for the client.": e.FlowNotEnabledError,
    "Custom auth lambda trigger is not configured for the user pool.": e.FlowNotEnabledError,
    "Only custom auth (lambda driven) is enabled for this client.": e.FlowNotEnabledError,
    "Cannot send code to either email or phone_number": e.CodeNotSentError,
    "Invalid attributes given, name is missing": e.AttributeMissingError,
    "1 validation error detected: Value at 'session' failed to satisfy constraint": e.InvalidInputError,
}

EXPIRED_CODE = {
    "Your software token has already been used once.": e.CodeUsedError,
    "Invalid code provided, please request a code again.": e.CodeExpiredError,
}

BY_CLASS = {
    ("CodeMismatchException", "Invalid code or auth state for the user."): e.WrongCodeError,
    ("CodeMismatchException", "Invalid code received for user"): e.WrongCodeError,
    ("CodeMismatchException", "Invalid verification code provided, please try again."): e.WrongCodeError,
    ("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA"): e.WrongCodeError,
    ("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user."): (
        e.ChallengeFailedError
    ),
    ("UserNotFoundException", "User does not exist."): e.WrongPasswordError,
    ("UserNotConfirmedException", "User is not confirmed."): e.NotConfirmedError,
    ("PasswordResetRequiredException", "Password reset required for the user"): e.ResetRequiredError,
    ("ResourceNotFoundException", "Device does not exist."): e.DeviceForgottenError,
    ("ResourceNotFoundException", "User pool client 1abc does not exist."): e.UnknownClientError,
    ("LimitExceededException", "Attempt limit exceeded, please try after some time."): e.LimitExceededError,
    ("LimitExceededException", "Exceeded daily email limit for the operation or the account."): (
        e.LimitExceededError
    ),
    ("CodeDeliveryFailureException", ""): e.CodeNotSentError,
    ("TooManyRequestsException", "Rate exceeded"): e.TooManyRequestsError,
    ("ForbiddenException", ""): e.BlockedError,
    ("InvalidPasswordException", "Password did not conform with policy: Password not long enough"): (
        e.WeakPasswordError
    ),
    ("PasswordHistoryPolicyViolationException", ""): e.PasswordReusedError,
    ("AliasExistsException", "An account with the email already exists."): e.AliasTakenError,
    ("UserLambdaValidationException", "PreAuthentication failed with error no."): e.TriggerRefusedError,
    ("InvalidLambdaResponseException", "Unrecognizable lambda output"): e.TriggerRefusedError,
    ("RefreshTokenReuseException", ""): e.RefreshEndedError,
    ("InternalErrorException", "Internal error"): e.ServiceTroubleError,
}

CASES = (
    [("NotAuthorizedException", text, kind) for text, kind in NOT_AUTHORIZED.items()]
    + [("InvalidParameterException", text, kind) for text, kind in INVALID_PARAMETER.items()]
    + [("ExpiredCodeException", text, kind) for text, kind in EXPIRED_CODE.items()]
    + [(name, text, kind) for (name, text), kind in BY_CLASS.items()]
)


@pytest.mark.parametrize(("name", "text", "kind"), CASES)
def test_a_text_of_the_service_is_understood(name: str, text: str, kind: type[StileError]) -> None:
    assert type(read_refusal(name, text, 400)) is kind


@pytest.mark.parametrize(("name", "text", "kind"), CASES)
def test_letter_case_and_a_full_stop_change_nothing(name: str, text: str, kind: type[StileError]) -> None:
    other = text.upper().removesuffix(".")
    assert type(read_refusal(name, other, 400)) is kind


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (500, e.ServiceTroubleError),
        (503, e.ServiceTroubleError),
        (429, e.TooManyRequestsError),
        (407, ProxyInTheWayError),
        (400, e.NotAuthorizedError),
        (403, e.NotAuthorizedError),
    ],
)
def test_an_exception_nobody_knows_is_judged_by_its_status(status: int, kind: type[StileError]) -> None:
    assert type(read_refusal("BrandNewException", "", status)) is kind


def test_what_was_typed_is_no_part_of_what_a_validation_error_says() -> None:
    text = (
        "2 validation errors detected: Value 'hunter's 2' at 'userCode' failed to satisfy constraint: x; "
        "Value 'hunter3' at 'userCode' failed to satisfy constraint: y"
    )
    error = read_refusal("InvalidParameterException", text, 400)
    assert "hunter" not in error.detail
    assert error.detail.count("Value at 'userCode' failed") == 2


def test_a_text_without_end_is_cut() -> None:
    assert len(read_refusal("NotAuthorizedException", "x" * 1_000_000, 400).detail) == 2000


@pytest.mark.parametrize("status", [500, 503])
def test_a_service_in_trouble_is_never_taken_for_a_refusal_by_its_text(status: int) -> None:
    for text in ("PreSignUp failed with error no.", "unable to send the message", "security reasons"):
        assert type(read_refusal("InternalErrorException", text, status)) is e.ServiceTroubleError


def test_the_pools_words_the_request_and_the_time_stay_with_the_error() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    error = read_refusal("NotAuthorizedException", "User is disabled.", 400, request_id="r-1", at=at)
    assert error.detail == "NotAuthorizedException: User is disabled."
    assert (error.request_id, error.at) == ("r-1", at)
