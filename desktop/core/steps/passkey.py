"""A passkey: what a security key signs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.core.steps.base import Field, Step, yes_or_no
from desktop.core.steps.choice_field import choice_field


@dataclass(frozen=True, slots=True)
class Passkey(Step):
    """A security key is to be touched. `rp_id` is the domain that the passkey was made for.

    `expected` is the only domain that this profile's passkeys are for, empty while nobody has said; then
    `asks_site` lets the person say whether this one is right. The step is asked again with a field for the
    PIN where the key wants one, and with `choices` where it has several passkeys. `options` is what the key
    is to sign; no front end needs it.
    """

    name: ClassVar[str] = "passkey"
    rp_id: str
    options: str = dataclasses.field(default="", repr=False)
    asks_pin: bool = False
    choices: tuple[str, ...] = ()
    asks_site: bool = False
    expected: str = ""

    @property
    def is_foreign(self) -> bool:
        """Say whether this is for another site than the profile's."""
        return self.expected not in {"", self.rp_id}

    def case(self) -> str:
        """Return `other-site` if nothing will be signed, `site` if it has to be confirmed, or `pin`."""
        if self.is_foreign:
            return "other-site"
        if self.asks_site:
            return "site"
        return "pin" if self.asks_pin else ""

    def fields(self) -> tuple[Field, ...]:
        """Ask nothing, until the site is to be confirmed or the key wants its PIN or which passkey."""
        if self.is_foreign:
            return ()
        site = (yes_or_no("site"),) if self.asks_site else ()
        pin = (Field("pin", "password"),) if self.asks_pin else ()
        which = (choice_field(self.choices),) if self.choices else ()
        return (*site, *pin, *which)

    def context(self) -> dict[str, Any]:
        """Return what a front end shows beside the fields."""
        return {"rp_id": self.rp_id, "expected": self.expected}

    def without_secrets(self) -> Step:
        """Leave out what the key asked for: another key may be plugged in when the sign-in is resumed."""
        return Passkey(self.rp_id, self.options, asks_site=self.asks_site, expected=self.expected)
