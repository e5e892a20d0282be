"""How a sign-in was asked for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.password_policy import PasswordPolicy
    from desktop.core.steps.base import Step


class SignUpNotOfferedError(StileError):
    """The profile says nothing of new accounts."""

    code: ClassVar[str] = "sign-up-not-offered"


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """For whom, from the start or not, and by which first step if not by the flow's.

    `leaves`: the window is there for this sign-in alone. It is not handed to a window that was there before.
    """

    username: str = ""
    fresh: bool = False
    forgot_password: bool = False
    sign_up: bool = False
    browser: bool = False
    leaves: bool = False

    def start(self, attributes: tuple[str, ...], policy: PasswordPolicy) -> Step | None:
        """Return the first step if it is not the flow's; `attributes` are those of a new account.

        Raises SignUpNotOfferedError where there are none.
        """
        from desktop.core.steps.account import ForgotPassword, SignUp  # noqa: PLC0415 - most ask for none
        from desktop.core.steps.opening import BrowserSignIn  # noqa: PLC0415 - as above

        if self.forgot_password:
            return ForgotPassword(self.username)
        if self.browser:
            return BrowserSignIn(self.username)
        if not self.sign_up:
            return None
        if not attributes:
            raise SignUpNotOfferedError
        return SignUp(attributes, policy)

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> SignInRequest:
        """Read what another start of the program asks for; what makes no sense is not asked for."""
        name = plain.get("username")
        said = {
            field: plain.get(field) is True for field in ("fresh", "forgot_password", "sign_up", "browser")
        }
        return cls(name if isinstance(name, str) else "", **said)

    def to_plain(self) -> dict[str, object]:
        """Return JSON values for another program."""
        return asdict(self)

    def passes_by(self, username: str) -> bool:
        """Say whether somebody who is signed in under this name is not who is asked for."""
        elsewhere = self.fresh or self.forgot_password or self.sign_up or self.browser
        return elsewhere or self.username not in {"", username}


PLAIN_REQUEST = SignInRequest()
"""A sign-in as the profile has it, going on where one was left."""
