"""Powers modulo a prime whose exponent is a secret.

GMP's ``mpz_powm_sec`` takes the same time and reads the same memory whatever the exponent's bits are, and is
several times faster than ``pow``, which does neither. GMP comes with gmpy2, which has wheels for the systems
that Stile is made for; where it cannot be loaded ``pow`` gives the same numbers.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, SupportsInt

if TYPE_CHECKING:
    from collections.abc import Callable

    Power = Callable[[int, int, int], SupportsInt]


def power(base: int, exponent: int, modulus: int) -> int:
    """Compute ``base ** exponent % modulus``; the exponent is positive, the modulus odd."""
    return int(_fastest()(base % modulus, exponent, modulus))


@cache
def _fastest() -> Power:
    # Loaded at the first proof: the first page needs no GMP.
    try:
        import gmpy2  # type: ignore[import-untyped] # noqa: PLC0415 - see above
    except ImportError:
        return pow
    constant_time: Power = gmpy2.powmod_sec
    return constant_time
