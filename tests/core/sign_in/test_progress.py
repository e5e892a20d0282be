"""The journey promises nothing that the pool has not said."""

from __future__ import annotations

from desktop.core.sign_in.progress import Milestone, Stage, journey


def shown(*passed: str, current: str) -> list[tuple[str, str]]:
    return [(mark.step, mark.stage.value) for mark in journey(passed, current)]


def test_at_first_there_is_the_present_step_and_the_end() -> None:
    assert shown(current="sign-in") == [("sign-in", "now"), ("signed-in", "ahead")]


def test_what_was_passed_stays_in_order() -> None:
    assert shown("sign-in", "new-password", current="email-code") == [
        ("sign-in", "done"),
        ("new-password", "done"),
        ("email-code", "now"),
        ("signed-in", "ahead"),
    ]


def test_a_step_that_is_asked_again_is_not_behind_the_person() -> None:
    assert shown("sign-in", "new-password", current="sign-in") == [
        ("new-password", "done"),
        ("sign-in", "now"),
        ("signed-in", "ahead"),
    ]


def test_the_end_is_the_end() -> None:
    assert journey(["sign-in"], "signed-in") == (
        Milestone("sign-in", Stage.DONE),
        Milestone("signed-in", Stage.DONE),
    )
