"""Writes the checkpoint down; a disk that refuses costs a note, never the conversation.

One thing is not done without it: to send the very session that is kept. Would the program end before the
reply, the next one would send that session again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation import checkpoint_record
from desktop.conversation.checkpoint import SECTION, Checkpoint, Intent
from desktop.core.notices.notice import Notice
from desktop.core.sign_in import token_set
from desktop.core.storage.vault import IntentNotKeptError, StorageError, VaultUnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import View
    from desktop.core.sign_in.ticket import Ticket
    from desktop.core.sign_in.token_set import TokenSet
    from desktop.core.storage.vault import Record, Vault


class Checkpointer:
    """Keeps the checkpoint of one conversation in the profile's vault."""

    def __init__(self, vault: Vault, view: View, fingerprint: str, conversation_id: str) -> None:
        self._vault = vault
        self._view = view
        self._fingerprint = fingerprint
        self.conversation_id = conversation_id
        self._told = False
        self._kept_ticket: Ticket | None = None

    async def read(self) -> Checkpoint | None:
        """Return the checkpoint if it is one of this profile as it is now; drop it if not.

        One that cannot be read at the moment is told and left where it is: the sign-in begins afresh.
        """
        try:
            record = await self._vault.read(SECTION)
        except VaultUnreadableError as error:
            self._tell(error)
            return None
        if record is None:
            return None
        checkpoint = checkpoint_record.from_record(record)
        if checkpoint is None or checkpoint.fingerprint != self._fingerprint:
            await self.drop()
            return None
        self._kept_ticket = checkpoint.ticket
        return checkpoint

    async def step(self, state: ConversationState, ticket: Ticket | None, offset: float) -> None:
        """Keep the step that is about to be asked, with its ticket."""
        if await self._write(state, offset, ticket=ticket):
            self._kept_ticket = ticket

    async def intent(
        self, intent: Intent, state: ConversationState, offset: float, ticket: Ticket | None
    ) -> None:
        """Keep that a call is about to leave with a ticket, which counts as spent from here.

        Raises IntentNotKeptError where that cannot be written, and the ticket itself was.
        """
        if await self._write(state, offset, intent=intent):
            self._kept_ticket = None
        elif ticket is not None and ticket == self._kept_ticket:
            raise IntentNotKeptError

    async def drop(self) -> None:
        """Forget the checkpoint."""
        await self._change({SECTION: None})

    async def finish(self, signed_in: TokenSet, with_them: Mapping[str, Record | None]) -> bool:
        """Keep the tokens, with what came with them, and forget the checkpoint, in one write.

        False if the disk refused.
        """
        return await self._change({token_set.SECTION: signed_in.to_record(), SECTION: None, **with_them})

    async def _write(
        self,
        state: ConversationState,
        offset: float,
        *,
        ticket: Ticket | None = None,
        intent: Intent | None = None,
    ) -> bool:
        checkpoint = Checkpoint(
            self._fingerprint,
            self.conversation_id,
            state.current,
            state.memory,
            ticket=ticket,
            intent=intent,
            offset=offset,
            unasked=state.unasked,
            auth_flow=state.flow,
            refused_fresh=state.refused_fresh,
            chooses_afresh=state.chooses_afresh,
            closed_flows=tuple(sorted(state.closed_flows)),
        )
        return await self._change({SECTION: checkpoint_record.to_record(checkpoint)})

    async def _change(self, sections: dict[str, Record | None]) -> bool:
        try:
            await self._vault.write(sections)
        except StorageError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: StorageError) -> None:
        if not self._told:
            self._told = True
            self._view.note(Notice(error.code))
