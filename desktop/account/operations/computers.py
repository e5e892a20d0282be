"""Forgetting remembered computers, and ending sign-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.devices import Devices
from desktop.core.cognito import errors as e
from desktop.core.cognito.own_list_calls import EndSession, ForgetComputer, ListComputers, ListSessions
from desktop.core.cognito.own_replies import KeptComputer, OpenSession
from desktop.core.notices.notice import Notice, Problem

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Questions


async def computers_of(context: AccountContext) -> tuple[KeptComputer, ...]:
    """Return the computers that the pool knows of the person. Raises as `OwnCalls.read` does."""
    entries = await context.calls.read_pages(ListComputers)
    return tuple(entry for entry in entries if isinstance(entry, KeptComputer))


async def sessions_of(context: AccountContext) -> tuple[OpenSession, ...]:
    """Return the sign-ins that have not ended; none where the pool does not keep track of them."""
    try:
        entries = await context.calls.read_pages(ListSessions)
    except e.PoolError:
        return ()
    return tuple(entry for entry in entries if isinstance(entry, OpenSession))


async def forget_computer(context: AccountContext, _questions: Questions, key: str) -> Notice:
    """Have the pool forget one computer."""
    known = {each.key: each.name for each in await computers_of(context)}
    if key not in known:
        return Problem("computer-unknown", {"name": key})
    if not await _forget(context, key):
        return Problem("change-lost")
    return Notice("computer-forgotten", {"name": known[key] or key})


async def forget_all_computers(context: AccountContext, _questions: Questions, _about: str) -> Notice:
    """Have the pool forget all computers, this one last."""
    own = await own_key(context)
    keys = sorted((each.key for each in await computers_of(context)), key=lambda key: key == own)
    done = [key for key in keys if await _forget(context, key)]
    if len(done) < len(keys):
        return Problem("computers-left", {"n": len(keys) - len(done)})
    return Notice("computers-forgotten", {"n": len(done)})


async def _forget(context: AccountContext, key: str) -> bool:
    """Have the pool forget a computer; False if it still knows it after a lost reply."""
    try:
        await context.calls.send(lambda access: ForgetComputer(access, key))
    except (e.DeviceForgottenError, e.UnknownClientError):
        pass  # it was forgotten before
    except e.UnknownOutcomeError:
        if key in {each.key for each in await computers_of(context)}:
            return False
    await forget_here(context, key)
    return True


async def forget_here(context: AccountContext, key: str) -> None:
    """Drop this computer's own secret, which proves nothing any more, if the key is its own."""
    devices = await _own(context)
    if devices.current is not None and devices.current.key == key:
        await devices.forget_current()


async def own_key(context: AccountContext) -> str:
    """Return what the pool calls this computer, empty if it does not know it."""
    current = (await _own(context)).current
    return current.key if current is not None else ""


async def _own(context: AccountContext) -> Devices:
    devices = Devices(context.ports.vault, context.settings.pool_address)
    await devices.recognise(context.username, "")
    return devices


async def end_session(context: AccountContext, _questions: Questions, session: str) -> Notice:
    """End one sign-in, somewhere."""
    known = {each.id: each for each in await sessions_of(context)}
    if session not in known:
        return Problem("session-unknown", {"name": session})
    if known[session].is_current:
        return Problem("session-is-this")
    try:
        await context.calls.send(lambda access: EndSession(access, session))
    except e.UnknownClientError:
        pass  # it had ended before
    except e.UnknownOutcomeError:
        if session in {each.id for each in await sessions_of(context)}:
            return Problem("change-lost")
    return Notice("session-stopped")
