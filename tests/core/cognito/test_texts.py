"""Every text of the table leads to its outcome, its code, its field and its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.conversation.decision import BeginReplay, Divert, Give, NextAsk, Restart
from desktop.core import words
from desktop.core.catalogue import inputs, refusals
from desktop.core.sign_in.outcome import Outcome
from tests.core.cognito.texts import Text, table, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.catalogue.entry_types import Message

TEXTS = list(texts())
_INVITES = ("ry again", "once more", "again in")


def _name(row: Text) -> str:
    return f"{row.at}-{row.name.removesuffix('Exception')}-{row.text[:40]}"


each_text = pytest.mark.parametrize("row", TEXTS, ids=_name)


@each_text
def test_a_text_has_its_outcome_and_its_code(row: Text) -> None:
    outcome, decision = row.decided()
    problem = row.problem()
    assert outcome.value == row.outcome
    assert (problem.code if problem else row.error().code) == row.code
    assert (problem and problem.field) == row.field, decision


@each_text
def test_a_text_is_told_to_the_person_and_to_who_looks_after_the_pool(row: Text) -> None:
    problem = row.problem()
    if problem is None:
        assert not row.says
        return
    sentence, advice = words.sentence(problem), words.for_admin(problem.code, problem.values.get("because"))
    assert [part for part in row.says if part not in sentence] == [], sentence
    assert [part for part in row.admin if part not in advice] == [], advice
    assert row.says
    if not row.again:
        assert not any(part in sentence for part in _INVITES), sentence


@each_text
def test_after_a_definite_refusal_nothing_is_sent_by_itself(row: Text) -> None:
    """A password that was typed left once; only what may have been done is found out by a replay."""
    outcome, decision = row.decided()
    goes_on = isinstance(decision.next, (BeginReplay, Give))
    assert goes_on == (outcome in {Outcome.LOST, Outcome.UNKNOWN})
    if outcome.hands_back:
        assert isinstance(decision.next, NextAsk)
    if outcome is Outcome.OVER:
        assert isinstance(decision.next, Restart)
    if outcome is Outcome.DIVERTED:
        assert isinstance(decision.next, Divert)


@each_text
def test_letter_case_and_a_full_stop_change_nothing(row: Text) -> None:
    other = row.text.lower().rstrip(". ")
    assert type(row.error()) is type(Text(**{**vars(row), "text": other}).error())


_OF_PEOPLE = {"not-an-email", "not-a-phone-number", "too-long"}
"""Said of what is typed, before anything is sent."""
_OF_PROFILES = {("signs-in-elsewhere", "browser")}
"""Said where the profile has a browser's page: tests/conversation/test_browser_sign_in.py."""


@pytest.mark.parametrize("messages", [refusals.MESSAGES, inputs.MESSAGES], ids=["refusals", "inputs"])
def test_every_sentence_about_a_refusal_is_read_for_some_text(messages: Mapping[str, Message]) -> None:
    read = {(problem.code, problem.values.get("because")) for row in TEXTS if (problem := row.problem())}
    read |= _OF_PROFILES
    for code, message in messages.items():
        if code in _OF_PEOPLE:
            continue
        assert {reason for known, reason in read if known == code} >= set(message.variants), code
        assert {reason for known, reason in read if known == code} >= set(message.admin_variants), code


def test_no_row_is_there_twice_and_each_has_a_source() -> None:
    assert len({(row.at, row.name, row.text) for row in TEXTS}) == len(TEXTS)
    assert all(row.source for row in TEXTS)


def test_the_table_is_printed_whole_with_its_counts() -> None:
    printed = table(TEXTS)
    assert all(" ".join(row.text.split()) in printed for row in TEXTS)
    assert f"{len(TEXTS)} rows" in printed
