"""Deleting the own account: the name is typed, the person signs in once more, and nothing is left here."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.account.held_credentials import SECTION as CREDENTIALS
from desktop.account.operations.computers import forget_here, own_key
from desktop.account.questions import OperationLeftError
from desktop.account.signing_keys import SECTION as KEYS
from desktop.conversation.checkpoint import SECTION as CHECKPOINT
from desktop.conversation.driver import Conversation
from desktop.conversation.view import SignInCancelledError
from desktop.core.cognito import errors as e
from desktop.core.cognito.calls import RevokeToken
from desktop.core.cognito.own_calls import DeleteUser, GetUser
from desktop.core.cognito.own_replies import OwnAccount
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.token_set import SECTION as TOKENS
from desktop.core.sign_in.token_set import TokenSet
from desktop.core.steps.own_account import DeleteAccount
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from desktop.account.desk import AccountDesk
    from desktop.account.questions import Questions


async def delete_account(desk: AccountDesk, questions: Questions, _about: str) -> Notice:
    """Delete the account of who is signed in, once they have typed their name and signed in again."""
    person = await desk.person()
    await _typed_name(desk, questions)
    tokens = await _signed_in_again(desk, questions)
    try:
        again = await _read(desk, tokens)
        if again.username != person.username:
            await _give_back(desk, tokens)
            return Problem("another-person")
        is_gone = await _delete(desk, tokens)
    except StileError:
        await _give_back(desk, tokens)
        raise
    if not is_gone:
        await _give_back(desk, tokens)
        return Problem("change-lost")
    await _forget_all(desk)
    return Notice("account-deleted")


async def _typed_name(desk: AccountDesk, questions: Questions) -> None:
    step, problem = DeleteAccount(desk.username), None
    while True:
        given = await questions.ask(step, problem, desk.username)
        if given["typed_name"].reveal() == desk.username:
            return
        problem = Problem("name-not-yours", {"name": desk.username}, field="typed_name")


async def _signed_in_again(desk: AccountDesk, questions: Questions) -> TokenSet:
    """Return the tokens of a sign-in of its own, which are kept nowhere. Raises OperationLeftError."""
    vault = desk.scratch()
    conversation = Conversation(
        replace(desk.ports, vault=vault), desk.settings, questions.view, username=desk.username, fresh=True
    )
    try:
        await conversation.run()
    except SignInCancelledError:
        raise OperationLeftError from None
    record = await vault.read(TOKENS)
    if record is None:
        raise e.GarbledError("no tokens after a sign-in")
    return TokenSet.from_record(record)


async def _read(desk: AccountDesk, tokens: TokenSet) -> OwnAccount:
    received = await desk.ports.pool.send(GetUser(tokens.access), None)
    if not isinstance(received.result, OwnAccount):
        raise e.GarbledError("no account")
    return received.result


async def _delete(desk: AccountDesk, tokens: TokenSet) -> bool:
    """Delete the account; False if, after a lost reply, it is still there."""
    try:
        await desk.ports.pool.send(DeleteUser(tokens.access), None)
    except e.UnknownOutcomeError:
        try:
            await _read(desk, tokens)
        except (e.AccessEndedError, e.WrongPasswordError):
            return True  # the pool knows neither the token nor the person any more
        return False
    return True


async def _give_back(desk: AccountDesk, tokens: TokenSet) -> None:
    if tokens.refresh is not None:
        with contextlib.suppress(StileError):
            await desk.ports.pool.send(RevokeToken(tokens.refresh), None)


async def _forget_all(desk: AccountDesk) -> None:
    """Remove what is kept here of the person: tokens and what they got, a step, this computer's secret."""
    await forget_here(desk, await own_key(desk))
    with contextlib.suppress(StorageError):
        await desk.ports.vault.write({TOKENS: None, CREDENTIALS: None, CHECKPOINT: None, KEYS: None})
