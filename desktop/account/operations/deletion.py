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
from desktop.conversation.devices import Devices
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

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Questions
    from desktop.core.storage.vault import Vault


async def delete_account(context: AccountContext, questions: Questions, _about: str) -> Notice:
    """Delete the account of who is signed in, once they have typed their name and signed in again."""
    person = await context.person()
    await _typed_name(context, questions)
    tokens = await _signed_in_again(context, questions)
    try:
        again = await _read(context, tokens)
        if again.username != person.username:
            await _give_back(context, tokens)
            return Problem("another-person")
        is_gone = await _delete(context, tokens)
    except StileError:
        await _give_back(context, tokens)
        raise
    if not is_gone:
        await _give_back(context, tokens)
        return Problem("change-lost")
    is_forgotten = await _forget_all(context, again.attributes.get("sub", ""))
    return Notice("account-deleted", {} if is_forgotten else {"because": "kept-elsewhere"})


async def _typed_name(context: AccountContext, questions: Questions) -> None:
    step, problem = DeleteAccount(context.username), None
    while True:
        given = await questions.ask(step, problem, context.username)
        if given["typed_name"].reveal() == context.username:
            return
        problem = Problem("name-not-yours", {"name": context.username}, field="typed_name")


async def _signed_in_again(context: AccountContext, questions: Questions) -> TokenSet:
    """Return the tokens of a sign-in of its own, which are kept nowhere. Raises OperationLeftError."""
    vault = context.scratch()
    conversation = Conversation(
        replace(context.ports, vault=vault),
        context.settings,
        questions.view,
        username=context.username,
        fresh=True,
    )
    try:
        await conversation.run()
    except SignInCancelledError:
        raise OperationLeftError from None
    record = await vault.read(TOKENS)
    if record is None:
        raise e.GarbledError("no tokens after a sign-in")
    return TokenSet.from_record(record)


async def _read(context: AccountContext, tokens: TokenSet) -> OwnAccount:
    received = await context.ports.pool.send(GetUser(tokens.access), None)
    if not isinstance(received.result, OwnAccount):
        raise e.GarbledError("no account")
    return received.result


async def _delete(context: AccountContext, tokens: TokenSet) -> bool:
    """Delete the account; False if, after a lost reply, it is still there."""
    try:
        await context.ports.pool.send(DeleteUser(tokens.access), None)
    except e.UnknownOutcomeError:
        try:
            await _read(context, tokens)
        except (e.AccessEndedError, e.WrongPasswordError):
            return True  # the pool knows neither the token nor the person any more
        return False
    return True


async def _give_back(context: AccountContext, tokens: TokenSet) -> None:
    if tokens.refresh is not None:
        with contextlib.suppress(StileError):
            await context.ports.pool.send(RevokeToken(tokens.refresh), None)


async def _forget_all(context: AccountContext, sub: str) -> bool:
    """Remove what is kept here of the person; False if it is not known that nothing is left."""
    await forget_here(context, await own_key(context))
    try:
        await _forget_sections(context.ports.vault)
        return context.forget_elsewhere is None or await context.forget_elsewhere(sub)
    except (StileError, OSError, TimeoutError):
        return False


async def forget_kept(vault: Vault, pool_address: str, username: str) -> None:
    """Remove what a vault keeps of a person whose account is gone. Raises StorageError."""
    devices = Devices(vault, pool_address)
    await devices.recognise(username, "")
    if devices.current is not None:
        await devices.forget_current()
    await _forget_sections(vault)


async def _forget_sections(vault: Vault) -> None:
    """Remove tokens and what they got, and a step. Raises StorageError."""
    await vault.write({TOKENS: None, CREDENTIALS: None, CHECKPOINT: None, KEYS: None})
