"""Refusals for good: the conversation is over, a new one may begin."""

from __future__ import annotations

from desktop.core.cognito.errors.families import RefusedError


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


class RefreshEndedError(RefusedError):
    """The refresh token is expired, revoked or was used before: nothing makes it good again."""

    code = "signed-out"


class AccessEndedError(RefusedError):
    """The access token is expired or revoked; a renewed one may do."""

    code = "signed-out"


class ScopeMissingError(RefusedError):
    """The access token is good, and not for what was asked: it lacks Cognito's own scope."""

    code = "scope-missing"


class PasskeysOffError(RefusedError):
    """The pool takes no passkeys."""

    code = "passkeys-off"


class PasskeyNotTakenError(RefusedError):
    """The passkey that a security key has made is not one that the pool takes."""

    code = "passkey-not-taken"


class PasskeyTooLateError(RefusedError):
    """The pool does not know the registration any more that a passkey was made for."""

    code = "passkey-too-late"


class RefreshRefusedError(RefusedError):
    """The refresh token was not taken: not of this client, not from this device, or for another reason.

    It may be good: Cognito says "Invalid Refresh Token." also where the client or the device key is wrong.
    """

    code = "renewal-refused"


class TooManyCallsError(RefusedError):
    """One answer used up its budget of calls: the pool kept asking what Stile answers by itself."""

    code = "too-many-calls"


class SecurityRefusedError(RefusedError):
    """The pool's threat protection takes this for an attack; a right password changes nothing about it."""

    code = "security-refused"


class OtherProviderError(RefusedError):
    """The account belongs to another identity provider and has no password of its own."""

    code = "signs-in-elsewhere"


class SignUpClosedError(RefusedError):
    """Only administrators make accounts in this pool."""

    code = "sign-up-closed"


class NotInRegionError(RefusedError):
    """The pool does not do this in this region, which is a copy of another one, or not at all."""

    code = "not-in-this-region"


class ResetNotPossibleError(RefusedError):
    """A password that is still the temporary one, or another provider's, cannot be reset by a code."""

    code = "reset-not-possible"


class ConfirmationNotNeededError(RefusedError):
    """The account is no longer, or never was, one that waits for its code; a sign-in shows how it stands."""

    code = "confirmation-not-needed"


class AddressOfAnotherAccountError(RefusedError):
    """The address that was to be confirmed belongs to another account by now: no code changes that."""

    code = "address-of-another-account"


class NoConfirmedAddressError(RefusedError):
    """No confirmed address belongs to the account, so that no code can reset its password."""

    code = "no-confirmed-address"


class BrowserCodeRefusedError(RefusedError):
    """The domain did not take the code that the browser brought: too late, used, or of another sign-in."""

    code = "browser-code-refused"


class DomainRefusedError(RefusedError):
    """The domain does not serve this app client as it was asked to."""

    code = "browser-not-set-up"
