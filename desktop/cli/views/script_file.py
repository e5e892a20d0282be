"""A script of answers, as TOML.

[[answer]]
step = "sign-in"
fields = { username = "anna", password = { command = ["pass", "show", "anna"] } }
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core import words
from desktop.core.cognito import totp
from desktop.core.exit_codes import USAGE
from desktop.core.secret import Secret
from desktop.core.steps.base import NO, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SECRET_FIELDS = frozenset({"password", "new_password", "code", "answer", "passphrase", "repeat"})
"""The names of fields whose values are secrets."""


class ScriptError(Exception):
    """The script cannot be played; the message is a sentence, `exit` how the command ends."""

    def __init__(self, message: str, exit_code: int = USAGE) -> None:
        super().__init__(message)
        self.exit = exit_code


@dataclass(frozen=True, slots=True)
class Literal:
    """The value itself."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FromInbox:
    """What the newest message of the practice pool holds."""


@dataclass(frozen=True, slots=True)
class FromStdin:
    """The next line of standard input."""


@dataclass(frozen=True, slots=True)
class FromCommand:
    """What a program prints."""

    argv: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Totp:
    """The present code of an authenticator with this key; without one, with the key that the step shows."""

    key: Secret | None


Value: TypeAlias = Literal | FromInbox | FromStdin | FromCommand | Totp


@dataclass(frozen=True, slots=True)
class ScriptedAnswer:
    """What to answer when a step is asked."""

    step: str
    fields: Mapping[str, Value]

    def literal_secrets(self) -> Iterator[str]:
        """Return the fields whose secret stands in the script."""
        for name, value in self.fields.items():
            is_key = isinstance(value, Totp) and value.key is not None
            if is_key or (isinstance(value, Literal) and name in SECRET_FIELDS):
                yield name

    def reads_inbox(self) -> bool:
        """Say whether this answer needs the practice pool's inbox."""
        return any(isinstance(value, FromInbox) for value in self.fields.values())


def read_script(text: str) -> tuple[ScriptedAnswer, ...]:
    """Return the answers of a script in their order. Raises ScriptError."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScriptError(words.say("script.not-toml", reason=str(error))) from None
    except RecursionError:
        raise ScriptError(words.say("script.not-toml", reason="nested too deeply")) from None
    answers = document.pop("answer", None)
    if document or not isinstance(answers, list) or not answers:
        raise ScriptError(words.say("script.no-answers"))
    return tuple(_answer(entry, number) for number, entry in enumerate(answers, start=1))


def _answer(entry: Any, number: int) -> ScriptedAnswer:  # noqa: ANN401 - whatever TOML held
    if not isinstance(entry, dict) or set(entry) - {"step", "fields"}:
        raise ScriptError(words.say("script.bad-answer", number=number))
    fields = entry.get("fields", {})
    if not isinstance(fields, dict) or not isinstance(entry.get("step"), str):
        raise ScriptError(words.say("script.bad-answer", number=number))
    values = {name: _value(value, name, number) for name, value in fields.items()}
    return ScriptedAnswer(entry["step"], values)


def _value(value: object, name: str, number: int) -> Value:
    if isinstance(value, bool):
        return Literal(YES if value else NO)
    if isinstance(value, str):
        return Literal(value)
    if isinstance(value, dict) and len(value) == 1:
        ((kind, given),) = value.items()
        read = _SOURCES.get(kind)
        found = read(given) if read else None
        if found is not None:
            return found
    raise ScriptError(words.say("script.bad-value", number=number, field=name))


def _command(given: object) -> Value | None:
    if not isinstance(given, list) or not given or not all(isinstance(part, str) for part in given):
        return None
    return FromCommand(tuple(given))


def _totp(given: object) -> Value | None:
    if given is True:
        return Totp(None)
    return Totp(Secret(given)) if isinstance(given, str) and totp.is_key(given) else None


_SOURCES: dict[str, Callable[[object], Value | None]] = {
    "inbox": lambda given: FromInbox() if given is True else None,
    "stdin": lambda given: FromStdin() if given is True else None,
    "command": _command,
    "totp": _totp,
}
