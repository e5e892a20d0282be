"""DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: this computer proves that it is the one the pool knows.

Nobody is asked. The key itself is in every call anyway, where the sender puts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, EntryContext, SilentEntry
from desktop.core.challenges.srp_proof import srp_responses
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.srp import SrpClient

if TYPE_CHECKING:
    from desktop.core.cognito.known_device import Device


class DeviceSrpEntry(SilentEntry):
    """The first half: the public value."""

    challenge: ClassVar[str | None] = "DEVICE_SRP_AUTH"

    def respond(self, context: EntryContext) -> Calls:
        """Send the public value."""
        _known(context)
        context.srp = SrpClient()
        return (yield context.respond(self.name, {"SRP_A": context.srp.public}, of_device=True))


class DeviceVerifierEntry(SilentEntry):
    """The second half: group and key of the device stand where pool and user stand for people."""

    challenge: ClassVar[str | None] = "DEVICE_PASSWORD_VERIFIER"

    def respond(self, context: EntryContext) -> Calls:
        """Send the claim."""
        device = _known(context)
        proof = srp_responses(context, device.group, device.key, device.password)
        return (yield context.respond(self.name, proof, of_device=True))


def _known(context: EntryContext) -> Device:
    if context.device is None:
        raise GarbledError(f"{context.challenge.name}, and this computer said that it is none")
    return context.device
