"""Files that are not as they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


def mutation(good: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one bit, a few, or most of them changed, added or gone."""
    at = chance.randrange(len(good) if chance.random() < 0.5 else 40)
    before, after = good[:at], good[at + 1 :]
    kinds = (
        before + bytes([good[at] ^ 1 << chance.randrange(8)]) + after,
        before + after,
        before,
        before + bytes(8) + after[7:],
        before + chance.randbytes(4) + good[at:],
        before + chance.randbytes(len(good)),
        good + chance.randbytes(3),
        chance.randbytes(at),
    )
    return chance.choice(kinds)
