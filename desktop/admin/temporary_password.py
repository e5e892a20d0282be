"""Temporary passwords: made to the pool's policy, by the system's own chance."""

from __future__ import annotations

import secrets
import string
from typing import TYPE_CHECKING

from desktop.core.secret import Secret

if TYPE_CHECKING:
    from desktop.core.sign_in.password_policy import PasswordPolicy

_ALIKE = frozenset("Il1O0")
_LETTERS = {
    "lower": "".join(letter for letter in string.ascii_lowercase if letter not in _ALIKE),
    "upper": "".join(letter for letter in string.ascii_uppercase if letter not in _ALIKE),
    "digit": "".join(digit for digit in string.digits if digit not in _ALIKE),
    "symbol": "-_!@#%+=?",
}
"""Without what is read wrong aloud or off a screen, what a shell or a form would mangle, and what ends a
sentence."""

_FEWEST = 16


def temporary_password(policy: PasswordPolicy) -> Secret:
    """Make up a password that the policy takes: every kind of character it may ask for, in any order."""
    length = max(policy.min_length, _FEWEST)
    everything = "".join(_LETTERS.values())
    drawn = [secrets.choice(letters) for letters in _LETTERS.values()]
    drawn += [secrets.choice(everything) for _ in range(length - len(drawn))]
    secrets.SystemRandom().shuffle(drawn)
    return Secret("".join(drawn))
