"""What can go wrong with an admin's signed calls, as types beside those of `core.cognito.errors`.

PoolError
    RefusedError
        AccessDeniedError           the credentials lack a permission; it is named
        ClockWrongError             the signature's time is too far from the service's
        CredentialsRefusedError     AWS does not know the key, or the token is over
        EngineRefusedError          Step Functions or S3 said no
        NothingBrokenError          the audit's log is sound: there is nothing to acknowledge
        PersonUnknownError, WrongStateError, GroupUnknownError, PlanLacksFeatureError, SessionsNotTrackedError
        SeveralPeopleError          more than one person goes by a name; they are named
NotReachedError
    CredentialsMissingError         there are none to sign with: nothing was sent
    CredentialsNotNamedError        nobody named those that another service than AWS may see
    SsoExpiredError                 a browser sign-in is over; the notice has the command to run
    AwsProfileUnknownError, AwsProfileBrokenError
"""

from __future__ import annotations

from desktop.core.cognito.errors import (
    NotReachedError,
    RefusedError,
)
from desktop.core.notices.notice_error import NoticeError


class AccessDeniedError(NoticeError, RefusedError):
    """IAM does not allow a call; the notice's `action` is the permission that is missing."""

    code = "admin-access-denied"


class ClockWrongError(NoticeError, RefusedError):
    """This computer's clock is too far off for a signature; `minutes` says how far, where it is known."""

    code = "clock-wrong"


class CredentialsRefusedError(NoticeError, RefusedError):
    """AWS does not take the credentials: unknown, inactive, or a session that is over."""

    code = "aws-credentials-refused"


class EngineRefusedError(NoticeError, RefusedError):
    """Step Functions or S3 refused a call; `reason` is its own."""

    code = "engine-refused"


class NothingBrokenError(RefusedError):
    """Nothing is wrong with the audit's log that a person could acknowledge."""

    code = "audit-not-broken"


class PersonUnknownError(RefusedError):
    """There is nobody of this name in the pool."""

    code = "person-unknown"


class SeveralPeopleError(NoticeError, RefusedError):
    """More than one person goes by the `name`, an address mostly; `names` are their user names."""

    code = "several-people"


class WrongStateError(RefusedError):
    """The account is in a state in which this cannot be done."""

    code = "wrong-state"


class GroupUnknownError(RefusedError):
    """The pool has no such group."""

    code = "group-unknown"


class SessionsNotTrackedError(RefusedError):
    """The pool keeps no list of its people's sessions."""

    code = "sessions-not-tracked"


class PlanLacksFeatureError(NoticeError, RefusedError):
    """The pool's plan (Lite, Essentials, Plus) does not have this feature, or it is switched off."""

    code = "plan-lacks-it"


class CredentialsMissingError(NoticeError, NotReachedError):
    """boto3's chain found no credentials."""

    code = "aws-credentials-missing"


class CredentialsNotNamedError(NoticeError, NotReachedError):
    """Another service than AWS's own is at `address`, and nobody said which credentials it may see."""

    code = "aws-credentials-not-named"


class SsoExpiredError(NoticeError, NotReachedError):
    """The browser sign-in of an SSO profile is over; `command` starts a new one."""

    code = "aws-sso-expired"


class AwsProfileUnknownError(NoticeError, NotReachedError):
    """The AWS configuration files have no profile of this `name`."""

    code = "aws-profile-unknown"


class AwsProfileBrokenError(NoticeError, NotReachedError):
    """A profile cannot be used as it stands; `reason` is botocore's."""

    code = "aws-profile-broken"
