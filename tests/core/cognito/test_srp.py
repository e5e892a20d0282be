"""The arithmetic of SRP, held against published vectors and against another client."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from pycognito.aws_srp import (  # type: ignore[import-untyped]
    AWSSRP,
    generate_hash_device,
    pad_hex,
)

from desktop.core.cognito import srp

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "srp_vectors.json").read_text())


class TestAmplifyAndroidVector:
    vector: dict[str, str] = VECTORS["amplify-android"]

    def test_public_value(self) -> None:
        client = srp.SrpClient(int(self.vector["a"]))
        assert client.public == f"{int(self.vector['A']):x}"

    def test_scrambler(self) -> None:
        actual = srp.scrambler(int(self.vector["A"]), int(self.vector["B"], 16))
        assert actual == int(self.vector["u"])

    def test_password_exponent(self) -> None:
        salt = int(self.vector["salt"], 16)
        actual = srp.password_exponent("KO6fcefgd", "username", "Password123", salt)
        assert actual == int(self.vector["x"])

    def test_session_key(self) -> None:
        key = srp.session_key(int(self.vector["S"]), int(self.vector["u"]))
        assert base64.b64encode(key).decode() == self.vector["key"]

    def test_signature(self) -> None:
        # The published value is keyed with the *text* of the base64 key.
        actual = srp.signature(
            self.vector["key"].encode(),
            "KO6fcefgd",
            "username",
            self.vector["secret_block"],
            self.vector["timestamp"],
        )
        assert actual == self.vector["M1"]


def test_a_known_working_claim_is_reproduced() -> None:
    vector = VECTORS["aws-sdk-net-extensions-cognito"]
    private = int.from_bytes(bytes([2] * 1023 + [0]), "big")
    claim = srp.SrpClient(private).claim(
        pool_name=vector["pool_name"],
        user_id=vector["user_id"],
        password=vector["password"],
        salt=vector["salt"],
        srp_b=vector["B"],
        secret_block=vector["secret_block"],
        timestamp=vector["timestamp"],
    )
    assert claim == vector["claim"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "00"), (1, "01"), (127, "7f"), (128, "0080"), (255, "00ff"), (256, "0100")],
)
def test_numbers_are_padded_like_java_big_integers(number: int, expected: str) -> None:
    assert srp.padded(number).hex() == expected


@pytest.mark.parametrize("bits", [1, 7, 8, 9, 127, 128, 255, 256, 3071, 3072])
def test_padding_agrees_with_pycognito(bits: int) -> None:
    number = (1 << bits) - 1
    assert srp.padded(number).hex() == pad_hex(number)


class Exchange:
    """A server's half of one exchange, worked out the other way round from the client's."""

    def __init__(self, password: str, salt: int) -> None:
        exponent = srp.password_exponent("POOL12345", "a-user", password, salt)
        self.salt = salt
        self.verifier = srp.verifier(exponent)
        self.private = srp.private_exponent()
        self.public = (srp.K * self.verifier + pow(srp.G, self.private, srp.N)) % srp.N
        self.block = base64.b64encode(b"a secret block").decode()

    def expected(self, client_public: int, timestamp: str) -> str:
        scramble = srp.scrambler(client_public, self.public)
        shared = pow(client_public * pow(self.verifier, scramble, srp.N), self.private, srp.N)
        key = srp.session_key(shared, scramble)
        return srp.signature(key, "POOL12345", "a-user", self.block, timestamp)


def claim(client: srp.SrpClient, server: Exchange, password: str, timestamp: str) -> str:
    return client.claim(
        pool_name="POOL12345",
        user_id="a-user",
        password=password,
        salt=f"{server.salt:x}",
        srp_b=f"{server.public:x}",
        secret_block=server.block,
        timestamp=timestamp,
    )


@pytest.mark.parametrize("salt", [1, 0x7F, 0x80, 0xFFFF, (1 << 128) - 1])
def test_client_and_server_arrive_at_the_same_proof(salt: int) -> None:
    server = Exchange("Grüße an 123!", salt)
    client = srp.SrpClient()
    when = "Wed Sep 29 06:40:48 UTC 2021"
    assert claim(client, server, "Grüße an 123!", when) == server.expected(int(client.public, 16), when)
    assert claim(client, server, "Gruesse an 123!", when) != server.expected(int(client.public, 16), when)


def test_the_claim_agrees_with_pycognito() -> None:
    server = Exchange("Secret-123", 0xABCDEF)
    other = AWSSRP("a-user", "Secret-123", "eu-west-1_POOL12345", "client", client=object())
    answer = other.process_challenge(
        {
            "USER_ID_FOR_SRP": "a-user",
            "SALT": f"{server.salt:x}",
            "SRP_B": f"{server.public:x}",
            "SECRET_BLOCK": server.block,
        },
        {"USERNAME": "a-user"},
    )
    ours = claim(srp.SrpClient(other.small_a_value), server, "Secret-123", answer["TIMESTAMP"])
    assert ours == answer["PASSWORD_CLAIM_SIGNATURE"]


@pytest.mark.parametrize("unsafe", ["0", f"{srp.N:x}", f"{2 * srp.N:x}"])
def test_an_unsafe_public_value_is_refused(unsafe: str) -> None:
    with pytest.raises(ValueError, match="unsafe"):
        srp.SrpClient().claim(
            pool_name="p",
            user_id="u",
            password="w",
            salt="1",
            srp_b=unsafe,
            secret_block="AAAA",
            timestamp="t",
        )


def test_every_client_is_fresh_and_keeps_its_exponent_to_itself() -> None:
    one, two = srp.SrpClient(), srp.SrpClient()
    assert one.public != two.public
    assert one.public == one.public.lower()
    assert repr(one) == "SrpClient(***)"
    assert srp.private_exponent().bit_length() == 256


def test_a_device_verifier_agrees_with_pycognito() -> None:
    password, config = generate_hash_device("group", "region_device")
    salt = base64.b64decode(config["Salt"])
    ours = srp.device_verifier("group", "region_device", password, salt)
    assert ours == (config["Salt"], config["PasswordVerifier"])
    assert srp.device_verifier("group", "key", "p") != srp.device_verifier("group", "key", "p")


def test_a_timestamp_has_no_leading_zero_on_the_day() -> None:
    assert srp.timestamp(datetime(2021, 9, 29, 6, 40, 48, tzinfo=UTC)) == ("Wed Sep 29 06:40:48 UTC 2021")
    assert srp.timestamp(datetime(2024, 2, 3, 0, 0, 5, tzinfo=UTC)) == "Sat Feb 3 00:00:05 UTC 2024"


def test_a_timestamp_is_in_utc() -> None:
    there = timezone(timedelta(hours=-5))
    moment = datetime(2023, 12, 31, 20, 30, tzinfo=there)
    assert srp.timestamp(moment) == "Mon Jan 1 01:30:00 UTC 2024"


def test_a_timestamp_is_english_for_every_day_and_month() -> None:
    for days in range(0, 365, 13):
        moment = datetime(2024, 1, 10, tzinfo=UTC) + timedelta(days=days)
        day, _, month = format_datetime(moment).split()[:3]
        assert srp.timestamp(moment).split()[:2] == [day.rstrip(","), month]
