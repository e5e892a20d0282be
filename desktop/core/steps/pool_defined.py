"""Questions of the pool's triggers, unknown challenges, and challenges that cannot be answered."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping  # noqa: TC003 - a kept step is read by its annotations
from dataclasses import dataclass
from typing import ClassVar

from desktop.core.steps.base import Field, FieldKind, Step


@dataclass(frozen=True, slots=True)
class Custom(Step):
    """A question of the pool's own triggers.

    `label`, `hint` and `kind` are the pool's words (`stile.label`, `stile.hint`, `stile.kind`), plain text;
    `attempts_left` and `round` are None unless the pool sent them. `parameters` are all it sent.
    """

    name: ClassVar[str] = "custom"
    label: str | None = None
    hint: str | None = None
    kind: FieldKind = "text"
    attempts_left: str | None = None
    round: str | None = None
    parameters: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def fields(self) -> tuple[Field, ...]:
        """Ask for the answer, in the pool's words where it has any."""
        return (Field("answer", self.kind, label=self.label, hint=self.hint),)


@dataclass(frozen=True, slots=True)
class UnknownChallenge(Step):
    """A challenge this version does not know; the page names it and says who can help."""

    name: ClassVar[str] = "unknown-challenge"
    challenge: str


@dataclass(frozen=True, slots=True)
class NoWayOn(Step):
    """The pool asks for what cannot be done from here; `because` is `text-setup` or `no-factor`."""

    name: ClassVar[str] = "no-way-on"
    because: str

    def case(self) -> str:
        """Return the reason."""
        return self.because
