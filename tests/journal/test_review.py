from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from desktop.journal.review import Review, ReviewChange, changes


def step(name: str, reached: int, passed: int) -> dict[str, Any]:
    return {"step": name, "reached": reached, "passed": passed}


def finding(code: str, state: str) -> dict[str, Any]:
    return {"code": code, "state": state, "found": f"{code} was found"}


LAST = Review(
    made_at="2026-08-01T00:00:00+00:00",
    profile="work",
    pool_id="eu-west-1_Abc",
    since="2026-05-01",
    findings=(finding("mfa.off", "warning"), finding("names.told", "warning"), finding("mail.by-ses", "ok")),
    steps=(step("email-code", 100, 90), step("sign-in", 100, 97), step("passkey", 0, 0)),
    alarms=({"alarm": "lock-outs", "raised": True}, {"alarm": "low-rate", "raised": False}),
    people={"all": 10, "disabled": 1},
    factors=("EMAIL_OTP",),
    unseen={"journal": "it was not there"},
)


def test_a_review_is_kept_and_read_as_it_was() -> None:
    assert Review.read(json.loads(json.dumps(LAST.to_plain()))) == LAST
    bare = Review("2026-08-01T00:00:00+00:00", "work", "eu-west-1_Abc", "2026-05-01")
    assert Review.read(json.loads(json.dumps(bare.to_plain()))) == bare


def test_nothing_has_changed_between_a_review_and_itself() -> None:
    assert changes(LAST, LAST) == ()


def test_what_came_went_and_moved_is_told() -> None:
    now = replace(
        LAST,
        findings=(finding("names.told", "warning"), finding("mail.failing", "problem")),
        steps=(step("email-code", 100, 80), step("sign-in", 100, 95), step("passkey", 3, 1)),
        alarms=({"alarm": "low-rate", "raised": True},),
        people={"all": 10, "disabled": 4, "expired": 2},
    )
    assert changes(LAST, now) == (
        ReviewChange("finding", "mail.failing", None, "mail.failing was found"),
        ReviewChange("finding", "mfa.off", "mfa.off was found", None),
        ReviewChange("alarm", "low-rate", None, "low-rate"),
        ReviewChange("alarm", "lock-outs", "lock-outs", None),
        ReviewChange("people", "disabled", 1, 4),
        ReviewChange("step", "email-code", 90, 80),
    )


def test_what_one_review_did_not_see_is_no_change() -> None:
    blind = replace(LAST, findings=(), people=None, steps=(), alarms=LAST.alarms)
    assert changes(LAST, blind) == ()
    assert changes(blind, LAST) == ()


def test_factors_in_use_are_those_that_prove_more_than_a_password() -> None:
    assert LAST.used_factors == {"email-code": 90, "passkey": 0}
