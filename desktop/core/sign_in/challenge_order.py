"""Orders of questions that cannot be right: what a pool that is set up well never asks, and why it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.sign_in.settings import Flow

_MAY_COME_AGAIN = frozenset({"CUSTOM_CHALLENGE", "MFA_SETUP"})
"""Rounds of the triggers, and the parts of one set-up."""


def order_problem(flow: Flow, asked: str, answered: Collection[str], *, is_pools_mfa: bool) -> str | None:
    """Return the code of what is strange about a question, None if nothing is.

    `asked` is its challenge, `answered` those behind the person since the sign-in was opened.
    """
    if runs_triggers(flow) and asked == "NEW_PASSWORD_REQUIRED" and answered:
        return "trigger-asks-new-password"
    if asked in answered and asked not in _MAY_COME_AGAIN:
        return "question-comes-again"
    return "pool-mixes-flows" if is_pools_mfa and runs_triggers(flow) else None
