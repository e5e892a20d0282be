"""Challenges that a correctly configured pool does not ask at this point, and why it asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.sign_in.settings import Flow

_MAY_COME_AGAIN = frozenset({"CUSTOM_CHALLENGE", "MFA_SETUP"})
"""Rounds of the triggers, and the parts of one set-up."""


def order_problem(flow: Flow, asked: str, answered: Collection[str], *, is_pools_mfa: bool) -> str | None:
    """Return the code of the problem with a challenge, None if it can come at this point.

    `asked` is the challenge, `answered` are those that were answered since the sign-in began.
    """
    if runs_triggers(flow) and asked == "NEW_PASSWORD_REQUIRED" and answered:
        return "trigger-asks-new-password"
    if asked in answered and asked not in _MAY_COME_AGAIN:
        return "question-comes-again"
    return "pool-mixes-flows" if is_pools_mfa and runs_triggers(flow) else None
