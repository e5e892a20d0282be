"""The person's security key signs, before the answer goes to the pool; and only for the site of the profile.

The pool names the site. It is held against the profile's own or, where that has none, against what the
person has confirmed: once, on the page of the passkey, and kept in the vault when a key has signed for it.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.decision import Decision, NextAsk
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.authenticator import (
    AuthenticatorError,
    KeyAnswers,
    NoAuthenticatorError,
    OtherSiteError,
    PinBlockedError,
    SeveralPasskeysError,
    SiteDeniedError,
    SiteNotSaidError,
    UnfitKeyError,
)
from desktop.core.sign_in.passkey_request import kept_request
from desktop.core.sign_in.relying_party import SECTION, known_site, site_record
from desktop.core.steps.base import says_yes
from desktop.core.steps.passkey import Passkey
from desktop.core.storage.vault import StorageError, VaultUnreadableError

if TYPE_CHECKING:
    from desktop.conversation.decision import Give
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import View
    from desktop.core.sign_in.passkey_request import PasskeyRequest
    from desktop.core.storage.vault import Vault

_MAYBE_IN_BROWSER = (NoAuthenticatorError, UnfitKeyError)
"""The passkey may be one that only a browser reaches: in a phone, or kept by the system."""


async def with_known_site(state: ConversationState, vault: Vault) -> ConversationState:
    """Take the site that was confirmed in an earlier sign-in, if the profile names none itself."""
    if state.settings.relying_party:
        return state
    return replace(state, relying_party=await _kept_site(vault, state.settings.pool_address))


async def _kept_site(vault: Vault, address: str) -> str:
    """Return the site that is kept, empty where it cannot be read: then the person is asked again."""
    try:
        return known_site(await vault.read(SECTION), address)
    except VaultUnreadableError:
        return ""


def with_site_said(state: ConversationState, give: Give) -> ConversationState:
    """Take what the person says about the site. Raises AuthenticatorError unless a key may sign for it."""
    step, said = give.pending.step, give.pending.answers.get("site")
    if not isinstance(step, Passkey):
        raise NoAuthenticatorError
    wanted, pinned = _request(step).rp_id, state.settings_in_use.relying_party
    if pinned and pinned != wanted:
        raise OtherSiteError(rp_id=wanted, expected=pinned)
    if said is not None and not says_yes(said):  # also where it was confirmed elsewhere meanwhile
        raise SiteDeniedError(rp_id=wanted)
    if not pinned and said is None:
        raise SiteNotSaidError
    current = replace(state.current, step=replace(step, asks_site=False, expected=wanted))
    return replace(state, current=current, relying_party=wanted)


def _request(step: Passkey) -> PasskeyRequest:
    """Return what the key gets; the site is read off it, for a kept step may say anything beside it."""
    try:
        return kept_request(step.options)
    except (ValueError, RecursionError):
        raise OtherSiteError(rp_id=step.rp_id, expected=step.expected) from None


async def signed(ports: SignInPorts, view: View, give: Give, address: str) -> Give:
    """Return what to give with the key's signature in it; the site is settled. Raises AuthenticatorError.

    `address` is the pool's: the site is confirmed for that one alone.
    """
    step, answers = give.pending.step, give.pending.answers
    if ports.authenticator is None or not isinstance(step, Passkey):
        raise NoAuthenticatorError
    request, chosen = _request(step), answers.get("choice")
    told = KeyAnswers(answers.get("pin"), chosen.reveal() if chosen else None)
    credential = await ports.authenticator.get_assertion(
        request.options, told, lambda: view.note(Notice("touch-key", passing=True))
    )
    await _keep_site(ports.vault, request.rp_id, address)
    return replace(give, pending=replace(give.pending, answers={"credential": Secret(credential)}))


async def _keep_site(vault: Vault, rp_id: str, address: str) -> None:
    """Remember for which site a key has signed; a vault that takes nothing means to be asked again."""
    if await _kept_site(vault, address) != rp_id:
        with contextlib.suppress(StorageError):
            await vault.write({SECTION: site_record(rp_id, address)})


def not_signed(state: ConversationState, error: AuthenticatorError) -> Decision:
    """Ask the step again, for what the key wants to know too; without a signature the pool hears nothing."""
    step = state.current.step
    if isinstance(step, Passkey):
        if error.field == "pin":
            step = replace(step, asks_pin=True)
        elif isinstance(error, SiteNotSaidError):
            step = replace(step, asks_site=True)
        elif isinstance(error, PinBlockedError):
            step = replace(step, asks_pin=False)
        if isinstance(error, SeveralPasskeysError):
            step = replace(step, choices=error.names)
    problem = Problem(error.code, error.values, field=error.field, detail=error.detail)
    elsewhere = isinstance(error, _MAYBE_IN_BROWSER) and state.by_browser() is not None
    notes = (Notice("passkey-by-browser"),) if elsewhere else ()
    return Decision(replace(state, current=replace(state.current, step=step)), NextAsk(problem), notes=notes)
