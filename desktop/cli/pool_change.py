"""Changing a pool's settings: only after its id was typed, and looked at afterwards."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.pool_check.apply_changes import PoolChangePorts, apply, not_kept
from desktop.admin.pool_check.pool_setup import read_setup
from desktop.cli import unlocked_ports
from desktop.cli.output import StopError, remark
from desktop.conversation.view import Action, Ask, SignInCancelledError
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.core.steps.base import Field, Step

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.admin.pool_check.pool_setup import PoolSetup
    from desktop.core.admin.admin_call import AdminCall
    from desktop.wiring.admin_ports import AdminProfilePorts


@dataclass(frozen=True, slots=True)
class TypePoolId(Step):
    """The id of the pool whose settings are to change."""

    name: ClassVar[str] = "type-pool-id"
    pool_id: str

    def fields(self) -> tuple[Field, ...]:
        """Ask for the id."""
        return (Field("pool_id", "text", label=words.say("pool.type-id", pool=self.pool_id)),)


def make(
    ports: AdminProfilePorts, setup: PoolSetup, calls: Sequence[AdminCall], args: argparse.Namespace
) -> int:
    """Make the planned changes and return the exit code."""
    asyncio.run(_made(ports, setup, calls, args.confirm))
    remark(words.say("pool.changed", pool=setup.pool_id, n=len(calls)))
    return DONE


async def _made(
    ports: AdminProfilePorts, setup: PoolSetup, calls: Sequence[AdminCall], confirmed: str | None
) -> None:
    typed = confirmed if confirmed is not None else await _typed(setup.pool_id)
    if typed.strip() != setup.pool_id:
        raise StopError(Notice("pool-id-not-typed"))
    await apply(PoolChangePorts(ports.directory, ports.credentials, ports.audit), calls)
    after = await read_setup(ports.directory, ports.profile.client_id)
    lost = not_kept(calls, after)
    if lost:
        raise StopError(Notice("pool-not-as-sent", {"names": ", ".join(lost)}))


async def _typed(pool_id: str) -> str:
    """Ask on the terminal. Raises SignInCancelledError, and NoAnswerError without a terminal."""
    reply = await unlocked_ports.prompts().ask(
        Ask(1, TypePoolId(pool_id), None, (Action.CANCEL,), None, None, ())
    )
    if isinstance(reply, Action):
        raise SignInCancelledError
    return reply.fields["pool_id"]
