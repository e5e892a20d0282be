"""Situations: what each asks is what the plan says, and impossible ones are refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.practice.control import PracticeControlError
from desktop.practice.situations.atoms import ATOMS

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


@pytest.mark.parametrize("name", sorted(ATOMS))
def test_every_published_atom_is_a_situation_of_its_own(practice: Practice, name: str) -> None:
    person = practice.person(name)
    assert person["situation"] == name
    assert person["flows"]


@pytest.mark.parametrize(
    ("situation", "reason"),
    [
        ("nonsense", "there is no situation 'nonsense'"),
        ("", "there is no situation ''"),
        ("plain+email-code", "plain is the situation in which nothing else is asked"),
        ("email-code+temporary-password", "NEW_PASSWORD_REQUIRED and then EMAIL_OTP"),
        ("email-code+email-code", "would ask EMAIL_OTP"),
        ("temporary-password+disabled", "NotAuthorizedException"),
    ],
)
def test_an_impossible_one_is_refused_with_the_reason(
    practice: Practice, situation: str, reason: str
) -> None:
    with pytest.raises(PracticeControlError) as caught:
        practice.person(situation)
    assert reason in str(caught.value)


def test_an_impossible_one_leaves_nobody_behind(practice: Practice) -> None:
    before = set(practice.control.ledger()["users"])
    with pytest.raises(PracticeControlError):
        practice.person("email-code+temporary-password")
    assert set(practice.control.ledger()["users"]) == before


def test_a_pool_without_second_factors_brings_no_code_about(practice: Practice) -> None:
    with pytest.raises(PracticeControlError, match="pool no-mfa would ask nothing after the password"):
        practice.person("email-code", "no-mfa")


def test_the_people_of_the_hello_line_are_there_for_each_flow(practice: Practice) -> None:
    users = practice.hello["users"]
    for situation in ("plain", "temporary-password", "email-code", "temporary-password+email-code"):
        for flow in ("srp", "password"):
            assert any(user["situation"] == situation and flow in user["flows"] for user in users)
    names = [user["username"] for user in users]
    assert len(names) == len(set(names))


def test_people_whose_situation_is_used_up_are_not_shared_between_flows(practice: Practice) -> None:
    for user in practice.hello["users"]:
        if "temporary-password" in user["situation"]:
            assert len(user["flows"]) == 1
