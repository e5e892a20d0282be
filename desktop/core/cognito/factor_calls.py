"""Calls about second factors; they are authorised by an access token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.calls import AppClient, Call
from desktop.core.cognito.replies import Result, SwitchedOn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class GetFactors(Call):
    """Ask which second factors a person has switched on."""

    operation: ClassVar[str] = "GetUser"
    access: Secret

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input."""
        return {"AccessToken": self.access.reveal()}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the factors, in the service's names."""
        return SwitchedOn(
            values.names(body.get("UserMFASettingList")), values.shown_text(body.get("PreferredMfaSetting"))
        )


@dataclass(frozen=True, slots=True)
class SwitchTotpOn(Call):
    """Enable an authenticator app that was set up; `preferred` makes it the first choice."""

    operation: ClassVar[str] = "SetUserMFAPreference"
    access: Secret
    preferred: bool

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input; factors that are not named stay as they are."""
        settings = {"Enabled": True, "PreferredMfa": self.preferred}
        return {"AccessToken": self.access.reveal(), "SoftwareTokenMfaSettings": settings}
