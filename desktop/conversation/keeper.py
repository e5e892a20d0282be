"""Writes the place down; a disk that refuses costs a note, never the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.kept import SECTION, Intent, Kept, from_record, to_record
from desktop.core import tokens
from desktop.core.ports import KeepError
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.conversation.desk import Desk
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.conversation.view import View
    from desktop.core.calls import Call
    from desktop.core.ports import Record
    from desktop.core.ticket import Ticket
    from desktop.core.tokens import TokenSet


class Keeper:
    """Keeps the place of one conversation in the profile's vault."""

    def __init__(self, desk: Desk, view: View, fingerprint: str, flow: str) -> None:
        self._desk = desk
        self._view = view
        self._fingerprint = fingerprint
        self.flow = flow
        self._told = False

    async def read(self) -> Kept | None:
        """Return the kept step if it is one of this profile as it is now; drop it if not."""
        record = await self._desk.vault.read(SECTION)
        if record is None:
            return None
        kept = from_record(record)
        if kept is None or kept.fingerprint != self._fingerprint:
            await self.drop()
            return None
        self.flow = kept.flow
        return kept

    async def place(self, state: State, sender: Sender, time: PoolTime) -> None:
        """Keep the step that is about to be asked, with its ticket."""
        await self._write(self._kept(state, sender.ticket, time, None))

    async def intent(self, call: Call, state: State, time: PoolTime) -> None:
        """Keep that a call is about to leave; from here its ticket counts as spent."""
        await self._write(self._kept(state, None, time, Intent.of(call)))

    async def drop(self) -> None:
        """Forget the kept step."""
        await self._change({SECTION: None})

    async def finish(self, signed_in: TokenSet, with_them: Mapping[str, Record | None]) -> None:
        """Keep the tokens, with what came with them, and forget the step, in one write."""
        await self._change({tokens.SECTION: signed_in.to_record(), SECTION: None, **with_them})

    def _kept(self, state: State, ticket: Ticket | None, time: PoolTime, intent: Intent | None) -> Kept:
        return Kept(
            self._fingerprint,
            self.flow,
            state.place,
            state.recollection,
            ticket=ticket,
            intent=intent,
            offset=time.offset,
            unasked=state.unasked,
        )

    async def _write(self, kept: Kept) -> None:
        await self._change({SECTION: to_record(kept)})

    async def _change(self, sections: dict[str, Record | None]) -> None:
        try:
            await self._desk.vault.write(sections)
        except KeepError as error:
            if not self._told:
                self._told = True
                self._view.note(Notice(error.code))
