"""What can go wrong between Stile and a pool, as types.

StileError
    PoolError                       a definite answer of the pool: it did not do what was asked
        RefusedError                for good: the conversation is over
        CorrectableError            the same question again: codes, passwords, values, aliases, names, devices
        HeldError                   not now
            TooManyRequestsError, LimitExceededError, LockedOutError, CodeNotSentError
        DivertedError               something else first
            ResetRequiredError, NotConfirmedError
        SessionLostError            the three texts about sessions
            SessionUsedError, SessionExpiredError, SessionInvalidError, SpoiltByTriggerError
    NotReachedError                 nothing was sent, or there was no connection
        of known reasons            in `connection`
    UnknownOutcomeError             it may or may not have happened
        NoReplyError, ServiceTroubleError, GarbledError

`code` is the key of the sentence, `variant` of a wording of it. The pool's own text stays in `detail`, for
the admin. `at` is the pool's time of a definite answer.
"""

from __future__ import annotations

from desktop.core.cognito.errors.connection import (
    NameNotFoundError,
    NotRunningError,
    NotTrustedError,
    ProxyAddressError,
    ProxyInTheWayError,
    ProxyKindError,
    ProxyNameError,
    ProxyPortError,
    SocksProxyError,
    UnusableProxyError,
)
from desktop.core.cognito.errors.correctable import (
    AliasTakenError,
    AttributeFixedError,
    AttributeMissingError,
    AttributeNotWritableError,
    AttributeRefusedError,
    AttributeUnknownError,
    CodeExpiredError,
    CodeUsedError,
    DeviceForgottenError,
    InvalidInputError,
    NameTakenError,
    PasswordReusedError,
    WeakPasswordError,
    WrongCodeError,
)
from desktop.core.cognito.errors.families import (
    CorrectableError,
    DivertedError,
    HeldError,
    NotReachedError,
    PoolError,
    RefusedError,
    SessionLostError,
    UnknownOutcomeError,
)
from desktop.core.cognito.errors.held import (
    CodeNotSentError,
    LimitExceededError,
    LockedOutError,
    NotConfirmedError,
    ResetRequiredError,
    TooManyRequestsError,
)
from desktop.core.cognito.errors.refused import (
    AccessEndedError,
    AddressOfAnotherAccountError,
    BlockedError,
    BrowserCodeRefusedError,
    ChallengeFailedError,
    ClientSecretError,
    ConfirmationNotNeededError,
    DomainRefusedError,
    FlowNotEnabledError,
    NoConfirmedAddressError,
    NotAuthorizedError,
    NotInRegionError,
    OtherProviderError,
    PasskeyNotTakenError,
    PasskeysOffError,
    PasskeyTooLateError,
    PoolMisconfiguredError,
    RefreshEndedError,
    RefreshRefusedError,
    ResetNotPossibleError,
    ScopeMissingError,
    SecurityRefusedError,
    SignUpClosedError,
    TemporaryPasswordExpiredError,
    TooManyCallsError,
    TriggerRefusedError,
    UnknownClientError,
    UserDisabledError,
    WrongPasswordError,
)
from desktop.core.cognito.errors.uncertain import (
    GarbledError,
    NoReplyError,
    ServiceTroubleError,
    SessionExpiredError,
    SessionInvalidError,
    SessionUsedError,
    SpoiltByTriggerError,
)

__all__ = [
    "AccessEndedError",
    "AddressOfAnotherAccountError",
    "AliasTakenError",
    "AttributeFixedError",
    "AttributeMissingError",
    "AttributeNotWritableError",
    "AttributeRefusedError",
    "AttributeUnknownError",
    "BlockedError",
    "BrowserCodeRefusedError",
    "ChallengeFailedError",
    "ClientSecretError",
    "CodeExpiredError",
    "CodeNotSentError",
    "CodeUsedError",
    "ConfirmationNotNeededError",
    "CorrectableError",
    "DeviceForgottenError",
    "DivertedError",
    "DomainRefusedError",
    "FlowNotEnabledError",
    "GarbledError",
    "HeldError",
    "InvalidInputError",
    "LimitExceededError",
    "LockedOutError",
    "NameNotFoundError",
    "NameTakenError",
    "NoConfirmedAddressError",
    "NoReplyError",
    "NotAuthorizedError",
    "NotConfirmedError",
    "NotInRegionError",
    "NotReachedError",
    "NotRunningError",
    "NotTrustedError",
    "OtherProviderError",
    "PasskeyNotTakenError",
    "PasskeyTooLateError",
    "PasskeysOffError",
    "PasswordReusedError",
    "PoolError",
    "PoolMisconfiguredError",
    "ProxyAddressError",
    "ProxyInTheWayError",
    "ProxyKindError",
    "ProxyNameError",
    "ProxyPortError",
    "RefreshEndedError",
    "RefreshRefusedError",
    "RefusedError",
    "ResetNotPossibleError",
    "ResetRequiredError",
    "ScopeMissingError",
    "SecurityRefusedError",
    "ServiceTroubleError",
    "SessionExpiredError",
    "SessionInvalidError",
    "SessionLostError",
    "SessionUsedError",
    "SignUpClosedError",
    "SocksProxyError",
    "SpoiltByTriggerError",
    "TemporaryPasswordExpiredError",
    "TooManyCallsError",
    "TooManyRequestsError",
    "TriggerRefusedError",
    "UnknownClientError",
    "UnknownOutcomeError",
    "UnusableProxyError",
    "UserDisabledError",
    "WeakPasswordError",
    "WrongCodeError",
    "WrongPasswordError",
]
