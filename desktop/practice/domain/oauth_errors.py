"""What the domain answers instead of what was asked: on a page, by a redirect, or as JSON.

The names are those of RFC 6749 and of OpenID Connect, as Cognito uses them. Source: the developer guide, on
the authorize, token, revoke and userInfo endpoints.
"""

from __future__ import annotations


class PageError(Exception):
    """An authorization that cannot be sent back, because nobody knows that the address is the client's."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class RedirectedError(Exception):
    """An authorization that is refused, and whose client is told so at its own address."""

    def __init__(self, error: str, description: str = "") -> None:
        super().__init__(f"{error}: {description}")
        self.error = error
        self.description = description


class EndpointError(Exception):
    """A call of a program that is refused."""

    def __init__(self, error: str, description: str = "", *, status: int = 400) -> None:
        super().__init__(f"{error}: {description}")
        self.error = error
        self.description = description
        self.status = status
