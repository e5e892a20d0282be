"""The pool's rules for passwords, as far as a client can know them.

Cognito decides; these rules only let a page tick them off while a person types. Source of the
defaults: the password policy a new user pool gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 256
"""The longest password Cognito takes."""

_SYMBOLS = frozenset("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ")


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """What a new password must have; lengths in characters."""

    min_length: int = 8
    upper: bool = True
    lower: bool = True
    digit: bool = True
    symbol: bool = True

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that hold, in the order in which a page lists them."""
        wanted = {
            "length": True,
            "lower": self.lower,
            "upper": self.upper,
            "digit": self.digit,
            "symbol": self.symbol,
        }
        return tuple(Rule(code, self.min_length) for code, on in wanted.items() if on)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a policy; `code` is `length`, `lower`, `upper`, `digit` or `symbol`."""

    code: str
    min_length: int

    def met_by(self, password: str) -> bool:
        """Say whether a password keeps this rule."""
        if self.code == "length":
            return self.min_length <= len(password) <= MOST_CHARACTERS
        return any(_TESTS[self.code](character) for character in password)


DEFAULT_POLICY = PasswordPolicy()
"""The policy that Cognito gives a new pool."""

_TESTS: dict[str, Callable[[str], bool]] = {
    "lower": lambda character: "a" <= character <= "z",
    "upper": lambda character: "A" <= character <= "Z",
    "digit": lambda character: "0" <= character <= "9",
    "symbol": lambda character: character in _SYMBOLS,
}

_NAMED_BY = {
    "not long enough": "length",
    "lowercase": "lower",
    "uppercase": "upper",
    "numeric": "digit",
    "symbol": "symbol",
}


def rule_named_in(text: str) -> str | None:
    """Return the code of the rule that the pool's own refusal names; it names one at a time."""
    lowered = text.lower()
    return next((code for part, code in _NAMED_BY.items() if part in lowered), None)
