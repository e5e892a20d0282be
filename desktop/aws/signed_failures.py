"""What boto3 raises for signed calls: everything of `failures`, and what is about credentials and IAM.

Names and texts: the model's error lists, and AWS's common errors of signed requests.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore import exceptions as boto

from desktop.aws.failures import read_failure
from desktop.aws.metadata import Metadata
from desktop.core.admin import errors as a

if TYPE_CHECKING:
    from desktop.core.errors import StileError

_DENIED = frozenset({"AccessDeniedException", "AccessDenied", "UnauthorizedOperation"})
_UNKNOWN_KEYS = frozenset(
    {
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "OptInRequired",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
_SKEWED = frozenset({"RequestExpired", "RequestTimeTooSkewed"})
_SKEWED_TEXT = re.compile(r"signature (expired|not yet current)", re.IGNORECASE)
_PERMISSION = re.compile(r"not authorized to perform:? ([\w-]+:\w+)")
_ABOUT_PEOPLE: dict[str, type[StileError]] = {
    "FeatureUnavailableInTierException": a.PlanLacksFeatureError,
    "GroupExistsException": a.WrongStateError,
    "UnsupportedUserStateException": a.WrongStateError,
    "UserNotFoundException": a.PersonUnknownError,
    "UserPoolAddOnNotEnabledException": a.PlanLacksFeatureError,
}
_SSO = (boto.SSOTokenLoadError, boto.UnauthorizedSSOTokenError, boto.TokenRetrievalError, boto.SSOError)


def read_signed_failure(error: Exception, profile: str | None) -> StileError:
    """Return the typed error of a signed call, or of the search for credentials to sign it with."""
    about = _about_credentials(error, profile)
    if about is not None:
        return about
    if isinstance(error, boto.ClientError):
        return _refusal(error) or read_failure(error)
    return read_failure(error)


def _about_credentials(error: Exception, profile: str | None) -> StileError | None:
    """Return the error for what botocore raises before anything is sent."""
    if isinstance(error, _SSO):
        return a.SsoExpiredError(str(error), command=_command("aws sso login", profile))
    if isinstance(error, getattr(boto, "LoginError", ())):
        return a.SsoExpiredError(str(error), command=_command("aws login", profile))
    if isinstance(error, boto.NoCredentialsError):
        return a.CredentialsMissingError()
    return _about_profile(error, profile or "default")


def _about_profile(error: Exception, name: str) -> StileError | None:
    if isinstance(error, boto.ProfileNotFound):
        return a.AwsProfileUnknownError(name=str(error.kwargs.get("profile", name)))
    if isinstance(error, boto.RefreshWithMFAUnsupportedError):
        return a.AwsProfileBrokenError(name=name, because="mfa", reason="a code is asked for")
    return a.AwsProfileBrokenError(name=name, reason=str(error)) if isinstance(error, _BROKEN) else None


_BROKEN = (
    boto.ConfigParseError,
    boto.CredentialRetrievalError,
    boto.InfiniteLoopConfigError,
    boto.InvalidConfigError,
    boto.PartialCredentialsError,
    boto.UnknownCredentialError,
)


def _command(command: str, profile: str | None) -> str:
    return f"{command} --profile {profile}" if profile else command


def _refusal(error: boto.ClientError) -> StileError | None:
    told = error.response.get("Error", {})
    name, text = str(told.get("Code", "")), str(told.get("Message", ""))
    metadata = Metadata.of(error.response)
    known: dict[str, Any] = {"request_id": metadata.request_id, "at": metadata.at}
    detail = f"{name}: {text}"
    if name in _DENIED:
        return a.AccessDeniedError(detail, action=_permission(text, error.operation_name), **known)
    if name in _SKEWED or _SKEWED_TEXT.search(text):
        return _skewed(detail, metadata)
    if name in _UNKNOWN_KEYS:
        return a.CredentialsRefusedError(detail, **known)
    kind = _about_people(name, text)
    return kind(detail, **known) if kind else None


def _about_people(name: str, text: str) -> type[StileError] | None:
    lowered = text.lower()
    if name == "ResourceNotFoundException" and "group" in lowered:
        return a.GroupUnknownError
    if name == "NotAuthorizedException" and "current status is" in lowered:
        return a.WrongStateError
    return _ABOUT_PEOPLE.get(name)


def _permission(text: str, operation: str) -> str:
    named = _PERMISSION.search(text)
    return named[1] if named else f"cognito-idp:{operation}"


def _skewed(detail: str, metadata: Metadata) -> StileError:
    """Return how far this clock is from the service's, in whole minutes, if its reply tells."""
    request_id, at = metadata.request_id, metadata.at
    if at is None:
        return a.ClockWrongError(detail, request_id=request_id)
    minutes = round(abs((datetime.now(UTC) - at).total_seconds()) / 60)
    return a.ClockWrongError(detail, because="known", minutes=minutes, request_id=request_id, at=at)
