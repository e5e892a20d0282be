"""Cognito's dialect of the Secure Remote Password protocol, both sides' shared arithmetic.

The group is RFC 5054's 3072-bit one with generator 2 and SHA-256. Cognito departs from the RFC in
three places, all visible here: numbers are hashed as Java writes a ``BigInteger`` (signed, so a
leading zero byte when the top bit is set), the session key is an HKDF of the shared secret labelled
``Caldera Derived Key``, and the proof is an HMAC over pool, user, secret block and a written time.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime

from desktop.core.cognito.modular_power import power

N = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
    "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
    "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
    "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB"
    "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
    "3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33"
    "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864"
    "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2"
    "08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
"""The modulus of the 3072-bit group (RFC 3526, RFC 5054)."""

G = 2
"""The group's generator."""

EXPONENT_BITS = 256
"""Size of a private exponent: RFC 5054's minimum, and half the work of the usual 1,024 bits."""

_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]+")
_INFO = b"Caldera Derived Key\x01"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def padded(number: int) -> bytes:
    """Write a number as it is hashed: big-endian, a zero byte in front if the top bit is set."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


def _digest(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


K = _digest(padded(N), padded(G))
"""The multiplier that ties a public value to the verifier."""


def private_exponent() -> int:
    """Draw a random exponent for either side."""
    return secrets.randbits(EXPONENT_BITS) | 1 << (EXPONENT_BITS - 1)


def scrambler(client_public: int, server_public: int) -> int:
    """Hash both public values to ``u``."""
    return _digest(padded(client_public), padded(server_public))


def password_exponent(pool_name: str, user_id: str, password: str, salt: int) -> int:
    """Turn a password (a device: group key, key, password) into its number ``x``."""
    identity = hashlib.sha256(f"{pool_name}{user_id}:{password}".encode()).digest()
    return _digest(padded(salt), identity)


def verifier(exponent: int) -> int:
    """Compute ``g^x``, what a server keeps instead of the password."""
    return power(G, exponent, N)


def session_key(shared: int, scramble: int) -> bytes:
    """Derive the 16-byte key of both sides from the shared secret."""
    extracted = hmac.digest(padded(scramble), padded(shared), "sha256")
    return hmac.digest(extracted, _INFO, "sha256")[:16]


def signature(key: bytes, pool_name: str, user_id: str, secret_block: str, timestamp: str) -> str:
    """Prove a password, base64: the session key's HMAC over what is being claimed."""
    block = base64.b64decode(secret_block, validate=True)
    claimed = pool_name.encode() + user_id.encode() + block + timestamp.encode()
    return base64.b64encode(hmac.digest(key, claimed, "sha256")).decode()


def timestamp(moment: datetime) -> str:
    """Write a time as Cognito reads it, such as ``Wed Sep 29 06:40:48 UTC 2021``.

    English whatever the locale, and no leading zero on the day: anything else is answered as a
    wrong password.
    """
    utc = moment.astimezone(UTC)
    return f"{_DAYS[utc.weekday()]} {_MONTHS[utc.month - 1]} {utc.day} {utc:%H:%M:%S} UTC {utc.year}"


def _hexadecimal(text: str) -> int:
    """Read a number of the server's. ``int`` alone would take signs and spaces, too."""
    if not _HEXADECIMAL.fullmatch(text):
        raise ValueError("not hexadecimal")
    return int(text, 16)


def _base64(number: int) -> str:
    return base64.b64encode(padded(number)).decode()


def device_verifier(
    group_key: str, device_key: str, password: str, salt: bytes | None = None
) -> tuple[str, str]:
    """Make the salt and the verifier that ConfirmDevice registers, both base64."""
    number = int.from_bytes(secrets.token_bytes(16) if salt is None else salt, "big")
    kept = verifier(password_exponent(group_key, device_key, password, number))
    return _base64(number), _base64(kept)


class SrpClient:
    """One client-side exchange; ``public`` starts it and ``claim`` finishes it.

    A server may be asked for several challenges with one ``public``; each has its own claim.
    """

    __slots__ = ("_private", "_public")

    def __init__(self, a: int | None = None) -> None:
        self._private = private_exponent() if a is None else a
        self._public = power(G, self._private, N)

    def __repr__(self) -> str:
        return "SrpClient(***)"

    @property
    def public(self) -> str:
        """``SRP_A``: lower-case hexadecimal without padding."""
        return f"{self._public:x}"

    def claim(  # noqa: PLR0913 - the values that the protocol signs
        self,
        *,
        pool_name: str,
        user_id: str,
        password: str,
        salt: str,
        srp_b: str,
        secret_block: str,
        timestamp: str,
    ) -> str:
        """Prove the password: ``PASSWORD_CLAIM_SIGNATURE``, base64.

        ``pool_name`` is the part of the pool id after the underscore and ``user_id`` the
        challenge's ``USER_ID_FOR_SRP``; for a device they are its group key and its key. ``salt``
        and ``srp_b`` are hexadecimal, ``secret_block`` is base64. Raises ``ValueError`` for values
        that are malformed or that no honest server sends.
        """
        server_public = _hexadecimal(srp_b)
        scramble = scrambler(self._public, server_public)
        if server_public % N == 0 or scramble == 0:
            raise ValueError("the server's public value is unsafe")
        exponent = password_exponent(pool_name, user_id, password, _hexadecimal(salt))
        base = server_public - K * verifier(exponent)
        shared = power(base, self._private + scramble * exponent, N)
        key = session_key(shared, scramble)
        return signature(key, pool_name, user_id, secret_block, timestamp)
