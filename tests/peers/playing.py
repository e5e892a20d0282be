"""Somebody of the practice pool who signs in with another client than Stile."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.cognito import totp
from tests.peers.dialogue import converse
from tests.report import proved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.fixtures.practice import Practice
    from tests.peers.dialogue import Details, Outcome

NEW_PASSWORD = "Brand-New-42"
_SCRIPTS = Path(__file__).parent / "clients"


@dataclass(frozen=True)
class Client:
    """A client's script and what it calls the questions of a sign-in."""

    script: str
    words: Mapping[str, Callable[[Player, Details], str]]

    @property
    def command(self) -> list[str]:
        return [sys.executable if self.script.endswith(".py") else "node", str(_SCRIPTS / self.script)]


@dataclass
class Player:
    """A person in a situation, with a client.

    `slips` are wrong answers given before the right ones. Whose right answer is refused gives up.
    """

    practice: Practice
    client: Client
    person: dict[str, Any]
    modules: Path | None = None
    slips: list[str] = field(default_factory=list)
    _answered: set[str] = field(default_factory=set)

    def sign_in(self, flow: str = "srp", **options: object) -> Outcome:
        """Sign in through the app client for a flow; `options` go to the client as they are."""
        outcome = converse(self.client.command, self._opening(flow, options), self._answer)
        if outcome.tokens:
            proved(f"client {self.client.script} {flow} {options.get('authFlowType', '')}", clients_flows=1)
        return outcome

    def code(self) -> str:
        """Return the code that came by mail or text."""
        return self.practice.code(self.person["username"])

    def totp(self, secret: str | None = None) -> str:
        """Return what an authenticator app shows."""
        moment = self.practice.control.now().timestamp()
        return totp.code(secret or self.person["totp_secret"], moment)

    def _opening(self, flow: str, options: dict[str, object]) -> dict[str, object]:
        return {
            "endpoint": self.practice.endpoint,
            "pool_id": self.person["pool_id"],
            "client_id": self.practice.client_id(flow, self.person["pool_id"]),
            "username": self.person["username"],
            "password": self.person["password"],
            "options": options,
            "modules": str(self.modules),
        }

    def _answer(self, question: str, details: Details) -> str | None:
        if self.slips:
            return self.slips.pop(0)
        if question in self._answered:
            return None
        self._answered.add(question)
        return self.client.words[question](self, details)
