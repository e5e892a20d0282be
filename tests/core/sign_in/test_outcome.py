"""Every error means one of seven outcomes, whatever call it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import errors as e
from desktop.core.cognito.account_calls import ConfirmForgotPassword, SignUpCall
from desktop.core.cognito.calls import (
    GetTokensFromRefreshToken,
    InitiateAuth,
    RespondToAuthChallenge,
    RevokeToken,
)
from desktop.core.errors import StileError
from desktop.core.secret import Secret
from desktop.core.sign_in.outcome import Outcome, decide, refuses_device

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.cognito.calls import Call

BEGIN = InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"})
CODE = RespondToAuthChallenge("EMAIL_OTP", {"USERNAME": "ada"})
NEW_PASSWORD = RespondToAuthChallenge("NEW_PASSWORD_REQUIRED", {"USERNAME": "ada"}, sets_password=True)
REFRESH = GetTokensFromRefreshToken(Secret("refresh"))
REVOKE = RevokeToken(Secret("refresh"))
RESET = ConfirmForgotPassword("ada", Secret("123456"), Secret("Chosen-1!"))
CALLS = (BEGIN, CODE, NEW_PASSWORD, REFRESH, REVOKE, RESET)

EXPECTED: dict[type[StileError], Outcome] = {
    e.WrongPasswordError: Outcome.OVER,
    e.UserDisabledError: Outcome.OVER,
    e.TemporaryPasswordExpiredError: Outcome.OVER,
    e.TriggerRefusedError: Outcome.OVER,
    e.BlockedError: Outcome.OVER,
    e.UnknownClientError: Outcome.OVER,
    e.ClientSecretError: Outcome.OVER,
    e.FlowNotEnabledError: Outcome.OVER,
    e.PoolMisconfiguredError: Outcome.OVER,
    e.ChallengeFailedError: Outcome.OVER,
    e.NotAuthorizedError: Outcome.OVER,
    e.TooManyCallsError: Outcome.OVER,
    e.RefreshEndedError: Outcome.OVER,
    e.ConfirmationNotNeededError: Outcome.OVER,
    e.AddressOfAnotherAccountError: Outcome.OVER,
    e.RefreshRefusedError: Outcome.OVER,
    e.WrongCodeError: Outcome.CORRECTED,
    e.CodeExpiredError: Outcome.CORRECTED,
    e.CodeUsedError: Outcome.CORRECTED,
    e.WeakPasswordError: Outcome.CORRECTED,
    e.PasswordReusedError: Outcome.CORRECTED,
    e.InvalidInputError: Outcome.CORRECTED,
    e.AliasTakenError: Outcome.CORRECTED,
    e.DeviceForgottenError: Outcome.CORRECTED,
    e.NameTakenError: Outcome.CORRECTED,
    e.AttributeMissingError: Outcome.CORRECTED,
    e.AttributeFixedError: Outcome.CORRECTED,
    e.AttributeUnknownError: Outcome.CORRECTED,
    e.AttributeNotWritableError: Outcome.CORRECTED,
    e.ResetNotPossibleError: Outcome.OVER,
    e.NoConfirmedAddressError: Outcome.OVER,
    e.SecurityRefusedError: Outcome.OVER,
    e.OtherProviderError: Outcome.OVER,
    e.SignUpClosedError: Outcome.OVER,
    e.NotInRegionError: Outcome.OVER,
    e.BrowserCodeRefusedError: Outcome.OVER,
    e.DomainRefusedError: Outcome.OVER,
    e.AccessEndedError: Outcome.OVER,
    e.ScopeMissingError: Outcome.OVER,
    e.PasskeysOffError: Outcome.OVER,
    e.PasskeyNotTakenError: Outcome.OVER,
    e.PasskeyTooLateError: Outcome.OVER,
    e.TooManyRequestsError: Outcome.HELD,
    e.LimitExceededError: Outcome.HELD,
    e.LockedOutError: Outcome.HELD,
    e.CodeNotSentError: Outcome.HELD,
    e.NotReachedError: Outcome.HELD,
    e.NotRunningError: Outcome.HELD,
    e.NotTrustedError: Outcome.HELD,
    e.ProxyInTheWayError: Outcome.HELD,
    e.SocksProxyError: Outcome.HELD,
    e.ProxyKindError: Outcome.HELD,
    e.ProxyPortError: Outcome.HELD,
    e.ProxyAddressError: Outcome.HELD,
    e.ProxyNameError: Outcome.HELD,
    e.NameNotFoundError: Outcome.HELD,
    e.ResetRequiredError: Outcome.DIVERTED,
    e.NotConfirmedError: Outcome.DIVERTED,
    e.SessionUsedError: Outcome.LOST,
    e.SessionExpiredError: Outcome.LOST,
    e.SessionInvalidError: Outcome.LOST,
    e.SpoiltByTriggerError: Outcome.LOST,
    e.NoReplyError: Outcome.UNKNOWN,
    e.ServiceTroubleError: Outcome.UNKNOWN,
    e.GarbledError: Outcome.UNKNOWN,
}
LEFT_OPEN = {
    e.TriggerRefusedError,
    e.TooManyRequestsError,
    e.LimitExceededError,
    e.LockedOutError,
    e.CodeNotSentError,
    e.PoolMisconfiguredError,
    e.ChallengeFailedError,
    e.NotAuthorizedError,
}
"""What a pool may say about the step after it has set the new password."""


def of_the_pool() -> Iterator[type[StileError]]:
    """Return the errors that stand for one thing, not for a family of them; two do both."""
    waiting: list[type[StileError]] = [StileError]
    while waiting:
        kind = waiting.pop()
        families = [child for child in kind.__subclasses__() if child.__module__.startswith(f"{e.__name__}.")]
        waiting += families
        if not families or kind in {e.NotReachedError, e.ProxyInTheWayError}:
            yield kind


def test_the_table_names_every_error() -> None:
    assert set(of_the_pool()) == set(EXPECTED)


@pytest.mark.parametrize("call", [BEGIN, CODE, REFRESH, REVOKE], ids=lambda call: call.operation)
@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_an_error_has_one_outcome(kind: type[StileError], call: Call) -> None:
    assert decide(kind("text"), call) is EXPECTED[kind]


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_what_comes_next_may_fail_when_the_new_password_is_set(kind: type[StileError]) -> None:
    expected = Outcome.UNKNOWN if kind in LEFT_OPEN else EXPECTED[kind]
    assert decide(kind("text"), NEW_PASSWORD) is expected


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_a_limit_to_a_reset_is_definite_and_only_a_trigger_comes_late(kind: type[StileError]) -> None:
    expected = Outcome.UNKNOWN if kind is e.TriggerRefusedError else EXPECTED[kind]
    assert decide(kind("text"), RESET) is expected


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_a_trigger_before_an_account_is_made_lets_it_be_given_anew(kind: type[StileError]) -> None:
    expected = Outcome.CORRECTED if kind is e.TriggerRefusedError else EXPECTED[kind]
    assert decide(kind("text"), SignUpCall("ada", Secret("Chosen-1!"), {})) is expected


def test_a_connection_that_never_stood_has_set_nothing() -> None:
    assert decide(e.NotReachedError(), NEW_PASSWORD) is Outcome.HELD


def test_only_a_definite_refusal_hands_the_ticket_back() -> None:
    assert {outcome for outcome in Outcome if outcome.hands_back} == {Outcome.CORRECTED, Outcome.HELD}


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.operation}-{call.challenge}")
def test_an_error_without_a_name_of_its_own_still_ends_somewhere(call: Call) -> None:
    assert decide(e.PoolError(), call) is Outcome.OVER
    assert decide(e.UnknownOutcomeError(), call) is Outcome.UNKNOWN


PROOF = RespondToAuthChallenge("DEVICE_PASSWORD_VERIFIER", {"USERNAME": "ada"}, of_device=True)


@pytest.mark.parametrize("kind", [e.WrongPasswordError, e.DeviceForgottenError, e.InvalidInputError])
def test_a_device_that_is_refused_costs_the_session_and_blames_nobody(kind: type[StileError]) -> None:
    assert refuses_device(kind(), PROOF)
    assert decide(kind(), PROOF) is Outcome.LOST


@pytest.mark.parametrize("kind", [e.UserDisabledError, e.TooManyRequestsError, e.NoReplyError])
def test_an_error_that_is_no_fault_of_the_device_means_what_it_always_means(kind: type[StileError]) -> None:
    assert not refuses_device(kind(), PROOF)
    assert decide(kind(), PROOF) is decide(kind(), CODE)


def test_only_a_forgotten_device_is_a_refusal_of_it_elsewhere() -> None:
    assert refuses_device(e.DeviceForgottenError(), CODE)
    assert not refuses_device(e.WrongPasswordError(), BEGIN)
