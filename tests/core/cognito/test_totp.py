from __future__ import annotations

import base64

import pytest

from desktop.core.cognito import totp

RFC_KEY = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("moment", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_vectors_of_rfc_6238_hold(moment: int, code: str) -> None:
    assert totp.code(RFC_KEY, moment) == code


def test_keys_are_taken_as_people_copy_them() -> None:
    spaced = " ".join(RFC_KEY[i : i + 4].lower() for i in range(0, len(RFC_KEY), 4))
    assert totp.code(spaced, 59) == "287082"
    assert totp.is_key(spaced)


@pytest.mark.parametrize("text", ["", "not base 32!", "1"])
def test_what_is_no_key_is_told(text: str) -> None:
    assert not totp.is_key(text)
