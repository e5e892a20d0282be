"""Triage: what is wrong, what helps, and each action seen to have its effect in the pool."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton

from desktop.core.admin.help_note import HelpNote
from desktop.core.redact import masked
from desktop.profiles.practice_profile import practice_profile
from desktop.storage.vaults import Vaults
from desktop.ui.widgets.clipboard import clear_clipboard
from tests.cli.stile import NoKeyring
from tests.practice.devices import meet
from tests.practice.signing_in import SignIn
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from desktop.wiring.app_context import AppContext
    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]

STATE, WHY = 3, 4
WEEK = 8 * 24 * 3600


def account(practice: Practice, username: str) -> dict[str, Any]:
    """Return what the pool itself knows of somebody."""
    found: dict[str, Any] = practice.boto3.admin_get_user(
        UserPoolId=practice.hello["pool_id"], Username=username
    )
    return found


def test_a_person_whose_invitation_expired_is_invited_again_and_the_list_says_so(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    person = practice.person("temporary-password")
    practice.control.advance(WEEK)

    async def story() -> None:
        async with walk.begun():
            assert walk.cell(person["username"], WHY) == "Temporary password expired"
            expired = walk.count("expired")
            await walk.open(person["username"])
            await walk.says("triage_why", "too old")
            await walk.says("recommended_consequence", "new temporary password by e-mail")
            for _ in range(3):  # whoever types Enter once too often sends nothing
                walk.press(Qt.Key.Key_Return)
            assert not practice.control.inbox(person["username"])
            walk.press(Qt.Key.Key_Tab)
            walk.press(Qt.Key.Key_Return)
            await walk.says("outcome", "A new invitation is on its way")
            walk.press(Qt.Key.Key_Return)
            assert walk.cell(person["username"], STATE) == "Invited"
            assert walk.count("expired") == expired - 1

    run(story())
    assert practice.control.inbox(person["username"])[-1]["password"]
    assert len(practice.control.inbox(person["username"])) == 1


def test_a_disabled_account_is_enabled_by_the_recommended_action(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    person = practice.person("disabled")

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            await walk.click("do_enable")
            await walk.says("outcome", "is enabled")
            await walk.says("triage_state", "Confirmed")

    run(story())
    assert account(practice, person["username"])["Enabled"]


@pytest.mark.parametrize(
    ("situation", "action", "expected"),
    [
        ("plain", "disable", {"Enabled": False}),
        ("plain", "reset", {"UserStatus": "RESET_REQUIRED"}),
        ("unconfirmed", "confirm", {"UserStatus": "CONFIRMED"}),
    ],
)
def test_an_action_has_its_effect_in_the_pool(  # noqa: PLR0913 - a table
    walk: AdminWalk, practice: Practice, run: Run, *, situation: str, action: str, expected: dict[str, Any]
) -> None:
    person = practice.person(situation)

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            recommended = walk.seen(QPushButton, f"do_{action}")
            assert recommended
            recommended.click()
            if not recommended.property("primary"):
                await walk.dialog("question")
                await walk.click("question_yes")
            await walk.says("outcome", person["username"])

    run(story())
    assert expected.items() <= account(practice, person["username"]).items()


def test_a_temporary_password_is_shown_once_and_works(walk: AdminWalk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    shown: list[str] = []

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            await walk.click("do_set-temporary")
            await walk.dialog("question")
            await walk.click("question_yes")
            await walk.dialog("shown_once")
            shown.append((await walk.line("new_temporary_password")).text())
            await walk.click("copy_password")
            assert QGuiApplication.clipboard().text() == shown[0]
            clear_clipboard(shown[0])
            assert QGuiApplication.clipboard().text() == ""
            await walk.click("close_password")

    run(story())
    asked = practice.boto3.initiate_auth(
        AuthFlow="USER_PASSWORD_AUTH",
        ClientId=practice.client_id("password"),
        AuthParameters={"USERNAME": person["username"], "PASSWORD": shown[0]},
    )
    assert asked["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_a_password_that_was_set_is_shown_whatever_goes_wrong_afterwards(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            practice.control.add_fault(
                operation="ListUsers", do="error", error="AccessDeniedException", message="no", times=9
            )
            await walk.click("do_set-temporary")
            await walk.dialog("question")
            await walk.click("question_yes")
            assert (await walk.line("new_temporary_password")).text()
            await walk.says("problem", "cognito-idp:ListUsers")

    run(story())


def test_deleting_wants_the_name_typed(walk: AdminWalk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            await walk.click("do_delete")
            await walk.dialog("question")
            assert walk.seen(QPushButton, "question_yes") is None
            line = await walk.line("typed_name")
            QTest.keyClicks(line, person["username"])
            await walk.click("question_yes")
            await walk.says("outcome", "is deleted")
            assert person["username"] not in walk.shown

    run(story())
    with pytest.raises(practice.boto3.exceptions.UserNotFoundException):
        account(practice, person["username"])


def test_a_new_account_is_made_and_opened(walk: AdminWalk, practice: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.click("new_person")
            (await walk.line("username")).setText("newcomer-1")
            (await walk.line("email")).setText("newcomer-1@example.com")
            await walk.click("question_yes")
            await walk.says("outcome", "is made")
            await walk.says("triage_login", "newcomer-1@example.com")
            assert "newcomer-1" in walk.shown

    run(story())
    assert practice.control.inbox("newcomer-1")[-1]["password"]
    practice.boto3.admin_delete_user(UserPoolId=practice.hello["pool_id"], Username="newcomer-1")


def test_a_refused_value_is_marked_in_its_form_which_stays(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    """The name that is taken, then the number; what was typed beside them is not typed again."""
    taken = practice.person("plain")["username"]

    def refuses(operation: str) -> None:
        told = "Invalid phone number format."
        practice.control.add_fault(
            operation=operation, do="error", error="InvalidParameterException", message=told
        )

    async def refused(name: str, value: str, part: str) -> None:
        (await walk.line(name)).setText(value)
        await walk.click("question_yes")
        await walk.says("problem", part)
        line = await walk.line(name)
        assert line.property("invalid") is True
        assert line.accessibleDescription()

    async def story() -> None:
        async with walk.begun():
            await walk.click("new_person")
            (await walk.line("email")).setText("newcomer-2@example.com")
            await refused("username", taken, "of this name already")
            (await walk.line("username")).setText("newcomer-2")
            refuses("AdminCreateUser")
            await refused("phone_number", "12", "country code")
            assert (await walk.line("username")).property("invalid") is not True
            (await walk.line("phone_number")).setText("+4915112345678")
            await walk.click("question_yes")
            await walk.says("outcome", "is made")
            await walk.says("triage_login", "newcomer-2@example.com")
            await walk.click("do_attributes")
            refuses("AdminUpdateUserAttributes")
            await refused("phone_number", "12", "country code")
            (await walk.line("phone_number")).setText("")
            await walk.click("question_yes")
            await walk.says("outcome", "newcomer-2")

    run(story())
    practice.boto3.admin_delete_user(UserPoolId=practice.hello["pool_id"], Username="newcomer-2")


def test_what_is_refused_is_said_and_changes_nothing(walk: AdminWalk, practice: Practice, run: Run) -> None:
    person = practice.person("disabled")

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            practice.control.add_fault(
                operation="AdminEnableUser", do="error", error="AccessDeniedException", message="no"
            )
            await walk.click("do_enable")
            await walk.says("problem", "cognito-idp:AdminEnableUser")
            await walk.says("triage_state", "Disabled")

    run(story())


class TestHelpNotes:
    @pytest.mark.parametrize("named", [True, False])
    def test_a_note_leads_to_its_person_with_the_reason(
        self, walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path, *, named: bool
    ) -> None:
        person = practice.person("temporary-password")
        name = f"{'z' if named else 'q'}{person['username']}@unlike.example"
        practice.boto3.admin_update_user_attributes(
            UserPoolId=practice.hello["pool_id"],
            Username=person["username"],
            UserAttributes=[{"Name": "email", "Value": name}],
        )
        file = tmp_path / "note.txt"
        text = note(practice, masked(name), person["username"] if named else "").render()
        file.write_text(f"> Hello,\n{text}\nAnn", encoding="utf-8")

        async def story() -> None:
            async with walk.begun(file):
                await walk.says("triage_note", "wrong-password")
                await walk.says("triage_login", person["username"])
                await walk.says("recommended_consequence", "new temporary password")

        run(story())

    def test_a_note_of_another_pool_and_a_file_that_is_none_are_told(
        self, walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.txt"
        other.write_text(note(practice, "a***", "ann", "eu-west-1_Other").render(), encoding="utf-8")
        nonsense = tmp_path / "nonsense.bin"
        nonsense.write_bytes(bytes(range(256)))

        async def story() -> None:
            async with walk.begun():
                for file, told in ((other, "eu-west-1_Other"), (nonsense, "no help note")):
                    walk.window.dropped.emit(file)
                    await walk.says("problem", told)
                walk.window.dropped.emit(tmp_path / "missing.txt")
                await walk.says("problem", "cannot be read")

        run(story())


def note(practice: Practice, mask: str, username: str, pool_id: str = "") -> HelpNote:
    pool = pool_id or practice.hello["pool_id"]
    return HelpNote(
        "work", pool, mask, "sign-in", "wrong-password", "2026-11-23T01:44:04Z", username=username
    )


def test_what_else_can_be_done_has_its_effect_too(walk: AdminWalk, practice: Practice, run: Run) -> None:
    person = practice.person("totp")
    pool = {"UserPoolId": practice.hello["pool_id"]}
    who = pool | {"Username": person["username"]}
    for group in practice.boto3.list_groups(**pool)["Groups"]:  # other tests' groups would be offered, too
        practice.boto3.delete_group(**pool, GroupName=group["GroupName"])
    practice.boto3.create_group(**pool, GroupName="night-helpers")

    def groups() -> list[str]:
        return [group["GroupName"] for group in practice.boto3.admin_list_groups_for_user(**who)["Groups"]]

    async def confirmed(action: str) -> None:
        await walk.click(f"do_{action}")
        await walk.dialog("question")
        await walk.click("question_yes")

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            await walk.click("do_add-to-group")
            await walk.dialog("question")
            await walk.click("question_yes")
            await confirmed_after(walk, "is in the group")
            assert groups() == ["night-helpers"]
            await walk.click("more")
            await walk.says("triage_more", "Groups: night-helpers")
            await walk.click("do_remove-from-group")
            await walk.dialog("question")
            await walk.click("question_yes")
            await confirmed_after(walk, "is out of the group")
            assert groups() == []
            await confirmed("reset-mfa")
            await walk.says("outcome", "second factors")
            await confirmed("sign-out")
            await walk.says("outcome", "signed out everywhere")
            await walk.click("do_attributes")
            await walk.dialog("question")
            (await walk.line("name")).setText("Ada Lovelace")
            await walk.click("question_yes")
            await walk.says("triage_name", "Ada Lovelace")

    run(story())
    found = account(practice, person["username"])
    assert {"Name": "name", "Value": "Ada Lovelace"} in found["UserAttributes"]
    assert "SOFTWARE_TOKEN_MFA" not in found.get("UserMFASettingList", [])
    practice.boto3.delete_group(**pool, GroupName="night-helpers")


def test_computers_are_forgotten(context: AppContext, practice: Practice, run: Run) -> None:
    person = practice.person("email-code+device")
    meet(practice, person).confirm()
    who = {"UserPoolId": person["pool_id"], "Username": person["username"]}
    profile = replace(practice_profile(practice.hello), pool_id=person["pool_id"])
    walk = AdminWalk(context, practice.hello, profile)

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            assert practice.boto3.admin_list_devices(**who)["Devices"]
            await walk.click("do_forget-devices")
            await walk.dialog("question")
            await walk.click("question_yes")
            await walk.says("outcome", "No computer")

    run(story())
    assert practice.boto3.admin_list_devices(**who)["Devices"] == []


def test_a_session_ends_a_provider_is_unlinked_and_an_attribute_goes(
    context: AppContext, practice: Practice, run: Run
) -> None:
    person = practice.person("plain", "careful")
    who = {"UserPoolId": person["pool_id"], "Username": person["username"]}
    corp = {"ProviderName": "Corp", "ProviderAttributeName": "Cognito_Subject"}
    practice.boto3.admin_link_provider_for_user(
        UserPoolId=person["pool_id"],
        DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": person["username"]},
        SourceUser={**corp, "ProviderAttributeValue": person["username"]},
    )
    for _ in range(2):
        SignIn(practice, person).begin()
    profile = replace(practice_profile(practice.hello), pool_id=person["pool_id"])
    walk = AdminWalk(context, practice.hello, profile)

    async def story() -> None:
        async with walk.begun():
            await walk.open(person["username"])
            await walk.click("more")
            await walk.says("triage_more", "Linked providers: Corp")
            await walk.says("triage_more", "Open sign-ins: ")
            for action, heading, outcome in (
                ("end-session", "End one session: ", "has ended"),
                ("unlink-provider", "Unlink a provider: ", "not linked"),
                ("remove-attributes", "Remove an attribute: ", "does not know"),
            ):
                await walk.click(f"do_{action}")
                await walk.dialog("question")
                if action == "remove-attributes":
                    (await walk.until(lambda: walk.seen(QRadioButton, "phone_number"), "it")).setChecked(True)
                await walk.click("question_yes")
                await walk.until(partial(walk.question_of, heading), "the question")
                await walk.click("question_yes")
                await walk.says("outcome", outcome)
            await walk.says("impossible_unlink-provider", "not linked with another provider")

    run(story())
    assert len(practice.boto3.admin_list_user_sessions(**who)["Sessions"]) == 1
    found = practice.boto3.admin_get_user(**who)["UserAttributes"]
    left = {entry["Name"]: entry["Value"] for entry in found}
    assert (left["identities"], "phone_number" in left) == ("[]", False)


async def confirmed_after(walk: AdminWalk, outcome: str) -> None:
    """Agree to the question that follows a choice."""
    await walk.until(lambda: walk.question_of("a group: "), "the question")
    await walk.click("question_yes")
    await walk.says("outcome", outcome)


def test_nobody_disables_themselves(walk: AdminWalk, practice: Practice, run: Run) -> None:
    practice.boto3.admin_create_user(
        UserPoolId=practice.hello["pool_id"], Username="practice", MessageAction="SUPPRESS"
    )

    async def story() -> None:
        async with walk.begun():
            await walk.open("practice")
            await walk.click("do_disable")
            await walk.dialog("question")
            await walk.click("question_yes")
            await walk.says("problem", "shut yourself out")

    run(story())
    assert account(practice, "practice")["Enabled"]
    practice.boto3.admin_delete_user(UserPoolId=practice.hello["pool_id"], Username="practice")


def tokens_of(practice: Practice, person: dict[str, Any]) -> dict[str, Any]:
    """Sign somebody in, and return what is kept of that; they typed their address."""
    replied = practice.boto3.initiate_auth(
        ClientId=practice.client_id("password"),
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": person["username"], "PASSWORD": person["password"]},
    )
    return {
        "access": replied["AuthenticationResult"]["AccessToken"],
        "id": replied["AuthenticationResult"]["IdToken"],
        "refresh": None,
        "expires_at": "2020-01-01T00:00:00+00:00",
        "username": "a name that the directory does not show",
    }


def test_nobody_disables_who_they_signed_in_as_in_the_other_window(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    """In memory only, after the admins' window was opened, and by another name than the directory's."""
    person = practice.person("plain")
    profiles, context = walk.controller._services.profiles, walk.context
    context.vaults = Vaults(context.folders, context.platform, context.worker, NoKeyring())

    async def story() -> None:
        async with walk.begun():
            opened = await profiles.open(walk.controller.profile)
            assert opened.vault.store == "memory"
            await opened.vault.write({"tokens": tokens_of(practice, person)})
            await profiles.open(walk.controller.profile)  # as a keyring is tried again, and does not answer
            await walk.open(person["username"])
            await walk.click("do_disable")
            await walk.dialog("question")
            await walk.click("question_yes")
            await walk.says("problem", "shut yourself out")

    run(story())
    assert account(practice, person["username"])["Enabled"]
