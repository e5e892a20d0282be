"""Registering and deleting passkeys. A security key makes one only for the site that is the profile's."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e
from desktop.core.cognito.own_list_calls import CompletePasskey, DeletePasskey, ListPasskeys, StartPasskey
from desktop.core.cognito.own_replies import CreationOptions, KeptPasskey
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.authenticator import (
    AuthenticatorError,
    KeyAnswers,
    NoAuthenticatorError,
    OtherSiteError,
    PinBlockedError,
    SiteDeniedError,
)
from desktop.core.sign_in.passkey_creation import read_creation
from desktop.core.sign_in.relying_party import SECTION, known_site, site_record
from desktop.core.steps.base import says_yes
from desktop.core.steps.own_account import MakePasskey
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Questions
    from desktop.core.sign_in.passkey_creation import PasskeyCreation


async def passkeys_of(context: AccountContext) -> tuple[KeptPasskey, ...]:
    """Return the passkeys that the pool takes from the person. Raises as `OwnCalls.read` does."""
    entries = await context.calls.read_pages(ListPasskeys)
    return tuple(entry for entry in entries if isinstance(entry, KeptPasskey))


async def add_passkey(context: AccountContext, questions: Questions, _about: str) -> Notice:
    """Have a security key make a passkey, and give it to the pool."""
    site = await _site(context)
    step = MakePasskey((await _begin(context)).rp_id, asks_site=not site)
    problem: Problem | None = None
    while True:
        given = await questions.ask(step, problem, context.username)
        creation = await _begin(context)  # the pool's time for it begins when the person is ready
        step = replace(step, rp_id=creation.rp_id)
        pin = given.get("pin")
        try:
            _insist_on_site(creation.rp_id, site, given.get("site"))
            credential = await _made(context, questions, creation, pin)
        except AuthenticatorError as error:
            step = _asking_more(step, error)
            problem = Problem(error.code, error.values, field=error.field, detail=error.detail)
            continue
        done = await _register(context, credential)
        if done is not None:
            await _keep_site(context, creation.rp_id)
            return done
        problem = Problem("change-lost")


async def _begin(context: AccountContext) -> PasskeyCreation:
    """Begin a registration, in place of one that was not finished. Raises as `OwnCalls.read` does."""
    wanted = await context.calls.read(StartPasskey, CreationOptions)
    try:
        return read_creation(wanted.options)
    except (ValueError, RecursionError) as error:
        raise e.GarbledError(f"options for a passkey: {error}") from None


async def _site(context: AccountContext) -> str:
    """Return the only site that keys of this profile sign for, empty while nobody has said."""
    if context.settings.relying_party:
        return context.settings.relying_party
    with contextlib.suppress(StorageError):
        return known_site(await context.ports.vault.read(SECTION), context.settings.pool_address)
    return ""


def _insist_on_site(wanted: str, site: str, said: Secret | None) -> None:
    if site and site != wanted:
        raise OtherSiteError(rp_id=wanted, expected=site)
    if not site and not says_yes(said):
        raise SiteDeniedError(rp_id=wanted)


async def _made(
    context: AccountContext, questions: Questions, creation: PasskeyCreation, pin: Secret | None
) -> Secret:
    if context.maker is None:
        raise NoAuthenticatorError
    return Secret(
        await context.maker.make_credential(
            creation.options, KeyAnswers(pin), lambda: questions.note(Notice("touch-key", passing=True))
        )
    )


def _asking_more(step: MakePasskey, error: AuthenticatorError) -> MakePasskey:
    if error.field == "pin":
        return replace(step, asks_pin=True)
    return replace(step, asks_pin=False) if isinstance(error, PinBlockedError) else step


async def _register(context: AccountContext, credential: Secret) -> Notice | None:
    """Give the pool a passkey; None if, after a lost reply, it does not have it."""
    try:
        await context.calls.send(lambda access: CompletePasskey(access, credential))
    except e.UnknownOutcomeError:
        made = json.loads(credential.reveal()).get("id")
        if made not in {each.id for each in await passkeys_of(context)}:
            return None
    return Notice("passkey-added")


async def _keep_site(context: AccountContext, rp_id: str) -> None:
    with contextlib.suppress(StorageError):  # then the person is asked again
        await context.ports.vault.write({SECTION: site_record(rp_id, context.settings.pool_address)})


async def remove_passkey(context: AccountContext, _questions: Questions, passkey: str) -> Notice:
    """Have the pool forget a passkey; the security key itself keeps what it has."""
    if passkey not in {each.id for each in await passkeys_of(context)}:
        return Problem("passkey-unknown", {"name": passkey})
    try:
        await context.calls.send(lambda access: DeletePasskey(access, passkey))
    except e.UnknownClientError:
        pass  # it was deleted before
    except e.UnknownOutcomeError:
        if passkey in {each.id for each in await passkeys_of(context)}:
            return Problem("change-lost")
    return Notice("passkey-removed")
