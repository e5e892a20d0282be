"""Why there is no token."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.errors import StileError
from desktop.core.notices.notice_error import NoticeError


class NotSignedInError(StileError):
    """Nobody is signed in with this profile."""

    code: ClassVar[str] = "not-signed-in"


class SignedOutError(StileError):
    """The pool has ended the session; the tokens are gone from here too."""

    code: ClassVar[str] = "signed-out"


class RenewalRefusedError(StileError):
    """The pool did not renew the tokens, and did not say that their session has ended; they stay."""

    code: ClassVar[str] = "renewal-refused"


class TokenTooShortError(NoticeError):
    """The pool's fresh tokens live `left` seconds, and `wanted` were asked for."""

    code: ClassVar[str] = "token-too-short"


class TokensBusyError(StileError):
    """Another process has been renewing the tokens for longer than a renewal can take."""

    code: ClassVar[str] = "tokens-busy"


class TokenNotGenuineError(StileError):
    """A token that is not the pool's, not of this app client, or of another time; `detail` says which."""

    code: ClassVar[str] = "token-not-genuine"
