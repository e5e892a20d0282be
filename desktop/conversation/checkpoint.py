"""The checkpoint: what is written down so that the conversation survives the program.

Written before a call leaves (with the intent) and before a step is asked. Never a password or a code;
the ticket goes into the sealed vault alone and is worthless after its end of life.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.conversation.current_step import CurrentStep
from desktop.core.challenges.memory import AcceptedAnswer, ConversationMemory, Delivery, Fact, Question
from desktop.core.secret import Secret
from desktop.core.sign_in.ticket import Ticket
from desktop.core.steps import all_steps as steps

if TYPE_CHECKING:
    from desktop.core.storage.vault import Record

SECTION = "conversation"
"""The vault's section for the kept step of a profile."""

VERSION = 1

_MOST_OFFSET = 100 * 365 * 24 * 3600.0
"""Seconds; a clock that is wrong by more than a century is not a clock."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A conversation as it is written down.

    `intent` is the call whose answer was under way, None if none was. `offset` is the pool's time less the
    local one, in seconds. `unasked`, `auth_flow`, `refused_fresh` and `chooses_afresh` are as in the state;
    `auth_flow` is empty in what older versions wrote, which means the profile's.
    """

    fingerprint: str
    conversation_id: str
    current: CurrentStep
    memory: ConversationMemory
    ticket: Ticket | None = None
    intent: Intent | None = None
    offset: float = 0.0
    unasked: int = 0
    auth_flow: str = ""
    refused_fresh: int = 0
    chooses_afresh: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """A call that was about to leave; `challenge` is what the answer it belongs to was given to."""

    operation: str
    challenge: str | None


def to_record(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return JSON values for the vault."""
    current, said = checkpoint.current, checkpoint.memory
    return {
        "version": VERSION,
        "fingerprint": checkpoint.fingerprint,
        "flow": checkpoint.conversation_id,
        "step": {"name": current.step.name, "values": steps.to_plain(current.step.without_secrets())},
        "challenge": current.challenge,
        "question": _question(current.question),
        "typed_name": said.typed_name,
        "working_name": said.working_name,
        "passed": list(said.passed),
        "facts": sorted(said.facts),
        "legs": [_leg(leg) for leg in said.accepted_answers],
        "delivery": _delivery(said.delivery),
        "ticket": _ticket(checkpoint.ticket),
        "intent": _intent(checkpoint.intent),
        "offset": checkpoint.offset,
        "unasked": checkpoint.unasked,
        "auth_flow": checkpoint.auth_flow,
        "refused_fresh": checkpoint.refused_fresh,
        "chooses_afresh": checkpoint.chooses_afresh,
    }


def from_record(record: Record) -> Checkpoint | None:
    """Return what was kept; None if the record is of another version or makes no sense."""
    try:
        return _from_record(record) if record["version"] == VERSION else None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _from_record(record: Record) -> Checkpoint:
    step = steps.from_plain(record["step"]["name"], record["step"]["values"])
    current = CurrentStep(step, record["challenge"], _read_question(record["question"]))
    said = ConversationMemory(
        typed_name=str(record["typed_name"]),
        working_name=str(record["working_name"]),
        passed=tuple(record["passed"]),
        accepted_answers=tuple(_read_leg(leg) for leg in record["legs"]),
        delivery=_read_delivery(record["delivery"]),
        facts=frozenset(Fact(fact) for fact in record["facts"]),
    )
    checkpoint = Checkpoint(str(record["fingerprint"]), str(record["flow"]), current, said)
    return replace(
        checkpoint,
        ticket=_read_ticket(record["ticket"]),
        intent=Intent(**record["intent"]) if record["intent"] else None,
        offset=_read_offset(record["offset"]),
        unasked=int(record.get("unasked", 0)),
        auth_flow=str(record.get("auth_flow", "")),
        refused_fresh=int(record.get("refused_fresh", 0)),
        chooses_afresh=bool(record.get("chooses_afresh", False)),
    )


def _intent(intent: Intent | None) -> dict[str, Any] | None:
    return {"operation": intent.operation, "challenge": intent.challenge} if intent else None


def _question(question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {"challenge": question.challenge, "parameters": [list(pair) for pair in question.parameters]}


def _read_question(record: Record | None) -> Question | None:
    if record is None:
        return None
    return Question(record["challenge"], tuple((name, value) for name, value in record["parameters"]))


def _leg(leg: AcceptedAnswer) -> dict[str, Any]:
    answers = {name: value.reveal() for name, value in leg.answers.items()}
    return {
        "step": leg.step,
        "question": _question(leg.question),
        "answers": answers,
        "is_choice": leg.is_choice,
    }


def _read_leg(record: Record) -> AcceptedAnswer:
    question = _read_question(record["question"])
    if question is None:
        raise ValueError("a leg answers a question")
    answers = {name: Secret(value) for name, value in record["answers"].items()}
    return AcceptedAnswer(record["step"], question, answers, bool(record["is_choice"]))


def _delivery(delivery: Delivery | None) -> dict[str, str] | None:
    return {"step": delivery.step, "at": delivery.at.isoformat()} if delivery else None


def _read_delivery(record: Record | None) -> Delivery | None:
    return Delivery(record["step"], _read_moment(record["at"])) if record else None


def _ticket(ticket: Ticket | None) -> dict[str, Any] | None:
    if ticket is None:
        return None
    return {
        "challenge": ticket.challenge,
        "session": ticket.session.reveal() if ticket.session else None,
        "expires_at": ticket.expires_at.isoformat(),
    }


def _read_ticket(record: Record | None) -> Ticket | None:
    if record is None:
        return None
    session = record["session"]
    expires_at = _read_moment(record["expires_at"])
    return Ticket(record["challenge"], Secret(session) if session else None, expires_at)


def _read_offset(value: Any) -> float:  # noqa: ANN401 - JSON
    offset = float(value)
    if not abs(offset) <= _MOST_OFFSET:  # written so that no number at all is too much as well
        raise ValueError("no clock is so wrong")
    return offset


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment
