"""What was said in this conversation, so that it can be replayed.

The recollection holds accepted answers with the questions they answered. It never holds a code, and its
passwords never leave memory; `desktop.conversation.kept` writes down the rest.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.cognito.replies import Challenge
    from desktop.core.secret import Secret
    from desktop.core.steps.base import Step

Answers: TypeAlias = "Mapping[str, Secret]"
"""What a person gave for a step, by field name; booleans as `true` and `false`."""


class Replay(enum.Enum):
    """When a replay may give an accepted answer again."""

    ALWAYS = "always"
    SAME_QUESTION = "same question"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Question:
    """A challenge and its identifying public parameters: no masks, no SRP values.

    Two equal questions may be given the same answer.
    """

    challenge: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def has_another_way(self) -> bool:
        """Say whether it was a choice with more than one way; a password is one, however it is proven."""
        ways = set(dict(self.parameters).get("can", "").split(","))
        return len(ways - {"PASSWORD"}) > 1


@dataclass(frozen=True, slots=True)
class AcceptedAnswer:
    """One answer that the pool accepted."""

    step: str
    question: Question
    answers: Answers = field(repr=False)
    is_choice: bool = False


_NEW_PASSWORD = "new-password"  # noqa: S105 - the name of a step


@dataclass(frozen=True, slots=True)
class Pending:
    """The answer that is on its way, or whose fate is open."""

    step: Step
    question: Question | None
    answers: Answers = field(repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A password that may be the right one; `unproven` ones were sent as new without a reply."""

    password: Secret
    unproven: bool = False


class Fact(enum.StrEnum):
    """Something that happened in this conversation and cannot be undone."""

    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a fact, not a password
    PASSWORD_MAYBE_CHANGED = "password_maybe_changed"  # noqa: S105 - as above
    TOTP_KEY_SHOWN = "totp_key_shown"
    TOTP_SET_UP = "totp_set_up"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The last message Stile knows the pool sent, in the pool's time."""

    step: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConversationMemory:
    """A conversation so far.

    `passed` names the steps behind the person, in order; `passwords` are candidates, newest first.
    """

    typed_name: str = ""
    working_name: str = ""
    passed: tuple[str, ...] = ()
    accepted_answers: tuple[AcceptedAnswer, ...] = ()
    passwords: tuple[Candidate, ...] = field(default=(), repr=False)
    pending: Pending | None = None
    delivery: Delivery | None = None
    facts: frozenset[Fact] = frozenset()

    def introduced(self, name: str, password: Secret) -> ConversationMemory:
        """Take the name and the password that opened the conversation."""
        return ConversationMemory(name, name, passwords=(Candidate(password),))

    def named(self, name: str) -> ConversationMemory:
        """Take the name that opened a conversation without a password; an older password of it stays."""
        passwords = self.passwords if name == self.typed_name else ()
        return ConversationMemory(name, name, passwords=passwords)

    def before_last_choice(self) -> ConversationMemory | None:
        """Return the recollection without the last choice and all after it, None if there was no choice."""
        choices = [index for index, accepted in enumerate(self.accepted_answers) if accepted.is_choice]
        return replace(self, accepted_answers=self.accepted_answers[: choices[-1]]) if choices else None

    def before_another_way(self) -> ConversationMemory | None:
        """Return the recollection without the last choice that had another way, None if there was none."""
        open_ = [
            index for index, accepted in enumerate(self.accepted_answers) if accepted.question.has_another_way
        ]
        return replace(self, accepted_answers=self.accepted_answers[: open_[-1]]) if open_ else None

    def set_password_since_last_choice(self) -> bool:
        """Say whether going back to the last choice passes over a new password, which stays set."""
        choices = [accepted.step for accepted in self.accepted_answers if accepted.is_choice]
        order = [step for step in self.passed if step in {choices[-1], _NEW_PASSWORD}] if choices else []
        return Fact.PASSWORD_CHANGED in self.facts and order[-1:] == [_NEW_PASSWORD]

    def reopened(self, password: Secret) -> ConversationMemory:
        """Take the password that a replay asked for; which one it is, the pool's next question shows."""
        return replace(self, passwords=(Candidate(password),))

    def settled(self) -> ConversationMemory:
        """Take note that the pool went on without asking for a new password: it is set."""
        if Fact.PASSWORD_MAYBE_CHANGED not in self.facts:
            return self
        return self.without_fact(Fact.PASSWORD_MAYBE_CHANGED).with_fact(Fact.PASSWORD_CHANGED)

    def unset(self) -> ConversationMemory:
        """Take note that no new password is set: the pool asks for one."""
        return self.without_fact(Fact.PASSWORD_MAYBE_CHANGED).without_fact(Fact.PASSWORD_CHANGED)

    def with_fact(self, fact: Fact) -> ConversationMemory:
        """Add something that happened."""
        return replace(self, facts=self.facts | {fact})

    def without_fact(self, fact: Fact) -> ConversationMemory:
        """Remove something that turned out not to have happened."""
        return replace(self, facts=self.facts - {fact})

    def heard(self, challenge: Challenge) -> ConversationMemory:
        """Take the working name from the newest parameters: Cognito answers to that, not to an alias."""
        told = challenge.parameters
        name = told.get("USERNAME") or told.get("USER_ID_FOR_SRP") or self.working_name
        return replace(self, working_name=name)

    def having_passed(self, step: str) -> ConversationMemory:
        """Take note that a step is behind the person; a replay passes it again without a trace."""
        if step in self.passed:
            return self
        return replace(self, passed=(*self.passed, step))

    def with_accepted_answer(self, accepted: AcceptedAnswer) -> ConversationMemory:
        """Add an accepted answer."""
        return replace(self, accepted_answers=(*self.accepted_answers, accepted))

    def answer_to(self, question: Question) -> Answers | None:
        """Return what was answered to an equal question before."""
        return next(
            (accepted.answers for accepted in self.accepted_answers if accepted.question == question), None
        )

    def with_new_password(self, password: Secret) -> ConversationMemory:
        """Make an accepted new password *the* password."""
        facts = (self.facts - {Fact.PASSWORD_MAYBE_CHANGED}) | {Fact.PASSWORD_CHANGED}
        return replace(self, passwords=(Candidate(password),), facts=facts)

    def with_unproven_password(self, password: Secret) -> ConversationMemory:
        """Remember a new password whose reply was lost: it is tried first, then the older ones."""
        older = tuple(known for known in self.passwords if known.password != password)
        return replace(
            self,
            passwords=(Candidate(password, unproven=True), *older),
            facts=self.facts | {Fact.PASSWORD_MAYBE_CHANGED},
        )

    def only_unproven(self, password: Secret) -> ConversationMemory:
        """Remember a new password whose reply was lost where no older one can be right."""
        return replace(self, passwords=()).with_unproven_password(password)

    def knows_only_unproven(self) -> bool:
        """Say whether every known password was sent as a new one without a reply."""
        return bool(self.passwords) and all(known.unproven for known in self.passwords)

    def proven(self, candidate: Candidate) -> ConversationMemory:
        """Take note that a candidate opened the conversation again."""
        if candidate.unproven:
            return self.with_new_password(candidate.password)
        return replace(self, passwords=(candidate,), facts=self.facts - {Fact.PASSWORD_MAYBE_CHANGED})

    def without_passwords(self) -> ConversationMemory:
        """Drop everything that must not stay in memory."""
        return replace(self, passwords=(), pending=None)
