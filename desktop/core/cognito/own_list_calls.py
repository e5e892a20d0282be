"""Calls about what a person has several of: passkeys, computers, sessions. Lists come in pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import own_replies as own
from desktop.core.cognito.own_calls import OwnCall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.replies import Result
    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class ListPasskeys(OwnCall):
    """Ask for a page of the person's passkeys."""

    operation: ClassVar[str] = "ListWebAuthnCredentials"
    page: str = field(default="", repr=False)

    def more(self) -> dict[str, Any]:
        """Return which page."""
        return {"NextToken": self.page} if self.page else {}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the page."""
        return own.read_passkeys(body)


@dataclass(frozen=True, slots=True)
class StartPasskey(OwnCall):
    """Begin to register a passkey."""

    operation: ClassVar[str] = "StartWebAuthnRegistration"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return what a security key is asked for."""
        return own.read_creation_options(body)


@dataclass(frozen=True, slots=True)
class CompletePasskey(OwnCall):
    """Give the pool the passkey that a security key has made, as RegistrationResponseJSON."""

    operation: ClassVar[str] = "CompleteWebAuthnRegistration"
    credential: Secret

    def more(self) -> dict[str, Any]:
        """Return the passkey."""
        return {"Credential": json.loads(self.credential.reveal())}


@dataclass(frozen=True, slots=True)
class DeletePasskey(OwnCall):
    """Have the pool forget a passkey."""

    operation: ClassVar[str] = "DeleteWebAuthnCredential"
    id: str

    def more(self) -> dict[str, Any]:
        """Return which one."""
        return {"CredentialId": self.id}


@dataclass(frozen=True, slots=True)
class ListComputers(OwnCall):
    """Ask for a page of the devices that the pool knows of the person."""

    operation: ClassVar[str] = "ListDevices"
    page: str = field(default="", repr=False)

    def more(self) -> dict[str, Any]:
        """Return which page."""
        return {"PaginationToken": self.page} if self.page else {}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the page."""
        return own.read_computers(body)


@dataclass(frozen=True, slots=True)
class ForgetComputer(OwnCall):
    """Have the pool forget a device."""

    operation: ClassVar[str] = "ForgetDevice"
    key: str

    def more(self) -> dict[str, Any]:
        """Return which one."""
        return {"DeviceKey": self.key}


@dataclass(frozen=True, slots=True)
class ListSessions(OwnCall):
    """Ask for a page of the person's sign-ins that have not ended."""

    operation: ClassVar[str] = "ListUserSessions"
    page: str = field(default="", repr=False)

    def more(self) -> dict[str, Any]:
        """Return which page."""
        return {"NextToken": self.page} if self.page else {}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the page."""
        return own.read_sessions(body)


@dataclass(frozen=True, slots=True)
class EndSession(OwnCall):
    """End one sign-in, and what hangs together with it."""

    operation: ClassVar[str] = "RevokeUserSession"
    id: str

    def more(self) -> dict[str, Any]:
        """Return which one."""
        return {"SessionId": self.id, "RevokeAssociatedSessions": "LINKED"}
