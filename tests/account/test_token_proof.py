"""Tokens are held against their pool: signature, issuer, client, use, and time by the pool's clock."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.account.errors import TokenNotGenuineError
from desktop.account.signing_keys import SECTION, SigningKeys, read_key_set
from desktop.account.token_proof import TokenIssuer, TokenProof
from desktop.core.cognito.errors import GarbledError, NotReachedError
from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import TokenSet
from desktop.practice.state.token_signer import TokenSigner, base64url
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import VaultInMemory

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
POOL, CLIENT = "eu-west-1_AbC", "1example23456789"
SERVICE = "https://cognito-idp.eu-west-1.amazonaws.com"
ISSUER = f"{SERVICE}/{POOL}"
SIGNER, OTHER = TokenSigner(), TokenSigner()
ID: dict[str, Any] = {
    "sub": "1",
    "iss": ISSUER,
    "aud": CLIENT,
    "token_use": "id",
    "iat": int(NOW.timestamp()),
    "exp": int(NOW.timestamp()) + 3600,
}
ACCESS: dict[str, Any] = {
    **{name: value for name, value in ID.items() if name != "aud"},
    "client_id": CLIENT,
    "token_use": "access",
}


class KeyPage:
    """What the pool publishes, and how often it was asked."""

    def __init__(self, *signers: TokenSigner) -> None:
        self.signers = signers
        self.asked = 0
        self.reachable = True

    async def key_set(self, pool_id: str) -> bytes:
        assert pool_id == "eu-west-1_AbC"
        self.asked += 1
        if not self.reachable:
            raise NotReachedError("refused")
        return json.dumps({"keys": [key for each in self.signers for key in each.jwks()["keys"]]}).encode()


class ProofBench:
    def __init__(self, *signers: TokenSigner) -> None:
        self.page, self.vault, self.clock = KeyPage(*signers), VaultInMemory(), FakeClock(NOW)
        self.proof = self.another_program()

    def another_program(self, address: str | None = None) -> TokenProof:
        keys = SigningKeys(self.page, self.vault, self.clock, "eu-west-1_AbC", address)
        return TokenProof(keys, TokenIssuer(POOL, CLIENT, SERVICE))

    def claims(self, token: str, kind: Any = "id", now: datetime = NOW) -> Any:  # noqa: ANN401
        return asyncio.run(self.proof.claims(Secret(token), kind, now.timestamp()))


def held(access: str, token: str, offset: float = 0.0) -> TokenSet:
    return TokenSet(Secret(access), Secret(token), None, NOW + timedelta(hours=1), "ada", offset)


def refused(bench: ProofBench, token: str, kind: Any = "id", now: datetime = NOW) -> str:  # noqa: ANN401
    with pytest.raises(TokenNotGenuineError) as met:
        bench.claims(token, kind, now)
    return met.value.detail


def test_what_the_pool_signed_is_told() -> None:
    bench = ProofBench(SIGNER)
    assert bench.claims(SIGNER.sign(ID))["sub"] == "1"
    assert bench.claims(SIGNER.sign(ACCESS), "access")["client_id"] == CLIENT


@pytest.mark.parametrize(
    ("claims", "because"),
    [
        (ID | {"iss": ISSUER.replace("AbC", "AbD")}, "of another pool"),
        (ID | {"iss": f"http://127.0.0.1:9229/{POOL}"}, "of another pool"),
        (ID | {"iss": None}, "MissingRequiredClaimError"),
        (ID | {"aud": "another"}, "of another app client"),
        (ID | {"aud": [CLIENT]}, "of another app client"),
        (ACCESS, "a token of another use"),
        (ID | {"exp": int(NOW.timestamp()) - 61}, "it has ended"),
        (ID | {"exp": "soon"}, "a time is no number"),
        (ID | {"iat": True}, "a time is no number"),
        (ID | {"iat": int(NOW.timestamp()) + 120}, "it begins later"),
        (ID | {"nbf": int(NOW.timestamp()) + 120}, "it begins later"),
        ({**ID, "sub": None}, "MissingRequiredClaimError"),
    ],
)
def test_what_is_said_of_something_else_is_refused(claims: dict[str, Any], because: str) -> None:
    said = {name: value for name, value in claims.items() if value is not None}
    assert refused(ProofBench(SIGNER), SIGNER.sign(said)) == because


def test_what_somebody_else_signed_is_refused() -> None:
    forger = TokenSigner()
    forger.id_key.key_id = SIGNER.id_key.key_id
    assert refused(ProofBench(SIGNER), forger.sign(ID)) == "InvalidSignatureError"


def test_keys_of_another_address_vouch_for_nothing_when_the_endpoint_is_changed_back() -> None:
    forger, bench = TokenSigner(), ProofBench()
    bench.page.signers = (forger,)
    elsewhere = bench.another_program("http://127.0.0.1:9/eu-west-1_AbC")
    asyncio.run(elsewhere.claims(Secret(forger.sign(ID)), "id", NOW.timestamp()))
    bench.page.signers = (SIGNER,)
    assert refused(bench, forger.sign(ID)) == "the pool has no such key"


def _unsigned(**head: object) -> str:
    parts = (json.dumps(part).encode() for part in ({"kid": SIGNER.id_key.key_id, **head}, ID))
    return ".".join(map(base64url, parts)) + "."


@pytest.mark.parametrize("token", [_unsigned(alg="none"), _unsigned(alg="HS256"), "nonsense", "a.b.c", ""])
def test_a_token_does_not_choose_how_it_is_checked(token: str) -> None:
    assert refused(ProofBench(SIGNER), token)


def test_the_pools_clock_counts_and_not_this_machines() -> None:
    bench, slow = ProofBench(SIGNER), NOW - timedelta(days=3)
    tokens = held(SIGNER.sign(ACCESS), SIGNER.sign(ID), offset=timedelta(days=3).total_seconds())
    assert asyncio.run(bench.proof.claims_of(tokens, "id", slow))["sub"] == "1"
    with pytest.raises(TokenNotGenuineError):
        asyncio.run(bench.proof.claims_of(held(SIGNER.sign(ACCESS), SIGNER.sign(ID)), "id", slow))


def test_what_stands_in_for_the_service_is_known_by_its_pool() -> None:
    elsewhere = TokenIssuer(POOL, CLIENT)
    assert elsewhere.issued(f"http://localhost:9229/{POOL}")
    assert not any(map(elsewhere.issued, ("http://localhost:9229/eu-west-1_Other", None, [POOL])))


def test_both_tokens_are_of_one_person_and_of_each_other() -> None:
    bench, access = ProofBench(SIGNER), SIGNER.sign(ACCESS)
    half = base64.urlsafe_b64encode(hashlib.sha256(access.encode()).digest()[:16]).rstrip(b"=").decode()
    right = held(access, SIGNER.sign(ID | {"at_hash": half}))
    assert asyncio.run(bench.proof.claims_of(right, "id", NOW))
    for wrong in (ID | {"sub": "2"}, ID | {"at_hash": half[::-1]}, ID | {"at_hash": 1}):
        with pytest.raises(TokenNotGenuineError):
            asyncio.run(bench.proof.claims_of(held(access, SIGNER.sign(wrong)), "id", NOW))


def test_keys_are_asked_for_once_over_programs_and_again_when_the_pool_has_a_new_one() -> None:
    bench = ProofBench(SIGNER)
    for _ in range(2):
        bench.claims(SIGNER.sign(ID))
        bench.proof = bench.another_program()
    assert bench.page.asked == 1
    bench.page.signers = (OTHER,)
    assert bench.claims(OTHER.sign(ID))
    assert bench.page.asked == 2
    assert SIGNER.id_key.key_id not in str(bench.vault.sections)  # a key that the pool took back


def test_made_up_key_ids_are_no_requests_without_end() -> None:
    bench, stranger = ProofBench(SIGNER), TokenSigner()
    for _ in range(5):
        assert refused(bench, stranger.sign(ID)) == "the pool has no such key"
    assert bench.page.asked == 1
    bench.clock.advance(61)
    assert refused(bench, stranger.sign(ID))
    assert bench.page.asked == 2


def test_keys_that_cannot_be_had_say_nothing_about_a_token() -> None:
    bench = ProofBench(SIGNER)
    bench.page.reachable = False
    with pytest.raises(NotReachedError):
        bench.claims(SIGNER.sign(ID))
    bench.page.reachable = True
    assert bench.claims(SIGNER.sign(ID))  # a failed try is no reason to wait


def test_kept_keys_of_another_pool_are_not_used() -> None:
    bench = ProofBench(SIGNER)
    keys = OTHER.jwks()["keys"]
    bench.vault.sections[SECTION] = json.dumps({"pool_id": "eu-west-1_Other", "keys": keys})
    assert refused(bench, OTHER.sign(ID)) == "the pool has no such key"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"keys": {}}',
        b'{"keys": [1]}',
        b'{"keys": [{"kty": "oct", "kid": "a", "k": "c2VjcmV0"}]}',
    ],
)
def test_a_page_without_keys_is_none(body: bytes) -> None:
    with pytest.raises(GarbledError):
        read_key_set(body)
