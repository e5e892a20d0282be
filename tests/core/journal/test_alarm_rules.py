from __future__ import annotations

import pytest

from desktop.core.journal.alarm_rules import DEFAULT_RULES, AlarmRule, is_valid_setting, rules_of


def _stands(rule: AlarmRule, *values: float | None) -> list[bool]:
    raised, course = False, []
    for value in values:
        raised = rule.holds(value, raised=raised)
        course.append(raised)
    return course


def test_a_count_rises_at_its_level_and_falls_at_half_of_it() -> None:
    rule = AlarmRule("lost-sessions", 4)
    assert _stands(rule, 3, 4, 3, 2, 3, 4) == [False, True, True, False, False, True]


def test_one_is_enough_where_the_level_is_one() -> None:
    assert _stands(AlarmRule("keyring-missing", 1), 0, 1, 1, 0) == [False, True, True, False]


def test_a_rate_has_to_be_clearly_better_before_its_alarm_falls() -> None:
    rule = AlarmRule("low-rate", 60, attempts=10)
    assert _stands(rule, None, 60, 59, 65, 70, 65) == [False, False, True, True, False, False]
    assert _stands(AlarmRule("low-rate", 100, attempts=10), 90, 100) == [True, False], "it can always fall"


def test_a_profile_changes_single_numbers_and_switches_alarms_off() -> None:
    rules = {rule.name: rule for rule in rules_of({"lost-sessions": {"count": 9}, "keyring-missing": False})}
    assert len(rules) == len(DEFAULT_RULES) - 1
    assert rules["lost-sessions"] == AlarmRule("lost-sessions", 9, minutes=60)
    assert rules_of({"low-rate": {"percent": 90}})[0] == AlarmRule("low-rate", 90, attempts=10)


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("no-such-alarm", True),
        ("lost-sessions", 3),
        ("lost-sessions", {"percent": 3}),
        ("lost-sessions", {"count": 0}),
        ("lost-sessions", {"count": True}),
        ("low-rate", {"percent": 101}),
    ],
)
def test_nonsense_is_no_setting(name: str, setting: object) -> None:
    assert not is_valid_setting(name, setting)
