"""Cognito's exceptions, read into typed errors: one table, by class first and by text where it must be.

Texts are matched by their stable middle, never whole: Cognito words them with and without full stops.
Source: the error lists in botocore's service model, and texts seen in live replies; the tests name theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e
from desktop.core.cognito.trigger_words import trigger_words_in
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from datetime import datetime

_Kind = type[StileError]

_ANY_NAME: tuple[tuple[str, _Kind], ...] = (
    ("not allowed due to waf", e.BlockedError),
    ("security reasons", e.SecurityRefusedError),
    ("unable to send the", e.CodeNotSentError),
    ("does not have sms config", e.CodeNotSentError),
    ("does not have email config", e.CodeNotSentError),
    ("no sms config", e.CodeNotSentError),
    ("no email config", e.CodeNotSentError),
    ("unauthorized attribute", e.AttributeNotWritableError),
    ("cannot modify an already provided", e.AttributeFixedError),
    ("cannot modify the non-mutable attribute", e.AttributeFixedError),
    ("attribute cannot be updated", e.AttributeFixedError),
    ("does not exist in the schema", e.AttributeUnknownError),
)
"""Texts that mean the same in exceptions of any name."""

_NOT_AUTHORIZED: tuple[tuple[str, _Kind], ...] = (
    ("only be used once", e.SessionUsedError),
    ("session is expired", e.SessionExpiredError),
    ("invalid session provided", e.SpoiltByTriggerError),
    ("invalid session", e.SessionInvalidError),
    ("incorrect username or password", e.WrongPasswordError),
    ("user is disabled", e.UserDisabledError),
    ("temporary password has expired", e.TemporaryPasswordExpiredError),
    ("account has expired", e.TemporaryPasswordExpiredError),
    ("not authorized to get auth details", e.OtherProviderError),
    ("signup is not permitted", e.SignUpClosedError),
    ("attempt limit exceeded", e.LimitExceededError),
    ("password attempts exceeded", e.LockedOutError),
    ("too many invalid credentials", e.LockedOutError),
    ("secret hash", e.ClientSecretError),
    ("secrethash", e.ClientSecretError),
    ("configured with secret", e.ClientSecretError),
    ("configured for secret", e.ClientSecretError),
    ("access token has expired", e.AccessEndedError),
    ("access token has been revoked", e.AccessEndedError),
    ("invalid access token", e.AccessEndedError),
    ("required scopes", e.ScopeMissingError),
    ("refresh token has been revoked", e.RefreshEndedError),
    ("refresh token has expired", e.RefreshEndedError),
    ("refresh token expired", e.RefreshEndedError),
    ("refresh token", e.RefreshRefusedError),
    ("cannot be reset in the current state", e.ResetNotPossibleError),
    ("already confirmed", e.ConfirmationNotNeededError),
    ("cannot be confirmed", e.ConfirmationNotNeededError),
)

_INVALID_PARAMETER: tuple[tuple[str, _Kind], ...] = (
    ("already confirmed", e.ConfirmationNotNeededError),
    ("flow not enabled", e.FlowNotEnabledError),
    ("not enabled for the client", e.FlowNotEnabledError),
    ("only custom auth", e.FlowNotEnabledError),
    ("trigger is not configured", e.FlowNotEnabledError),
    ("cannot send code", e.CodeNotSentError),
    ("no registered/verified", e.NoConfirmedAddressError),
    ("missing required parameter", e.InvalidInputError),  # of the call, such as PASSWORD
    ("must not be null", e.AttributeMissingError),
    ("attributes missing", e.AttributeMissingError),
    ("attributes are missing", e.AttributeMissingError),
    ("invalid attributes given", e.AttributeMissingError),
    (" is required", e.AttributeMissingError),
    ("missing required", e.AttributeMissingError),
    ("type for attribute", e.AttributeUnknownError),
    ("cannot be reset in the current state", e.ResetNotPossibleError),
    ("signup is not permitted", e.SignUpClosedError),
)

_EXPIRED_CODE: tuple[tuple[str, _Kind], ...] = (("already been used", e.CodeUsedError),)

_NOT_FOUND: tuple[tuple[str, _Kind], ...] = (("device does not exist", e.DeviceForgottenError),)

_BY_TEXT: dict[str, tuple[tuple[tuple[str, _Kind], ...], _Kind]] = {
    "NotAuthorizedException": (_NOT_AUTHORIZED, e.NotAuthorizedError),
    "InvalidParameterException": (_INVALID_PARAMETER, e.InvalidInputError),
    "ExpiredCodeException": (_EXPIRED_CODE, e.CodeExpiredError),
    "ResourceNotFoundException": (_NOT_FOUND, e.UnknownClientError),
}

_BY_NAME: dict[str, _Kind] = {
    "AccessDenied": e.BlockedError,
    "AccessDeniedException": e.BlockedError,
    "AliasExistsException": e.AliasTakenError,
    "CodeDeliveryFailureException": e.CodeNotSentError,
    "CodeMismatchException": e.WrongCodeError,
    "ConcurrentModificationException": e.TooManyRequestsError,
    "DeviceKeyExistsException": e.RefusedError,
    "EnableSoftwareTokenMFAException": e.WrongCodeError,
    "FeatureUnavailableInTierException": e.PoolMisconfiguredError,
    "ForbiddenException": e.BlockedError,
    "InternalErrorException": e.ServiceTroubleError,
    "InternalServerException": e.ServiceTroubleError,
    "InvalidEmailRoleAccessPolicyException": e.PoolMisconfiguredError,
    "InvalidLambdaResponseException": e.TriggerRefusedError,
    "InvalidPasswordException": e.WeakPasswordError,
    "InvalidSmsRoleAccessPolicyException": e.PoolMisconfiguredError,
    "InvalidSmsRoleTrustRelationshipException": e.PoolMisconfiguredError,
    "InvalidUserPoolConfigurationException": e.PoolMisconfiguredError,
    "LimitExceededException": e.LimitExceededError,
    "MFAMethodNotFoundException": e.ChallengeFailedError,
    "OperationNotEnabledException": e.NotInRegionError,
    "PasswordHistoryPolicyViolationException": e.PasswordReusedError,
    "PasswordResetRequiredException": e.ResetRequiredError,
    "RefreshTokenReuseException": e.RefreshEndedError,
    "SoftwareTokenMFANotFoundException": e.ChallengeFailedError,
    "ThrottlingException": e.TooManyRequestsError,
    "TooManyRequestsException": e.TooManyRequestsError,
    "UnauthorizedException": e.RefreshRefusedError,
    "UnexpectedLambdaException": e.TriggerRefusedError,
    "UnsupportedOperationException": e.FlowNotEnabledError,
    "UnsupportedTokenTypeException": e.RefreshRefusedError,
    "UserLambdaValidationException": e.TriggerRefusedError,
    "WebAuthnChallengeNotFoundException": e.PasskeyTooLateError,
    "WebAuthnClientMismatchException": e.PasskeyNotTakenError,
    "WebAuthnConfigurationMissingException": e.PasskeysOffError,
    "WebAuthnCredentialNotSupportedException": e.PasskeyNotTakenError,
    "WebAuthnNotEnabledException": e.PasskeysOffError,
    "WebAuthnOriginNotAllowedException": e.PasskeyNotTakenError,
    "WebAuthnRelyingPartyMismatchException": e.PasskeyNotTakenError,
    "UserNotConfirmedException": e.NotConfirmedError,
    "TooManyFailedAttemptsException": e.LimitExceededError,
    "UserNotFoundException": e.WrongPasswordError,
    "UsernameExistsException": e.NameTakenError,
}

_SAYS_ITS_OWN = frozenset({"InvalidPasswordException"})
"""Threat protection speaks of "security reasons" here, too, and means the password."""
_ECHO = r"(?is)(?<=\bvalue) '.*?' at (?='[\w.]+' failed)"
"""What was typed, as a validation error repeats it: it is no part of what went wrong."""
_MOST_CHARACTERS = 2000
_SERVER_ERROR = 500
_TOO_MANY = 429
_PROXY = 407


def read_refusal(
    name: str, text: str, status: int, *, request_id: str | None = None, at: datetime | None = None
) -> StileError:
    """Return the typed error for an exception's name, its text and the HTTP status."""
    detail = re.sub(_ECHO, " at ", f"{name}: {text}")[:_MOST_CHARACTERS]
    return _kind(name, text.lower(), status, detail)(detail, request_id=request_id, at=at)


def known_names() -> frozenset[str]:
    """Return the exception names with an entry of their own, for the test against botocore's model."""
    return frozenset(_BY_NAME) | frozenset(_BY_TEXT)


def _kind(name: str, text: str, status: int, detail: str) -> _Kind:
    """Return what a refusal is: what a trigger says comes first, for it can say what Cognito says."""
    known = _whatever_its_name(name, text, detail) if status < _SERVER_ERROR else None
    if known is not None:
        return known
    if name in _BY_TEXT:
        table, otherwise = _BY_TEXT[name]
        return _named_in(text, table) or otherwise
    return _BY_NAME.get(name) or _by_status(status)


def _whatever_its_name(name: str, text: str, detail: str) -> _Kind | None:
    trigger = trigger_words_in(detail)
    if trigger is not None:
        return e.CodeNotSentError if trigger.sends else e.TriggerRefusedError
    return None if name in _SAYS_ITS_OWN else _named_in(text, _ANY_NAME)


def _named_in(text: str, table: tuple[tuple[str, _Kind], ...]) -> _Kind | None:
    return next((kind for part, kind in table if part in text), None)


def _by_status(status: int) -> _Kind:
    if status >= _SERVER_ERROR:
        return e.ServiceTroubleError
    if status == _TOO_MANY:
        return e.TooManyRequestsError
    if status == _PROXY:
        return e.ProxyInTheWayError
    return e.NotAuthorizedError
