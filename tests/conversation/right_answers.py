"""A view that answers right, and chooses so that the challenges come in the order that is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.conversation.view import Answer, Ask, Reply
from desktop.core.cognito import totp

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.notices.notice import Notice
    from desktop.core.steps.base import Field
    from desktop.practice.situations.invented_people import InventedPerson

NEW_PASSWORD = "Over-the-stile-1"
_STEP_OF_APP = 30


@dataclass
class RightAnswers:
    """Somebody who knows everything: `codes` gives the newest code, `now` the time of the app.

    `wanted` are Cognito's names of the challenges, in order.
    """

    person: InventedPerson
    wanted: tuple[str, ...]
    codes: Callable[[], str]
    now: Callable[[], float]
    asked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    secret: str = ""
    waits: Callable[[float], object] = lambda _seconds: None
    _password: str = ""
    _shown: set[str] = field(default_factory=set)

    def note(self, notice: Notice) -> None:
        self.notes.append(notice.code)

    async def ask(self, ask: Ask) -> Reply:
        assert ask.problem is None, f"{ask.step.name}: {ask.problem} after {self.asked}"
        self.asked.append(ask.step.name)
        return Answer({field.name: self._right(field, ask) for field in ask.step.fields()})

    def _right(self, field: Field, ask: Ask) -> str:
        if field.kind == "choice":
            return self._chosen([choice.value for choice in field.choices])
        right: dict[str, Callable[[], str]] = {
            "username": lambda: self.person.username,
            "password": lambda: self._password or self.person.password,
            "new_password": self._new_password,
            "code": lambda: self._code(ask),
            "answer": self.codes,
            "email": lambda: f"{self.person.username}@mail.example",
            "device_name": lambda: "Phone",
            "remember": lambda: "true",
            "site": lambda: "true",
            "send_password": lambda: "true",
        }
        return right[field.name]()

    def _chosen(self, ways: list[str]) -> str:
        """Choose what leads to the next challenge that is wanted; an app is set up without another one."""
        liked = (*self.wanted, "SOFTWARE_TOKEN_MFA", *ways)
        return next(name for name in liked if name in ways)

    def _new_password(self) -> str:
        self._password = NEW_PASSWORD
        return NEW_PASSWORD

    def _code(self, ask: Ask) -> str:
        if "totp" not in ask.step.name:
            return self.codes()
        self.secret = str(ask.step.context().get("secret") or self.secret or self.person.totp_secret)
        code = totp.code(self.secret, self.now())
        while code in self._shown:
            self.waits(_STEP_OF_APP)
            code = totp.code(self.secret, self.now())
        self._shown.add(code)
        return code
