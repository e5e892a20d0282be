"""What is kept and can be had at once: a program that asks for a token waits for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import compose
from desktop.account import held
from desktop.system.clock import SystemClock

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.core.tokens import Kind
    from desktop.profiles.profile import Profile


async def kept_token(profile: Profile, kind: Kind) -> Secret | None:
    """Return a kept token that need not be renewed; None where more has to be done, or to be told."""
    opened = await compose.vaults().open(profile.vault_name)
    if opened.notices:
        return None
    kept = await held.read(opened.vault)
    return kept.tokens.of(kind) if kept and held.is_fresh(kept, SystemClock().now()) else None
