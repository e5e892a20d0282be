"""A pool takes the attributes it has, with values that they can have, wherever they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.practice.errors import ServiceError
from desktop.practice.practice_state import PracticeState
from desktop.practice.situations.invented_people import add_to_pool
from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

SCHEMA = "Attributes did not conform to the schema: "
WRONG = [
    ("email", "anna", "Invalid email address format."),
    ("phone_number", "0151 2345", "Invalid phone number format."),
    ("birthdate", "1990-1-1", f"{SCHEMA}birthdate: String must be no shorter than 10 characters\n"),
    ("updated_at", "yesterday", f"{SCHEMA}updated_at: Value must be a number.\n"),
    ("custom:team", "blue", f"{SCHEMA}custom:team: Attribute does not exist in the schema.\n"),
    ("team", "blue", f"{SCHEMA}team: Attribute does not exist in the schema.\n"),
]


@pytest.mark.parametrize(("name", "value", "complaint"), WRONG)
def test_an_administrator_and_a_new_person_are_refused_alike(name: str, value: str, complaint: str) -> None:
    practice = PracticeState()
    pool = next(iter(practice.state.pools.values()))
    client = next(iter(pool.clients))
    given = {"email": "eva@example.com", name: value}
    attributes = [{"Name": each, "Value": text} for each, text in given.items()]
    who = {"Username": "eva"}
    requests: dict[str, dict[str, Any]] = {
        "AdminCreateUser": who | {"UserPoolId": pool.id, "UserAttributes": attributes},
        "SignUp": who | {"ClientId": client, "Password": "Wintergarten-1", "UserAttributes": attributes},
        "AdminUpdateUserAttributes": {
            "UserPoolId": pool.id,
            "Username": add_to_pool("plain", pool, {}, practice.clock.now()).username,
            "UserAttributes": attributes,
        },
    }
    for operation, request in requests.items():
        with pytest.raises(ServiceError) as refusal:
            practice.engine.handle(operation, request)
        assert (refusal.value.code, refusal.value.message) == ("InvalidParameterException", complaint), (
            operation
        )
    assert pool.users.find("eva") is None


def test_a_refused_attribute_leaves_the_temporary_password(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password")).begin()
    with refused("InvalidParameterException", "Invalid phone number format."):
        sign_in.set_password_and(phone_number="0151")
    sign_in.set_password_and(phone_number="+4915112345678")
    assert sign_in.tokens
