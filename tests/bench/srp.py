"""Stile's SRP proof against pycognito's: what one sign-in needs of a client, a public value and a claim."""

from __future__ import annotations

import statistics

from pycognito.aws_srp import AWSSRP  # type: ignore[import-untyped]

from desktop.core.cognito import srp
from desktop.core.cognito.modular_power import power
from tests.bench.measure import Row, pairs, ratios, timed

BOUND = 0.12
EXPONENTS = (srp.private_exponent(), srp.private_exponent())
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


def exponentiations() -> None:
    """Do what no client can do without: three powers in constant time, of the shortest exponents allowed."""
    secret, x = EXPONENTS
    power(srp.G, secret, srp.N)
    power(int(CHALLENGE["SRP_B"], 16) - srp.K * power(srp.G, x, srp.N), secret + x * x, srp.N)


def rows(count: int) -> list[Row]:
    """Measure so many pairs."""
    bare = pairs(timed(exponentiations), timed(theirs), count, warm=5)
    measured = pairs(timed(ours), timed(theirs), count, warm=5)
    return [
        Row("SRP proof / pycognito", ratios(measured), BOUND, digits=3, limit=statistics.median(ratios(bare)))
    ]
