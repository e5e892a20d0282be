"""The end of a conversation: tokens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.place import SignedIn
from desktop.conversation.state import Left
from desktop.conversation.telling import newly_known_set
from desktop.core.problems import Notice
from desktop.core.recollection import Fact
from desktop.core.replies import Tokens
from desktop.core.tokens import TokenSet

if TYPE_CHECKING:
    from desktop.conversation.turn import Turn
    from desktop.core.replies import Result


async def finish(turn: Turn, result: Result) -> SignedIn:
    """Keep the tokens before anybody is told, and let go of everything else."""
    if not isinstance(result, Tokens):
        raise TypeError(f"a conversation cannot end with {type(result).__name__}")
    state, devices = turn.state, turn.sender.devices
    said, met = state.recollection.settled(), devices.meet(result.new_device)
    kept = TokenSet.from_reply(result, said.typed_name, turn.time.now(), turn.time.offset)
    signed_in = replace(kept, device_key=devices.current.key if devices.current else None)
    name = str(kept.claims().get("cognito:username") or said.working_name)
    await turn.keeper.finish(signed_in, await devices.kept_for(name, said.typed_name) if met else {})
    state.left = Left(result.access, met, Fact.TOTP_SET_UP in said.facts)
    if state.plan is not None and newly_known_set(state.plan, said):
        turn.view.note(Notice("password-already-set"))
    state.recollection = said.without_passwords()
    return SignedIn(said.typed_name, signed_in.expires_at)
