"""What changes while a conversation runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.lockout import Lockout
from desktop.core.recollection import Recollection

if TYPE_CHECKING:
    from desktop.conversation.place import Place, Plan
    from desktop.core.device import Device
    from desktop.core.secret import Secret
    from desktop.core.settings import Flow


def new_flow() -> str:
    """Return an id for one conversation; it says nothing about anybody."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Met:
    """A device that the pool has just met, and the access token that speaks for its person."""

    device: Device
    access: Secret


@dataclass(slots=True)
class State:
    """One conversation.

    `flow` is the profile's, or one it fell back to. `cool_until` is on the monotonic clock; `unasked` counts
    the messages that nobody asked for, `refused_fresh` the sessions that were refused as used though Stile
    had not used them; `closed_flows` are those the app client turned out not to allow. `met` is the device
    that the pool met at the end, with the token to confirm it.
    """

    place: Place
    flow: Flow
    recollection: Recollection = field(default_factory=Recollection)
    plan: Plan | None = None
    lockout: Lockout = field(default_factory=Lockout)
    cool_until: float = 0.0
    unasked: int = 0
    refused_fresh: int = 0
    closed_flows: frozenset[Flow] = frozenset()
    met: Met | None = None
