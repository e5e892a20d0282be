"""Whom a job is for: found by name, `sub` or address, whichever way takes fewer calls."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.admin.bulk.bulk_plan import plan_table
from desktop.admin.bulk.job_report import planned_lines, sentence_of
from desktop.admin.bulk.table_reader import ListedPerson, read_table
from desktop.core.admin.callers import Caller
from tests.admin.bulk.stage import unlikely

if TYPE_CHECKING:
    from desktop.admin.bulk.bulk_plan import BulkPlan
    from tests.admin.bulk.stage import Stage

MANY = 1_000_000


def _plan(  # noqa: PLR0913 - a stage
    stage: Stage,
    action: str,
    names: list[str],
    people: int,
    caller: str = "admin",
    *,
    is_username: bool = False,
) -> BulkPlan:
    async def main() -> BulkPlan:
        rules = await stage.rules(action)
        facts = replace(rules.facts, people=people)
        rules = replace(rules, facts=facts, caller=Caller("1", f"arn:aws:iam::1:user/{caller}"))
        listed = [ListedPerson(line, name, is_username) for line, name in enumerate(names, start=2)]
        return await plan_table(stage.directory, listed, rules)

    return asyncio.run(main())


@pytest.mark.parametrize("people", [0, MANY], ids=["listed", "looked-up"])
def test_people_are_found_by_any_of_their_names_and_once(stage: Stage, people: int) -> None:
    one, two, three = stage.invite(3)
    sub = asyncio.run(stage.people([two]))[0].sub
    names = [one, sub, f"{three}@example.com", unlikely(), f"{one}@example.com"]
    plan = _plan(stage, "resend", names, people)
    assert [row.person.username if row.person else None for row in plan.rows] == [one, two, three, None, one]
    assert [row.left_out for row in plan.rows] == [None, None, None, "person-unknown", "listed-twice"]
    assert [row.line for row in plan.rows] == [2, 3, 4, 5, 6]
    assert plan.left_out() == {"person-unknown": 1, "listed-twice": 1}
    operations = {request["operation"] for request in stage.control.ledger()["requests"]}
    assert operations <= {"ListUsers", "DescribeUserPool", "GetUserPoolMfaConfig"}


@pytest.mark.parametrize("people", [0, MANY], ids=["listed", "looked-up"])
def test_a_name_of_several_people_is_left_out_and_a_user_name_is_nobody_elses(
    stage: Stage, people: int
) -> None:
    one, two, three = stage.invite(3)
    asyncio.run(stage.set_attribute(two, "email", f"{one}@example.com"))
    asyncio.run(stage.set_attribute(three, "preferred_username", one))
    shared = _plan(stage, "resend", [f"{one}@example.com", one, two, "030 123 45 67", ""], people)
    assert [row.left_out for row in shared.rows] == [
        "several-people",
        "several-people",
        None,
        "number-without-country",
        "line-names-nobody",
    ]
    assert [row.several for row in shared.rows[:3]] == [
        tuple(sorted((one, two))),
        tuple(sorted((one, three))),
        (),
    ]
    assert [row.person for row in shared.rows[:2]] == [None, None]
    sure = _plan(stage, "resend", [one, f"{two}\u200b"], people, is_username=True)
    assert [row.person.username if row.person else None for row in sure.rows] == [one, two]


@pytest.mark.parametrize("people", [0, MANY], ids=["listed", "looked-up"])
def test_a_line_whose_columns_are_two_peoples_is_left_out(stage: Stage, people: int) -> None:
    one, two, three = stage.invite(3)
    table = f"email,username\n{two}@example.com,{one}\nold@example.com,{two}\n"
    own = f"{three.upper()}@Example.com,{three}\n{one}@example.com,{one}\n"
    listed = read_table(f"{table}{own}".encode())

    async def main() -> BulkPlan:
        rules = await stage.rules("resend")
        return await plan_table(
            stage.directory, listed, replace(rules, facts=replace(rules.facts, people=people))
        )

    plan = asyncio.run(main())
    left_out = [row.left_out for row in plan.rows]
    assert left_out == ["line-names-two", None, None, None]
    assert plan.rows[0].several == tuple(sorted((one, two)))
    assert plan.rows[0].person is None
    assert f"lead to {', '.join(sorted((one, two)))}." in planned_lines(plan)[0].message
    assert any("two people" in sentence for sentence in map(sentence_of, plan.left_out()))


def test_people_in_the_wrong_state_and_the_admin_are_left_out(stage: Stage) -> None:
    invited, admin = stage.invite(2)
    plain = str(stage.control.add_user("plain", "default")["username"])
    plan = _plan(stage, "resend", [invited, plain], 0)
    assert [row.left_out for row in plan.rows] == [None, "resend-not-invited"]
    plan = _plan(stage, "disable", [invited, admin], 0, caller=admin)
    assert [row.left_out for row in plan.rows] == [None, "not-yourself"]
