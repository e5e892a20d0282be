"""The pool took an answer, and what it asks after it (the proof of this computer) goes wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conversation.arrival import remembered_device

if TYPE_CHECKING:
    from tests.conversation.walker import Walker, Walking

NEW = "Chosen-1!"


def at_new_password(walk: Walking) -> Walker:
    """Walk to the new password of somebody whose computer the pool remembers."""
    walker = walk("temporary-password", "srp")
    walker.pool.track_devices(walker.person.pool_id, ask_user=False)
    pool = walker.pool.state.pool(walker.person.pool_id)
    for section, record in remembered_device(walker.user, pool, walker.clock.now()).items():
        walker.vault.sections[section] = json.dumps(record)
    walker.sign_in()
    assert walker.step == "new-password"
    return walker


@pytest.mark.parametrize("challenge", ["DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"])
def test_a_limit_at_the_devices_proof_does_not_ask_the_new_password_again(
    challenge: str, walk: Walking
) -> None:
    walker = at_new_password(walk)
    walker.happen("fault", {"challenge": challenge, "do": "error"})
    walker.answer(new_password=NEW)
    assert (walker.step, walker.problem) == ("password", "too-many-requests")
    assert walker.asked.step.context()["reason"] == "new-password-set"
    walker.answer(password=NEW)
    assert walker.signed_in is not None
    assert walker.user.lockout.password_failures == 0


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "close"},
        {
            "do": "error",
            "error": "NotAuthorizedException",
            "message": "Invalid session for the user, session is expired.",
        },
    ],
    ids=["lost", "expired"],
)
def test_a_session_that_ends_at_the_devices_proof_is_replayed_with_the_new_password(
    fault: dict[str, Any], walk: Walking
) -> None:
    walker = at_new_password(walk)
    walker.happen("fault", {"challenge": "DEVICE_SRP_AUTH", **fault})
    walker.answer(new_password=NEW)
    assert walker.signed_in is not None
    assert walker.user.lockout.password_failures == 0


def test_a_refusal_of_the_devices_proof_tells_that_the_new_password_is_set(walk: Walking) -> None:
    walker = at_new_password(walk)
    refusal = {"do": "error", "error": "NotAuthorizedException", "message": "No."}
    walker.happen("fault", {"challenge": "DEVICE_SRP_AUTH", **refusal})
    walker.answer(new_password=NEW)
    assert (walker.step, walker.notes) == ("sign-in", ["password-already-set"])


def test_a_program_that_ends_at_the_devices_proof_says_that_the_new_password_may_be_set(
    walk: Walking,
) -> None:
    walker = at_new_password(walk)
    walker.happen("dies_before", "DEVICE_SRP_AUTH")
    walker.answer(new_password=NEW)
    assert walker.step == "password"
    assert walker.asked.step.context()["reason"] == "new-password-maybe-set"
