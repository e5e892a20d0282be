"""The values that an error brings for its own sentence, as far as its text tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.core.cognito import errors as e
from desktop.core.cognito.complaint import complaint_in
from desktop.core.cognito.firewall import firewall_rule_named_in
from desktop.core.cognito.trigger_words import trigger_words_in
from desktop.core.sign_in.limits import limit_named_in
from desktop.core.sign_in.password_policy import rule_named_in
from desktop.core.sign_in.standard_attributes import STANDARD_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.errors import StileError

Values: TypeAlias = dict[str, str | int]

_SET_UP = ("sms config", "email config")
_BAD_ROLES = ("InvalidSmsRole", "InvalidEmailRole")


def values_of(error: StileError, names: tuple[str, ...] = ()) -> Values:
    """Return the values for an error's sentence; `names` are the fields that were asked for.

    `because` chooses the wording. `told` are a trigger's own words, `member` what the pool names.
    """
    found = next((read for kind, read in _BY_KIND if isinstance(error, kind)), None)
    if found is not None:
        return found(error.detail, names)
    if isinstance(error, e.UnusableProxyError):
        return {**_because(error.variant), "proxy": error.detail}
    return _because(error.variant)


def _because(reason: str | None) -> Values:
    return {"because": reason} if reason else {}


def _of_limit(detail: str, _names: tuple[str, ...]) -> Values:
    return _because(limit_named_in(detail))


def _of_password(detail: str, _names: tuple[str, ...]) -> Values:
    return _because("leaked" if "security reasons" in detail else rule_named_in(detail))


def _of_firewall(detail: str, _names: tuple[str, ...]) -> Values:
    return _because(firewall_rule_named_in(detail))


def _of_trigger(detail: str, _names: tuple[str, ...]) -> Values:
    said = trigger_words_in(detail)
    if said is None:
        return {}
    if said.told:
        return {"because": "told", "told": said.told}
    return _because("late" if said.late else "failed" if said.failed else None)


def _of_message(detail: str, names: tuple[str, ...]) -> Values:
    set_up = any(part in detail.lower() for part in _SET_UP)
    return _because("set-up") if set_up else _of_trigger(detail, names)


def _of_pool(detail: str, _names: tuple[str, ...]) -> Values:
    return _because("set-up" if detail.startswith(_BAD_ROLES) else None)


def _of_input(detail: str, names: tuple[str, ...]) -> Values:
    complaint, asked = complaint_in(detail, names)
    if complaint is None:
        return {}
    if complaint.because is not None:
        return {**complaint.limits, "because": complaint.because}
    member = asked or next(filter(_is_known, complaint.members), "")
    return {"because": "named", "member": member} if member else {}


def _is_known(member: str) -> bool:
    """Say whether a word in front of a colon is the name of something that can be given."""
    return member in STANDARD_ATTRIBUTES or member in {"username", "password"} or member.startswith("custom:")


def _of_attribute(detail: str, names: tuple[str, ...]) -> Values:
    complaint, asked = complaint_in(detail, names)
    member = asked or (complaint.members[0] if complaint and complaint.place is None else "")
    return {"because": "named", "member": member} if member else {}


_BY_KIND: tuple[tuple[type[StileError], Callable[[str, tuple[str, ...]], Values]], ...] = (
    (e.AttributeRefusedError, _of_attribute),
    (e.InvalidInputError, _of_input),
    (e.WeakPasswordError, _of_password),
    (e.LimitExceededError, _of_limit),
    (e.CodeNotSentError, _of_message),
    (e.TriggerRefusedError, _of_trigger),
    (e.BlockedError, _of_firewall),
    (e.PoolMisconfiguredError, _of_pool),
)
