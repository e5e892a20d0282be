"""When somebody has to be told: rules about what the journal sees, with levels to rise and to fall at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

AlarmName: TypeAlias = Literal[
    "low-rate", "lost-sessions", "lock-outs", "codes-missing", "fresh-session-refused", "keyring-missing"
]
"""The alarms there are, by their public names."""

AlarmSetting: TypeAlias = "bool | Mapping[str, int]"
"""What a profile says of an alarm: off, on, or other numbers (`percent`, `attempts`; `count`, `minutes`)."""

ALARMS: tuple[AlarmName, ...] = get_args(AlarmName)
_CLEARANCE = 10.0
"""Percentage points by which a rate must be better than its level before its alarm falls."""
_WHOLE = 100.0
_FEWEST, _MOST = 1, 100_000


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """One rule. With `attempts` the value is a percentage of so many, else a count within `minutes`."""

    name: AlarmName
    level: int
    minutes: int = 60
    attempts: int = 0

    def holds(self, value: float | None, *, raised: bool) -> bool:
        """Say whether the alarm stands at this value; one that is raised needs a clearly better one to fall.

        No value is one that says nothing yet.
        """
        if value is None:
            return False
        if self.attempts:
            return value < (min(self.level + _CLEARANCE, _WHOLE) if raised else self.level)
        return value > self.level / 2 if raised else value >= self.level

    def numbers(self) -> dict[str, int]:
        """Return the numbers by the names they have in a profile."""
        if self.attempts:
            return {"percent": self.level, "attempts": self.attempts}
        return {"count": self.level, "minutes": self.minutes}


DEFAULT_RULES: tuple[AlarmRule, ...] = (
    AlarmRule("low-rate", 60, attempts=10),
    AlarmRule("lost-sessions", 3),
    AlarmRule("lock-outs", 2),
    AlarmRule("codes-missing", 3),
    AlarmRule("fresh-session-refused", 1, minutes=24 * 60),
    AlarmRule("keyring-missing", 1, minutes=24 * 60),
)


def rules_of(settings: Mapping[str, AlarmSetting]) -> tuple[AlarmRule, ...]:
    """Return the rules that are on, with a profile's own numbers; settings pass `is_valid_setting`."""
    chosen = []
    for rule in DEFAULT_RULES:
        setting = settings.get(rule.name, True)
        if isinstance(setting, bool):
            chosen += [rule] if setting else []
        else:
            chosen.append(_changed(rule, setting))
    return tuple(chosen)


def is_valid_setting(name: str, setting: object) -> bool:
    """Say whether there is such an alarm and it can be set so."""
    rule = next((rule for rule in DEFAULT_RULES if rule.name == name), None)
    if rule is None or isinstance(setting, bool):
        return rule is not None
    if not isinstance(setting, dict) or not set(setting) <= set(rule.numbers()):
        return False
    numbers = all(type(value) is int and _FEWEST <= value <= _MOST for value in setting.values())
    return numbers and setting.get("percent", 1) <= _WHOLE


def _changed(rule: AlarmRule, numbers: Mapping[str, int]) -> AlarmRule:
    level = numbers.get("percent" if rule.attempts else "count", rule.level)
    attempts = numbers.get("attempts", rule.attempts)
    return replace(rule, level=level, minutes=numbers.get("minutes", rule.minutes), attempts=attempts)


def read_setting(text: str) -> tuple[str, object]:
    """Return an alarm's name and setting from `NAME=off`, `NAME=on` or `NAME=LEVEL/SPAN`.

    What cannot be read becomes a setting that `is_valid_setting` does not take.
    """
    name, _, value = text.partition("=")
    if value in {"on", "off"}:
        return name, value == "on"
    level, _, span = value.partition("/")
    rule = next((rule for rule in DEFAULT_RULES if rule.name == name), None)
    given = [part for part in (level, span) if part.isdecimal()]
    if rule is None or not given or level != given[0]:
        return name, value
    return name, dict(zip(rule.numbers(), map(int, given), strict=False))
