"""What a step is, and what it asks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from desktop.core.secret import Secret

FieldKind: TypeAlias = Literal["text", "password", "code", "choice", "email", "phone", "boolean"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice field; its label is in the catalogue, or else the value itself."""

    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a person is asked for.

    `label` and `hint` are set only where the pool itself words them; otherwise the catalogue does, by
    the field's name. `value` is what to start with, and what an answer without the field means. `digits` is
    the length of a code, 0 for digits of unknown number, None if the code may have any characters.
    """

    name: str
    kind: FieldKind
    required: bool = True
    choices: tuple[Choice, ...] = ()
    value: str | None = None
    label: str | None = None
    hint: str | None = None
    digits: int | None = None


YES, NO = "true", "false"
"""What a field of kind `boolean` is answered with; public: scripts and JSON clients say it, too."""


def yes_or_no(name: str, value: str | None = None) -> Field:
    """Return a field that is answered with yes or no."""
    return Field(name, "boolean", choices=(Choice(YES), Choice(NO)), value=value)


def says_yes(answer: Secret | None) -> bool:
    """Say whether such a field was answered with yes."""
    return answer is not None and answer.reveal() == YES


@dataclass(frozen=True, slots=True)
class Step:
    """The base of all steps. `name` is public: scripts, JSON clients and the journal use it."""

    name: ClassVar[str]

    def fields(self) -> tuple[Field, ...]:
        """Return what is asked, in the order in which it is asked."""
        return ()

    def attributes_asked(self) -> tuple[str, ...]:
        """Return the pool's attributes that are asked besides, by Cognito's names."""
        return ()

    def asking(self, attributes: tuple[str, ...]) -> Step:  # noqa: ARG002 - most steps ask for none
        """Return the step as it asks for these attributes instead."""
        return self

    def case(self) -> str:
        """Return the key of the step's text in `StepWords.cases`, empty for its usual `intro`."""
        return ""

    def context(self) -> dict[str, Any]:
        """Return what a front end shows beside the fields, as JSON values."""
        return to_plain(self)

    def without_secrets(self) -> Step:
        """Return the step as it may be written to disk."""
        return self


def to_plain(step: Step) -> dict[str, Any]:
    """Return a step's values as JSON values."""
    return {field.name: _plain(getattr(step, field.name)) for field in dataclasses.fields(step)}


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, dict) else value
