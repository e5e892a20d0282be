"""What can go wrong between Stile and a pool, as types.

StileError
    PoolError                       a definite answer of the pool: it did not do what was asked
        RefusedError                for good: the conversation is over
            WrongPasswordError, UserDisabledError, TemporaryPasswordExpiredError, TriggerRefusedError,
            BlockedError, UnknownClientError, ClientSecretError, FlowNotEnabledError,
            PoolMisconfiguredError, ChallengeFailedError, NotAuthorizedError, RefreshRefusedError,
            TooManyCallsError, ResetNotPossibleError; in `text_errors`: SecurityRefusedError,
            OtherProviderError, SignUpClosedError, NotInRegionError, NoConfirmedAddressError
        CorrectableError            the same question again, with a problem at the field
            WrongCodeError, CodeExpiredError, CodeUsedError, WeakPasswordError, PasswordReusedError,
            InvalidInputError, AliasTakenError, NameTakenError, DeviceForgottenError
            AttributeRefusedError (in `text_errors`)    what was given about a person, or was not
                AttributeMissingError, AttributeFixedError, AttributeUnknownError, AttributeNotWritableError
        HeldError                   not now
            TooManyRequestsError, LimitExceededError, LockedOutError, CodeNotSentError
        DivertedError               something else first
            ResetRequiredError, NotConfirmedError
        SessionLostError            the three texts about sessions
            SessionUsedError, SessionExpiredError, SessionInvalidError, SpoiltByTriggerError
    NotReachedError                 nothing was sent, or there was no connection
    UnknownOutcomeError             it may or may not have happened
        NoReplyError, ServiceTroubleError, GarbledError

`code` is the key of the sentence in `core.words`, `variant` of a wording of it. The pool's own text stays in
`detail`: it is for the admin and never shown as the message. `at` is the pool's time of a definite answer.
"""

from __future__ import annotations

from typing import ClassVar

from desktop.core.errors import StileError


class PoolError(StileError):
    """The pool answered, and the answer is definite."""


class RefusedError(PoolError):
    """The conversation is over; a new one may begin."""

    code = "refused"


class WrongPasswordError(RefusedError):
    """User name or password is not right; the two are never told apart."""

    code = "wrong-password"


class UserDisabledError(RefusedError):
    """An admin has switched the account off."""

    code = "disabled"


class TemporaryPasswordExpiredError(RefusedError):
    """The invitation is too old."""

    code = "temporary-password-expired"


class TriggerRefusedError(RefusedError):
    """A Lambda trigger of the pool refused or failed."""

    code = "trigger-refused"


class BlockedError(RefusedError):
    """A web application firewall before the pool refused the call."""

    code = "blocked"


class UnknownClientError(RefusedError):
    """The pool or the app client of the profile does not exist."""

    code = "unknown-client"


class ClientSecretError(RefusedError):
    """The app client's secret is missing in the profile or wrong."""

    code = "client-secret"


class FlowNotEnabledError(RefusedError):
    """The app client does not allow the profile's flow."""

    code = "flow-not-enabled"


class PoolMisconfiguredError(RefusedError):
    """The pool is configured in a way in which it cannot work."""

    code = "pool-misconfigured"


class ChallengeFailedError(RefusedError):
    """The factor the pool asked for does not exist for this person."""

    code = "factor-missing"


class NotAuthorizedError(RefusedError):
    """A refusal with a text Stile does not know."""


class RefreshRefusedError(RefusedError):
    """The refresh token is expired, revoked, rotated away or not this client's."""

    code = "signed-out"


class TooManyCallsError(RefusedError):
    """One answer used up its budget of calls: the pool kept asking what Stile answers by itself."""

    code = "too-many-calls"


class CorrectableError(PoolError):
    """The answer was refused and can be given again. `field` is the field at which the problem is shown."""

    code = "not-accepted"
    field: ClassVar[str | None] = None


class WrongCodeError(CorrectableError):
    """The code is not the one that was sent."""

    code = "wrong-code"
    field = "code"


class CodeExpiredError(CorrectableError):
    """The code is too old."""

    code = "code-expired"
    field = "code"


class CodeUsedError(CorrectableError):
    """An authenticator's code works once; the next one comes within 30 s."""

    code = "code-used"
    field = "code"


class WeakPasswordError(CorrectableError):
    """The new password breaks one rule of the pool."""

    code = "weak-password"
    field = "new_password"


class PasswordReusedError(CorrectableError):
    """The new password was used before, and the pool remembers."""

    code = "password-reused"
    field = "new_password"


class InvalidInputError(CorrectableError):
    """The pool refuses a value in this form."""

    code = "invalid-input"


class AliasTakenError(CorrectableError):
    """The e-mail address or phone number belongs to another account."""

    code = "alias-taken"


class DeviceForgottenError(CorrectableError):
    """The pool does not know this computer any more; without its key the same call is good."""

    code = "device-forgotten"


class HeldError(PoolError):
    """The pool will not do it now; the same answer may be sent later, by the person."""

    code = "too-many-requests"


class TooManyRequestsError(HeldError):
    """All clients together send the pool too many requests."""


class LimitExceededError(HeldError):
    """This person, or the pool's e-mail account, has used up its tries for a while."""

    code = "limit-exceeded"


class LockedOutError(HeldError):
    """Too many wrong passwords; each try after the fifth doubles the wait."""

    code = "locked-out"


class CodeNotSentError(HeldError):
    """The pool could not send its message."""

    code = "code-not-sent"


class ResetNotPossibleError(RefusedError):
    """A password that is still the temporary one, or another provider's, cannot be reset by a code."""

    code = "reset-not-possible"


class NameTakenError(CorrectableError):
    """There is an account of this name."""

    code = "name-taken"
    field = "username"


class DivertedError(PoolError):
    """Something else has to happen before this person can sign in."""


class ResetRequiredError(DivertedError):
    """An admin asked for a new password by a reset code."""

    code = "reset-required"


class NotConfirmedError(DivertedError):
    """The account was never confirmed with its code."""

    code = "not-confirmed"


class SessionLostError(PoolError):
    """The session cannot be answered any more; the conversation can be replayed."""

    code = "session-lost"


class SessionUsedError(SessionLostError):
    """The session was answered before, or so the pool says."""


class SessionExpiredError(SessionLostError):
    """The session's minutes are over; the answer was not looked at."""


class SessionInvalidError(SessionLostError):
    """The pool does not know the session."""


class SpoiltByTriggerError(SessionLostError):
    """A trigger asked for a new password, which only the pool may do; nothing was set, and nothing can be."""

    code = "trigger-asks-new-password"


class NotReachedError(StileError):
    """There was no connection (name look-up, refusal, TLS, time-out): nothing happened at the pool."""

    code = "no-network"


class UnknownOutcomeError(StileError):
    """The call may have done its work; it is never sent again."""

    code = "service-trouble"


class NoReplyError(UnknownOutcomeError):
    """The connection broke or stayed silent after the call had left."""


class ServiceTroubleError(UnknownOutcomeError):
    """The service answered with a 5xx status."""


class GarbledError(UnknownOutcomeError):
    """A success without the documented content: half a body, or the page of a captive portal."""

    variant = "strange"
