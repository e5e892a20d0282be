"""What changes while a conversation runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.recollection import Recollection

if TYPE_CHECKING:
    from desktop.conversation.place import Place, Plan
    from desktop.core.device import Device
    from desktop.core.lockout import Lockout
    from desktop.core.secret import Secret
    from desktop.core.settings import Flow


def new_flow() -> str:
    """Return an id for one conversation; it says nothing about anybody."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do for a person who is signed in, with the access token that speaks for them.

    `met` is a device that the pool has just met; `totp_new` if an authenticator app was set up on the way.
    """

    access: Secret
    met: Device | None = None
    totp_new: bool = False


@dataclass(slots=True)
class State:
    """One conversation.

    `flow` is the profile's, or one it fell back to. `cool_until` is on the monotonic clock; `unasked` counts
    the messages that nobody asked for, `refused_fresh` the sessions that were refused as used though Stile
    had not used them; `closed_flows` are those the app client turned out not to allow. `left` is what
    remains to be done when the tokens are kept. `chooses_afresh`: the profile's preferred factor is out of
    reach, so the person chooses. `answered` are the challenges behind them since the sign-in was opened.
    """

    place: Place
    flow: Flow
    recollection: Recollection = field(default_factory=Recollection)
    plan: Plan | None = None
    lockouts: dict[str, Lockout] = field(default_factory=dict)
    cool_until: float = 0.0
    unasked: int = 0
    refused_fresh: int = 0
    closed_flows: frozenset[Flow] = frozenset()
    left: Left | None = None
    chooses_afresh: bool = False
    answered: frozenset[str] = frozenset()
