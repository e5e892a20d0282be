"""The pages about the account, walked by a person with a real practice pool behind the window."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from desktop.core.cognito import totp
from desktop.ui.account.accounts_screen import AccountsScreen
from tests.ui.stage import HEADING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.stage import Stage
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]

NEW = "Wintergarten-7"


async def shows(walk: Walk, name: str) -> QWidget:
    return await walk.until(lambda: walk.seen(QWidget, name), name)


async def press(walk: Walk, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    await asyncio.sleep(0)
    QTest.keyClick(walk.window.focusWidget() or walk.window, key)


async def open_by_keys(walk: Walk, page: str) -> None:
    """Go to a page from the home page by Tab and Enter."""
    wanted = f"page_{page}"
    await walk.until(lambda: walk.seen(QPushButton, wanted), wanted)
    for _ in range(40):
        focused = walk.window.focusWidget()
        if focused is not None and focused.objectName() == wanted:
            break
        await press(walk, Qt.Key.Key_Tab)
    else:
        raise AssertionError(f"Tab does not come to {wanted}")
    await press(walk, Qt.Key.Key_Return)


def test_the_password_is_changed_and_home_says_so(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "change_password")
            await walk.line("new_password")
            await walk.answer(present_password="Wrong-1-wrong!", new_password=NEW)
            await walk.says("problem", "not your present password")
            assert (await walk.line("new_password")).text() == NEW
            await walk.answer(present_password=person["password"])
            await walk.says("note", "Your password is changed")
            await walk.says("who", person["username"])

    run(story())


def test_esc_goes_back_and_nothing_is_sent(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "change_password")
            await walk.line("new_password")
            practice.control.clear_ledger()
            await press(walk, Qt.Key.Key_Escape)
            await shows(walk, "who")
            await open_by_keys(walk, "details")
            await shows(walk, "value_email")
            await press(walk, Qt.Key.Key_Escape)
            await shows(walk, "who")
            sent = {request["operation"] for request in practice.control.ledger()["requests"]}
            assert sent == {"GetUser"}

    run(story())


def test_an_address_is_changed_and_confirmed(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "details")
            await walk.click("change_email")
            assert (await walk.line("email")).text() == person["email"]
            await walk.answer(email="new@example.com")
            await walk.line("code")
            await walk.answer(code=practice.code(person["username"]))
            await walk.says("outcome", "Confirmed")
            await walk.says("value_email", "new@example.com")
            await walk.says("marks_email", "Confirmed")

    run(story())


def test_an_app_is_set_up_and_a_factor_is_switched_off_after_a_question(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "factors")
            await walk.click("set_up_app_SOFTWARE_TOKEN_MFA")
            await shows(walk, "page_set-up-totp")
            await walk.answer()
            key = (await walk.says("secret", " ")).text()
            await walk.answer(code=totp.code(key, practice.control.now().timestamp()))
            await walk.says("outcome", "set up")
            await walk.says("marks_SOFTWARE_TOKEN_MFA", "On")
            await walk.click("factor_off_SOFTWARE_TOKEN_MFA")
            await walk.until(lambda: walk.seen(QMessageBox, "confirm_factor-off"), "the question")
            await walk.click("confirm_yes")
            await walk.says("marks_SOFTWARE_TOKEN_MFA", "Off")

    run(story())


def test_a_page_that_cannot_be_read_says_why_and_tries_again(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.says("passkey_offer", "security key")
            practice.control.add_fault(operation="ListWebAuthnCredentials", do="status", status=503, times=2)
            await open_by_keys(walk, "passkeys")
            await walk.says("problem", "did not answer")
            await walk.click("again")
            await shows(walk, "add_passkey")

    run(story())


def test_a_hanging_page_is_left_by_back(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await shows(walk, "page_computers")
            practice.control.add_fault(operation="ListDevices", do="hang", seconds=3)
            await open_by_keys(walk, "computers")
            await shows(walk, "working")
            await walk.click("back")
            await shows(walk, "who")

    run(story())


def test_what_the_tokens_say_is_shown(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "claims")
            await walk.says("value_id.cognito:username", person["username"])
            await walk.says("value_access.token_use", "access")

    run(story())


def test_a_session_that_was_ended_elsewhere_leads_to_signing_in(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await shows(walk, "page_details")
            practice.boto3.admin_user_global_sign_out(
                UserPoolId=person["pool_id"], Username=person["username"]
            )
            await open_by_keys(walk, "details")
            await walk.line("password")
            await walk.says("note", "signed out")

    run(story())


def test_a_passkey_is_offered_once(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.says("passkey_offer", "security key")
            await walk.click("offer_later")
            await walk.click("sign_out")
            await walk.click("confirm_yes")
            await walk.answer(username=person["username"], password=person["password"])
            await shows(walk, "who")
            await open_by_keys(walk, "passkeys")
            await walk.click("back")
            await shows(walk, "who")
            assert walk.seen(QWidget, "passkey_offer") is None

    run(story())


def test_an_account_is_deleted_and_the_first_page_says_so(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "details")
            await walk.click("delete_account")
            await walk.answer(typed_name="somebody")
            await walk.says("problem", "Nothing was deleted")
            await walk.answer(typed_name=person["username"])
            await walk.answer(password=person["password"])
            await walk.says("note", "deleted")
            await walk.line("username")

    run(story())
    with pytest.raises(practice.boto3.exceptions.UserNotFoundException):
        practice.boto3.admin_get_user(UserPoolId=person["pool_id"], Username=person["username"])


def test_two_accounts_stay_signed_in_side_by_side(walk: Walk, practice: Practice, run: Run) -> None:
    first, second = practice.person("plain"), practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(first):
            await open_by_keys(walk, "accounts")
            await shows(walk, "account_first")
            (await walk.line("account")).setText("no/name")
            await walk.click("add_account")
            await walk.says("problem", "may be called")
            (await walk.line("account")).setText("Work")
            await walk.click("add_account")
            await walk.answer(username=second["username"], password=second["password"])
            await walk.says("who", second["username"])
            assert "work" in walk.window.windowTitle()
            await open_by_keys(walk, "accounts")
            await walk.click("account_first")
            await walk.says("who", first["username"])
            await open_by_keys(walk, "accounts")
            await walk.click("account_work")
            await walk.says("who", second["username"])

    run(story())


def test_what_was_not_done_is_a_problem_with_help(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await open_by_keys(walk, "factors")
            await shows(walk, "factor_on_EMAIL_OTP")
            practice.control.add_fault(operation="SetUserMFAPreference", when="before", do="close")
            await walk.click("factor_on_EMAIL_OTP")
            await walk.says("problem", "nothing was changed")
            await walk.says("marks_EMAIL_OTP", "Off")

    run(story())


def test_what_is_wrong_on_a_form_stands_between_its_line_and_the_ways_to_help(stage: Stage) -> None:
    screen = AccountsScreen((), "")
    stage.window.put(screen, HEADING)
    stage.line("account").setText("no name!")
    stage.click("add_account")
    stage.settle()
    parts = [stage.line("account"), stage.find(QLabel, "problem"), stage.button("get_help")]
    places = [part.mapTo(stage.window, part.rect().topLeft()).y() for part in parts]
    assert places == sorted(set(places))
    assert not screen.problem.isVisible()
    assert stage.window.focusWidget() is stage.line("account")
    assert stage.line("account").accessibleDescription() == stage.text("problem")
