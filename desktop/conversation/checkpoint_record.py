"""The checkpoint as the vault has it: its names and its shape in the file, and the way there and back."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from desktop.conversation.checkpoint import Checkpoint, Intent
from desktop.conversation.current_step import CurrentStep
from desktop.core import records
from desktop.core.challenges.memory import AcceptedAnswer, ConversationMemory, Delivery, Fact, Question
from desktop.core.records import KeptRecord, Moment
from desktop.core.secret import Secret
from desktop.core.sign_in.ticket import Ticket
from desktop.core.steps import all_steps as steps

VERSION: Literal[1] = 1

_CENTURY = timedelta(days=100 * 365).total_seconds()

Offset: TypeAlias = Annotated[float, msgspec.Meta(ge=-_CENTURY, le=_CENTURY)]
"""Seconds; a clock that is wrong by more than a century is not a clock."""


class StepRecord(KeptRecord, frozen=True):
    """A step without its secrets: its name, and its values as the step's class has them."""

    name: str
    values: dict[str, Any]


class AnswerRecord(KeptRecord, frozen=True):
    """An answer that the pool accepted."""

    step: str
    question: Question
    answers: dict[str, Secret]
    is_choice: bool


class DeliveryRecord(KeptRecord, frozen=True):
    """The last message with a code."""

    step: str
    at: Moment


class TicketRecord(KeptRecord, frozen=True):
    """A ticket that was not used yet."""

    challenge: str
    session: Secret | None
    expires_at: Moment


class IntentRecord(KeptRecord, frozen=True, forbid_unknown_fields=True):
    """A call that was about to leave. A newer Stile may say more of it, which must not be overlooked."""

    operation: str
    challenge: str | None


class CheckpointRecord(KeptRecord, frozen=True, kw_only=True):
    """A checkpoint. What has a default here was not written by older versions."""

    version: Literal[1] = VERSION
    fingerprint: str
    flow: str
    step: StepRecord
    challenge: str | None
    question: Question | None
    typed_name: str
    working_name: str
    passed: tuple[str, ...]
    facts: tuple[Fact, ...]
    legs: tuple[AnswerRecord, ...]
    delivery: DeliveryRecord | None
    ticket: TicketRecord | None
    intent: IntentRecord | None
    offset: Offset
    unasked: int = 0
    auth_flow: str = ""
    refused_fresh: int = 0
    chooses_afresh: bool = False
    closed_flows: tuple[str, ...] = ()


def to_record(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return JSON values for the vault."""
    current, memory = checkpoint.current, checkpoint.memory
    ticket, intent = checkpoint.ticket, checkpoint.intent
    record = CheckpointRecord(
        fingerprint=checkpoint.fingerprint,
        flow=checkpoint.conversation_id,
        step=StepRecord(current.step.name, steps.to_plain(current.step.without_secrets())),
        challenge=current.challenge,
        question=current.question,
        typed_name=memory.typed_name,
        working_name=memory.working_name,
        passed=memory.passed,
        facts=tuple(sorted(memory.facts)),
        legs=tuple(map(_leg, memory.accepted_answers)),
        delivery=DeliveryRecord(memory.delivery.step, memory.delivery.at) if memory.delivery else None,
        ticket=TicketRecord(ticket.challenge, ticket.session, ticket.expires_at) if ticket else None,
        intent=IntentRecord(intent.operation, intent.challenge) if intent else None,
        offset=checkpoint.offset,
        unasked=checkpoint.unasked,
        auth_flow=checkpoint.auth_flow,
        refused_fresh=checkpoint.refused_fresh,
        chooses_afresh=checkpoint.chooses_afresh,
        closed_flows=checkpoint.closed_flows,
    )
    return records.plain(record)


def from_record(values: object) -> Checkpoint | None:
    """Return what was kept; None if the values are of another version or make no sense."""
    try:
        return _checkpoint(records.read(values, CheckpointRecord))
    except (KeyError, ValueError):
        return None


def _checkpoint(record: CheckpointRecord) -> Checkpoint:
    step = steps.from_plain(record.step.name, record.step.values)
    delivery, ticket, intent = record.delivery, record.ticket, record.intent
    memory = ConversationMemory(
        typed_name=record.typed_name,
        working_name=record.working_name,
        passed=record.passed,
        accepted_answers=tuple(map(_accepted, record.legs)),
        delivery=Delivery(delivery.step, delivery.at) if delivery else None,
        facts=frozenset(record.facts),
    )
    return Checkpoint(
        record.fingerprint,
        record.flow,
        CurrentStep(step, record.challenge, record.question),
        memory,
        ticket=Ticket(ticket.challenge, ticket.session, ticket.expires_at) if ticket else None,
        intent=Intent(intent.operation, intent.challenge) if intent else None,
        offset=record.offset,
        unasked=record.unasked,
        auth_flow=record.auth_flow,
        refused_fresh=record.refused_fresh,
        chooses_afresh=record.chooses_afresh,
        closed_flows=record.closed_flows,
    )


def _leg(accepted: AcceptedAnswer) -> AnswerRecord:
    return AnswerRecord(accepted.step, accepted.question, dict(accepted.answers), accepted.is_choice)


def _accepted(leg: AnswerRecord) -> AcceptedAnswer:
    return AcceptedAnswer(leg.step, leg.question, leg.answers, leg.is_choice)
