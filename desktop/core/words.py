"""Sentences for people: the catalogue in the person's language, filled in."""

from __future__ import annotations

import importlib
import math
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.core import catalogue
from desktop.core.catalogue import steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations

    from desktop.core.catalogue.marks import FindingText, Message, MessageKind
    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.password_policy import Rule
    from desktop.core.steps.base import Field, Step

_MINUTE = 60
_LIKELY = ("window", "problems", "keep")


class _Language:
    """The language in use; English until a front end asks for another."""

    translations: NullTranslations | None = None


def use(translations: NullTranslations | None) -> None:
    """Speak another language from now on."""
    _Language.translations = translations


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """One public code: what kind of message it is, and how a command ends that ends with it."""

    code: str
    kind: MessageKind
    exit: int


def codes() -> tuple[CodeInfo, ...]:
    """Return every public code."""
    messages = {code: told for name in _modules() for code, told in _table(name, "MESSAGES").items()}
    return tuple(CodeInfo(code, message.kind, message.exit) for code, message in sorted(messages.items()))


def exit_code(code: str) -> int:
    """Return how a command ends that ends with this code; KeyError for a code nobody knows."""
    return _message(code).exit


def sentence(notice: Notice) -> str:
    """Return what a notice says to the person; KeyError for a code without a sentence."""
    message = _message(notice.code)
    text = message.variants.get(str(notice.values.get("because")), message.person)
    return _filled(text, notice.values)


def informs(code: str) -> bool:
    """Say whether a problem is news rather than anybody's mistake."""
    return _message(code).informs


def for_admin(code: str) -> str:
    """Return what somebody who can help should know, empty if there is nothing to add."""
    return _translated(_message(code).admin)


def step_title(name: str) -> str:
    """Return the heading of a step."""
    return _translated(steps.TITLES[name])


def step_short_title(name: str) -> str:
    """Return what a step is called in the journey."""
    return _translated(steps.SHORT_TITLES[name])


def step_intro(step: Step) -> str:
    """Return the line under a step's heading."""
    case = step.case()
    if case:
        return _translated(steps.CASES[step.name][case])
    told = step.context()
    table = steps.DELIVERED if told.get("destination") else steps.INTROS
    return _filled(table.get(step.name, ""), told)


def lost_factor_text(step: str) -> str:
    """Return what a person says who has lost what a step asks for."""
    return _translated(steps.GONE[step])


def key_replaced() -> str:
    """Return what to say where a new authenticator key replaces one that was shown before."""
    return _translated(steps.KEY_REPLACED)


def field_label(field: Field) -> str:
    """Return what a field is called: by the pool, by the catalogue, or by its own name."""
    if field.label is not None:
        return field.label
    text = steps.FIELDS.get(field.name)
    return _translated(text) if text else field.name.removeprefix("custom:").replace("_", " ")


def field_hint(field: Field) -> str:
    """Return a line of help for a field, empty if it needs none."""
    return field.hint if field.hint is not None else _translated(steps.HINTS.get(field.name, ""))


def choice_label(value: str) -> str:
    """Return what a choice is called."""
    return _translated(steps.CHOICES.get(value, value))


def rule_label(rule: Rule) -> str:
    """Return a rule for passwords in words."""
    return _filled(steps.RULES[rule.code], {"min_length": rule.min_length})


def say(key: str, **values: str | int) -> str:
    """Return any other text of a front end by its key."""
    return _filled(_text(key), values)


def finding_text(finding: Finding) -> str:
    """Return what a finding says was found; KeyError for a code without a sentence."""
    return _filled(_finding(finding.code).found, finding.values)


def finding_advice(finding: Finding) -> str:
    """Return what to do about a finding, empty if there is nothing to do."""
    return _filled(_finding(finding.code).todo, finding.values)


def told(finding: Finding) -> dict[str, Any]:
    """Return a finding with its sentences as JSON values; what is empty is None."""
    return {
        "code": finding.code,
        "state": finding.state.value,
        "found": finding_text(finding),
        "todo": finding_advice(finding) or None,
        "values": dict(finding.values),
    }


def wait(seconds: float) -> str:
    """Return a length of time in words, rounded up to something a person can wait for."""
    whole = max(1, math.ceil(seconds))
    if whole < _MINUTE:
        return _counted("{n} second", "{n} seconds", whole)
    return _counted("{n} minute", "{n} minutes", -(-whole // _MINUTE))


def _text(key: str) -> str:
    return str(_entry("TEXTS", key))


def _message(code: str) -> Message:
    message: Message = _entry("MESSAGES", code)
    return message


def _finding(code: str) -> FindingText:
    """Return what a check says: every module of the catalogue may have a `FINDINGS` table."""
    finding: FindingText = _entry("FINDINGS", code)
    return finding


def _entry(kind: str, key: str) -> Any:  # noqa: ANN401 - as the kind of table says
    """Find one entry in the tables of its kind; KeyError if it is in none."""
    for name in _modules():
        table = _table(name, kind)
        if key in table:
            return table[key]
    raise KeyError(key)


@cache
def _modules() -> tuple[str, ...]:
    """Return the modules of the catalogue, the likeliest first; the first page waits for no other."""
    names = sorted(module.name for module in pkgutil.iter_modules(catalogue.__path__))
    return (*_LIKELY, *(name for name in names if name not in _LIKELY))


@cache
def _table(module: str, kind: str) -> dict[str, Any]:
    """Return one table of a module of the catalogue, which is loaded when it is first looked at."""
    table: dict[str, Any] = getattr(importlib.import_module(f"{catalogue.__name__}.{module}"), kind, {})
    return table


def _translated(text: str) -> str:
    translations = _Language.translations
    return translations.gettext(text) if translations and text else text


def _counted(one: str, many: str, n: int) -> str:
    translations = _Language.translations
    chosen = translations.ngettext(one, many, n) if translations else (one if n == 1 else many)
    return chosen.format(n=n)


def _filled(text: str, values: Mapping[str, object]) -> str:
    known = dict(values)
    if "seconds" in known:
        known["wait"] = wait(float(str(known["seconds"])))
    left = known.get("attempts_left")
    if isinstance(left, int):
        known["tries"] = _counted("one more wrong try", "{n} more wrong tries", left)
    return _translated(text).format_map(known)
