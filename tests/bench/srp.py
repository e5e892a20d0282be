"""Stile's SRP proof against pycognito's: the median of paired ratios with its 95 % interval.

Run with ``python -m tests.bench.srp [pairs]``. Both do what one sign-in needs of a client, a fresh
public value and one claim; pairs are interleaved ABBA after a warm-up, so that a drifting clock
speed falls on both.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

from pycognito.aws_srp import AWSSRP  # type: ignore[import-untyped]

from desktop.core import srp

if TYPE_CHECKING:
    from collections.abc import Callable

BOUND = 0.5
CHALLENGE = {
    "USER_ID_FOR_SRP": "a-user",
    "SALT": "e7dc204cebbfda6b62b8493e932f7f4c",
    "SRP_B": f"{pow(srp.G, 0x1234567 << 3000, srp.N):x}",
    "SECRET_BLOCK": "QUJD" * 300,
}


def ours() -> None:
    """One proof by Stile."""
    srp.SrpClient().claim(
        pool_name="POOL12345",
        user_id=CHALLENGE["USER_ID_FOR_SRP"],
        password="Secret-123",
        salt=CHALLENGE["SALT"],
        srp_b=CHALLENGE["SRP_B"],
        secret_block=CHALLENGE["SECRET_BLOCK"],
        timestamp="Wed Sep 29 06:40:48 UTC 2021",
    )


def theirs() -> None:
    """One proof by pycognito."""
    other = AWSSRP("a-user", "Secret-123", "eu-west-1_POOL12345", "client", client=object())
    other.process_challenge(CHALLENGE, {"USERNAME": "a-user"})


def seconds(work: Callable[[], None]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def ratios(pairs: int) -> list[float]:
    """Ours over theirs, once for each ABBA pair."""
    for _ in range(5):
        ours()
        theirs()
    measured = []
    for _ in range(pairs):
        first, second, third, fourth = (seconds(f) for f in (ours, theirs, theirs, ours))
        measured.append((first + fourth) / (second + third))
    return measured


def interval(values: list[float], rounds: int = 2000) -> tuple[float, float]:
    """Bootstrap the 95 % interval of the median."""
    draw = random.Random(1)  # noqa: S311 - statistics, not secrets
    medians = sorted(statistics.median(draw.choices(values, k=len(values))) for _ in range(rounds))
    return medians[int(rounds * 0.025)], medians[int(rounds * 0.975)]


def main() -> int:
    """Measure, print, and fail only if the whole interval lies beyond the bound."""
    values = ratios(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    low, high = interval(values)
    sys.stdout.write(f"srp/pycognito {statistics.median(values):.3f} [{low:.3f}, {high:.3f}] bound {BOUND}\n")
    return 1 if low > BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
