"""Where a person is who asks for help, as far as the window knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.notices.notice import Problem


@dataclass(frozen=True, slots=True)
class HelpContext:
    """A problem, when it was shown, and at which step and to whom, empty where unknown."""

    problem: Problem
    since: datetime
    step: str = ""
    username: str = ""
