"""An action is refused early, done once, and written down with how it ended."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.admin import performing
from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.performing import (
    NameNotTypedError,
    NotYourselfError,
    ObstacleError,
    UnconfirmedError,
    perform,
    require_typed,
)
from desktop.core.admin.errors import GroupUnknownError, PersonUnknownError
from desktop.core.storage.vault import StorageError
from tests.admin.admin_ports import Admin

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


@pytest.fixture
def admin(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> Admin:
    monkeypatch.setattr(performing, "_LOOKS", (0.0, 0.05))
    return Admin(practice)


def results(admin: Admin) -> list[str]:
    return [line.result for line in admin.log.lines]


def test_what_was_done_is_written_down_without_names_or_secrets(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    assert admin.does("disable", name).written
    intended, done = admin.log.lines
    assert (intended.result, done.result) == ("intended", "done")
    assert (done.action, done.whom, done.pool_id) == (
        "disable",
        admin.find(name).sub,
        admin.directory.pool_id,
    )
    assert done.who.startswith("arn:")
    assert done.request_id
    assert name not in repr(done)


def test_a_lost_reply_is_looked_into_and_the_invitation_not_sent_twice(
    practice: Practice, admin: Admin
) -> None:
    name = practice.person("temporary-password")["username"]
    practice.control.add_fault(operation="AdminCreateUser", when="after", do="close")
    assert admin.does("resend", name).answer is None
    assert results(admin) == ["intended", "done"]
    assert len(practice.control.inbox(name)) == 1


def test_what_cannot_be_told_ends_unconfirmed(practice: Practice, admin: Admin) -> None:
    name = practice.person("temporary-password")["username"]
    practice.control.add_fault(operation="AdminCreateUser", when="before", do="close")
    with pytest.raises(UnconfirmedError):
        admin.does("resend", name)
    assert results(admin) == ["intended", "unconfirmed"]


def test_what_cannot_be_looked_at_ends_unconfirmed(practice: Practice, admin: Admin) -> None:
    name = practice.person("temporary-password")["username"]
    request = admin.request(admin.find(name), ActionDetails())
    practice.control.add_fault(operation="AdminCreateUser", when="after", do="close")
    practice.control.add_fault(operation="ListUsers", when="before", do="status", status=503, times=20)
    with pytest.raises(UnconfirmedError):
        asyncio.run(perform(admin.ports, ACTIONS["resend"], request))
    assert results(admin) == ["intended", "unconfirmed"]


def test_a_refusal_is_written_down_with_its_code(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    request = admin.request(admin.find(name), ActionDetails())
    admin.does("delete", name)
    with pytest.raises(PersonUnknownError):
        asyncio.run(perform(admin.ports, ACTIONS["disable"], request))
    assert (admin.log.lines[-1].result, admin.log.lines[-1].code) == ("refused", "person-unknown")


def test_only_what_is_about_a_group_names_one(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    admin.does("disable", name, ActionDetails(group="staff"))
    with pytest.raises(GroupUnknownError):
        admin.does("add-to-group", name, ActionDetails(group="nogroup"))
    assert [line.target for line in admin.log.lines] == [None, None, "nogroup", "nogroup"]


def test_no_end_is_dated_before_its_intent(
    practice: Practice, admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = admin.find(practice.person("plain")["username"])
    now, seconds = admin.directory.now(), iter(range(100))
    request = admin.request(person, ActionDetails())
    monkeypatch.setattr(admin.directory, "now", lambda: now - timedelta(seconds=next(seconds)))
    asyncio.run(perform(admin.ports, ACTIONS["disable"], request))
    assert results(admin) == ["intended", "done"]
    assert admin.log.lines[1].at >= admin.log.lines[0].at


def test_an_obstacle_is_told_before_anything_is_sent(practice: Practice, admin: Admin) -> None:
    name = practice.person("temporary-password")["username"]
    with pytest.raises(ObstacleError) as caught:
        admin.does("reset", name)
    assert caught.value.notice.code == "reset-while-invited"
    assert results(admin) == []
    assert "AdminResetUserPassword" not in {
        entry["operation"] for entry in practice.control.ledger()["requests"]
    }


@pytest.mark.parametrize("action", ["disable", "delete"])
def test_nobody_shuts_themselves_out(practice: Practice, action: str) -> None:
    person = practice.person("plain")
    for names in ((person["username"],), (person["email"].upper(),)):
        with pytest.raises(NotYourselfError):
            Admin(practice, names=names).does(action, person["username"])
    assert Admin(practice, names=(person["username"],)).does("sign-out", person["username"]).written


def test_a_session_named_like_a_person_is_that_person(practice: Practice, admin: Admin) -> None:
    """The practice credentials' session is called `practice`."""
    pool_id = admin.directory.pool_id
    practice.boto3.admin_create_user(UserPoolId=pool_id, Username="practice", MessageAction="SUPPRESS")
    with pytest.raises(NotYourselfError):
        admin.does("delete", "practice")
    practice.boto3.admin_delete_user(UserPoolId=pool_id, Username="practice")


def test_what_cannot_be_written_down_is_not_done(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    admin.log.full = 0
    with pytest.raises(StorageError):
        admin.does("disable", name)
    assert admin.find(name).enabled
    admin.log.full = 1
    assert not admin.does("disable", name).written


def test_a_name_has_to_be_typed_whole(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    request = admin.request(admin.find(name), ActionDetails())
    require_typed(request, f" {name} ")
    for typed in ("", name[:-1], name.upper()):
        with pytest.raises(NameNotTypedError):
            require_typed(request, typed)
