from __future__ import annotations

import pytest

from desktop.core.redact import masked, scrubbed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("write to ann.b@mail.example.com, please", "write to a***@m***, please"),
        ('"http://somebody:proxy-canary@proxy:3128"', '"http://***@proxy:3128"'),
        ("token eyJraWQiOiJ.eyJzdWIiOiIx.c2ln and more", "token *** and more"),
        ("session AYABe-canary0123456789/+=", "session ***"),
        ("key AKIAABCDEFGHIJKLMNOP", "key ***"),
        ("call +4915112345678", "call +***"),
        ("already a***@e***", "already a***@e***"),
        ("eu-west-1_AbCdEfGhI 3f2b1c9e-0000-4000-8000-1234567890ab", None),
        ("2026-11-23T02:05:46+00:00", None),
        ("a practice pool, https://cognito-idp.eu-west-1.amazonaws.com", None),
    ],
)
def test_what_looks_like_a_secret_or_an_address_is_masked_and_nothing_else(
    text: str, left: str | None
) -> None:
    assert scrubbed(text) == (text if left is None else left)


def test_masks_keep_only_first_characters() -> None:
    assert (masked("ann@example.com"), masked("ann"), masked("")) == ("a***@e***", "a***", "")
