"""What the window knows of a practice pool: its people and their messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import SignInSettings


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """Somebody who can be played; the password is invented, but hidden all the same."""

    username: str
    password: str = field(repr=False)
    situation: str
    pool_id: str
    flows: tuple[str, ...]

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> PracticePerson:
        """Return the person that the pool's list describes."""
        return cls(
            values["username"],
            values["password"],
            values["situation"],
            values["pool_id"],
            tuple(values["flows"]),
        )

    def lives_in(self, settings: SignInSettings) -> bool:
        """Say whether the situation comes about in this pool, signed in to in this way."""
        return self.pool_id == settings.pool_id and settings.flow in self.flows


@dataclass(frozen=True, slots=True)
class PracticeMail:
    """A message that the practice pool sent; an invitation has a password and no code."""

    at: str
    to: str
    medium: str
    body: str = field(repr=False)
    code: str | None = field(repr=False)

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> PracticeMail:
        """Return the message that the control address describes."""
        return cls(values["at"], values["to"], values["medium"], values["body"], values["code"])
