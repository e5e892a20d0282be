"""The checkpoint comes back as it was, or not at all, and never holds what must not be written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.conversation.checkpoint import SECTION, Checkpoint, Intent
from desktop.conversation.checkpoint_record import VERSION, from_record, to_record
from desktop.conversation.current_step import CurrentStep, opening_step
from desktop.conversation.resume import resume
from desktop.conversation.state import ConversationState, Moment
from desktop.core.challenges.memory import (
    AcceptedAnswer,
    Candidate,
    ConversationMemory,
    Delivery,
    Fact,
    Question,
)
from desktop.core.secret import Secret
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.sign_in.ticket import Ticket
from tests.core.test_steps import STEPS
from tests.fixtures.fake_clock import FakeClock

if TYPE_CHECKING:
    from tests.conversation.walker import Walking

HIDDEN = "Swordfish-1!"
TIMES = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is drawn
    datetime(2100, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5))]),
)
QUESTIONS = st.builds(Question, st.text(), st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple))
ANSWERS = st.dictionaries(st.text(), st.text().map(Secret), max_size=3)
TICKETS = st.builds(Ticket, st.text(), st.none() | st.text(min_size=1).map(Secret), TIMES)
SAID = st.builds(
    ConversationMemory,
    typed_name=st.text(),
    working_name=st.text(),
    passed=st.lists(st.text(), max_size=4).map(tuple),
    accepted_answers=st.lists(
        st.builds(AcceptedAnswer, st.text(), QUESTIONS, ANSWERS, st.booleans()), max_size=3
    ).map(tuple),
    delivery=st.none() | st.builds(Delivery, st.text(), TIMES),
    facts=st.frozensets(st.sampled_from(Fact)),
)
KEPT = st.builds(
    Checkpoint,
    st.text(),
    st.text(),
    st.builds(
        CurrentStep,
        st.one_of(*STEPS.values()).map(lambda step: step.without_secrets()),
        st.none() | st.text(),
        st.none() | QUESTIONS,
    ),
    SAID,
    st.none() | TICKETS,
    st.none() | st.builds(Intent, st.text(), st.none() | st.text()),
    st.floats(-1e6, 1e6),
    st.integers(0, 9),
    st.sampled_from(["", "srp", "custom-srp"]),
    st.integers(0, 9),
    st.booleans(),
    st.lists(st.sampled_from(["srp", "password", "gone"]), unique=True).map(tuple),
)
SETTINGS = SignInSettings("eu-west-1_Ab3dEf6hI")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(KEPT)
def test_what_was_kept_comes_back_as_it_was(kept: Checkpoint) -> None:
    assert from_record(json.loads(json.dumps(to_record(kept)))) == kept


@given(KEPT)
def test_passwords_are_not_written_down(kept: Checkpoint) -> None:
    full = replace(kept.memory, passwords=(Candidate(Secret(HIDDEN)),))
    record = to_record(replace(kept, memory=full))
    assert HIDDEN not in json.dumps(record)
    assert from_record(record) == kept


@pytest.mark.parametrize("version", [VERSION + 1, 0, None, "1"])
@given(kept=KEPT)
def test_another_version_is_not_read(version: object, kept: Checkpoint) -> None:
    assert from_record(to_record(kept) | {"version": version}) is None


@given(JSON)
def test_what_is_no_record_is_not_read(other: Any) -> None:  # noqa: ANN401 - anything at all
    assert from_record(other) is None


@given(KEPT, st.data())
def test_a_record_that_was_tampered_with_is_read_or_not_but_never_raises(
    kept: Checkpoint, data: st.DataObject
) -> None:
    record = json.loads(json.dumps(to_record(kept)))
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(record, data)
    again = from_record(record)
    assert again is None or _goes_on(again)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"offset": float("nan")},
        {"offset": float("inf")},
        {"offset": 1e12},
        {"offset": 10**400},
        {"offset": None},
        {"delivery": {"step": "email-code", "at": "2026-03-02T12:00:00"}},
        {"ticket": {"challenge": "EMAIL_OTP", "session": "s", "expires_at": "2026-03-02T12:00:00"}},
    ],
    ids=lambda spoiled: str(spoiled)[:40],
)
def test_times_that_cannot_be_reckoned_with_are_no_times(spoiled: dict[str, object]) -> None:
    record = to_record(Checkpoint("here", "flow", opening_step("ada", "srp"), ConversationMemory("ada")))
    assert from_record(record) is not None
    assert from_record(record | spoiled) is None


def spoil(record: Any, data: st.DataObject) -> None:  # noqa: ANN401 - JSON
    """Replace or remove something, somewhere inside."""
    while True:
        keys = list(range(len(record))) if isinstance(record, list) else sorted(record)
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(record[key], (dict, list)) and record[key] and data.draw(st.booleans()):
            record = record[key]
            continue
        if isinstance(record, dict) and data.draw(st.booleans()):
            del record[key]
        else:
            record[key] = data.draw(JSON)
        return


def _goes_on(kept: Checkpoint) -> bool:
    """Resume from a checkpoint; nothing may be raised on the way."""
    clock = FakeClock()
    at = Moment(clock.now() + timedelta(seconds=kept.offset), clock.monotonic())
    return bool(resume(ConversationState.at_start(SETTINGS), kept, at).current.step.name)


@pytest.mark.parametrize(
    "spoiled",
    [{"version": 2}, {"fingerprint": "elsewhere"}, {"step": {"name": "gone", "values": {}}}, {"legs": 3}],
)
def test_a_step_that_cannot_be_taken_up_is_dropped_and_the_sign_in_begins(
    spoiled: dict[str, object], walk: Walking
) -> None:
    walker = walk("email-code")
    walker.sign_in()
    record = json.loads(walker.vault.sections[SECTION])
    walker.vault.sections[SECTION] = json.dumps(record | spoiled)
    walker.restart()
    assert walker.step == "sign-in"
    assert json.loads(walker.vault.sections[SECTION])["step"]["name"] == "sign-in"
    assert walker.asked.step.context() == {"username": ""}


def test_a_flow_that_the_app_client_does_not_allow_stays_closed_over_a_restart(walk: Walking) -> None:
    """One that the profile no longer has, or a file invents, is none."""
    walker = walk("email-code")
    walker.sign_in()
    kept = from_record(json.loads(walker.vault.sections[SECTION]))
    assert kept is not None
    kept = from_record(to_record(replace(kept, auth_flow="srp", closed_flows=("password", "retina-scan"))))
    assert kept is not None
    settings = SignInSettings("eu-west-1_Ab3dEf6hI", "srp", fallback_flows=("password", "custom"))
    state = resume(ConversationState.at_start(settings), kept, Moment(walker.clock.now(), 0.0))
    assert state.closed_flows == {"password"}
    assert state.next_fallback() == "custom"
