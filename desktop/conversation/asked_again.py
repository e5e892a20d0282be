"""What is asked again after a refusal: the same step, with a field more or fewer where the pool says so.

Which attributes are asked comes from the challenge, or from the profile. Both can be wrong: the pool wants
one that was not asked, or takes no value for one that was. Then the step is mended, or nobody could go on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.messages import problem_of
from desktop.core.cognito import errors as e
from desktop.core.cognito.complaint import complaints_in
from desktop.core.sign_in.standard_attributes import STANDARD_ATTRIBUTES

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.core.errors import StileError
    from desktop.core.notices.notice import Problem
    from desktop.core.sign_in.lockout import LockoutStanding


def asked_again(
    current: CurrentStep, error: StileError, standing: LockoutStanding
) -> tuple[CurrentStep, Problem]:
    """Return where a person is asked again, and the problem there."""
    if not current.step.attributes_asked() and not isinstance(error, e.AttributeMissingError):
        return current, problem_of(error, current, standing)
    if isinstance(error, e.AttributeMissingError):
        more = _asking_more(current, error.detail)
        return more, problem_of(error, more, standing)
    dropped = _taken_out(current, error)
    problem = problem_of(error, current, standing)
    if dropped is None:
        return current, problem
    left = tuple(name for name in current.step.attributes_asked() if name != dropped)
    values = {"because": "dropped", "member": dropped}
    return replace(current, step=current.step.asking(left)), replace(problem, values=values, field=None)


def _asking_more(current: CurrentStep, detail: str) -> CurrentStep:
    """Ask for what the pool misses, too; a pool can require its standard attributes only."""
    asked = [field.name for field in current.step.fields()]
    missed = [name for complaint in complaints_in(detail) for name in complaint.members]
    more = tuple(name for name in dict.fromkeys(missed) if name in STANDARD_ATTRIBUTES and name not in asked)
    if not more:
        return current
    return replace(current, step=current.step.asking((*current.step.attributes_asked(), *more)))


def _taken_out(current: CurrentStep, error: StileError) -> str | None:
    """Return the attribute that the pool takes no value for, however often it is typed."""
    if not isinstance(error, (e.AttributeFixedError, e.AttributeUnknownError)):
        return None
    attributes = current.step.attributes_asked()
    named = (complaint.field_among(attributes) for complaint in complaints_in(error.detail))
    return next(filter(None, named), None)
