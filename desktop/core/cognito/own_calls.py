"""Calls of somebody who is signed in about their own account; each is authorised by an access token."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import own_replies as own
from desktop.core.cognito import reply_values as values
from desktop.core.cognito.calls import AppClient, Call
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.replies import Continued, Delivered, Done, Result
from desktop.core.cognito.totp import is_key
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OwnCall(Call):
    """The base of these calls: the access token, and what `more` says."""

    access: Secret

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input: the token tells the pool whose account it is about."""
        return {"AccessToken": self.access.reveal(), **self.more()}

    def more(self) -> dict[str, Any]:
        """Return what this operation takes besides the token."""
        return {}


@dataclass(frozen=True, slots=True)
class GetUser(OwnCall):
    """Ask what the pool knows of the person."""

    operation: ClassVar[str] = "GetUser"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the account."""
        return own.read_account(body)


@dataclass(frozen=True, slots=True)
class ChangePassword(OwnCall):
    """Replace the password; the present one proves that it is the person who asks."""

    operation: ClassVar[str] = "ChangePassword"
    password: Secret
    new_password: Secret

    def more(self) -> dict[str, Any]:
        """Return both passwords."""
        return {
            "PreviousPassword": self.password.reveal(),
            "ProposedPassword": self.new_password.reveal(),
        }


@dataclass(frozen=True, slots=True)
class UpdateUserAttributes(OwnCall):
    """Change attributes; the pool sends a code to an address that it wants confirmed."""

    operation: ClassVar[str] = "UpdateUserAttributes"
    attributes: Mapping[str, Secret]
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)

    def more(self) -> dict[str, Any]:
        """Return the attributes, and what the pool's triggers are told."""
        listed = [{"Name": name, "Value": value.reveal()} for name, value in self.attributes.items()]
        return {"UserAttributes": listed} | _told(self.metadata)

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return where codes went."""
        return own.read_codes_sent(body)


@dataclass(frozen=True, slots=True)
class SendAttributeCode(OwnCall):
    """Have a code sent to an address that is not confirmed."""

    operation: ClassVar[str] = "GetUserAttributeVerificationCode"
    attribute: str
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)

    def more(self) -> dict[str, Any]:
        """Return which address."""
        return {"AttributeName": self.attribute} | _told(self.metadata)

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return where the code went."""
        details = values.structure(body.get("CodeDeliveryDetails"))
        return Delivered(values.shown_text(details.get("Destination")))


@dataclass(frozen=True, slots=True)
class VerifyUserAttribute(OwnCall):
    """Confirm an address by its code."""

    operation: ClassVar[str] = "VerifyUserAttribute"
    attribute: str
    code: Secret

    def more(self) -> dict[str, Any]:
        """Return the address and its code."""
        return {"AttributeName": self.attribute, "Code": self.code.reveal()}


@dataclass(frozen=True, slots=True)
class DeleteUser(OwnCall):
    """Delete the account, for good."""

    operation: ClassVar[str] = "DeleteUser"


@dataclass(frozen=True, slots=True)
class GetUserAuthFactors(OwnCall):
    """Ask what the person may sign in with."""

    operation: ClassVar[str] = "GetUserAuthFactors"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the factors."""
        return own.read_factors(body)


FACTOR_MEMBERS: dict[str, str] = {
    "SMS_MFA": "SMSMfaSettings",
    "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings",
    "EMAIL_OTP": "EmailMfaSettings",
    "WEB_AUTHN": "WebAuthnMfaSettings",
}
"""By the service's name of a second factor: the member of SetUserMFAPreference that switches it."""

_WITHOUT_PREFERENCE = frozenset({"WEB_AUTHN"})


@dataclass(frozen=True, slots=True)
class SetFactor(OwnCall):
    """Switch one second factor on or off, or make it the preferred one; the others stay as they are."""

    operation: ClassVar[str] = "SetUserMFAPreference"
    factor: str
    enabled: bool
    preferred: bool = False

    def more(self) -> dict[str, Any]:
        """Return the settings of this factor alone."""
        preference = {} if self.factor in _WITHOUT_PREFERENCE else {"PreferredMfa": self.preferred}
        return {FACTOR_MEMBERS[self.factor]: {"Enabled": self.enabled, **preference}}


@dataclass(frozen=True, slots=True)
class AssociateOwnApp(OwnCall):
    """Ask for the key of an authenticator app; one in use stays in use until the new one is proved."""

    operation: ClassVar[str] = "AssociateSoftwareToken"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the key. Raises GarbledError if no app takes it."""
        key = values.needed_text(body, "SecretCode", values.MOST_IN_NAME)
        if not is_key(key):
            raise GarbledError("no authenticator app takes this key")
        return Continued(Secret(key))


@dataclass(frozen=True, slots=True)
class VerifyOwnApp(OwnCall):
    """Prove an authenticator app by its first code."""

    operation: ClassVar[str] = "VerifySoftwareToken"
    code: Secret
    device_name: str = ""

    def more(self) -> dict[str, Any]:
        """Return the code, and what the person calls the phone."""
        named = {"FriendlyDeviceName": self.device_name} if self.device_name else {}
        return {"UserCode": self.code.reveal(), **named}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return nothing. Raises GarbledError unless the pool says SUCCESS."""
        if body.get("Status") != "SUCCESS":
            raise GarbledError("the authenticator was not verified")
        return Done()


def _told(metadata: Mapping[str, str]) -> dict[str, Any]:
    return {"ClientMetadata": dict(metadata)} if metadata else {}
