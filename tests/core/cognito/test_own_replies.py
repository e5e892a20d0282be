"""Whatever a pool says of a person, it is read into values of their types, or refused as garbled."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cognito import own_replies as own
from desktop.core.cognito.errors import GarbledError
from desktop.core.sign_in.passkey_creation import read_creation

if TYPE_CHECKING:
    from collections.abc import Callable

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = st.sampled_from(
    [
        *("Username", "UserAttributes", "Name", "Value", "UserMFASettingList", "ConfiguredUserAuthFactors"),
        *("CodeDeliveryDetailsList", "Destination", "AttributeName", "NextToken"),
        *(
            "CredentialCreationOptions",
            "Credentials",
            "CredentialId",
            "CreatedAt",
            "Devices",
            "DeviceKey",
            "DeviceAttributes",
        ),
        *("Sessions", "SessionId", "LastLocation", "City", "LastActiveDate", "PaginationToken"),
        *("rp", "id", "user", "challenge", "pubKeyCredParams", "alg", "authenticatorSelection", "timeout"),
    ]
)
VALUES = st.recursive(
    SCALARS, lambda each: st.lists(each, max_size=3) | st.dictionaries(NAMES, each, max_size=5), max_leaves=12
)
BODIES = st.dictionaries(NAMES, VALUES, max_size=6)
READERS: tuple[Callable[[Any], object], ...] = (
    own.read_account,
    own.read_factors,
    own.read_codes_sent,
    own.read_creation_options,
    own.read_passkeys,
    own.read_computers,
    own.read_sessions,
)


@given(BODIES, st.sampled_from(READERS))
def test_no_reply_is_read_into_an_internal_error(body: dict[str, Any], read: Callable[[Any], object]) -> None:
    try:
        assert read(body) is not None
    except GarbledError:
        return


@given(BODIES)
def test_no_options_for_a_passkey_are_an_internal_error(wanted: dict[str, Any]) -> None:
    try:
        read_creation(wanted)
    except (ValueError, GarbledError):
        return


@pytest.mark.parametrize("value", [1e300, -1e300, float("nan"), True, "2026", None, 10**30])
def test_what_is_no_time_is_none(value: object) -> None:
    assert own.moment(value) is None


def test_a_time_is_read_as_botocore_and_as_json_spell_it() -> None:
    when = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert own.moment(when) == own.moment(when.timestamp()) == when


def test_entries_that_no_call_could_name_are_left_out() -> None:
    page = own.read_passkeys({"Credentials": [{"CredentialId": ""}, {"CredentialId": "a"}, 7, None]})
    assert [entry.id for entry in page.entries if isinstance(entry, own.KeptPasskey)] == ["a"]
