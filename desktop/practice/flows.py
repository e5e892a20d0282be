"""The flows of InitiateAuth: what each reads and checks before the first challenge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.password_check import require_password

if TYPE_CHECKING:
    from desktop.practice.attempt import Attempt
    from desktop.practice.call import Call
    from desktop.practice.challenges.base import Answers

Begin = Callable[["Call", "Attempt", "Answers"], "Attempt"]


def password(call: Call, attempt: Attempt, given: Answers) -> Attempt:
    """Check the password itself."""
    text = given.required("PASSWORD")
    kept = attempt.user.password
    require_password(call, attempt.user, right=kept is not None and kept.is_(text))
    return attempt.passed("PASSWORD")


def srp(_call: Call, attempt: Attempt, given: Answers) -> Attempt:
    """Take the first half of a proof."""
    return replace(attempt, srp_a=given.required("SRP_A"))


FLOWS: dict[str, Begin] = {"USER_PASSWORD_AUTH": password, "USER_SRP_AUTH": srp}
