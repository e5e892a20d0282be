"""What a person in a rehearsal knows: names, passwords, the mail that came, an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from desktop.conversation.view import NoAnswerError
from desktop.core.cognito import totp
from desktop.core.steps.base import YES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from desktop.conversation.view import Ask
    from desktop.core.steps.base import Field

_NEW_PASSWORD = "Over-the-stile-1"  # noqa: S105 - for people who are invented for a moment
_TOTP_STEPS = frozenset({"totp-code", "set-up-totp"})
_PREFERRED = ("SOFTWARE_TOKEN_MFA", "PASSWORD_SRP")
_STEP_SECONDS = 30


class RehearsalPerson(Protocol):
    """A generated person of a rehearsal."""

    @property
    def username(self) -> str:
        """The name."""
        ...

    @property
    def password(self) -> str:
        """The password, a temporary one perhaps."""
        ...

    @property
    def totp_secret(self) -> str | None:
        """The key of an authenticator app that is set up."""
        ...


class ObservedPool(Protocol):
    """What a person notices of a pool; the calls block for a moment."""

    def inbox(self, username: str) -> Sequence[Mapping[str, Any]]:
        """Return the person's messages, oldest first."""
        ...

    def now(self) -> datetime:
        """Return the time."""
        ...

    def advance(self, seconds: float) -> object:
        """Wait."""
        ...


class RehearsalAnswers:
    """Finds what to type; `given` is what the rehearsal's file says for a step."""

    def __init__(
        self, person: RehearsalPerson, pool: ObservedPool, given: Mapping[str, str], least_length: int
    ) -> None:
        self.person = person
        self._pool = pool
        self._given = given
        self._passwords = [person.password]
        self._new_password = _NEW_PASSWORD.ljust(least_length, "x")
        self._totp_secret = person.totp_secret
        self._used: set[str] = set()
        self._by_name: dict[str, Callable[[Ask], str]] = {
            "username": lambda _ask: self.person.username,
            "password": self._password,
            "new_password": lambda _ask: self._choose_password(),
            "code": self._code,
            "answer": self._code,
            "email": lambda _ask: f"{self.person.username}@example.com",
            "phone_number": lambda _ask: "+15550100",
        }

    def right(self, ask: Ask) -> dict[str, str]:
        """Return what is right. Raises NoAnswerError where nothing is known."""
        return {field.name: self._right(field, ask) for field in ask.step.fields() if field.required}

    def wrong(self, ask: Ask) -> dict[str, str]:
        """Return what is wrong in every field but the name."""
        names = [field.name for field in ask.step.fields() if field.required]
        return {name: self._spoiled(name, ask) for name in names}

    def _right(self, field: Field, ask: Ask) -> str:
        if field.choices:
            return self._choice([choice.value for choice in field.choices], ask.step.name)
        if field.name in self._by_name:
            return self._by_name[field.name](ask)
        return self._given.get(ask.step.name, YES if field.kind == "boolean" else "Rehearsal")

    def _spoiled(self, name: str, ask: Ask) -> str:
        """Return something like the right answer that is not it."""
        if name == "username":
            return self.person.username
        if name not in {"code", "answer"}:
            return "wrong"
        right = self._code(ask)
        self._used.discard(right)
        last = "1" if right.endswith("0") else "0"
        return right[:-1] + last

    def _choice(self, values: list[str], step: str) -> str:
        wanted = (self._given.get(step), *_PREFERRED)
        return next((value for value in wanted if value in values), values[0])

    def _password(self, ask: Ask) -> str:
        """Return the newest password, and the one before if that was wrong."""
        if ask.problem is not None and ask.problem.code == "wrong-password":
            self._passwords.append(self._passwords.pop(0))
        return self._passwords[0]

    def _choose_password(self) -> str:
        if self._new_password not in self._passwords:
            self._passwords.insert(0, self._new_password)
        return self._new_password

    def _code(self, ask: Ask) -> str:
        if ask.step.name in _TOTP_STEPS:
            return self._app_code(str(ask.step.context().get("secret") or ""))
        if ask.step.name in self._given:
            return self._given[ask.step.name]
        codes = [m["code"] for m in self._pool.inbox(self.person.username) if m["code"]]
        if not codes:
            raise NoAnswerError(ask.step.name)
        return str(codes[-1])

    def _app_code(self, shown: str) -> str:
        """Return the code of the authenticator app, waiting for one that was not used yet."""
        self._totp_secret = shown or self._totp_secret
        if self._totp_secret is None:
            raise NoAnswerError("totp-code")
        code = totp.code(self._totp_secret, self._pool.now().timestamp())
        while code in self._used:
            self._pool.advance(_STEP_SECONDS)
            code = totp.code(self._totp_secret, self._pool.now().timestamp())
        self._used.add(code)
        return code
