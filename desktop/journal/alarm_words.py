"""What an alarm says, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from desktop.core.journal.alarm_rules import AlarmName


def title(name: AlarmName | str) -> str:
    """Return what an alarm is called."""
    return words.say(f"alarm.title-{name}")


def sentence(name: AlarmName | str, profile: str, value: float | str | None) -> str:
    """Return what was seen."""
    seen = f"{value:.0f}" if isinstance(value, float) else str(value or 0)
    return words.say(f"alarm.text-{name}", profile=profile, value=seen)


def advice(name: AlarmName | str) -> str:
    """Return what helps."""
    return words.say(f"alarm.help-{name}")
