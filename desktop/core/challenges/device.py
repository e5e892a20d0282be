"""DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: this computer proves that it is the one the pool knows.

Nobody is asked. The key itself is in every call anyway, where the sender puts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Silent, Talk
from desktop.core.challenges.proof import claim
from desktop.core.errors import GarbledError
from desktop.core.srp import SrpClient

if TYPE_CHECKING:
    from desktop.core.device import Device
    from desktop.core.replies import Challenge


class DeviceSrpEntry(Silent):
    """The first half: the public value."""

    challenge: ClassVar[str | None] = "DEVICE_SRP_AUTH"

    def respond(self, challenge: Challenge, talk: Talk) -> Calls:
        """Send the public value."""
        _known(challenge, talk)
        talk.srp = SrpClient()
        return (yield talk.respond(self.name, {"SRP_A": talk.srp.public}, of_device=True))


class DeviceVerifierEntry(Silent):
    """The second half: group and key of the device stand where pool and user stand for people."""

    challenge: ClassVar[str | None] = "DEVICE_PASSWORD_VERIFIER"

    def respond(self, challenge: Challenge, talk: Talk) -> Calls:
        """Send the claim."""
        device = _known(challenge, talk)
        proof = claim(challenge, talk, device.group, device.key, device.password)
        return (yield talk.respond(self.name, proof, of_device=True))


def _known(challenge: Challenge, talk: Talk) -> Device:
    if talk.device is None:
        raise GarbledError(f"{challenge.name}, and this computer said that it is none")
    return talk.device
