"""Cognito's exceptions, read into typed errors: one table, by class first and by text where it must be.

Texts are matched by their stable middle, never whole: Cognito words them with and without full stops.
Source: the error lists in botocore's service model, and texts seen in live replies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e
from desktop.core.cognito.connection_errors import ProxyInTheWayError
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from datetime import datetime

_Kind = type[StileError]

_NOT_AUTHORIZED: tuple[tuple[str, _Kind], ...] = (
    ("only be used once", e.SessionUsedError),
    ("session is expired", e.SessionExpiredError),
    ("invalid session provided", e.SpoiltByTriggerError),
    ("invalid session", e.SessionInvalidError),
    ("incorrect username or password", e.WrongPasswordError),
    ("user is disabled", e.UserDisabledError),
    ("temporary password has expired", e.TemporaryPasswordExpiredError),
    ("password attempts exceeded", e.LockedOutError),
    ("too many invalid credentials", e.LockedOutError),
    ("secret hash", e.ClientSecretError),
    ("secrethash", e.ClientSecretError),
    ("configured with secret", e.ClientSecretError),
    ("configured for secret", e.ClientSecretError),
    ("refresh token has been revoked", e.RefreshEndedError),
    ("refresh token has expired", e.RefreshEndedError),
    ("refresh token expired", e.RefreshEndedError),
    ("refresh token", e.RefreshRefusedError),
    ("cannot modify an already provided", e.InvalidInputError),
    ("cannot be reset in the current state", e.ResetNotPossibleError),
    ("cannot be confirmed", e.ConfirmationNotNeededError),
)

_INVALID_PARAMETER: tuple[tuple[str, _Kind], ...] = (
    ("already confirmed", e.ConfirmationNotNeededError),
    ("flow not enabled", e.FlowNotEnabledError),
    ("not enabled for the client", e.FlowNotEnabledError),
    ("only custom auth", e.FlowNotEnabledError),
    ("trigger is not configured", e.FlowNotEnabledError),
    ("cannot send code", e.CodeNotSentError),
    ("no registered/verified", e.CodeNotSentError),
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
    "AliasExistsException": e.AliasTakenError,
    "CodeDeliveryFailureException": e.CodeNotSentError,
    "CodeMismatchException": e.WrongCodeError,
    "ConcurrentModificationException": e.TooManyRequestsError,
    "DeviceKeyExistsException": e.RefusedError,
    "EnableSoftwareTokenMFAException": e.WrongCodeError,
    "FeatureUnavailableInTierException": e.PoolMisconfiguredError,
    "ForbiddenException": e.BlockedError,
    "InternalErrorException": e.ServiceTroubleError,
    "InvalidEmailRoleAccessPolicyException": e.PoolMisconfiguredError,
    "InvalidLambdaResponseException": e.TriggerRefusedError,
    "InvalidPasswordException": e.WeakPasswordError,
    "InvalidSmsRoleAccessPolicyException": e.PoolMisconfiguredError,
    "InvalidSmsRoleTrustRelationshipException": e.PoolMisconfiguredError,
    "InvalidUserPoolConfigurationException": e.PoolMisconfiguredError,
    "LimitExceededException": e.LimitExceededError,
    "MFAMethodNotFoundException": e.ChallengeFailedError,
    "OperationNotEnabledException": e.PoolMisconfiguredError,
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
    "UserNotConfirmedException": e.NotConfirmedError,
    "TooManyFailedAttemptsException": e.LimitExceededError,
    "UserNotFoundException": e.WrongPasswordError,
    "UsernameExistsException": e.NameTakenError,
}

_SERVER_ERROR = 500
_TOO_MANY = 429
_PROXY = 407


def read_refusal(
    name: str, text: str, status: int, *, request_id: str | None = None, at: datetime | None = None
) -> StileError:
    """Return the typed error for an exception's name, its text and the HTTP status."""
    kind = _kind(name, text.lower(), status)
    return kind(f"{name}: {text}", request_id=request_id, at=at)


def known_names() -> frozenset[str]:
    """Return the exception names with an entry of their own, for the test against botocore's model."""
    return frozenset(_BY_NAME) | frozenset(_BY_TEXT)


def _kind(name: str, text: str, status: int) -> _Kind:
    if name in _BY_TEXT:
        table, otherwise = _BY_TEXT[name]
        return next((kind for part, kind in table if part in text), otherwise)
    return _BY_NAME.get(name) or _by_status(status)


def _by_status(status: int) -> _Kind:
    if status >= _SERVER_ERROR:
        return e.ServiceTroubleError
    if status == _TOO_MANY:
        return e.TooManyRequestsError
    if status == _PROXY:
        return ProxyInTheWayError
    return e.NotAuthorizedError
