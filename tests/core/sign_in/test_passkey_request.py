"""What of a pool's request may go to a security key, and which sites there are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.core.sign_in.passkey_request import MOST_CREDENTIALS, kept_request, read_request
from desktop.core.sign_in.relying_party import is_site, known_site, site_record

WANTED: dict[str, Any] = {"rpId": "auth.example.com", "challenge": "Y2hhbGxlbmdl"}


@pytest.mark.parametrize(
    "site",
    ["example.com", "auth.example.com", "xn--exmple-cua.com", "localhost", "a.b-c.example", "4.example"],
)
def test_a_domain_is_a_site(site: str) -> None:
    assert is_site(site)


@pytest.mark.parametrize(
    "site",
    [
        *("", "com", "*.example.com", "192.0.2.1", "2130706433", "127.1", "example.0x7f000001", "[::1]"),
        *(
            "https://example.com",
            "example.com:443",
            "example.com/",
            "ex ample.com",
            "example.com.",
            ".example.com",
        ),
        *("Example.com", "ex\u00e4mple.com", "ex\u0430mple.com", "a..b", "-a.example", "a-.example"),
        *(f"{'a' * 64}.example", ".".join(["abcdefg"] * 32), "example.com\n", "example.com\u202e"),
    ],
)
def test_anything_else_is_none(site: str) -> None:
    assert not is_site(site)
    with pytest.raises(ValueError, match="rpId"):
        read_request({**WANTED, "rpId": site})


def test_only_what_cognito_sends_goes_to_the_key() -> None:
    told = {
        **WANTED,
        "extensions": {"appid": "https://bank.example", "largeBlob": {"read": True}},
        "attestation": "direct",
        "timeout": 180_000,
        "allowCredentials": [{"id": "aWQ", "type": "public-key", "transports": ["usb", "post"], "more": 1}],
    }
    assert json.loads(read_request(told).options) == {
        **WANTED,
        "timeout": 180_000,
        "allowCredentials": [{"id": "aWQ", "type": "public-key", "transports": ["usb"]}],
        "userVerification": "preferred",
    }


@pytest.mark.parametrize("asked", ["required", "preferred", "discouraged"])
def test_the_pool_says_how_people_prove_themselves_to_the_key(asked: str) -> None:
    assert (
        json.loads(read_request({**WANTED, "userVerification": asked}).options)["userVerification"] == asked
    )


@pytest.mark.parametrize("asked", [None, 1, "REQUIRED", "x" * 5_000_000, ["required"]])
def test_an_odd_verification_is_the_default(asked: object) -> None:
    options = read_request({**WANTED, "userVerification": asked}).options
    assert json.loads(options)["userVerification"] == "preferred"


@pytest.mark.parametrize(
    "odd",
    [
        {"allowCredentials": [{"id": "aWQ"}] * (MOST_CREDENTIALS + 1)},
        {"allowCredentials": [{"id": "a" * 2000}]},
        {"allowCredentials": {"id": "aWQ"}},
        {"allowCredentials": ["aWQ"]},
        {"allowCredentials": [{"id": 3}]},
        {"challenge": "a" * 2000},
        {"challenge": "a b"},
        {"challenge": ""},
        {"challenge": 7},
    ],
)
def test_what_is_too_large_or_of_another_form_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"is|names"):
        read_request({**WANTED, **odd})


@pytest.mark.parametrize("timeout", [0, -1, 10**12, True, 1.5, "180000"])
def test_an_odd_timeout_is_left_out(timeout: object) -> None:
    assert "timeout" not in json.loads(read_request({**WANTED, "timeout": timeout}).options)


@pytest.mark.parametrize("text", ["", "[]", "{", "null"])
def test_a_kept_text_that_is_no_request_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        kept_request(text)


def test_a_request_is_kept_as_it_went_to_the_key() -> None:
    request = read_request(WANTED)
    assert kept_request(request.options) == request


@pytest.mark.parametrize("record", [None, {}, {"rp_id": 3}, {"rp_id": "*.com"}])
def test_a_record_that_names_no_site_names_none(record: dict[str, Any] | None) -> None:
    assert known_site(record, "eu-west-1_Ab3dEf6hI") == ""
    assert known_site(site_record("example.com", "here"), "here") == "example.com"
