"""What the conversation works with: the ports of one profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.core.cognito.pool import Pool
    from desktop.core.journal.event import Recorder
    from desktop.core.sign_in.authenticator import Authenticator
    from desktop.core.sign_in.system_browser import IdProof, SystemBrowser
    from desktop.core.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class SignInPorts:
    """The ports, as `desktop.wiring` made them. `device_name` is what people call this computer.

    Without `browser` a sign-in by browser shows its address, and takes by hand the one that it ended at;
    without `id_proof` nobody signs in by one.
    """

    pool: Pool
    vault: Vault
    clock: Clock
    recorder: Recorder
    device_name: str = ""
    authenticator: Authenticator | None = None
    browser: SystemBrowser | None = None
    id_proof: IdProof | None = None
