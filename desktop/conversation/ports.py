"""What the conversation works with: the ports of one profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.ports import Authenticator, Clock, Pool, Recorder, Vault


@dataclass(frozen=True, slots=True)
class SignInPorts:
    """The ports, as `desktop.wiring` made them. `device_name` is what people call this computer."""

    pool: Pool
    vault: Vault
    clock: Clock
    recorder: Recorder
    device_name: str = ""
    authenticator: Authenticator | None = None
