"""Marks for texts that are translated later, and what a text of the catalogue is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

MessageKind: TypeAlias = Literal["problem", "note", "failed"]

DONE, REFUSED, USAGE, PERSON_NEEDED, TROUBLE, CANCELLED = 0, 1, 2, 3, 4, 130
"""The exit codes of every command."""


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools look for
    """Mark a text for translation and return it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """What one code says.

    `person` is for whoever is signing in, `admin` for whoever can help. `variants` are other wordings for
    the person, chosen by the notice's value `because`. `exit` is how a command ends that ends with it.
    `informs`: it comes with a question that is asked again, but nobody did anything wrong.
    """

    person: str
    admin: str = ""
    kind: MessageKind = "problem"
    exit: int = REFUSED
    variants: Mapping[str, str] = field(default_factory=dict)
    informs: bool = False


@dataclass(frozen=True, slots=True)
class FindingText:
    """What a finding says: what was found, and what to do about it, empty if there is nothing to do."""

    found: str
    todo: str = ""
