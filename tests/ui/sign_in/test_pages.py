"""Every step has its page, and pages show what the steps say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QRadioButton, QWidget

from desktop.conversation.view import Action, Answer
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.core.sign_in.progress import SIGNED_IN, journey
from desktop.core.steps import all_steps as steps
from desktop.core.steps import own_account as own
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import Password, SignIn
from desktop.core.steps.pool_defined import UnknownChallenge
from desktop.ui.sign_in.pages import page_type, page_types
from desktop.ui.widgets.password_edit import PasswordEdit
from desktop.ui.widgets.radio_card import RadioCard
from tests.ui.stage import asking

if TYPE_CHECKING:
    from tests.ui.stage import Stage

FULL_WIDTH = "\uff11\uff12\uff13 4-56"

EVERY_STEP = [
    SignIn("anna"),
    Password("anna", "session-ended"),
    NewPassword("anna", ("name", "custom:team", "email", "phone_number")),
    EmailCode("a***@e***"),
    UnknownChallenge("RETINA_SCAN"),
    steps.NoWayOn("text-setup"),
    steps.Identify("anna"),
    steps.BrowserSignIn("anna"),
    steps.BrowserSignIn("anna", "https://auth.example.com/oauth2/authorize?state=abc"),
    steps.BrowserSignIn("anna", "https://auth.example.com/oauth2/authorize?state=abc", pastes=True),
    steps.ChooseFactor(("PASSWORD_SRP", "EMAIL_OTP", "WEB_AUTHN")),
    steps.SmsCode("+*******0839"),
    steps.TotpCode("Phone"),
    steps.ChooseMfa(("SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP")),
    steps.ChooseMfaSetup(("SOFTWARE_TOKEN_MFA", "EMAIL_OTP")),
    steps.SetUpTotp(
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "otpauth://totp/Example:anna?secret=JBSWY3DPEHPK3PXP",
        replaces_key=True,
    ),
    steps.SetUpEmail(),
    steps.ForgotPassword("anna"),
    steps.ResetPassword("anna", "a***@e***"),
    steps.SignUp(("email", "name")),
    steps.ConfirmAccount("anna", "a***@e***"),
    steps.Custom("What is on your badge?", "The four digits below the picture.", attempts_left="2"),
    steps.RememberDevice("anna-laptop"),
    steps.Passkey("example.com"),
    Password("anna", "asked", asks_to_send=True),
    steps.Passkey("example.com", "{}", asks_site=True),
    steps.Passkey("example.com", "{}", expected="example.org"),
    steps.Passkey("example.com", "{}", asks_pin=True, choices=("anna", "anna-admin")),
    own.ChangePassword("anna"),
    own.ChangeAttribute("email", "anna@example.com"),
    own.VerifyAttribute("email", "n***@e***", kept="anna@example.com"),
    own.MakePasskey("example.com", asks_site=True),
    own.DeleteAccount("anna"),
]


def test_every_step_has_exactly_one_page() -> None:
    assert set(page_types()) == {*steps.ALL, *own.OWN_STEPS}


def test_a_step_without_a_page_is_named() -> None:
    class PickAColour(steps.Step):
        name = "pick-a-colour"

    with pytest.raises(RuntimeError, match="no page serves pick-a-colour"):
        page_type(PickAColour)


def test_every_step_is_looked_at_here() -> None:
    assert {type(step) for step in EVERY_STEP} == {*steps.ALL, *own.OWN_STEPS}


@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.name)
def test_everything_that_takes_the_focus_has_a_name(stage: Stage, step: steps.Step) -> None:
    stage.ask(asking(step, Problem("disabled")))
    for widget in stage.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() and isinstance(widget, QLineEdit):
            assert widget.accessibleName(), widget.objectName()


@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.name)
def test_no_letter_is_taken_twice(stage: Stage, step: steps.Step) -> None:
    stage.ask(asking(step))
    marked = [label.text() for label in stage.window.findChildren(QLabel) if label.buddy()]
    named = ("continue", "back", "cancel", "remember_yes", "remember_no")
    marked += [stage.button(name).text() for name in named if stage.shows(name)]
    letters = [text[text.index("&") + 1].casefold() for text in marked]
    assert len(letters) == len(set(letters)), marked


def test_a_known_name_is_filled_in_and_the_password_waits(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    assert stage.line("username").text() == "anna"
    assert stage.focused() is stage.line("password")


def test_the_reason_for_asking_the_password_again_is_said(stage: Stage) -> None:
    stage.ask(asking(Password("anna", "new-password-set")))
    assert "new password is set" in stage.text("intro")
    assert stage.text("signing_in_as") == "anna"


def test_rules_are_ticked_off_while_typing(stage: Stage) -> None:
    stage.ask(asking(NewPassword("anna", policy=PasswordPolicy(min_length=6, symbol=False))))
    stage.type("abc")
    assert stage.find(QLabel, "rule_lower").accessibleName().startswith("Met")
    assert stage.find(QLabel, "rule_length").accessibleName().startswith("Not yet met")
    assert not stage.shows("rule_symbol")
    stage.type("DEF1")
    for rule in ("length", "upper", "digit"):
        assert stage.find(QLabel, f"rule_{rule}").accessibleName().startswith("Met")


def test_a_password_the_rules_doubt_may_still_be_sent(stage: Stage) -> None:
    stage.ask(asking(NewPassword("anna")))
    stage.type("short")
    stage.click("continue")
    assert len(stage.replies) == 1


def test_each_missing_attribute_has_a_field(stage: Stage) -> None:
    stage.ask(asking(NewPassword("anna", ("name", "custom:team"))))
    stage.line("new_password").setText("Wintergarten1!")
    stage.line("name").setText("Anna")
    stage.line("custom:team").setText("Blue")
    stage.click("continue")
    (reply,) = stage.replies
    assert reply.fields == {"new_password": "Wintergarten1!", "name": "Anna", "custom:team": "Blue"}  # type: ignore[union-attr]


def test_a_password_is_shown_on_request_and_covered_when_it_is_sent(stage: Stage) -> None:
    stage.ask(asking(NewPassword("anna")))
    edit = stage.find(PasswordEdit, "new_password")
    stage.type("Wintergarten1!")
    edit._eye.click()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    stage.click("continue")
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_pasted_code_arrives_as_it_was_pasted(stage: Stage) -> None:
    stage.ask(asking(EmailCode("a***@e***")))
    stage.app.clipboard().setText(FULL_WIDTH)
    stage.line("code").paste()
    stage.click("continue")
    assert stage.replies[0].fields == {"code": FULL_WIDTH}  # type: ignore[union-attr]


def test_an_unknown_challenge_is_named_and_answered_by_nothing(stage: Stage) -> None:
    stage.ask(asking(UnknownChallenge("RETINA_SCAN")))
    assert "RETINA_SCAN" in stage.text("intro")
    stage.click("continue")
    assert stage.replies[0].fields == {}  # type: ignore[union-attr]


def test_secrets_leave_with_their_page(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    edit = stage.line("password")
    stage.type("hunter2")
    stage.ask(asking(EmailCode("a***@e***")))
    assert edit.text() == ""


def test_a_choice_starts_at_the_first_way_and_is_handed_over(stage: Stage) -> None:
    stage.ask(asking(steps.ChooseMfa(("SMS_MFA", "EMAIL_OTP"))))
    stage.find(QRadioButton, "EMAIL_OTP").click()
    stage.click("continue")
    assert stage.replies == [Answer({"choice": "EMAIL_OTP"})]


@pytest.mark.parametrize(
    "step", [steps.Passkey("example.com"), steps.SetUpTotp(), steps.NoWayOn("no-factor")]
)
def test_where_nothing_is_typed_enter_leads_on(stage: Stage, step: steps.Step) -> None:
    stage.ask(asking(SignIn("anna")))
    stage.ask(asking(step))
    assert stage.focused() is stage.button("continue")
    stage.press(Qt.Key.Key_Return)
    assert stage.replies == [Answer({})]


def test_an_authenticator_key_is_shown_only_when_the_phone_is_ready(stage: Stage) -> None:
    stage.ask(asking(steps.SetUpTotp()))
    assert stage.button("continue").text().replace("&", "") == "My phone is ready"
    assert not stage.shows("secret")
    stage.ask(
        asking(
            steps.SetUpTotp("JBSWY3DPEHPK3PXP", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", replaces_key=True)
        )
    )
    assert stage.text("secret") == "JBSW Y3DP EHPK 3PXP"
    order = [
        stage.find(QWidget, name) for name in ("app_step_1", "app_step_2", "secret", "app_step_3", "code")
    ]
    places = [widget.mapTo(stage.window, QPoint(0, 0)).y() for widget in order]
    assert places == sorted(places)
    assert [label.text()[:2] for label in order if label.objectName().startswith("app")] == ["1.", "2.", "3."]  # type: ignore[attr-defined]
    assert "delete the older entry" in stage.text("key_replaced")


def test_whether_to_remember_the_computer_is_two_buttons_and_enter_says_no(stage: Stage) -> None:
    stage.ask(asking(steps.RememberDevice("anna-laptop")))
    assert "anna-laptop" in stage.text("intro")
    assert not stage.shows("continue")
    assert not stage.shows("remember")
    stage.press(Qt.Key.Key_Return)
    stage.ask(asking(steps.RememberDevice("anna-laptop")))
    stage.click("remember_yes")
    assert stage.replies == [Answer({"remember": "false"}), Answer({"remember": "true"})]
    stage.ask(asking(EmailCode("a***@e***")))
    assert stage.shows("continue"), "the next page leads on by its usual button"


def test_a_choice_is_a_card_that_can_be_clicked_anywhere(stage: Stage) -> None:
    stage.ask(asking(steps.ChooseMfa(("SMS_MFA", "EMAIL_OTP"))))
    way = stage.find(QRadioButton, "EMAIL_OTP")
    assert way.accessibleDescription() == "We send it to your e-mail address."
    card = next(card for card in stage.window.findChildren(RadioCard) if card.isAncestorOf(way))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 8, card.height() - 6))
    assert stage.focused() is way
    stage.press(Qt.Key.Key_Return)
    assert stage.replies == [Answer({"choice": "EMAIL_OTP"})]


def test_a_password_that_would_be_sent_itself_needs_a_box(stage: Stage) -> None:
    stage.ask(asking(Password("anna", "asked", asks_to_send=True)))
    assert "asks for your password itself instead of a proof" in stage.text("intro")
    stage.type("Wintergarten1!")
    stage.find(QCheckBox, "send_password").setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.click("continue")
    stage.ask(asking(Password("anna", "asked", asks_to_send=True), Problem("plain-password-not-agreed")))
    assert "Nothing was sent" in stage.text("problem")
    assert stage.replies == [Answer({"password": "Wintergarten1!", "send_password": "true"})]


def test_the_site_of_a_passkey_is_named_and_confirmed_by_a_box(stage: Stage) -> None:
    stage.ask(asking(steps.Passkey("xn--exmple-cua.com", "{}", asks_site=True)))
    assert "for the site xn--exmple-cua.com. Is that your organisation's site?" in stage.text("intro")
    stage.click("continue")
    stage.ask(asking(steps.Passkey("xn--exmple-cua.com", "{}", asks_site=True)))
    stage.press(Qt.Key.Key_Space)
    stage.click("continue")
    assert stage.replies == [Answer({"site": "false"}), Answer({"site": "true"})]


def test_a_passkey_of_another_site_is_told_with_both_names(stage: Stage) -> None:
    stage.ask(asking(steps.Passkey("bank.example", "{}", expected="example.com")))
    assert "bank.example" in stage.text("intro")
    assert "are for example.com" in stage.text("intro")


def test_cancelling_what_is_asked_after_the_tokens_costs_nothing_and_warns_of_nothing(stage: Stage) -> None:
    ask = asking(steps.RememberDevice("anna-laptop"), actions=(Action.CANCEL,))
    stage.ask(replace(ask, journey=journey(("sign-in", "email-code"), SIGNED_IN)))
    stage.click("cancel")
    assert stage.replies == [Action.CANCEL]
