"""What the journal keeps of a user name: its mask, and a pseudonym that only this installation can make."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, field

_PURPOSE = b"stile journal pseudonym\0"
_DIGITS = 16
_PASSING = "~"


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names a person by HMAC-SHA256, never by a plain hash, which anybody could try names against.

    `lasting` says whether the key is that of the installation. Where there is no keyring the key ends with
    the program; its pseudonyms begin with `~` and say nothing about another run's.
    """

    key: bytes = field(repr=False)
    lasting: bool = True

    def of(self, username: str) -> str:
        """Return the pseudonym of a user name; upper and lower case are one person. Empty for no name."""
        if not username:
            return ""
        folded = unicodedata.normalize("NFKC", username).casefold()
        digest = hmac.new(self.key, _PURPOSE + folded.encode(), hashlib.sha256).hexdigest()
        return ("" if self.lasting else _PASSING) + digest[:_DIGITS]
