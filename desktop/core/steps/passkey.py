"""A passkey: what a security key signs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.core.steps.base import Field, Step
from desktop.core.steps.choice_field import choice_field


@dataclass(frozen=True, slots=True)
class Passkey(Step):
    """A security key is to be touched. `rp_id` is the domain that the passkey was made for.

    The step is asked again with a field for the PIN where the key wants one, and with `choices` where it has
    several passkeys. `options` is what the key is to sign, as the pool wrote it; no front end needs it.
    """

    name: ClassVar[str] = "passkey"
    rp_id: str
    options: str = dataclasses.field(default="", repr=False)
    asks_pin: bool = False
    choices: tuple[str, ...] = ()

    def case(self) -> str:
        """Return `pin` if the key asks for its PIN."""
        return "pin" if self.asks_pin else ""

    def fields(self) -> tuple[Field, ...]:
        """Ask nothing, until the key asks for its PIN or which passkey to use."""
        pin = (Field("pin", "password"),) if self.asks_pin else ()
        return (*pin, choice_field(self.choices)) if self.choices else pin

    def context(self) -> dict[str, Any]:
        """Return what a front end shows beside the fields."""
        return {"rp_id": self.rp_id}

    def without_secrets(self) -> Step:
        """Leave out what the key asked for: another key may be plugged in when the sign-in is resumed."""
        return Passkey(self.rp_id, self.options)
