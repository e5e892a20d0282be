"""What an action will do, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from desktop.admin.actions import AdminAction
    from desktop.core.admin.pool_facts import PoolFacts


def label(name: str) -> str:
    """Return what an action is called on a button."""
    return words.say(f"admin.label.{name}")


def consequence(action: AdminAction, facts: PoolFacts) -> str:
    """Return what an action does to the person, in this pool."""
    required = action.name == "reset-mfa" and facts.mfa == "ON"
    return words.say(f"admin.consequence.{action.name}{'-required' if required else ''}")
