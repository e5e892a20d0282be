"""Changing attributes, and confirming addresses by their codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.account.questions import problem_at
from desktop.core import words
from desktop.core.cognito import errors as e
from desktop.core.cognito.own_calls import SendAttributeCode, UpdateUserAttributes, VerifyUserAttribute
from desktop.core.cognito.own_replies import CodesSent
from desktop.core.cognito.replies import Delivered
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.base import Field
from desktop.core.steps.own_account import ADDRESSES, ChangeAttribute, VerifyAttribute

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Questions
    from desktop.core.secret import Secret


def attribute_label(attribute: str) -> str:
    """Return what people call an attribute."""
    label = words.field_label(Field(attribute, "text"))
    return label[:1].upper() + label[1:]


class AddressTakenError(Exception):
    """The address that was to be confirmed belongs to another account."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


async def change_attribute(context: AccountContext, questions: Questions, attribute: str) -> Notice:
    """Ask for another value until the pool has it; an address is then confirmed by its code."""
    step = ChangeAttribute(attribute, (await context.person()).attributes.get(attribute, ""))
    problem: Problem | None = None
    while True:
        given = await questions.ask(step, problem, context.username)
        try:
            done = await _Change(context, questions, step, given[attribute]).send()
        except AddressTakenError as taken:
            problem = replace(taken.problem, field=attribute)
        except (e.PoolError, e.NotReachedError) as error:
            problem = replace(problem_at(step, error), field=attribute)
        else:
            if not isinstance(done, Problem):
                return done
            problem = done


async def verify_attribute(context: AccountContext, questions: Questions, attribute: str) -> Notice:
    """Send a code to an address, and ask for it until the pool has confirmed the address."""
    value = (await context.person()).attributes.get(attribute, "")
    confirming = _Confirmation(context, questions, attribute, value)
    try:
        return await confirming.run(*await confirming.send_code())
    except AddressTakenError as taken:
        return taken.problem


class _Change:
    """One value on its way to the pool."""

    def __init__(
        self, context: AccountContext, questions: Questions, step: ChangeAttribute, value: Secret
    ) -> None:
        self._context = context
        self._questions = questions
        self._step = step
        self._value = value

    async def send(self) -> Notice:
        """Return what has become of it: done, or the problem. Raises AddressTakenError, PoolError."""
        name, metadata = self._step.attribute, self._context.settings.metadata
        try:
            sent = await self._context.calls.send(
                lambda access: UpdateUserAttributes(access, {name: self._value}, metadata), CodesSent
            )
        except e.UnknownOutcomeError:
            return await self._cleared_up(is_told=False)
        assert isinstance(sent, CodesSent)  # noqa: S101 - by `send`
        if name in sent.destinations:
            return await self._confirmed(sent.destinations[name])
        return await self._cleared_up(is_told=True) if name in ADDRESSES else self._changed()

    def _changed(self) -> Notice:
        return Notice("attribute-changed", {"label": attribute_label(self._step.attribute)})

    async def _cleared_up(self, *, is_told: bool) -> Notice:
        """Find out, after a reply that does not tell, whether the pool has the value."""
        name, wanted = self._step.attribute, self._value.reveal()
        has = (await self._context.person()).attributes.get(name)
        if has == wanted and (is_told or name not in ADDRESSES):
            return self._changed()
        if name in ADDRESSES:
            return await self._confirmed("", Problem("code-maybe-sent", field="code"))
        return Problem("change-lost", field=name)

    async def _confirmed(self, destination: str, problem: Problem | None = None) -> Notice:
        confirming = _Confirmation(
            self._context, self._questions, self._step.attribute, self._value.reveal(), self._step.value
        )
        return await confirming.run(destination, problem)


class _Confirmation:
    """The code of one address. `value` is what is to be confirmed, `before` what was there before it."""

    def __init__(
        self, context: AccountContext, questions: Questions, attribute: str, value: str, before: str = ""
    ) -> None:
        self._context = context
        self._questions = questions
        self._attribute = attribute
        self._value = value
        self._before = before

    async def run(self, destination: str, problem: Problem | None = None) -> Notice:
        """Ask for the code until it was right. Raises AddressTakenError."""
        person = await self._context.person()
        kept = self._before if person.attributes.get(self._attribute) != self._value else ""
        step = VerifyAttribute(self._attribute, destination, kept)
        while True:
            given = await self._questions.ask_or_resend(step, problem, username=self._context.username)
            if given is None:
                destination, problem = await self.send_code()
                step = replace(step, destination=destination or step.destination)
                if problem is None:
                    self._questions.note(Notice("attribute-code-sent"))
                continue
            problem = await self._problem_of(step, given["code"])
            if problem is None:
                return Notice("attribute-confirmed", {"label": attribute_label(self._attribute)})

    async def send_code(self) -> tuple[str, Problem | None]:
        """Have a code sent; return where it went, and why not if it was refused.

        A value that the pool keeps aside until it is confirmed is given once more: that sends its code again.
        """
        metadata = self._context.settings.metadata
        try:
            is_there = (await self._context.person()).attributes.get(self._attribute) == self._value
            if is_there:
                sent = await self._context.calls.send(
                    lambda access: SendAttributeCode(access, self._attribute, metadata), Delivered
                )
                return (sent.destination if isinstance(sent, Delivered) else ""), None
            return await self._give_again()
        except e.UnknownOutcomeError:
            return "", Problem("code-maybe-sent", field="code")
        except (e.PoolError, e.NotReachedError) as error:
            return "", replace(problem_at(VerifyAttribute(self._attribute), error), field=None)

    async def _give_again(self) -> tuple[str, Problem | None]:
        from desktop.core.secret import Secret  # noqa: PLC0415 - only where a pool keeps values aside

        changed = {self._attribute: Secret(self._value)}
        sent = await self._context.calls.send(
            lambda access: UpdateUserAttributes(access, changed, self._context.settings.metadata), CodesSent
        )
        told = sent.destinations if isinstance(sent, CodesSent) else {}
        return told.get(self._attribute, ""), None

    async def _problem_of(self, step: VerifyAttribute, code: Secret) -> Problem | None:
        """Give the pool a code; return why it did not take it, None if it did."""
        try:
            await self._context.calls.send(lambda access: VerifyUserAttribute(access, self._attribute, code))
        except e.UnknownOutcomeError:
            person = await self._context.person()
            is_value = person.attributes.get(self._attribute) == self._value
            if is_value and person.has_confirmed(self._attribute):
                return None
            return Problem("confirmation-lost", field="code")
        except e.AliasTakenError as error:
            raise AddressTakenError(problem_at(step, error)) from None
        except (e.PoolError, e.NotReachedError) as error:
            return problem_at(step, error)
        return None
