"""A string that never shows itself."""

from __future__ import annotations

import hmac
from typing import NoReturn


class Secret:
    """A password, code, session or token: readable only through `reveal`.

    It keeps a secret out of `repr`, f-strings, logs and pickles by accident. It does not wipe memory;
    Python cannot, and Stile claims only that secrets are dropped promptly.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself, for the one place that sends or seals it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        mine, theirs = (value.encode(errors="surrogatepass") for value in (self._value, other._value))
        return hmac.compare_digest(mine, theirs)

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format("***", spec)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never pickled")
