"""People of an older directory: what a UserMigration trigger does for them, and what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.practice.signing_in import WRONG_PASSWORD, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def test_a_password_that_arrives_as_it_is_takes_over(practice: Practice) -> None:
    person = practice.person("migrating")
    assert SignIn(practice, person).begin().tokens
    assert SignIn(practice, person, "srp").begin().tokens, "afterwards the account is like any other"


def test_a_proof_without_the_password_finds_nobody(practice: Practice) -> None:
    with refused("UserNotFoundException", "User does not exist."):
        SignIn(practice, practice.person("migrating"), "srp").begin()


def test_a_password_that_breaks_the_policy_is_refused_like_a_wrong_one(practice: Practice) -> None:
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        SignIn(practice, practice.person("migrating-simple")).begin()
