"""Deleting the own account: by the typed name, after a sign-in, and with nothing left here."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.conversation.view import Action
from desktop.core import words
from tests.account.own_account import Signed

NAME = "delete-account"


def sign_in(person: Signed) -> dict[str, str]:
    return {"username": person.name, "password": person.password}


def is_there(person: Signed) -> bool:
    return person.its_pool.users.find(person.name) is not None


def test_the_account_is_gone_and_so_is_all_that_was_kept() -> None:
    person = Signed()
    person.section("claims")  # which keeps the pool's keys
    person.vault.sections["aws-credentials"] = json.dumps({"a key": {"secret": "of a role"}})
    steps = [
        (NAME, {"typed_name": "somebody"}),
        (NAME, {"typed_name": person.name}),
        ("sign-in", {"username": person.name, "password": "Wrong-1-wrong!"}),
        ("sign-in", sign_in(person)),
    ]
    assert person.do(NAME, "", *steps) == "account-deleted"
    assert person.view.problems == [("name-not-yours", "typed_name"), ("wrong-password", None)]
    assert not is_there(person)
    assert json.loads(json.dumps(person.vault.sections)) == {}


@pytest.mark.parametrize("all_seen", [True, False])
def test_other_accounts_of_the_person_are_forgotten_or_it_is_said_that_they_may_be_there(
    all_seen: bool,  # noqa: FBT001
) -> None:
    person, asked = Signed(), list[str]()

    async def forget_elsewhere(sub: str) -> bool:
        asked.append(sub)
        return all_seen

    person.context = replace(person.context, forget_elsewhere=forget_elsewhere)
    sub = person.user.sub
    told = person.outcome(NAME, "", [(NAME, {"typed_name": person.name}), ("sign-in", sign_in(person))])
    assert (told.code, asked) == ("account-deleted", [sub])
    assert ("nothing of it is kept" in words.sentence(told)) is all_seen


def test_who_signs_in_as_somebody_else_deletes_nobody() -> None:
    person = Signed()
    other = person.pool.person("plain", "default")
    steps = [
        (NAME, {"typed_name": person.name}),
        ("sign-in", {"username": other.username, "password": other.password}),
    ]
    assert person.do(NAME, "", *steps) == "another-person"
    assert is_there(person)
    assert "DeleteUser" not in person.sent()
    assert person.sent()[-1] == "RevokeToken"


def test_stopping_on_the_way_deletes_nothing() -> None:
    person = Signed()
    kept = dict(person.vault.sections)
    assert person.leaves(NAME, "", (NAME, Action.CANCEL))
    assert person.leaves(NAME, "", (NAME, {"typed_name": person.name}), ("sign-in", Action.CANCEL))
    assert is_there(person)
    assert person.vault.sections == kept


@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_reply_it_is_looked_whether_the_account_is_gone(when: str) -> None:
    person = Signed()
    person.pool.fault(operation="DeleteUser", when=when, do="close")
    told = person.do(NAME, "", (NAME, {"typed_name": person.name}), ("sign-in", sign_in(person)))
    assert told == ("change-lost" if when == "before" else "account-deleted")
    assert is_there(person) is (when == "before")
    assert ("tokens" in person.vault.sections) is (when == "before")
    assert person.sent().count("DeleteUser") == 1
