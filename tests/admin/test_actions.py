"""Every action has its effect at the pool, and shows it when the reply was lost."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.admin import iam
from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest, Verdict
from desktop.admin.bulk.quotas import default_rate, permitted_rate
from desktop.admin.iam import HELPING, LIMITS, READING, SETTING_UP, policy
from desktop.admin.performing import perform, read_again
from desktop.admin.person_details import (
    all_groups,
    devices_of,
    events_of,
    factors_of,
    groups_of,
    sessions_of,
)
from desktop.admin.pool_check.pool_setup import read_setup
from desktop.core import words
from desktop.core.admin.errors import GroupUnknownError, PlanLacksFeatureError, SessionsNotTrackedError
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts
from desktop.core.admin.provider_links import links_of
from desktop.core.notices.notice import Notice
from desktop.core.secret import Secret
from tests.admin.admin_ports import Admin
from tests.practice.devices import meet
from tests.practice.signing_in import SignIn

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FACTS = PoolFacts("eu-west-1_Example", factors=("EMAIL_OTP", "SOFTWARE_TOKEN_MFA"), tracks_devices=True)
PASSWORD = Secret("Handed-Over-12")


@pytest.fixture
def admin(practice: Practice) -> Admin:
    return Admin(practice)


def account(practice: Practice, name: str, pool: str = "default") -> dict[str, Any]:
    found: dict[str, Any] = practice.boto3.admin_get_user(
        UserPoolId=practice.pool(pool)["pool_id"], Username=name
    )
    return found


SHOWN = [
    ("resend", "temporary-password", ActionDetails(), Verdict.DONE),
    ("set-temporary", "plain", ActionDetails(password=PASSWORD), Verdict.DONE),
    ("reset", "plain", ActionDetails(), Verdict.DONE),
    ("confirm", "unconfirmed", ActionDetails(), Verdict.DONE),
    ("enable", "disabled", ActionDetails(), Verdict.DONE),
    ("disable", "plain", ActionDetails(), Verdict.DONE),
    ("attributes", "plain", ActionDetails(attributes={"name": "Ada"}), Verdict.DONE),
    ("remove-attributes", "plain", ActionDetails(removed=("phone_number",)), Verdict.DONE),
    ("delete", "plain", ActionDetails(), Verdict.DONE),
    ("sign-out", "plain", ActionDetails(), Verdict.UNKNOWN),
    ("reset-mfa", "totp", ActionDetails(), Verdict.UNKNOWN),
]


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case[0])
def test_what_an_action_did_is_seen_in_the_directory(
    practice: Practice, admin: Admin, case: tuple[str, str, ActionDetails, Verdict]
) -> None:
    name, situation, details, verdict = case
    action = ACTIONS[name]
    request = admin.request(admin.find(practice.person(situation)["username"]), details)
    undone = action.check(request, request.person)
    assert undone is (Verdict.UNKNOWN if verdict is Verdict.UNKNOWN else Verdict.NOT_DONE)
    asyncio.run(perform(admin.ports, action, request))
    assert action.check(request, asyncio.run(read_again(admin.directory, request))) is verdict


def test_an_invitation_sent_again_has_a_new_password_and_new_days(practice: Practice, admin: Admin) -> None:
    person = practice.person("temporary-password")
    before = admin.find(person["username"])
    admin.does("resend", person["username"])
    (mail,) = practice.control.inbox(person["username"])
    after = admin.find(person["username"])
    assert mail["password"] not in {None, person["password"]}
    assert (after.sub, after.created_at) == (before.sub, before.created_at)
    assert after.modified_at > before.modified_at


def test_a_password_that_was_set_is_temporary(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    admin.does("set-temporary", name, ActionDetails(password=PASSWORD))
    assert account(practice, name)["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert practice.control.inbox(name) == []


def test_a_reset_sends_a_code(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    admin.does("reset", name)
    assert account(practice, name)["UserStatus"] == "RESET_REQUIRED"
    assert practice.code(name)


def test_second_factors_are_off_and_the_apps_key_is_gone(practice: Practice, admin: Admin) -> None:
    name = practice.person("totp")["username"]
    person = admin.find(name)
    assert asyncio.run(factors_of(admin.directory, person)).enabled == ("SOFTWARE_TOKEN_MFA",)
    admin.does("reset-mfa", name)
    assert asyncio.run(factors_of(admin.directory, person)).enabled == ()


def test_where_a_factor_is_required_the_app_has_to_be_set_up_anew(practice: Practice) -> None:
    """Switching the preference off would change nothing there: the key that is known would be asked again."""
    person = practice.person("totp", "app-required")
    Admin(practice, "app-required").does("reset-mfa", person["username"])
    asked = practice.boto3.initiate_auth(
        AuthFlow="USER_PASSWORD_AUTH",
        ClientId=practice.client_id("password", "app-required"),
        AuthParameters={"USERNAME": person["username"], "PASSWORD": person["password"]},
    )
    assert asked["ChallengeName"] == "MFA_SETUP"


def test_people_go_into_groups_and_out(practice: Practice, admin: Admin) -> None:
    practice.boto3.create_group(UserPoolId=admin.directory.pool_id, GroupName="night-watch")
    name = practice.person("plain")["username"]
    person = admin.find(name)
    admin.does("add-to-group", name, ActionDetails(group="night-watch"))
    assert [group.name for group in asyncio.run(groups_of(admin.directory, person))] == ["night-watch"]
    admin.does("remove-from-group", name, ActionDetails(group="night-watch"))
    assert asyncio.run(groups_of(admin.directory, person)) == ()
    assert "night-watch" in {group.name for group in asyncio.run(all_groups(admin.directory))}


def test_computers_are_forgotten(practice: Practice) -> None:
    person = practice.person("email-code+device")
    meet(practice, person).confirm()
    admin = Admin(practice, person["pool_id"])
    known = asyncio.run(devices_of(admin.directory, admin.find(person["username"])))
    assert known
    admin.does(
        "forget-devices", person["username"], ActionDetails(devices=tuple(device.key for device in known))
    )
    assert asyncio.run(devices_of(admin.directory, admin.find(person["username"]))) == ()


def test_a_new_account_is_invited(practice: Practice, admin: Admin) -> None:
    nobody = Person("newcomer", "", UserStatus.UNKNOWN, enabled=True, created_at=NOW, modified_at=NOW)
    details = ActionDetails(attributes={"email": "newcomer@example.com", "email_verified": "true"})
    request = admin.request(nobody, details)
    asyncio.run(perform(admin.ports, ACTIONS["create"], request))
    (mail,) = practice.control.inbox("newcomer")
    assert mail["password"]
    assert asyncio.run(read_again(admin.directory, request)) is not None
    admin.does("delete", "newcomer")


def test_one_of_several_providers_is_unlinked(practice: Practice, admin: Admin) -> None:
    name = practice.person("plain")["username"]
    for provider, who in (("Google", "1"), ("Corp", "a"), ("Corp", "b")):
        link(practice, name, provider, who)
    request = admin.request(admin.find(name), ActionDetails(provider="Corp"))
    action = ACTIONS["unlink-provider"]
    assert action.check(request, request.person) is Verdict.NOT_DONE
    asyncio.run(perform(admin.ports, action, request))
    assert [link.provider for link in links_of(admin.find(name))] == ["Google"]
    assert action.check(request, admin.find(name)) is Verdict.DONE
    assert admin.log.lines[-1].target == "Corp"
    nobody = admin.find(practice.person("plain")["username"])
    assert action.obstacle(nobody, request.facts) == "no-providers"


def link(practice: Practice, username: str, provider: str, subject: str) -> None:
    """Let an identity of a provider lead to somebody's account."""
    source = {"ProviderName": provider, "ProviderAttributeName": "Cognito_Subject"}
    practice.boto3.admin_link_provider_for_user(
        UserPoolId=practice.hello["pool_id"],
        DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": username},
        SourceUser={**source, "ProviderAttributeValue": subject},
    )


@pytest.mark.parametrize("value", ["{}", "[", "[1]", '[{"providerName": ""}]', "null", "[" * 3000])
def test_links_that_are_none_are_left_out(value: str) -> None:
    known = {"identities": value}
    assert links_of(Person("ada", "1", UserStatus.CONFIRMED, True, NOW, NOW, known)) == ()  # noqa: FBT003


def test_one_session_ends_and_the_others_go_on(practice: Practice) -> None:
    person = practice.person("plain", "careful")
    admin = Admin(practice, "careful")
    first, second = (SignIn(practice, person).begin().tokens for _ in range(2))
    known = asyncio.run(sessions_of(admin.directory, admin.find(person["username"])))
    assert len(known) == 2
    admin.does("end-session", person["username"], ActionDetails(session=known[0].id))
    left = asyncio.run(sessions_of(admin.directory, admin.find(person["username"])))
    assert [each.id for each in left] == [known[1].id]
    worked = [is_good(practice, tokens["AccessToken"]) for tokens in (first, second)]
    assert sorted(worked) == [False, True]
    elsewhere = Admin(practice)
    with pytest.raises(SessionsNotTrackedError):
        asyncio.run(sessions_of(elsewhere.directory, elsewhere.find(practice.person("plain")["username"])))


def is_good(practice: Practice, access: str) -> bool:
    try:
        practice.boto3.get_user(AccessToken=access)
    except practice.boto3.exceptions.NotAuthorizedException:
        return False
    return True


def test_the_members_of_a_group_come_page_by_page(practice: Practice) -> None:
    admin = Admin(practice, "watched")
    pool = {"UserPoolId": admin.directory.pool_id}
    practice.boto3.create_group(**pool, GroupName="crowd")
    names = {f"crowd-{number}" for number in range(62)}
    for name in names:
        practice.boto3.admin_create_user(**pool, Username=name, MessageAction="SUPPRESS")
        practice.boto3.admin_add_user_to_group(**pool, GroupName="crowd", Username=name)

    async def pages(group: str) -> list[list[str]]:
        return [[each.username for each in page.people] async for page in admin.directory.members(group)]

    found = asyncio.run(pages("crowd"))
    assert ([len(page) for page in found], set(chain.from_iterable(found))) == ([60, 2], names)
    with pytest.raises(GroupUnknownError):
        asyncio.run(pages("nowhere"))


def test_a_passkey_that_stood_for_a_factor_does_so_no_more(practice: Practice) -> None:
    admin = Admin(practice, "passkeys")
    name = practice.person("email-code", "passkeys")["username"]
    who = {"UserPoolId": admin.directory.pool_id, "Username": name}
    practice.boto3.admin_set_user_mfa_preference(**who, WebAuthnMfaSettings={"Enabled": True})
    request = admin.request(admin.find(name), ActionDetails())
    assert request.facts.passkeys_are_factors
    (call, *_) = ACTIONS["reset-mfa"].calls(request)
    assert call.members["WebAuthnMfaSettings"] == {"Enabled": False}
    admin.does("reset-mfa", name)
    assert asyncio.run(factors_of(admin.directory, request.person)).enabled == ()
    only = replace(FACTS, factors=(), passkeys_are_factors=True)
    assert ACTIONS["reset-mfa"].obstacle(request.person, only) is None


def test_the_pace_of_many_calls_is_what_the_account_may_do(practice: Practice, admin: Admin) -> None:
    def rate(action: str) -> float:
        return asyncio.run(permitted_rate(admin.directory, ACTIONS[action]))

    practice.control.limit(90, "AdminCreateUser")
    practice.control.limit(7, "AdminUpdateUserAttributes")
    assert (rate("resend"), rate("reset"), rate("disable")) == (90.0, 30.0, 7.0)
    for error in ("AccessDeniedException", "InternalErrorException", "ResourceNotFoundException"):
        practice.control.add_fault(operation="GetProvisionedLimit", do="error", error=error)
        assert rate("resend") == default_rate(ACTIONS["resend"]) == 50.0
    practice.control.add_fault(operation="GetProvisionedLimit", do="empty-200")
    assert rate("disable") == 25.0


def test_what_the_pool_check_reads_besides_may_fail(practice: Practice) -> None:
    admin, client = Admin(practice, "careful"), practice.client_id("srp", "careful")
    extras = asyncio.run(read_setup(admin.directory, client)).extras
    assert (extras.tracks_sessions, extras.most_sessions, extras.replicas) == (True, 20, None)
    for operation in ("GetUserPoolSessionConfiguration", "ListUserPoolClients"):
        fault = {"operation": operation, "do": "error", "error": "InternalErrorException", "status": 500}
        practice.control.add_fault(**fault, times=9)
    found = asyncio.run(read_setup(admin.directory, client))
    assert (found.extras.tracks_sessions, found.others) == (None, ())


def test_sign_ins_are_told_where_the_plan_keeps_them(practice: Practice, admin: Admin) -> None:
    person = practice.person("plain", "watched")
    watcher = Admin(practice, "watched")
    SignIn(practice, person).begin()
    (event,) = asyncio.run(events_of(watcher.directory, watcher.find(person["username"])))
    assert (event.kind, event.response) == ("SignIn", "Pass")
    elsewhere = admin.find(practice.person("plain")["username"])
    with pytest.raises(PlanLacksFeatureError):
        asyncio.run(events_of(admin.directory, elsewhere))


# What holds for all of them


def ordered(person: Person, details: ActionDetails) -> ActionRequest:
    return ActionRequest(person, FACTS, details)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_has_words_and_needs_only_what_the_policy_gives(name: str) -> None:
    known_attributes = {"email": "a@b.c"}
    details = ActionDetails(PASSWORD, "staff", known_attributes, True, ("key",), ("name",), "Corp", "tkn1")  # noqa: FBT003
    known = {"identities": '[{"providerName": "Corp", "userId": "1"}]'}
    person = Person("ada", "1", UserStatus.CONFIRMED, True, NOW, NOW, known)  # noqa: FBT003
    request = ordered(person, details)
    assert words.say(f"admin.label.{name}")
    assert words.say(f"admin.consequence.{name}").endswith(".")
    assert ACTIONS[name].calls(request)
    for call in ACTIONS[name].calls(request):
        assert call.operation in HELPING
        assert call.permission in str(policy("eu-west-1_Example", full=True))
        assert call.permission not in str(policy("eu-west-1_Example", full=False))
        assert "Handed" not in repr(call)


def test_where_addresses_are_names_an_invitation_goes_by_the_address() -> None:
    """AdminCreateUser refuses the inner name there, which is what lists tell."""
    facts = replace(FACTS, signs_in_by=("email",))
    known = {"email": "ada@example.com"}
    person = Person("7c1e", "7c1e", UserStatus.FORCE_CHANGE_PASSWORD, True, NOW, NOW, known)  # noqa: FBT003
    (call,) = ACTIONS["resend"].calls(ActionRequest(person, facts))
    assert call.members["Username"] == "ada@example.com"
    assert call.members["DesiredDeliveryMediums"] == ["EMAIL"]
    (other,) = ACTIONS["disable"].calls(ActionRequest(person, facts))
    assert other.members["Username"] == "7c1e"


def test_texts_are_switched_off_only_for_people_with_a_phone() -> None:
    """Of others Cognito refuses it."""
    facts = replace(FACTS, factors=("SMS_MFA", "EMAIL_OTP"))
    person = Person("ada", "1", UserStatus.CONFIRMED, True, NOW, NOW, {"email": "a@b.c"})  # noqa: FBT003
    (call,) = ACTIONS["reset-mfa"].calls(ActionRequest(person, facts))
    assert set(call.members) == {"Username", "EmailMfaSettings"}


def test_an_action_that_sends_a_message_is_never_repeatable() -> None:
    person = Person("ada", "1", UserStatus.CONFIRMED, enabled=True, created_at=NOW, modified_at=NOW)
    for action in ACTIONS.values():
        if action.messages:
            assert not any(call.repeatable for call in action.calls(ordered(person, ActionDetails())))


def test_every_obstacle_has_a_sentence() -> None:
    poor = PoolFacts("eu-west-1_Example")
    for action, status, enabled, facts in product(ACTIONS.values(), UserStatus, (True, False), (poor, FACTS)):
        person = Person("ada", "1", status, enabled=enabled, created_at=NOW, modified_at=NOW)
        code = action.obstacle(person, facts)
        assert code is None or words.sentence(Notice(code))


def test_the_policy_covers_every_call_that_is_written_out() -> None:
    """Some calls are made of an operation's name that comes from elsewhere; those are held above."""
    sources = (Path(iam.__file__).parent).rglob("*.py")
    called = {name for path in sources for name in re.findall(r'AdminCall\(\s*"(\w+)"', path.read_text())}
    assert {"UpdateUserPool", "AdminCreateUser", "DescribeUserPool"} <= called
    assert called <= {*READING, *HELPING, *SETTING_UP, *LIMITS}


def test_the_policy_is_for_one_pool_and_no_more() -> None:
    (reads,) = policy("eu-west-1_Example", full=False, account="111122223333")["Statement"]
    assert reads["Resource"] == "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example"
    assert len(reads["Action"]) == len(READING)
    assert "arn:aws-cn:" in str(policy("cn-north-1_Example", full=False))
    assert "*" not in "".join(HELPING + READING + SETTING_UP)
