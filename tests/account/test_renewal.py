"""Getting a token that lives."""

from __future__ import annotations

import asyncio
import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.account.errors import (
    NotSignedInError,
    RenewalRefusedError,
    SignedOutError,
    TokensBusyError,
    TokenTooShortError,
)
from desktop.account.held_tokens import HeldTokens, TokenDemand, is_fresh
from desktop.core import words
from desktop.core.cognito.errors import (
    BlockedError,
    ClientSecretError,
    InvalidInputError,
    NoReplyError,
    NotConfirmedError,
    NotReachedError,
    ResetRequiredError,
    ServiceTroubleError,
    TooManyRequestsError,
    TriggerRefusedError,
    UnknownClientError,
)
from desktop.core.notices.notice import Notice
from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.core.storage.vault import StorageError
from desktop.storage.lease import FileLease
from tests.account.stage import HOUR, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

REFRESH = "GetTokensFromRefreshToken"


def test_a_person_who_is_not_signed_in_is_told_so(stage: Stage) -> None:
    async def story() -> None:
        assert await stage.program().status() is None
        with pytest.raises(NotSignedInError) as caught:
            await stage.program().token()
        assert words.exit_code(caught.value.code) == 3
        assert words.sentence(Notice(caught.value.code))

    asyncio.run(story())


@pytest.mark.parametrize("record", [{}, {"access": 1}, {"access": "a", "expires_at": "soon"}, {"list": []}])
def test_with_a_record_of_something_else_nobody_is_signed_in(stage: Stage, record: dict[str, Any]) -> None:
    async def story() -> None:
        await stage.vault.write({SECTION: record})
        assert await stage.program().status() is None
        with pytest.raises(NotSignedInError):
            await stage.program().token()

    asyncio.run(story())


def test_the_status_says_who_and_until_when_without_a_call(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        status = await stage.program().status()
        assert status is not None
        assert status.username == stage.person["username"]
        assert status.email == stage.person["email"]
        assert status.expires_at == tokens.expires_at
        assert status.refreshable
        assert status.store == "memory"
        assert stage.sent() == []

    asyncio.run(story())


def test_with_tokens_that_ended_and_cannot_be_renewed_nobody_is_signed_in(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        await stage.vault.write({SECTION: tokens.to_record() | {"refresh": None}})
        assert (await stage.program().token()) == tokens.access
        stage.clock.moved += HOUR
        assert await stage.program().status() is None
        with pytest.raises(SignedOutError):
            await stage.program().token()

    asyncio.run(story())


def test_a_token_that_lives_is_given_without_a_call(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        assert await stage.program().token() == tokens.access
        assert await stage.program().token("id") == tokens.id
        assert stage.sent() == []

    asyncio.run(story())


@pytest.mark.parametrize(("left", "renewed"), [(65, False), (55, True), (-5, True)])
def test_a_token_is_renewed_when_it_ends_within_a_minute(stage: Stage, left: float, renewed: bool) -> None:  # noqa: FBT001
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR - left)
        assert (await stage.program().token() != tokens.access) == renewed
        assert stage.sent() == [REFRESH] * renewed

    asyncio.run(story())


def test_the_new_token_is_good_and_the_next_program_has_it_too(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        token = await stage.program().token()
        told = stage.practice.boto3.get_user(AccessToken=token.reveal())
        assert told["Username"] == stage.person["username"]
        assert await stage.program().token() == token
        kept = await stage.kept()
        assert kept is not None
        assert kept.refresh not in {None, tokens.refresh}
        assert kept.username == tokens.username
        assert stage.served().count(REFRESH) == 1

    asyncio.run(story())


def test_without_rotation_the_refresh_token_stays(steady: Stage) -> None:
    async def story() -> None:
        tokens = await steady.sign_in()
        for _ in range(2):
            steady.pass_time(HOUR)
            assert await steady.program().token() != tokens.access
            kept = await steady.kept()
            assert kept is not None
            assert kept.refresh == tokens.refresh

    asyncio.run(story())


def test_many_at_once_cause_one_call_and_get_one_token(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        one, other = stage.program(), stage.program()
        tokens = await asyncio.gather(*(program.token() for program in [one, other] * 4))
        assert len(set(tokens)) == 1
        assert stage.sent() == [REFRESH]

    asyncio.run(story())


def test_many_whose_token_was_refused_cause_one_call_and_get_one_other_token(stage: Stage) -> None:
    async def story() -> None:
        refused = (await stage.sign_in()).access
        demand = TokenDemand(refused=refused)
        programs = [stage.program() for _ in range(3)] * 2
        tokens = await asyncio.gather(*(program.tokens(demand) for program in programs))
        found = {each.access for each in tokens}
        assert len(found) == 1
        assert refused not in found
        assert stage.sent() == [REFRESH]
        with pytest.raises(NotReachedError):
            await stage.out_of_reach().tokens(TokenDemand(refused=found.pop()))

    asyncio.run(story())


def test_a_life_that_is_asked_for_is_given_or_refused_and_never_less(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR / 2)
        await stage.program().tokens(TokenDemand(seconds=HOUR / 4))
        assert stage.sent() == []
        with pytest.raises(NotReachedError):
            await stage.out_of_reach().tokens(TokenDemand(seconds=HOUR * 3 / 4))
        await stage.program().tokens(TokenDemand(seconds=HOUR * 3 / 4))
        with pytest.raises(TokenTooShortError):
            await stage.program().tokens(TokenDemand(seconds=2 * HOUR))

    asyncio.run(story())


def test_an_id_token_is_renewed_by_its_own_end() -> None:
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def held(exp: object) -> HeldTokens:
        payload = base64.urlsafe_b64encode(json.dumps({"exp": exp}).encode()).decode().rstrip("=")
        tokens = TokenSet(Secret("a"), Secret(f"h.{payload}.s"), None, now + timedelta(hours=1), "ada")
        return HeldTokens(tokens, {})

    soon = held(int(now.timestamp()) + 30)
    assert is_fresh(soon, now)
    assert not is_fresh(soon, now, TokenDemand("id"))
    for odd in (None, "soon", True, 10**30):
        assert is_fresh(held(odd), now, TokenDemand("id")), odd


def test_nobody_gets_a_token_before_the_new_refresh_token_is_kept(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        stage.vault.full = True
        program = stage.program()
        for _ in range(2):
            with pytest.raises(StorageError):
                await program.token()
        stage.vault.full = False
        token = await program.token()
        kept = await stage.kept()
        assert kept is not None
        assert kept.access == token
        assert stage.sent() == [REFRESH]
        stage.pass_time(HOUR)
        assert await stage.program().token() != token

    asyncio.run(story())


def test_a_caller_who_stops_waiting_does_not_lose_the_new_refresh_token(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        stage.pool.hold = REFRESH
        waiting = asyncio.create_task(stage.program().token())
        await stage.pool.arrived.wait()
        waiting.cancel()
        await asyncio.wait([waiting])
        stage.pool.gate.set()
        await asyncio.sleep(0.1)
        kept = await stage.kept()
        assert kept is not None
        assert kept.refresh != tokens.refresh

    asyncio.run(story())


@pytest.mark.parametrize("do", ["close", "reset", "half", "html-200", "empty-200"])
def test_a_lost_reply_is_asked_for_again_at_once_with_the_same_token(stage: Stage, do: str) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        stage.practice.control.add_fault(operation=REFRESH, do=do, when="after")
        assert await stage.program().token() != tokens.access
        assert stage.served() == [REFRESH, REFRESH]
        stage.pass_time(HOUR)
        assert await stage.program().token()

    asyncio.run(story())


@pytest.mark.parametrize(
    ("rule", "error", "calls"),
    [
        ({"do": "close", "times": 9}, NoReplyError, 2),
        ({"do": "status", "status": 503, "times": 9}, ServiceTroubleError, 2),
        ({"do": "error"}, TooManyRequestsError, 1),
        ({"do": "error", "error": "ForbiddenException"}, BlockedError, 1),
        (
            {"do": "error", "error": "InternalErrorException", "status": 500, "times": 9},
            ServiceTroubleError,
            2,
        ),
        *(
            ({"do": "error", "error": name, "message": text}, error, 1)
            for name, text, error in (
                ("NotAuthorizedException", "Invalid Refresh Token.", RenewalRefusedError),
                ("NotAuthorizedException", "Something that nobody has seen yet.", RenewalRefusedError),
                (
                    "NotAuthorizedException",
                    "Invalid Refresh Token: device is not confirmed",
                    RenewalRefusedError,
                ),
                ("ResourceNotFoundException", "Device does not exist.", RenewalRefusedError),
                ("UnauthorizedException", "", RenewalRefusedError),
                ("SomethingNewException", "", RenewalRefusedError),
                (
                    "PasswordResetRequiredException",
                    "Password reset required for the user",
                    ResetRequiredError,
                ),
                ("UserNotConfirmedException", "User is not confirmed.", NotConfirmedError),
                (
                    "UserLambdaValidationException",
                    "PreTokenGeneration failed with error no.",
                    TriggerRefusedError,
                ),
                ("InvalidParameterException", "Refresh is not possible.", InvalidInputError),
                (
                    "NotAuthorizedException",
                    "Client is configured with secret but none was sent",
                    ClientSecretError,
                ),
            )
        ),
    ],
)
def test_trouble_is_said_and_takes_no_tokens_away(
    stage: Stage, rule: dict[str, Any], error: type[Exception], calls: int
) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        stage.practice.control.add_fault(operation=REFRESH, **rule)
        with pytest.raises(error):
            await stage.program().token()
        assert stage.sent() == [REFRESH] * calls
        assert await stage.kept() == tokens
        stage.practice.control.clear_faults()
        assert await stage.program().token()

    asyncio.run(story())


def test_without_a_network_the_tokens_stay(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        with pytest.raises(NotReachedError):
            await stage.out_of_reach().token()
        assert await stage.kept() == tokens
        assert await stage.program().token()

    asyncio.run(story())


def test_a_token_with_seconds_left_is_better_than_none(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR - 30)
        assert await stage.out_of_reach().token() == tokens.access

    asyncio.run(story())


def test_a_profile_that_names_another_client_takes_no_tokens_away(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        with pytest.raises(UnknownClientError):
            await stage.with_client("nosuchclient").token()
        assert await stage.kept() == tokens

    asyncio.run(story())


def revoke(stage: Stage) -> None:
    stage.practice.boto3.revoke_token(ClientId=stage.client_id, Token=stage.signed_in.tokens["RefreshToken"])


def wait_a_month(stage: Stage) -> None:
    stage.pass_time(31 * 86_400)


def disable(stage: Stage) -> None:
    stage.practice.boto3.admin_disable_user(
        UserPoolId=stage.person["pool_id"], Username=stage.person["username"]
    )


def delete(stage: Stage) -> None:
    stage.practice.boto3.admin_delete_user(
        UserPoolId=stage.person["pool_id"], Username=stage.person["username"]
    )


def use_elsewhere(stage: Stage) -> None:
    stage.practice.boto3.get_tokens_from_refresh_token(
        ClientId=stage.client_id, RefreshToken=stage.signed_in.tokens["RefreshToken"]
    )
    stage.pass_time(11)


@pytest.mark.parametrize("end", [revoke, wait_a_month, disable, delete, use_elsewhere])
def test_a_session_that_has_ended_is_said_and_cleared_away(
    stage: Stage, end: Callable[[Stage], None]
) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        end(stage)
        program = stage.program()
        with pytest.raises(SignedOutError) as caught:
            await program.token()
        assert words.exit_code(caught.value.code) == 3
        assert await stage.kept() is None
        with pytest.raises(NotSignedInError):
            await program.token()

    asyncio.run(story())


def test_a_person_who_signed_in_again_meanwhile_is_not_signed_out(stage: Stage) -> None:
    """The old session's end comes back late; the new session must not pay for it."""

    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        revoke(stage)
        newer: list[Any] = []
        real = stage.pool.pool.send

        async def send(call: Any, session: Any) -> Any:  # noqa: ANN401
            try:
                return await real(call, session)
            finally:
                if not newer:
                    newer.append(await stage.sign_in())

        stage.pool.pool.send = send  # type: ignore[method-assign]
        assert await stage.program().token() == newer[0].access
        assert await stage.kept() == newer[0]

    asyncio.run(story())


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_local_clock_that_is_wrong_by_a_day_changes_nothing(stage: Stage, hours: float) -> None:
    async def story() -> None:
        stage.clock.moved += hours * HOUR
        tokens = await stage.sign_in()
        assert await stage.program().token() == tokens.access
        stage.pass_time(HOUR)
        renewed = await stage.program().token()
        assert renewed != tokens.access
        assert await stage.program().token() == renewed
        assert stage.sent() == [REFRESH]

    asyncio.run(story())


def test_a_clock_that_is_set_right_later_is_noticed_with_the_next_reply(stage: Stage) -> None:
    async def story() -> None:
        stage.clock.moved += 24 * HOUR
        await stage.sign_in()
        stage.clock.moved = 24 * HOUR * 2
        await stage.program().token()
        kept = await stage.kept()
        assert kept is not None
        shown = (stage.practice.control.now() - stage.clock.now()).total_seconds()
        assert abs(kept.offset - shown) < 3

    asyncio.run(story())


def test_waiting_too_long_for_another_process_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        another = FileLease(stage.lock, stage.worker)
        assert await another.acquire()
        with pytest.raises(TokensBusyError):
            await stage.program().token()
        await another.release()
        assert await stage.program().token()

    monkeypatch.setattr("desktop.account.renewal._PATIENCE", 0.1)
    asyncio.run(story())


def test_no_secret_shows_in_an_error_or_a_value(stage: Stage) -> None:
    async def story() -> str:
        tokens = await stage.sign_in()
        stage.pass_time(HOUR)
        revoke(stage)
        with pytest.raises(SignedOutError) as caught:
            await stage.program().token()
        return f"{tokens!r} {caught.value!r} {caught.value.detail} {await stage.program().status()!r}"

    shown = asyncio.run(story())
    for name in ("AccessToken", "IdToken", "RefreshToken"):
        assert stage.signed_in.tokens[name] not in shown
