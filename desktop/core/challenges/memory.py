"""What a sign-in conversation remembers, so that it can be replayed.

`ConversationMemory` is immutable: each method returns a changed copy. It holds the accepted answers with
their questions. It never holds a code, and its passwords are never written to disk;
`desktop.conversation.checkpoint` writes the rest.
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
        """Say whether the question was a choice with more than one option; all uses of a password are one."""
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
    """The answer that was sent last, as long as its result is not known."""

    step: Step
    question: Question | None
    answers: Answers = field(repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A password to try. It is `unproven` if it was sent as the new one and no reply came.

    `plain`: the person agreed to send the password itself where the pool asks for it.
    """

    password: Secret
    unproven: bool = False
    plain: bool = False


class Fact(enum.StrEnum):
    """Something that happened in this conversation and cannot be undone."""

    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a fact, not a password
    PASSWORD_MAYBE_CHANGED = "password_maybe_changed"  # noqa: S105 - as above
    TOTP_KEY_SHOWN = "totp_key_shown"
    TOTP_KEY_REPLACED = "totp_key_replaced"
    """A second key was shown in one set-up: an app that took the first one has an entry of no use."""
    TOTP_SET_UP = "totp_set_up"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The last message with a code that the pool is known to have sent; `at` is the pool's time."""

    step: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConversationMemory:
    """A conversation so far.

    `typed_name` is the user name as the person typed it, `working_name` the one that Cognito answers to.
    `passed` names the finished steps in order. `passwords` are the candidates, newest first.
    """

    typed_name: str = ""
    working_name: str = ""
    passed: tuple[str, ...] = ()
    accepted_answers: tuple[AcceptedAnswer, ...] = ()
    passwords: tuple[Candidate, ...] = field(default=(), repr=False)
    delivery: Delivery | None = None
    facts: frozenset[Fact] = frozenset()

    def with_name_and_password(self, name: str, password: Secret) -> ConversationMemory:
        """Return a new memory with the name and the password that begin a conversation."""
        return ConversationMemory(name, name, passwords=(Candidate(password),))

    def with_name(self, name: str) -> ConversationMemory:
        """Return a new memory with the name that begins a conversation; passwords of the same name stay."""
        passwords = self.passwords if name == self.typed_name else ()
        return ConversationMemory(name, name, passwords=passwords)

    def without_last_choice(self) -> ConversationMemory | None:
        """Return the memory without the last choice and all answers after it, None if there was no choice."""
        choices = [index for index, accepted in enumerate(self.accepted_answers) if accepted.is_choice]
        return replace(self, accepted_answers=self.accepted_answers[: choices[-1]]) if choices else None

    def without_last_open_choice(self) -> ConversationMemory | None:
        """Return the memory without the last choice that had another option and all answers after it.

        None if there was no such choice.
        """
        open_ = [
            index for index, accepted in enumerate(self.accepted_answers) if accepted.question.has_another_way
        ]
        return replace(self, accepted_answers=self.accepted_answers[: open_[-1]]) if open_ else None

    def changed_password_since_last_choice(self) -> bool:
        """Say whether a new password was set after the last choice; going back does not undo that."""
        choices = [accepted.step for accepted in self.accepted_answers if accepted.is_choice]
        order = [step for step in self.passed if step in {choices[-1], _NEW_PASSWORD}] if choices else []
        return Fact.PASSWORD_CHANGED in self.facts and order[-1:] == [_NEW_PASSWORD]

    def with_only_password(self, password: Secret, *, plain: bool = False) -> ConversationMemory:
        """Make the password that a replay asked for the only candidate.

        Whether it is the old or the new one shows in the pool's next question, so the facts stay.
        """
        return replace(self, passwords=(Candidate(password, plain=plain),))

    def with_password_change_confirmed(self) -> ConversationMemory:
        """Note that a new password that may be set is set: the pool went on without asking for one."""
        if Fact.PASSWORD_MAYBE_CHANGED not in self.facts:
            return self
        return self.without_fact(Fact.PASSWORD_MAYBE_CHANGED).with_fact(Fact.PASSWORD_CHANGED)

    def without_password_change(self) -> ConversationMemory:
        """Note that no new password is set: the pool asks for one."""
        return self.without_fact(Fact.PASSWORD_MAYBE_CHANGED).without_fact(Fact.PASSWORD_CHANGED)

    def with_fact(self, fact: Fact) -> ConversationMemory:
        """Add something that happened."""
        return replace(self, facts=self.facts | {fact})

    def without_fact(self, fact: Fact) -> ConversationMemory:
        """Remove something that turned out not to have happened."""
        return replace(self, facts=self.facts - {fact})

    def with_name_from(self, challenge: Challenge) -> ConversationMemory:
        """Take the working name from a challenge: later calls need it in place of an alias."""
        parameters = challenge.parameters
        name = parameters.get("USERNAME") or parameters.get("USER_ID_FOR_SRP") or self.working_name
        return replace(self, working_name=name)

    def with_passed_step(self, step: str) -> ConversationMemory:
        """Add a finished step; one that a replay finishes again is not added twice."""
        if step in self.passed:
            return self
        return replace(self, passed=(*self.passed, step))

    def with_accepted_answer(self, accepted: AcceptedAnswer) -> ConversationMemory:
        """Add an accepted answer."""
        return replace(self, accepted_answers=(*self.accepted_answers, accepted))

    def answer_to(self, question: Question) -> Answers | None:
        """Return the accepted answers to an equal question, None if there are none."""
        return next(
            (accepted.answers for accepted in self.accepted_answers if accepted.question == question), None
        )

    def with_new_password(self, password: Secret) -> ConversationMemory:
        """Note that the pool accepted a new password: it is the only candidate."""
        facts = (self.facts - {Fact.PASSWORD_MAYBE_CHANGED}) | {Fact.PASSWORD_CHANGED}
        return replace(self, passwords=(Candidate(password, plain=self._agreed_to_send),), facts=facts)

    def with_unproven_password(self, password: Secret) -> ConversationMemory:
        """Add a new password whose reply was lost as the first candidate, before the older ones."""
        older = tuple(known for known in self.passwords if known.password != password)
        return replace(
            self,
            passwords=(Candidate(password, unproven=True, plain=self._agreed_to_send), *older),
            facts=self.facts | {Fact.PASSWORD_MAYBE_CHANGED},
        )

    @property
    def _agreed_to_send(self) -> bool:
        """Say whether the person agreed to send the password itself; that holds for a new one, too."""
        return any(known.plain for known in self.passwords)

    def with_only_unproven_password(self, password: Secret) -> ConversationMemory:
        """Make a new password whose reply was lost the only candidate: no older one can be right."""
        return replace(self, passwords=()).with_unproven_password(password)

    def has_only_unproven_passwords(self) -> bool:
        """Say whether there are candidates and all of them are unproven."""
        return bool(self.passwords) and all(known.unproven for known in self.passwords)

    def with_proven_password(self, candidate: Candidate) -> ConversationMemory:
        """Note that the pool accepted a candidate: it is the password, and the others are not."""
        if candidate.unproven:
            return self.with_new_password(candidate.password)
        return replace(self, passwords=(candidate,), facts=self.facts - {Fact.PASSWORD_MAYBE_CHANGED})

    def without_passwords(self) -> ConversationMemory:
        """Return the memory without passwords."""
        return replace(self, passwords=())
