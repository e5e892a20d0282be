"""A whole line may be pasted where an id is asked."""

from __future__ import annotations

import pytest

from desktop.profiles.pasted_ids import bare_id
from desktop.profiles.typed_values import as_typed, from_typed

POOL, CLIENT = "eu-west-1_Ab3dEf6hI", "5h7k2m9qr3s8t1v4w6x0y2z5ab"


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("pool_id", POOL, POOL),
        ("pool_id", f"User pool ID: {POOL}.", POOL),
        ("pool_id", f"Pool {POOL}, app client {CLIENT}", POOL),
        ("client_id", f"Pool {POOL}, app client {CLIENT}", CLIENT),
        ("client_id", f'  "userPoolClientId": "{CLIENT}",', CLIENT),
        ("client_id", "1example23456789", "1example23456789"),
        ("pool_id", f"{POOL} or eu-west-1_Xy9zAb2cD", f"{POOL} or eu-west-1_Xy9zAb2cD"),
        ("pool_id", "no id", "no id"),
        ("endpoint_url", f"https://{POOL}", f"https://{POOL}"),
    ],
)
def test_the_id_is_taken_and_what_is_around_it_is_not(name: str, typed: str, meant: str) -> None:
    assert bare_id(name, typed) == meant
    assert from_typed(as_typed({}) | {name: typed}, as_typed({}))[name] == meant
