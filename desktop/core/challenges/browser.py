"""Signing in by a browser: what it brings back is traded for tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, EntryContext, StepEntry
from desktop.core.challenges.memory import Replay
from desktop.core.cognito.domain_calls import RedeemCode
from desktop.core.steps.opening import BrowserSignIn

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class BrowserEntry(StepEntry):
    """The pool's own page, or another provider's, asks the person; its code is never given again."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = BrowserSignIn
    replay: ClassVar[Replay] = Replay.NEVER
    begins: ClassVar[bool] = True
    by_browser: ClassVar[bool] = True

    def answer(self, context: EntryContext) -> Calls:
        """Redeem the code."""
        given = context.answers
        return (yield RedeemCode(given["code"], given["verifier"], given["redirect_uri"].reveal()))
