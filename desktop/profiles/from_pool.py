"""What a profile learns from the pool itself, once an admin has looked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.sign_in.password_policy import PasswordPolicy
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.profile import Profile


def with_pool_settings(profile: Profile, minutes: int, policy: PasswordPolicy, flow: Flow) -> Profile:
    """Return the profile with what the pool says; what changes is marked as coming from the pool."""
    told = {"session_minutes": minutes, "policy": policy, "flow": flow}
    new = {name: value for name, value in told.items() if getattr(profile, name) != value}
    sources = {**profile.sources, **dict.fromkeys(new, "pool")}
    return replace(profile, **new, sources=sources)  # type: ignore[arg-type]  # values by their names
