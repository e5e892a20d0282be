"""Lists that come in pages: each page names the next, and none may name one that was there already."""

from __future__ import annotations

from desktop.core.cognito.errors import GarbledError


class PageTokens:
    """The tokens of one list so far. A service that gives one again would be asked without end."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def following(self, token: str | None) -> str | None:
        """Return the token of the next page, None after the last. Raises GarbledError for one of before."""
        if not token:
            return None
        if hash(token) in self._seen:  # tokens are long, and a list can have very many
            raise GarbledError("a list begins again before its end")
        self._seen.add(hash(token))
        return token
