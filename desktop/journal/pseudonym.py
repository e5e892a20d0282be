"""What the journal keeps of a user name: its mask, and a pseudonym that only this installation can make."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field

_PURPOSE = b"stile journal pseudonyms"
_DIGITS = 16
_KEY_BYTES = 32
PASSING = "~"


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names a person by HMAC-SHA256, never by a plain hash, which anybody could try names against.

    `lasting` says whether the key is that of the installation. Where there is no keyring the key ends with
    the program; its pseudonyms begin with `~` and say nothing about another run's.
    """

    key: bytes = field(repr=False)
    lasting: bool

    @classmethod
    def of_installation(cls, key: bytes) -> Pseudonyms:
        """Return those of this installation, by a key of their own that is derived from its key."""
        return cls(hmac.digest(key, _PURPOSE, hashlib.sha256), lasting=True)

    @classmethod
    def passing(cls) -> Pseudonyms:
        """Return those of this run of the program."""
        return cls(secrets.token_bytes(_KEY_BYTES), lasting=False)

    def of(self, username: str) -> str:
        """Return the pseudonym of a user name; upper and lower case are one person. Empty for no name."""
        if not username:
            return ""
        folded = unicodedata.normalize("NFKC", username).casefold()
        digest = hmac.new(self.key, folded.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
        return ("" if self.lasting else PASSING) + digest[:_DIGITS]
