"""Sentences for people: the catalogue in the person's language, filled in.

What is filled in comes from elsewhere, and is made harmless here, once for all front ends
(`desktop.core.plain_text`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.catalogue import choices, steps
from desktop.core.catalogue.counted import COUNTED
from desktop.core.catalogue.texts_by_prefix import texts_of
from desktop.core.exit_codes import DONE, TROUBLE
from desktop.core.notices.notice import Problem
from desktop.core.plain_text import LONGEST_NAME, block, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations

    from desktop.core.catalogue.entry_types import FindingText, Message, MessageKind
    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.password_policy import Rule
    from desktop.core.steps.base import Field, Step

_MINUTE = 60


class _Language:
    """The language in use; English until a front end asks for another."""

    translations: NullTranslations | None = None


def use_language(translations: NullTranslations | None) -> None:
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
    return tuple(CodeInfo(code, message.kind, message.exit) for code, message in sorted(_messages().items()))


def exit_code(code: str) -> int:
    """Return how a command ends that ends with this code; KeyError for a code nobody knows."""
    return _messages()[code].exit


def ending(code: str) -> int:
    """Return how a command ends that ends with this note: well, unless nobody can be certain."""
    return TROUBLE if _messages()[code].exit == TROUBLE else DONE


def sentence(notice: Notice) -> str:
    """Return what a notice says to the person; KeyError for a code without a sentence."""
    message = _messages()[notice.code]
    place = notice.field if isinstance(notice, Problem) else None
    usual = message.at_field.get(str(place), message.person)
    return _filled(message.variants.get(str(notice.values.get("because")), usual), notice.values)


def informs(code: str) -> bool:
    """Say whether a problem is news rather than anybody's mistake."""
    return _messages()[code].informs


def doubts(code: str) -> bool:
    """Say whether a problem asks about an answer that is taken if it is given once more as it is."""
    return _messages()[code].doubts


def for_admin(code: str, because: object = None) -> str:
    """Return what somebody who can help should know, empty if there is nothing to add.

    `because` is the value of that name of a notice, which may choose another wording.
    """
    message = _messages()[code]
    return _translated(message.admin_variants.get(str(because), message.admin))


def step_title(name: str) -> str:
    """Return the heading of a step."""
    return _translated(steps.STEPS[name].title)


def step_short_title(name: str) -> str:
    """Return what a step is called in the journey."""
    return _translated(steps.STEPS[name].short_title)


def step_intro(step: Step) -> str:
    """Return the line under a step's heading."""
    texts, case = steps.STEPS[step.name], step.case()
    context = step.context()
    if case:
        return _filled(texts.cases[case], context)
    return _filled(texts.delivered if context.get("destination") else texts.intro, context)


def lost_factor_text(step: str) -> str:
    """Return what a person says who has lost what a step asks for."""
    return _translated(steps.STEPS[step].lost_factor)


def key_replaced() -> str:
    """Return what to say where a new authenticator key replaces one that was shown before."""
    return _translated(steps.KEY_REPLACED)


def field_label(field: Field) -> str:
    """Return what a field is called: by the pool, by the catalogue, or by its own name."""
    if field.label is not None:
        return one_line(field.label, LONGEST_NAME)
    return _label_of(field.name)


def names_field(field: Field) -> bool:
    """Say whether the catalogue itself names a field; others go by the pool's words."""
    return field.label is None and field.name in steps.FIELDS


def field_hint(field: Field) -> str:
    """Return a line of help for a field, empty if it needs none."""
    return block(field.hint) if field.hint is not None else _translated(steps.HINTS.get(field.name, ""))


def choice_label(value: str) -> str:
    """Return what a choice is called."""
    text = choices.CHOICES.get(value)
    return _translated(text) if text else one_line(value, LONGEST_NAME)


def choice_about(value: str) -> str:
    """Return a line about a choice, empty if it needs none."""
    return _translated(choices.ABOUT.get(value, ""))


def rule_label(rule: Rule) -> str:
    """Return a rule for passwords in words."""
    return _filled(steps.RULES[rule.code], {"min_length": rule.min_length})


def say(key: str, **values: str | int) -> str:
    """Return any other text of a front end by its key; KeyError if there is none."""
    prefix, _, _ = key.partition(".")
    return _filled(texts_of(prefix)[key], values)


def finding_text(finding: Finding) -> str:
    """Return what a finding says was found; KeyError for a code without a sentence."""
    return _filled(_findings()[finding.code].found, finding.values)


def finding_advice(finding: Finding) -> str:
    """Return what to do about a finding, empty if there is nothing to do."""
    return _filled(_findings()[finding.code].todo, finding.values)


def finding_to_plain(finding: Finding) -> dict[str, Any]:
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


def _messages() -> Mapping[str, Message]:
    from desktop.core.catalogue.all_messages import ALL_MESSAGES  # noqa: PLC0415 - most starts show none of them

    return ALL_MESSAGES


def _findings() -> Mapping[str, FindingText]:
    from desktop.core.catalogue.all_findings import ALL_FINDINGS  # noqa: PLC0415 - only checks show them

    return ALL_FINDINGS


def _label_of(name: str) -> str:
    text = steps.FIELDS.get(name)
    return (
        _translated(text) if text else one_line(name.removeprefix("custom:").replace("_", " "), LONGEST_NAME)
    )


def _translated(text: str) -> str:
    translations = _Language.translations
    return translations.gettext(text) if translations and text else text


class _Count(int):
    """A number that says by `{n:people}` how many of what there are."""

    def __format__(self, spec: str) -> str:
        forms = COUNTED.get(spec)
        return _counted(*forms, int(self)) if forms else int.__format__(self, spec)


def _counted(one: str, many: str, n: int) -> str:
    translations = _Language.translations
    chosen = translations.ngettext(one, many, n) if translations else (one if n == 1 else many)
    return chosen.format(n=n)


def _harmless(value: object) -> object:
    if isinstance(value, str):
        return one_line(value)
    return _Count(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _filled(text: str, values: Mapping[str, object]) -> str:
    known = {name: _harmless(value) for name, value in values.items()}
    if "seconds" in known:
        known["wait"] = wait(float(str(known["seconds"])))
    if "member" in known:
        known["label"] = _label_of(str(known["member"]))
    left = known.get("attempts_left")
    if isinstance(left, int):
        known["tries"] = _counted("one more wrong try", "{n} more wrong tries", left)
    return _translated(text).format_map(known)
