"""Attributes: changed, confirmed by codes, kept until confirmed where the pool says so; conflicts told."""

from __future__ import annotations

import pytest

from desktop.conversation.view import Action
from tests.account.own_account import Signed, Wanted

ADDRESS = "new@example.com"
CHANGE, CONFIRM = "change-attribute", "verify-attribute"


def newest(person: Signed) -> dict[str, str]:
    return {"code": person.code()}


def test_a_name_is_changed_at_once_and_an_address_by_its_code() -> None:
    person = Signed()
    assert person.do("change", "nickname", (CHANGE, {"nickname": " Ada "})) == "attribute-changed"
    assert person.user.attributes["nickname"] == "Ada"
    wrong = [(CHANGE, {"email": "nonsense"}), (CHANGE, {"email": ADDRESS}), (CONFIRM, {"code": "000000"})]
    assert person.do("change", "email", *wrong, (CONFIRM, newest)) == "attribute-confirmed"
    assert person.view.problems == [("not-an-email", "email"), ("wrong-code", "code")]
    assert person.user.has_verified("email")
    row = person.row("details", "email")
    assert (row.facts["value"], row.marks, row.actions) == (ADDRESS, ("confirmed",), ("change",))


def test_an_address_that_was_left_open_is_confirmed_later() -> None:
    person = Signed()
    assert person.leaves("change", "email", (CHANGE, {"email": ADDRESS}), (CONFIRM, Action.CANCEL))
    row = person.row("details", "email")
    assert (row.marks, row.actions) == (("open",), ("confirm", "change"))
    assert person.do("confirm", "email", (CONFIRM, newest)) == "attribute-confirmed"


def test_the_old_address_is_used_until_the_new_one_is_confirmed() -> None:
    person = Signed("plain", "careful")
    before = person.user.attributes["email"]
    assert person.leaves("change", "email", (CHANGE, {"email": ADDRESS}), (CONFIRM, Action.CANCEL))
    assert person.view.asked[-1].step.context()["kept"] == before
    assert person.user.attributes["email"] == before
    assert person.row("details", "email").marks == ("confirmed",)
    steps: list[Wanted] = [(CHANGE, {"email": ADDRESS}), (CONFIRM, Action.RESEND), (CONFIRM, newest)]
    assert person.do("change", "email", *steps) == "attribute-confirmed"
    assert person.view.notes == ["attribute-code-sent"]
    assert person.user.attributes["email"] == ADDRESS


@pytest.mark.parametrize("pool", ["default", "careful"])
def test_a_new_code_replaces_the_one_before(pool: str) -> None:
    person = Signed("plain", pool)
    codes: list[str] = []

    def first(person: Signed) -> Action:
        codes.append(person.code())
        return Action.RESEND

    steps: list[Wanted] = [
        (CHANGE, {"email": ADDRESS}),
        (CONFIRM, first),
        (CONFIRM, lambda _: {"code": codes[0]}),
        (CONFIRM, newest),
    ]
    assert person.do("change", "email", *steps) == "attribute-confirmed"
    assert person.view.problems == [("wrong-code", "code")]
    assert len(person.pool.codes(person.name)) == 2


def test_an_address_of_somebody_else_is_refused_where_people_sign_in_by_it() -> None:
    person = Signed("plain", "careful")
    other = person.pool.person("plain", "careful")
    address = person.pool.user(other.username).attributes["email"]
    steps: list[Wanted] = [(CHANGE, {"email": address}), (CHANGE, {"email": ADDRESS}), (CONFIRM, newest)]
    assert person.do("change", "email", *steps) == "attribute-confirmed"
    assert person.view.problems == [("alias-taken", "email")]


def test_an_address_that_was_taken_meanwhile_leads_back_to_the_address() -> None:
    person = Signed("plain", "careful")
    other = person.pool.person("plain", "careful")

    def taken(person: Signed) -> dict[str, str]:
        person.pool.user(other.username).attributes |= {"email": ADDRESS, "email_verified": "true"}
        return newest(person)

    steps: list[Wanted] = [(CHANGE, {"email": ADDRESS}), (CONFIRM, taken), (CHANGE, Action.CANCEL)]
    assert person.leaves("change", "email", *steps)
    assert person.view.problems == [("alias-taken", "email")]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_change_of_a_name_is_looked_up(when: str) -> None:
    person = Signed()
    person.pool.fault(operation="UpdateUserAttributes", when=when, do="close")
    steps: list[Wanted] = [(CHANGE, {"nickname": "Ada"})] * (1 if when == "after" else 2)
    assert person.do("change", "nickname", *steps) == "attribute-changed"
    assert person.view.problems == ([] if when == "after" else [("change-lost", "nickname")])
    assert person.done().count("UpdateUserAttributes") == 1


@pytest.mark.parametrize("pool", ["default", "careful"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_change_of_an_address_its_code_is_asked_and_sent_again_only_when_wanted(
    when: str, pool: str
) -> None:
    person = Signed("plain", pool)
    before = len(person.pool.codes(person.name))
    person.pool.fault(operation="UpdateUserAttributes", when=when, do="close")
    steps: list[Wanted] = [
        (CHANGE, {"email": ADDRESS}),
        *([(CONFIRM, Action.RESEND)] if when == "before" else []),
    ]
    assert person.do("change", "email", *steps, (CONFIRM, newest)) == "attribute-confirmed"
    assert person.view.problems == [("code-maybe-sent", "code")]
    assert person.user.attributes["email"] == ADDRESS
    assert len(person.pool.codes(person.name)) - before == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_code_is_looked_up_and_asked_again_if_it_is_open(when: str) -> None:
    person = Signed()
    person.pool.fault(operation="VerifyUserAttribute", when=when, do="close")
    steps: list[Wanted] = [(CONFIRM, newest)] * (1 if when == "after" else 2)
    assert person.do("change", "email", (CHANGE, {"email": ADDRESS}), *steps) == "attribute-confirmed"
    assert person.view.problems == ([] if when == "after" else [("confirmation-lost", "code")])
    assert person.done().count("VerifyUserAttribute") == 1


def test_what_nobody_may_change_is_not_offered() -> None:
    person = Signed()
    ids = {row.id for row in person.section("details").rows}
    assert ids.isdisjoint({"sub", "email_verified", "phone_number_verified"})
    assert {"email", "phone_number"} <= ids
    assert person.row("details", "phone_number").kind == "attribute"


def test_what_the_client_may_not_write_is_said_at_the_field() -> None:
    person = Signed()
    assert person.leaves("change", "sub", (CHANGE, {"sub": "x"}), (CHANGE, Action.CANCEL))
    assert person.view.problems == [("attribute-not-writable", "sub")]
