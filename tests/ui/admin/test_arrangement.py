"""Many people: kept small, found by words, sorted in slices, and taken in while they are still coming."""

from __future__ import annotations

import asyncio
import gc
import random
from datetime import UTC, datetime, timedelta

from desktop.admin.saved_views import VIEWS, TriageContext
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts
from desktop.ui.admin.arrangement import Arrangement, ordered
from desktop.ui.admin.people_index import EVERYBODY, PeopleIndex

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STATUSES = (UserStatus.CONFIRMED, UserStatus.FORCE_CHANGE_PASSWORD, UserStatus.RESET_REQUIRED)
USERNAME = 0


def person(number: int, **changes: object) -> Person:
    values: dict[str, object] = {
        "username": f"Person-{number:05}",
        "sub": f"sub-{number}",
        "status": STATUSES[number % 3],
        "enabled": number % 10 != 0,
        "created_at": NOW - timedelta(days=number % 20),
        "modified_at": NOW - timedelta(days=number % 20),
        "attributes": {"sub": f"sub-{number}", "email": f"ann.{number}@example.com"},
    }
    return Person(**(values | changes))  # type: ignore[arg-type]


def people_index_of(count: int) -> PeopleIndex:
    people_index = PeopleIndex(TriageContext(PoolFacts("eu-west-1_a"), NOW, {}))
    people_index.add(map(person, range(count)))
    return people_index


def names(people_index: PeopleIndex, positions: list[int]) -> list[str]:
    return [people_index.person(position).username for position in positions]


def test_a_person_comes_back_as_they_were_put_in() -> None:
    assert people_index_of(8).person(7) == person(7)


def test_rows_are_not_tracked_by_the_garbage_collector() -> None:
    people_index = people_index_of(50)
    gc.collect()
    assert not any(map(gc.is_tracked, people_index._rows))


def test_views_are_counted_and_follow_what_changes() -> None:
    people_index = people_index_of(60)
    before = people_index.counts()
    assert before[EVERYBODY] == 60
    assert before["disabled"] == 6
    people_index.replace(10, person(10, enabled=True))
    assert people_index.counts()["disabled"] == 5
    people_index.replace(11, person(11, enabled=False))
    assert list(people_index.members("disabled")) == [0, 11, 20, 30, 40, 50]
    people_index.remove(11)
    assert people_index.counts() == before | {"disabled": 5, EVERYBODY: 59} | {
        name: people_index.counts()[name] for name in VIEWS if name != "disabled"
    }
    assert 11 not in people_index.members(EVERYBODY)


def test_a_person_who_is_listed_twice_is_there_once() -> None:
    people_index = people_index_of(3)
    assert list(people_index.add([person(1, enabled=False), person(9)])) == [3]
    assert len(people_index) == 4
    assert not people_index.person(1).enabled


def test_all_words_are_found_in_any_order_and_case() -> None:
    arrangement = Arrangement(people_index := people_index_of(30))
    arrangement.search("EXAMPLE person-00017")
    assert names(people_index, arrangement.shown) == ["Person-00017"]
    arrangement.search("")
    assert len(arrangement.shown) == 30


def test_a_search_keeps_the_order_and_takes_newcomers_in() -> None:
    async def story() -> None:
        people_index = people_index_of(30)
        arrangement = Arrangement(people_index)
        arrangement.sort_by(USERNAME, descending=True)
        arrangement.put(await arrangement.ordered())
        arrangement.search("person-0002")
        assert names(people_index, arrangement.shown) == [f"Person-{n:05}" for n in range(29, 19, -1)]
        order = asyncio.ensure_future(arrangement.ordered())
        await asyncio.sleep(0)
        people_index.add([person(200, username="Person-0002x"), person(31)])
        arrangement.put(await order)
        assert names(people_index, arrangement.shown)[-1] == "Person-0002x"
        assert arrangement.take() == []
        arrangement.search("")
        assert len(arrangement.shown) == 32

    asyncio.run(story())


def test_sorting_in_slices_is_sorting() -> None:
    keys = random.Random(8).sample(range(100_000), 23_000)  # noqa: S311 - no secret
    for descending in (False, True):
        found = asyncio.run(ordered(range(len(keys)), keys, descending=descending))
        assert found == sorted(range(len(keys)), key=keys.__getitem__, reverse=descending)


def test_people_who_were_picked_are_shown_alone() -> None:
    people_index = people_index_of(20)
    arrangement = Arrangement(people_index)
    arrangement.show_view(EVERYBODY, [3, 5])
    people_index.add([person(99)])
    assert arrangement.take() == []
    assert arrangement.shown == [3, 5]


def test_a_people_index_is_cleared_bit_by_bit() -> None:
    people_index = people_index_of(5000)
    asyncio.run(people_index.clear_in_steps())
    assert people_index.positions == 0
