"""Changing a known password. A lost reply is cleared up by one sign-in with the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account.questions import problem_at
from desktop.core.cognito import errors as e
from desktop.core.cognito import own_calls
from desktop.core.cognito.calls import InitiateAuth, RespondToAuthChallenge, RevokeToken
from desktop.core.cognito.replies import Challenge, Tokens
from desktop.core.cognito.srp import SrpClient, timestamp
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.own_account import ChangePassword

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Given, Questions
    from desktop.core.cognito.calls import Parameters
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret

_VERIFIER = "PASSWORD_VERIFIER"


async def change_password(context: AccountContext, questions: Questions, _about: str) -> Notice:
    """Ask for both passwords until the pool has taken the new one."""
    step = ChangePassword(context.username, context.settings.policy)
    problem: Problem | None = None
    while True:
        given = await questions.ask(step, problem, context.username)
        try:
            await _send(context, given)
        except e.UnknownOutcomeError:
            is_new = await _signs_in(context, given["new_password"])
            if is_new is None:
                return Notice("password-maybe-changed")
            if is_new:
                return Notice("password-changed")
            problem = Problem("change-lost")
        except e.WrongPasswordError as error:
            problem = Problem("wrong-present-password", field="present_password", request_id=error.request_id)
        except (e.PoolError, e.NotReachedError) as error:
            problem = problem_at(step, error)
        else:
            return Notice("password-changed")


async def _send(context: AccountContext, given: Given) -> None:
    await context.calls.send(
        lambda access: own_calls.ChangePassword(access, given["present_password"], given["new_password"])
    )


async def _signs_in(context: AccountContext, password: Secret) -> bool | None:
    """Try a password by one sign-in; None where the flow has none, or where nobody can tell.

    What the pool asks after the password is left unanswered, and tokens are given back.
    """
    try:
        received = await _try(context, password)
    except e.WrongPasswordError:
        return False
    except StileError:
        return None
    if received is None:
        return None
    if isinstance(received.result, Tokens) and received.result.refresh is not None:
        await _give_back(context, received.result.refresh)
    return True


async def _try(context: AccountContext, password: Secret) -> Received | None:
    metadata, pool = context.settings.metadata, context.ports.pool
    if context.settings.flow == "password" and context.settings.sends_password:
        parameters: Parameters = {"USERNAME": context.username, "PASSWORD": password}
        return await pool.send(InitiateAuth("USER_PASSWORD_AUTH", parameters, metadata), None)
    if context.settings.flow != "srp":
        return None
    srp = SrpClient()
    begun = await pool.send(
        InitiateAuth("USER_SRP_AUTH", {"USERNAME": context.username, "SRP_A": srp.public}, metadata), None
    )
    if not isinstance(begun.result, Challenge) or begun.result.name != _VERIFIER:
        return None
    stamp = timestamp(begun.at or context.ports.clock.now())
    responses = _proof(context.settings.pool_name, srp, begun.result.parameters, password, stamp)
    return await pool.send(RespondToAuthChallenge(_VERIFIER, responses, metadata), begun.session)


def _proof(
    pool_name: str, srp: SrpClient, told: Mapping[str, str], password: Secret, stamp: str
) -> Parameters:
    try:
        user_id, block = told["USER_ID_FOR_SRP"], told["SECRET_BLOCK"]
        signature = srp.claim(
            pool_name=pool_name,
            user_id=user_id,
            password=password.reveal(),
            salt=told["SALT"],
            srp_b=told["SRP_B"],
            secret_block=block,
            timestamp=stamp,
        )
    except (KeyError, ValueError) as error:
        raise e.GarbledError(f"{_VERIFIER}: {type(error).__name__}") from None
    return {
        "USERNAME": user_id,
        "PASSWORD_CLAIM_SIGNATURE": signature,
        "PASSWORD_CLAIM_SECRET_BLOCK": block,
        "TIMESTAMP": stamp,
    }


async def _give_back(context: AccountContext, refresh: Secret) -> None:
    try:
        await context.ports.pool.send(RevokeToken(refresh), None)
    except StileError:
        return
