"""Steps that the version before wrote down: read as they were, and gone on with."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.conversation.checkpoint import Checkpoint, Intent
from desktop.conversation.checkpoint_record import from_record, to_record
from desktop.conversation.resume import resume
from desktop.conversation.state import ConversationState, Moment
from desktop.core.secret import Secret
from desktop.core.sign_in.settings import SignInSettings
from tests.compatibility.files import KEPT, read_json

NEW_MEMBERS = {"auth_flow": "", "refused_fresh": 0, "chooses_afresh": False, "closed_flows": []}
"""What a checkpoint keeps by now, as it is read where nothing was written of it."""
ASKED = {
    "sign-in": "sign-in",
    "new-password": "new-password",
    "email-code": "email-code",
    "choose-mfa": "choose-mfa",
    "chosen-email-code": "email-code",
    "custom-asked-again": "custom",
    "set-up-totp": "set-up-totp",
    "confirm-account": "confirm-account",
    "reset-password": "reset-password",
    "killed": "email-code",
}


def record_of(name: str) -> Any:  # noqa: ANN401 - JSON
    return read_json(f"steps/{name}.json")


def kept(name: str) -> Checkpoint:
    checkpoint = from_record(record_of(name))
    assert checkpoint is not None
    return checkpoint


def test_every_file_is_read_here() -> None:
    assert {path.stem for path in (KEPT / "steps").iterdir()} == ASKED.keys()


@pytest.mark.parametrize("name", ASKED)
def test_a_kept_step_is_read_whole(name: str) -> None:
    """Writing it again gives the same text, but for what is new, and how UTC is spelt."""
    written = json.dumps(to_record(kept(name)))
    assert written == json.dumps(record_of(name) | NEW_MEMBERS).replace("+00:00", "Z")


@pytest.mark.parametrize(("name", "step"), ASKED.items())
def test_a_kept_step_is_gone_on_with(name: str, step: str) -> None:
    checkpoint = kept(name)
    assert checkpoint.current.step.name == step
    at = Moment(datetime(2026, 3, 2, 12, 1, tzinfo=UTC), 0.0)
    state = resume(ConversationState.at_start(SignInSettings("eu-west-1_Ab3dEf6hI")), checkpoint, at)
    assert state.current.step.name == ("password" if checkpoint.intent else step)
    assert state.memory.typed_name == checkpoint.memory.typed_name


def test_the_ticket_comes_back() -> None:
    ticket = kept("email-code").ticket
    assert ticket is not None
    assert ticket.session == Secret(record_of("email-code")["ticket"]["session"])
    assert ticket.expires_at == datetime(2026, 3, 2, 12, 3, tzinfo=UTC)


def test_an_answer_that_was_under_way_comes_back_as_an_intent() -> None:
    killed = kept("killed")
    assert killed.intent == Intent("RespondToAuthChallenge", "EMAIL_OTP")
    assert killed.ticket is None


def test_a_choice_comes_back_with_its_question() -> None:
    (chosen,) = kept("chosen-email-code").memory.accepted_answers
    assert chosen.is_choice
    assert chosen.question.has_another_way
    assert chosen.answers == {"choice": Secret("EMAIL_OTP")}
