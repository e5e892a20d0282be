"""The server's half of one password proof."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import Protocol

from desktop.core.cognito import srp
from desktop.core.cognito.modular_power import power
from desktop.practice.errors import invalid_parameter

_BLOCK_BYTES = 1284
"""So that a secret block has the 1,712 characters of a recorded one."""

_TIMESTAMP = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"[1-9]\d? \d{2}:\d{2}:\d{2} UTC \d{4}"
)


class Provable(Protocol):
    """Whatever can be proven: a user's password or a device's."""

    @property
    def group(self) -> str:
        """The pool's short name, or the device group's key."""

    @property
    def identity(self) -> str:
        """The user's or the device's name."""

    @property
    def salt(self) -> int:
        """What the password was mixed with."""

    @property
    def verifier(self) -> int:
        """What the server keeps instead of the password."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was asked: the public values, and the secrets that only the server knows."""

    proven: Provable = field(repr=False)
    client_public: int
    public: int
    private: int = field(repr=False)
    secret_block: str = field(repr=False)

    @classmethod
    def ask(cls, proven: Provable, srp_a: str) -> Proof:
        """Begin a proof for a client's public value, which must be safe to answer."""
        try:
            client_public = int(srp_a, 16)
        except ValueError:
            client_public = 0
        if client_public % srp.N == 0:
            raise invalid_parameter("Invalid SRP_A")
        private = srp.private_exponent()
        public = (srp.K * proven.verifier + srp.verifier(private)) % srp.N
        block = base64.b64encode(secrets.token_bytes(_BLOCK_BYTES)).decode()
        return cls(proven, client_public, public, private, block)

    def parameters(self) -> dict[str, str]:
        """Return what the client needs to answer."""
        return {
            "SALT": f"{self.proven.salt:x}",
            "SRP_B": f"{self.public:x}",
            "SECRET_BLOCK": self.secret_block,
        }

    def accepts(self, secret_block: str, timestamp: str, signature: str) -> bool:
        """Say whether the answer proves the password; a badly written time proves nothing."""
        if secret_block != self.secret_block or not _TIMESTAMP.fullmatch(timestamp):
            return False
        try:
            given = base64.b64decode(signature, validate=True)
        except binascii.Error:
            return False
        return hmac.compare_digest(given, base64.b64decode(self._signature(timestamp)))

    def _signature(self, timestamp: str) -> str:
        scramble = srp.scrambler(self.client_public, self.public)
        mixed = self.client_public * pow(self.proven.verifier, scramble, srp.N)
        key = srp.session_key(power(mixed, self.private, srp.N), scramble)
        kept = self.proven
        return srp.signature(key, kept.group, kept.identity, self.secret_block, timestamp)
