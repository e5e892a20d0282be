"""A hundred scripted conversations with known faults give exactly the expected rates."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.core.journal.event import Event
from tests.journal.stage import SignIns, journal_in

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = ("reached", "passed", "refused", "lost", "recovered", "abandoned")


@pytest.fixture
def sign_ins(tmp_path: Path) -> SignIns:
    return SignIns(journal_in(tmp_path))


def test_a_hundred_conversations_give_exactly_the_expected_rates(sign_ins: SignIns) -> None:
    plan: list[tuple[int, dict[str, list[str]]]] = [
        (40, {}),
        (10, {"sign-in": ["wrong", "ok"]}),
        (8, {"new-password": ["wrong", "wrong", "ok"]}),
        (10, {"new-password": ["lost"]}),
        (6, {"new-password": ["expired"]}),
        (8, {"email-code": ["lost", "ok"]}),
        (4, {"email-code": ["expired", "ok"]}),
        (4, {"email-code": ["wrong", "lost", "wrong", "ok"]}),
        (3, {"sign-in": ["lost"]}),
        (3, {"sign-in": ["wrong", "cancel"]}),
        (2, {"new-password": ["gone"]}),
        (2, {"email-code": ["wrong", "cancel"]}),
    ]
    assert sum(count for count, _ in plan) == 100
    for count, moves in plan:
        for _ in range(count):
            sign_ins.sign_in(moves)
    assert sign_ins.rates(*COUNTS) == [
        ("sign-in", 100, 97, 13, 3, 3, 3),
        ("new-password", 97, 95, 16, 16, 16, 2),
        ("email-code", 95, 93, 10, 16, 16, 2),
    ]


def test_times_are_told_by_person_and_by_service(sign_ins: SignIns) -> None:
    sign_ins.sign_in({})
    assert sign_ins.rates("person_median", "person_p95", "service_median")[0] == (
        "sign-in",
        pytest.approx(31, rel=0.05),
        pytest.approx(31, rel=0.05),
        pytest.approx(0.001, rel=0.1),
    )


def test_a_person_who_comes_back_has_not_abandoned(sign_ins: SignIns) -> None:
    script = sign_ins.sign_in({"new-password": ["gone"]})
    assert sign_ins.rates("abandoned", "passed") == [("sign-in", 0, 1), ("new-password", 1, 0)]
    sign_ins.come_back(script, {})
    assert sign_ins.rates("abandoned", "passed")[1:] == [("new-password", 0, 1), ("email-code", 0, 1)]


def test_a_person_who_never_comes_back_has_abandoned_after_a_day(tmp_path: Path) -> None:
    sign_ins = SignIns(journal_in(tmp_path))
    event = Event("killed", "asked", "sign-in")
    sign_ins.recorder.record(event)
    yesterday = replace(sign_ins.recorder, now=lambda: time.time() - 25 * 3600)
    yesterday.record(replace(event, conversation_id="yesterday"))
    sign_ins.journal.writer.close()  # the next start prunes
    sign_ins.recorder.record(Event("", "noise"))
    assert sum(row[1] for row in sign_ins.rates("abandoned")) == 1


def test_going_back_is_neither_a_loss_nor_a_recovery(sign_ins: SignIns) -> None:
    sign_ins.sign_in({"email-code": ["resend", "ok"]})
    assert sign_ins.rates("lost", "recovered", "passed")[-1] == ("email-code", 0, 0, 1)


def test_profiles_and_versions_are_told_apart(tmp_path: Path) -> None:
    for profile, version in (("work", "1.0"), ("work", "1.1"), ("home", "1.1")):
        one = SignIns(journal_in(tmp_path, version=version), profile=profile)
        one.sign_in({})
        one.journal.writer.close()
    journal = one.journal
    assert dict(one.rates("reached")) == {"sign-in": 3, "new-password": 3, "email-code": 3}
    assert dict(one.rates("reached", profile="work", version="1.1", step="sign-in")) == {"sign-in": 1}
    assert [(row.group, row.reached) for row in journal.rates(by="profile") if row.step == "sign-in"] == [
        ("home", 1),
        ("work", 2),
    ]
