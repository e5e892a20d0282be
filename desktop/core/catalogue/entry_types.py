"""The types of the catalogue's entries, and the mark that makes a text translatable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.exit_codes import REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping

MessageKind: TypeAlias = Literal["problem", "note", "failed"]


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools look for
    """Mark a text for translation and return it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """What one code says.

    `person` is the sentence for the person who signs in, `admin` what an administrator should know besides.
    `variants` are other sentences for the person, chosen by the notice's value `because`, and `admin_variants` for
    the administrator. `at_field` are the sentences of a problem without `because`, by the field it is at. `exit` is the exit code of a command that ends
    with this code. `informs`: the question is asked again, though no answer was wrong. `doubts`: the answer may be
    right; given once more as it is, it is taken.
    """

    person: str
    admin: str = ""
    kind: MessageKind = "problem"
    exit: int = REFUSED
    variants: Mapping[str, str] = field(default_factory=dict)
    informs: bool = False
    admin_variants: Mapping[str, str] = field(default_factory=dict)
    doubts: bool = False
    at_field: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FindingText:
    """What a check found (`found`) and what to do about it (`todo`), empty if there is nothing to do."""

    found: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class StepWords:
    """What one step says.

    `title` is the heading, `short_title` the name in the journey bar, empty for a question of a command, which
    has no journey. `intro` is the line under the heading; `delivered` takes its place where the pool said,
    masked, where it sent the code, and `cases` where `Step.case` names one of them. `lost_factor` is what people
    say who have lost what the step asks for; empty where that cannot happen.
    """

    title: str
    short_title: str = ""
    intro: str = ""
    delivered: str = ""
    cases: Mapping[str, str] = field(default_factory=dict)
    lost_factor: str = ""
