"""The values that mean the same in every shape, in the spelling of `Found`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.sign_in.password_policy import MOST_CHARACTERS
from desktop.profiles.configurations.found import PolicyFound
from desktop.profiles.validation import FEWEST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.profiles.configurations.node import Node

_MFA = {"on": "on", "required": "on", "optional": "optional", "off": "off", "none": "off"}
_FIRST_FACTORS = frozenset({"EMAIL_OTP", "PASSWORD", "PASSWORD_SRP", "SMS_OTP", "WEB_AUTHN"})


def mfa(word: str) -> str:
    """Return `on`, `optional` or `off`; empty for a word that is none of theirs."""
    return _MFA.get(word.lower(), "")


def mfa_methods(words: Iterable[str]) -> tuple[str, ...]:
    """Return the second factors that Stile has a name for."""
    return tuple(word.upper() for word in words if word.upper() in {"SMS", "TOTP", "EMAIL"})


def login_names(words: Iterable[str]) -> tuple[str, ...]:
    """Return what people sign in with."""
    known = {
        "email": "email",
        "phone_number": "phone_number",
        "phone": "phone_number",
        "username": "username",
    }
    return tuple(known[word.lower()] for word in words if word.lower() in known)


def first_factor(word: str) -> str:
    """Return a way to sign in as Cognito names it; empty for a word that is none."""
    return word.upper() if word.upper() in _FIRST_FACTORS else ""


def length(number: int | None) -> int | None:
    """Return a shortest length that a pool can have, else None."""
    return number if number is not None and FEWEST_CHARACTERS <= number <= MOST_CHARACTERS else None


def flat_policy(node: Node) -> PolicyFound | None:
    """Read `passwordPolicyMinLength` and `passwordPolicyCharacters`, as all of Gen 1 has them."""
    if "passwordPolicyMinLength" not in node and "passwordPolicyCharacters" not in node:
        return None
    wanted = {word.upper() for word in node.texts("passwordPolicyCharacters")}
    return PolicyFound(
        length(node.number("passwordPolicyMinLength")),
        upper="REQUIRES_UPPERCASE" in wanted,
        lower="REQUIRES_LOWERCASE" in wanted,
        digit="REQUIRES_NUMBERS" in wanted,
        symbol="REQUIRES_SYMBOLS" in wanted,
    )
