"""The pool of a rehearsal, served in this process for as long as it is played."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from desktop.practice.control import PracticeControl
from desktop.practice.practice_state import PracticeState
from desktop.practice.rehearsal.description import read
from desktop.practice.server import PracticeServer
from desktop.practice.situations.invented_people import InventedPerson, add_to_pool
from desktop.practice.webauthn.software_key import SoftwareKey

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.practice.rehearsal.description import RehearsalDescription


class RehearsalPool:
    """A running pool as a file describes it; `control` moves its clock and lets its faults strike.

    `key` is the security key of everybody whose situation is `passkey`.
    """

    def __init__(self, description: RehearsalDescription) -> None:
        self.description = description
        self._practice = PracticeState((description.settings,), ())
        self._server = PracticeServer(practice=self._practice)
        self.control = PracticeControl(self._server.control)
        self.key = SoftwareKey()

    @classmethod
    def start(cls, file: Path) -> Self:
        """Build the pool that a file describes, and serve it. Raises RehearsalError."""
        rehearsal = cls(read(file))
        rehearsal._server.run()
        return rehearsal

    def person(self, situation: str) -> InventedPerson:
        """Add somebody in a situation, whatever this pool then asks."""
        (pool,) = self._practice.state.pools.values()
        with pool.lock:
            now = self._practice.clock.now()
            person = add_to_pool(situation, pool, self.description.attributes, now)
            if pool.settings.passkeys is not None and "passkey" in situation.split("+"):
                passkey = self.key.passkey(now)
                pool.users.get(person.username).passkeys[passkey.id] = passkey
            return person

    def profile(self, name: str) -> dict[str, Any]:
        """Return the plain values of a profile for this pool's client."""
        hello, said = self._server.hello, self.description
        return {
            "name": name,
            "pool_id": hello["pool_id"],
            "client_id": hello["clients"][said.flow],
            "region": hello["region"],
            "flow": said.flow,
            "endpoint_url": hello["endpoint"],
            "session_minutes": hello["pools"][0]["settings"]["session_minutes"],
            "policy": hello["pools"][0]["settings"]["policy"],
        }

    def stop(self) -> None:
        """Stop serving."""
        self._server.stop()
