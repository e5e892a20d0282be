from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from desktop.core import words
from desktop.core.cognito.regions import EndpointVariant
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.profiles.parsing import InvalidProfileError, parse, to_plain
from desktop.profiles.profile import Profile

GOOD = {"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "4h57bn3kq1example"}


def problems(**changes: Any) -> dict[str | None, str]:  # noqa: ANN401
    with pytest.raises(InvalidProfileError) as caught:
        parse({**GOOD, **changes})
    for problem in caught.value.problems:
        assert words.sentence(problem)
    return {problem.field: problem.code for problem in caught.value.problems}


def test_three_values_make_a_profile_and_the_region_comes_from_the_pool() -> None:
    profile = parse(GOOD)
    assert profile == Profile("work", "eu-west-1_Ab3dEf6hI", "4h57bn3kq1example")
    assert profile.region == "eu-west-1"
    assert profile.flow == "srp"
    assert profile.session_minutes == 3


def test_a_whole_profile_survives_being_written_and_read() -> None:
    profile = Profile(
        name="work.eu-1",
        pool_id="eu-west-1_Ab3dEf6hI",
        client_id="abc+1",
        flow="custom-srp",
        endpoint_url="https://idp.example.com",
        identity_pool_id="eu-west-1:12345678-90ab-cdef-1234-567890abcdef",
        session_minutes=15,
        has_client_secret=True,
        policy=PasswordPolicy(min_length=14, symbol=False),
        client_metadata={"app": "stile"},
        fallback_flows=("srp", "password"),
        organisation="Example & Co",
    )
    assert parse(json.loads(json.dumps(to_plain(profile)))) == profile


def test_keys_of_a_newer_stile_are_left_alone() -> None:
    assert parse(
        {**GOOD, "colour": "green", "policy": {"upper": False, "words": 3}}
    ).policy == PasswordPolicy(upper=False)


def test_pasted_white_space_and_a_trailing_slash_do_no_harm() -> None:
    profile = parse({**GOOD, "pool_id": " eu-west-1_Ab3dEf6hI\n", "endpoint_url": "https://example.com/ "})
    assert profile.pool_id == "eu-west-1_Ab3dEf6hI"
    assert profile.endpoint_url == "https://example.com"


def test_nothing_given_says_all_that_is_missing_at_once() -> None:
    with pytest.raises(InvalidProfileError) as caught:
        parse({})
    assert {problem.field for problem in caught.value.problems} == {"name", "pool_id", "client_id"}


@pytest.mark.parametrize("name", ["", ".", "..", "-x", ".x", "a/b", "a b", "ä", "x" * 65, "a\n", "con:"])
def test_a_name_must_be_fit_for_a_file_and_a_command_line(name: str) -> None:
    assert problems(name="x" + name if name == "a\n" else name, client_id="!")["client_id"]
    if name != "a\n":
        assert problems(name=name) == {"name": "profile-name"}


@pytest.mark.parametrize(
    "pool_id",
    [
        "Ab3dEf6hI",
        "eu-west-1",
        "eu-west-1_",
        "_abc",
        "eu-west-1:12345678-90ab-cdef-1234-567890abcdef",
        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab3dEf6hI",
        "eu-west-1_" + "x" * 60,
    ],
)
def test_what_is_no_pool_id_is_refused(pool_id: str) -> None:
    assert problems(pool_id=pool_id) == {"pool_id": "profile-pool-id"}


def test_a_region_that_is_not_the_pools_is_refused_by_name() -> None:
    with pytest.raises(InvalidProfileError) as caught:
        parse({**GOOD, "region": "us-east-1"})
    assert dict(caught.value.problems[0].values) == {"region": "us-east-1", "expected": "eu-west-1"}
    assert parse({**GOOD, "region": "eu-west-1"}).region == "eu-west-1"


@pytest.mark.parametrize("client_id", ["", "has space", "x" * 129, "a-b", "ü"])
def test_what_is_no_client_id_is_refused(client_id: str) -> None:
    assert problems(client_id=client_id) == {"client_id": "profile-client-id"}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9229",
        "http://localhost:1",
        "http://[::1]:80",
        "http://127.8.8.8",
        "https://x.example",
    ],
)
def test_plain_http_is_for_this_computer(url: str) -> None:
    assert parse({**GOOD, "endpoint_url": url}).endpoint_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "HTTP://EXAMPLE.COM",
    ],
)
def test_plain_http_to_elsewhere_is_refused(url: str) -> None:
    assert problems(endpoint_url=url) == {"endpoint_url": "profile-plain-http"}


@pytest.mark.parametrize(
    "url",
    [
        "example.com",
        "ftp://example.com",
        "https://",
        "https://x:y@example.com",
        "https://x:99999",
        "https://x:0",
        "https://x?y=z",
        "https://x#y",
        "https://[::1",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert problems(endpoint_url=url) == {"endpoint_url": "profile-endpoint"}


@pytest.mark.parametrize(
    ("pool_id", "variant"),
    [
        ("us-east-1_Ab3dEf6hI", {"fips": True}),
        ("us-gov-west-1_Ab3dEf6hI", {"fips": True, "dualstack": True}),
        ("eu-west-1_Ab3dEf6hI", {"dualstack": True}),
    ],
)
def test_variants_of_the_endpoint_are_offered_where_aws_has_them(
    pool_id: str, variant: dict[str, bool]
) -> None:
    assert parse({**GOOD, "pool_id": pool_id, **variant}).variant == EndpointVariant(**variant)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"fips": True}, {"fips": "profile-fips"}),
        ({"pool_id": "cn-north-1_Ab3dEf6hI", "dualstack": True}, {"dualstack": "profile-dualstack"}),
        (
            {"dualstack": True, "endpoint_url": "http://localhost:1"},
            {"dualstack": "profile-variant-endpoint"},
        ),
        ({"fips": "yes"}, {"fips": "profile-value"}),
    ],
)
def test_and_nowhere_else(values: dict[str, object], wrong: dict[str, str]) -> None:
    assert problems(**values) == wrong


def test_a_variant_is_written_down_only_where_it_is_chosen() -> None:
    assert {"fips", "dualstack"}.isdisjoint(to_plain(parse(GOOD)))
    chosen = parse({**GOOD, "dualstack": True})
    assert to_plain(chosen)["dualstack"] is True
    assert parse(to_plain(chosen)) == chosen


@pytest.mark.parametrize("minutes", [2, 16, -1, 0, "2", 10**9])
def test_minutes_are_three_to_fifteen(minutes: object) -> None:
    assert problems(session_minutes=minutes) == {"session_minutes": "profile-minutes"}


def test_minutes_may_come_from_a_command_line() -> None:
    assert parse({**GOOD, "session_minutes": "15"}).session_minutes == 15


def test_an_unknown_flow_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InvalidProfileError) as caught:
        parse({**GOOD, "flow": "magic", "fallback_flows": ["srp", "hope"]})
    assert {problem.field: problem.values["flow"] for problem in caught.value.problems} == {
        "flow": "magic",
        "fallback_flows": "hope",
    }
    assert "custom-srp" in words.sentence(caught.value.problems[0])


def test_an_identity_pools_id_is_checked() -> None:
    assert problems(identity_pool_id="eu-west-1_x") == {"identity_pool_id": "profile-identity-pool"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 5),
        ("pool_id", ["x"]),
        ("session_minutes", "soon"),
        ("session_minutes", True),
        ("session_minutes", 3.5),
        ("has_client_secret", "yes"),
        ("client_metadata", {"a": 1}),
        ("client_metadata", ["a"]),
        ("fallback_flows", "srp"),
        ("policy", "strong"),
        ("policy", {"min_length": "8"}),
        ("policy", {"upper": 1}),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_sentence_and_no_crash(field: str, value: object) -> None:
    assert problems(**{field: value})[field].startswith("profile-")


def test_a_null_is_as_good_as_nothing() -> None:
    assert parse({**GOOD, "endpoint_url": None, "session_minutes": None, "policy": None}) == parse(GOOD)


def test_an_absurd_policy_is_refused() -> None:
    assert problems(policy={"min_length": 300}) == {"policy": "profile-policy"}


def test_the_settings_are_what_a_conversation_needs() -> None:
    settings = parse({**GOOD, "session_minutes": 5, "client_metadata": {"a": "b"}}).settings()
    assert settings.pool_name == "Ab3dEf6hI"
    assert settings.session_seconds == 300
    assert settings.metadata == {"a": "b"}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"pool_id": "eu-west-1_Other"}, False),
        ({"client_id": "other"}, False),
        ({"flow": "custom"}, False),
        ({"endpoint_url": "https://example.com"}, False),
        ({"name": "other"}, True),
        ({"session_minutes": 9}, True),
        ({"organisation": "Other"}, True),
    ],
)
def test_the_fingerprint_changes_with_what_makes_a_kept_step_worthless(
    change: dict[str, Any], *, same: bool
) -> None:
    profile = parse(GOOD)
    other = replace(profile, **change)
    assert (profile.settings().fingerprint == other.settings().fingerprint) is same
