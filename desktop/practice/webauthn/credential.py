"""The JSON that a client sends about a passkey, and the client data that the authenticator signed with it."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.webauthn.challenge import Ceremony, not_found

if TYPE_CHECKING:
    from collections.abc import Mapping

_KIND = "public-key"


@dataclass(frozen=True, slots=True)
class Credential:
    """A registration or an assertion, unpacked as far as both are alike."""

    id: bytes
    client_data: bytes = field(repr=False)
    response: Mapping[str, Any] = field(repr=False)
    attachment: str | None = None

    @classmethod
    def parse(cls, sent: Mapping[str, Any]) -> Credential:
        """Read the members of the WebAuthn standard's JSON form."""
        response = sent.get("response")
        if sent.get("type") != _KIND or not isinstance(response, dict):
            raise invalid_parameter("Invalid credential.")
        if sent.get("id") != sent.get("rawId"):
            raise invalid_parameter("Invalid credential: id and rawId differ.")
        return cls(
            id=unpacked(sent.get("rawId")),
            client_data=unpacked(response.get("clientDataJSON")),
            response=response,
            attachment=sent.get("authenticatorAttachment"),
        )

    def part(self, name: str) -> bytes:
        """Return a part of the response that must be there."""
        return unpacked(self.response.get(name))

    def require(self, ceremony: Ceremony, challenge: str, relying_party: str) -> None:
        """Refuse client data for another ceremony, challenge or origin."""
        said = _json(self.client_data)
        if said.get("type") != ceremony or said.get("challenge") != challenge:
            raise not_found()
        if said.get("origin") != f"https://{relying_party}" or said.get("crossOrigin"):
            raise ServiceError(
                "WebAuthnOriginNotAllowedException", "The origin does not match the relying party id."
            )


def packed(data: bytes) -> str:
    """Write bytes as WebAuthn does: base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unpacked(text: object) -> bytes:
    """Read such bytes, or refuse what is none; padding is none either."""
    if not isinstance(text, str) or not text or not text.isascii() or set(text) & set("=+/"):
        raise invalid_parameter("Invalid credential: a part is missing or not base64url.")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise invalid_parameter("Invalid credential: a part is not base64url.") from None


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise invalid_parameter("Invalid credential: clientDataJSON is no JSON object.")
    return value
