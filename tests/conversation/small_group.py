"""Passwords proved in a small group, where it matters what is sent when and not how long its numbers are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from desktop.core.cognito import srp

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIME = 2**255 - 19


@contextmanager
def small_group() -> Iterator[None]:
    """Let both sides, the client and the practice pool, reckon modulo a small prime: 20 times as fast."""
    multiplier = srp._digest(srp.padded(PRIME), srp.padded(srp.G))
    with patch.multiple(srp, N=PRIME, K=multiplier):
        yield
