"""What the frame around a page promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from desktop.conversation.view import Action, Answer
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.codes import EmailCode, TotpCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import SignIn
from tests.ui.stage import asking

if TYPE_CHECKING:
    from tests.ui.stage import Stage

CODE = EmailCode("a***@e***")
CODE_ACTIONS = (Action.BACK, Action.RESEND, Action.CANCEL)


class TestAnswering:
    def test_enter_answers_with_what_was_typed(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        stage.type("anna")
        stage.press(Qt.Key.Key_Tab)
        stage.type("hunter2")
        stage.press(Qt.Key.Key_Return)
        assert stage.replies == [Answer({"username": "anna", "password": "hunter2"})]

    def test_what_is_missing_is_asked_for_without_a_call(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        stage.type("anna")
        stage.press(Qt.Key.Key_Return)
        assert stage.replies == []
        assert stage.focused() is stage.line("password")
        assert stage.line("password").accessibleDescription() == stage.text("problem")
        stage.type("h")
        assert not stage.shows("problem")

    def test_a_double_click_is_one_answer(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        stage.type("123456")
        QTest.mouseDClick(stage.button("continue"), Qt.MouseButton.LeftButton)
        stage.click("continue")
        assert len(stage.replies) == 1

    def test_a_double_enter_is_one_answer_and_does_not_cancel(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        stage.type("123456")
        stage.press(Qt.Key.Key_Return)
        stage.press(Qt.Key.Key_Return)
        stage.press(Qt.Key.Key_Enter)
        assert stage.replies == [Answer({"code": "123456"})]
        assert stage.gave_up == 0

    def test_the_second_half_of_a_double_press_is_no_answer_to_the_next_question(self, stage: Stage) -> None:
        stage.shell.present(asking(CODE))
        stage.line("code").setText("111111")
        stage.shell.present(asking(CODE, Problem("wrong-code", field="code")))
        stage.now += 0.1
        stage.press(Qt.Key.Key_Return)
        assert stage.replies == []
        stage.now += 0.5
        stage.press(Qt.Key.Key_Return)
        assert len(stage.replies) == 1


class TestBusy:
    def test_nothing_but_cancel_can_be_used(self, stage: Stage) -> None:
        stage.ask(asking(CODE, actions=CODE_ACTIONS, resend_in=0))
        stage.type("123456")
        stage.click("continue")
        assert stage.shell.busy
        for name in ("continue", "back", "resend"):
            assert not stage.button(name).isEnabled()
        assert not stage.line("code").isEnabled()
        assert stage.button("cancel").isEnabled()
        assert stage.shows("working")

    def test_the_next_question_ends_it(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        stage.type("1")
        stage.click("continue")
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        assert not stage.shell.busy
        assert stage.button("continue").isEnabled()
        assert not stage.shows("working")

    def test_cancel_gives_up(self, stage: Stage) -> None:
        stage.ask(asking(SignIn("anna")))
        stage.type("hunter2")
        stage.click("continue")
        stage.click("cancel")
        assert stage.gave_up == 1
        assert len(stage.replies) == 1


class TestLockedOut:
    def test_the_time_that_is_left_runs_down_in_sight(self, stage: Stage) -> None:
        stage.ask(asking(SignIn("anna"), Problem("locked-out", {"because": "known", "seconds": 4})))
        assert stage.text("problem").endswith("Try again in 4 seconds.")
        stage.now += 2
        stage.wait_for(lambda: stage.text("problem").endswith("Try again in 1 second."))
        stage.now += 1
        stage.wait_for(lambda: stage.text("problem") == "You can try again now.")
        stage.now += 60
        stage.ask(asking(SignIn("anna"), Problem("wrong-password")))
        assert "again now" not in stage.text("problem")


class TestTheSameStepAgain:
    def test_keeps_the_page_and_what_was_typed(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        page = stage.shell.page
        stage.type("123 456")
        stage.click("continue")
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        assert stage.shell.page is page
        assert stage.line("code").text() == "123 456"

    def test_keeps_it_when_only_the_name_became_known(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        stage.line("username").setText("anna")
        stage.line("password").setText("hunter2")
        stage.ask(asking(SignIn("anna"), Problem("no-network")))
        assert stage.line("password").text() == "hunter2"

    def test_another_round_of_a_step_is_a_fresh_page(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        stage.type("123456")
        stage.ask(asking(EmailCode("b***@e***")))
        assert stage.line("code").text() == ""


class TestProblems:
    def test_it_is_said_at_its_field(self, stage: Stage) -> None:
        stage.ask(asking(CODE))
        stage.type("123456")
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        assert "not right" in stage.text("problem")
        assert stage.line("code").accessibleDescription() == stage.text("problem")
        assert stage.focused() is stage.line("code")
        assert stage.line("code").selectedText() == "123456"

    def test_news_are_no_fault(self, stage: Stage) -> None:
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        stage.ask(asking(CODE, Problem("code-renewed", {"time": "14:02"}, field="code")))
        assert "14:02" in stage.text("problem")
        assert stage.shell._body._problem.property("banner") == "note"
        assert not stage.line("code").property("invalid")
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        assert stage.shell._body._problem.property("banner") == "problem"

    def test_typing_takes_the_mark_from_the_field(self, stage: Stage) -> None:
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        stage.type("1")
        assert stage.line("code").property("invalid") is False
        assert stage.shows("problem")

    def test_it_goes_with_the_next_question(self, stage: Stage) -> None:
        stage.ask(asking(SignIn("anna"), Problem("disabled")))
        stage.ask(asking(NewPassword("anna")))
        assert not stage.shows("problem")

    def test_details_for_the_admin_unfold_and_can_be_copied(self, stage: Stage) -> None:
        stage.ask(asking(SignIn("anna"), Problem("disabled", request_id="req-1", detail="User is disabled.")))
        assert not stage.shows("details_text")
        stage.click("details")
        for told in ("disabled", "req-1", "User is disabled.", "enable it"):
            assert told in stage.text("details_text")
        stage.click("copy_details")
        assert stage.app.clipboard().text() == stage.text("details_text")

    def test_a_problem_with_nothing_to_add_has_no_details(self, stage: Stage) -> None:
        stage.ask(asking(CODE, Problem("wrong-code", field="code")))
        assert not stage.shows("details")


class TestNotes:
    def test_they_stay_over_the_next_question_until_the_person_acts(self, stage: Stage) -> None:
        stage.ask(asking(SignIn("anna")))
        stage.type("x")
        stage.click("continue")
        stage.shell.show_note(Notice("password-already-set"))
        stage.ask(asking(CODE))
        assert "already set" in stage.text("note")
        stage.type("1")
        stage.click("continue")
        assert not stage.shows("note")


class TestTime:
    def test_the_countdown_follows_the_clock_not_the_ticks(self, stage: Stage) -> None:
        stage.shell.present(asking(CODE, expires_in=161))
        assert stage.text("countdown") == "This step ends in 2:41"
        stage.now += 100
        stage.shell._footer.countdown._remaining.tick()
        assert stage.text("countdown") == "This step ends in 1:01"

    def test_at_zero_it_says_so_and_keeps_continue(self, stage: Stage) -> None:
        stage.ask(asking(CODE, expires_in=5))
        stage.now += 3600
        stage.shell._footer.countdown._remaining.tick()
        assert "over" in stage.text("countdown")
        stage.type("1")
        stage.click("continue")
        assert len(stage.replies) == 1

    def test_a_new_code_can_be_asked_for_after_the_cool_down(self, stage: Stage) -> None:
        stage.shell.present(asking(CODE, actions=CODE_ACTIONS, resend_in=23))
        assert not stage.button("resend").isEnabled()
        assert "0:23" in stage.button("resend").text()
        stage.now += 23
        stage.shell._body.resend._remaining.tick()
        stage.click("resend")
        assert stage.replies == [Action.RESEND]

    def test_steps_without_messages_offer_none(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        assert not stage.shows("resend")
        assert not stage.shows("countdown")


def test_the_first_thing_that_a_person_does_is_told_once(stage: Stage) -> None:
    told: list[bool] = []
    stage.shell.touched.connect(lambda: told.append(True))
    stage.ask(asking(SignIn()))
    assert (told, stage.shell.is_touched) == ([], False)
    stage.type("an")
    stage.press(Qt.Key.Key_Escape)
    assert (told, stage.shell.is_touched) == ([True], True)


class TestLeaving:
    def test_esc_asks_where_a_step_would_be_lost(self, stage: Stage) -> None:
        stage.ask(asking(CODE, passed=("sign-in",)))
        stage.press(Qt.Key.Key_Escape)
        assert stage.find(QMessageBox, "confirm_stop")
        assert stage.replies == []
        stage.find(QWidget, "confirm_no").click()  # type: ignore[attr-defined]
        stage.settle()
        assert stage.replies == []
        assert not stage.shows("confirm_stop")

    def test_confirmed_it_cancels(self, stage: Stage) -> None:
        stage.ask(asking(CODE, passed=("sign-in",)))
        stage.press(Qt.Key.Key_Escape)
        stage.find(QWidget, "confirm_yes").click()  # type: ignore[attr-defined]
        assert stage.replies == [Action.CANCEL]

    def test_esc_on_the_first_page_cancels_at_once(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        stage.press(Qt.Key.Key_Escape)
        assert stage.replies == [Action.CANCEL]

    def test_only_the_offered_ways_are_there(self, stage: Stage) -> None:
        stage.ask(asking(CODE, actions=(Action.START_OVER, Action.CANCEL)))
        assert not stage.shows("back")
        stage.click("start_over")
        assert stage.replies == [Action.START_OVER]

    def test_closing_the_window_is_not_cancelling(self, stage: Stage) -> None:
        stage.ask(asking(CODE, passed=("sign-in",)))
        closed: list[bool] = []
        stage.window.closed.connect(lambda: closed.append(True))
        stage.window.close()
        assert closed == [True]
        assert stage.replies == []


class TestOrientation:
    def test_tab_goes_where_the_eye_goes(self, stage: Stage) -> None:
        stage.ask(
            asking(
                NewPassword("anna", ("name",)), Problem("weak-password"), actions=CODE_ACTIONS, resend_in=0
            )
        )
        way = []
        for _ in range(9):
            way.append(stage.focused().objectName())
            stage.press(Qt.Key.Key_Tab)
        assert way == [
            "new_password",
            "show_password",
            "name",
            "resend",
            "back",
            "cancel",
            "continue",
            "get_help",
            "details",
        ]

    def test_the_pool_is_always_named(self, stage: Stage) -> None:
        stage.ask(asking(NewPassword("anna")))
        assert stage.text("pool_name") == "Example staff"
        assert "Example Corporation" in stage.text("pool_id")
        assert stage.window.windowTitle() == "Choose a new password \u2013 Example staff \u2013 Stile"

    def test_the_way_is_shown(self, stage: Stage) -> None:
        stage.ask(asking(CODE, passed=("sign-in", "new-password")))
        names = [label.accessibleName() for label in stage.window.findChildren(QLabel) if label.isVisible()]
        assert "Now: E-mail code" in names
        assert "Done: New password" in names
        assert "Still to come: Signed in" in names


class TestSomethingIsGone:
    FACTOR = (Action.BACK, Action.OTHER_WAY, Action.START_OVER, Action.CANCEL)

    def test_a_factor_page_has_a_way_out(self, stage: Stage) -> None:
        stage.ask(asking(TotpCode("Phone"), actions=self.FACTOR))
        assert stage.button("other_way").text() == "I no longer have this device"
        stage.click("other_way")
        assert stage.replies == [Action.OTHER_WAY]
        assert not stage.button("other_way").isEnabled()

    def test_other_pages_have_none(self, stage: Stage) -> None:
        stage.ask(asking(CODE, actions=self.FACTOR))
        stage.ask(asking(NewPassword("anna")))
        assert not stage.shows("other_way")

    def test_without_another_way_the_page_says_who_can_help(self, stage: Stage) -> None:
        stage.ask(asking(TotpCode("Phone"), Problem("no-other-way"), actions=self.FACTOR))
        assert "administrator" in stage.text("problem")
        stage.click("details")
        assert "Reset the user" in stage.text("details_text")


class TestAttributes:
    """What the pool says about attributes is shown at the field, and nothing that was typed is lost."""

    ASKED = NewPassword("anna", ("email", "phone_number"))

    def _typed(self, stage: Stage) -> None:
        stage.ask(asking(self.ASKED))
        typed = {"new_password": "Chosen-1!", "email": "anna@example.com", "phone_number": "+4900"}
        for name, text in typed.items():
            stage.line(name).setFocus()
            stage.type(text)
        stage.click("continue")

    def test_the_wrong_field_has_the_sentence_and_the_cursor(self, stage: Stage) -> None:
        self._typed(stage)
        problem = Problem("invalid-input", {"because": "phone"}, field="phone_number")
        stage.ask(asking(self.ASKED, problem))
        assert "country code" in stage.text("problem")
        assert stage.focused() is stage.line("phone_number")
        assert stage.line("phone_number").accessibleDescription() == stage.text("problem")
        assert stage.line("email").text() == "anna@example.com"

    def test_a_field_more_comes_with_what_was_typed_before(self, stage: Stage) -> None:
        self._typed(stage)
        step = self.ASKED.asking(("email", "phone_number", "given_name"))
        problem = Problem(
            "attribute-missing", {"because": "named", "member": "given_name"}, field="given_name"
        )
        stage.ask(asking(step, problem))
        assert "Given name" in stage.text("problem")
        assert stage.focused() is stage.line("given_name")
        stage.type("Anna")
        stage.press(Qt.Key.Key_Return)
        assert stage.replies[-1] == Answer(
            {
                "new_password": "Chosen-1!",
                "email": "anna@example.com",
                "phone_number": "+4900",
                "given_name": "Anna",
            }
        )

    def test_a_field_fewer_leaves_the_others_as_they_were(self, stage: Stage) -> None:
        self._typed(stage)
        problem = Problem("attribute-fixed", {"because": "dropped", "member": "email"})
        stage.ask(asking(self.ASKED.asking(("phone_number",)), problem))
        assert "no longer asked" in stage.text("problem")
        stage.click("continue")
        assert stage.replies[-1] == Answer({"new_password": "Chosen-1!", "phone_number": "+4900"})

    def test_another_persons_page_takes_nothing_over(self, stage: Stage) -> None:
        self._typed(stage)
        stage.ask(asking(NewPassword("bob", ("email",))))
        assert stage.line("new_password").text() == ""
        assert stage.line("email").text() == ""
