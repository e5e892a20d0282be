"""The engine without HTTP: the same rules, by anybody's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from desktop.practice.engine import PracticeEngine
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import build
from desktop.practice.situations.invented_people import InventedPerson, add_to_first_fitting


@dataclass
class ManualClock:
    """A clock that moves only by hand."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2020, 2, 29, 12, tzinfo=UTC))


@pytest.fixture
def engine(clock: ManualClock) -> PracticeEngine:
    return PracticeEngine(build(clock.now()), clock)


def begin(engine: PracticeEngine, person: InventedPerson) -> dict[str, object]:
    pool = engine.state.pool(person.pool_id)
    client = next(client for client in pool.clients.values() if client.name == "password")
    return engine.handle(
        "InitiateAuth",
        {
            "ClientId": client.id,
            "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": person.username, "PASSWORD": person.password},
        },
    )


def test_operations_take_and_give_plain_values(engine: PracticeEngine, clock: ManualClock) -> None:
    person = add_to_first_fitting("temporary-password+email-code", engine.state.pools.values(), clock.now())
    assert begin(engine, person)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    user = engine.handle("AdminGetUser", {"UserPoolId": person.pool_id, "Username": person.username})
    assert user["UserCreateDate"] == clock.now()


def test_refusals_are_exceptions_with_the_services_words(engine: PracticeEngine, clock: ManualClock) -> None:
    person = add_to_first_fitting("temporary-password", engine.state.pools.values(), clock.now())
    clock.moment += timedelta(days=7)
    with pytest.raises(ServiceError) as caught:
        begin(engine, person)
    assert caught.value.code == "NotAuthorizedException"
    assert caught.value.message.startswith("Temporary password has expired")
    assert caught.value.status == 400
