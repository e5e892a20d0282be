"""Mistakes that people make at a field, by keys: where the cursor goes, what is said, and what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea

from desktop.conversation.answers import check
from desktop.conversation.view import Action, Answer
from desktop.core.notices.notice import Problem
from desktop.core.steps import all_steps as steps
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import Password, SignIn
from tests.ui.stage import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.stage import Stage
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[object, object, None]], None]

MANY = ("name", "given_name", "family_name", "nickname", "address", "locale", "website", "birthdate")


async def cursor_in(walk: Walk, name: str) -> QLineEdit:
    """Wait until a line of the window takes what is typed."""

    def look() -> QLineEdit | None:
        line = walk.seen(QLineEdit, name)
        return line if line is not None and walk.window.focusWidget() is line else None

    return await walk.until(look, f"the cursor in {name}")


def sign_in_by_keys(stage: Stage, name: str, password: str) -> None:
    stage.type(name)
    stage.press(Qt.Key.Key_Tab)
    stage.type(password)
    stage.press(Qt.Key.Key_Return)
    stage.now += 1


class TestAfterARefusedPassword:
    @pytest.mark.parametrize(
        "problem",
        [
            Problem("wrong-password"),
            Problem("wrong-password", {"because": "few", "attempts_left": 1}),
            Problem("locked-out"),
            Problem("no-network"),
            Problem("refused", field="nowhere"),
        ],
        ids=lambda problem: problem.code,
    )
    def test_what_is_typed_next_is_the_password(self, stage: Stage, problem: Problem) -> None:
        stage.ask(asking(SignIn()))
        sign_in_by_keys(stage, "ada", "Wrong-1!")
        stage.ask(asking(SignIn("ada"), problem))
        assert stage.focused() is stage.line("password")
        assert stage.line("password").selectedText() == "Wrong-1!"
        stage.type("Right-1!")
        stage.press(Qt.Key.Key_Return)
        assert stage.replies[-1] == Answer({"username": "ada", "password": "Right-1!"})

    def test_where_the_name_is_the_whole_page_it_is_typed_over(self, stage: Stage) -> None:
        stage.ask(asking(steps.Identify()))
        stage.type("adda")
        stage.press(Qt.Key.Key_Return)
        stage.ask(asking(steps.Identify("adda"), Problem("wrong-password", {"because": "no-password"})))
        stage.type("ada")
        assert stage.line("username").text() == "ada"

    def test_a_page_with_the_password_alone_has_it_selected(self, stage: Stage) -> None:
        stage.ask(asking(Password("ada", "asked")))
        stage.type("Wrong-1!")
        stage.press(Qt.Key.Key_Return)
        stage.ask(asking(Password("ada", "asked"), Problem("wrong-password")))
        stage.type("Right-1!")
        assert stage.line("password").text() == "Right-1!"

    def test_a_first_page_is_begun_at_its_first_line(self, stage: Stage) -> None:
        stage.ask(asking(SignIn()))
        assert stage.focused() is stage.line("username")

    def test_the_real_pool_refuses_and_the_cursor_is_in_the_password(
        self, walk: Walk, practice: Practice, run: Run
    ) -> None:
        walk.add_profile(flow="srp")
        person = practice.person("plain")

        async def scene() -> None:
            async with walk.begun():
                await walk.answer(username=person["username"], password="Wrong-1!")
                await walk.says("problem", "not right")
                line = await cursor_in(walk, "password")
                assert line.selectedText() == "Wrong-1!"
                QTest.keyClicks(line, person["password"])
                QTest.keyClick(line, Qt.Key.Key_Return)
                await walk.until(lambda: walk.seen(QPushButton, "sign_out"), "the home page")

        run(scene())


class TestWhatIsMissing:
    def test_a_field_below_the_fold_is_named_focused_and_seen(self, stage: Stage) -> None:
        stage.window.resize(420, 480)
        stage.ask(asking(NewPassword("ada", MANY)))
        for name in ("new_password", *MANY[:-1]):
            stage.line(name).setText("Chosen-1!")
        assert not is_seen(stage, stage.line("birthdate"))
        stage.press(Qt.Key.Key_Return)
        stage.wait_for(lambda: is_seen(stage, stage.line("birthdate")))
        assert stage.focused() is stage.line("birthdate")
        assert stage.text("problem") == "Type your date of birth."
        assert stage.line("birthdate").accessibleDescription() == "Type your date of birth."
        stage.type("1990-12-31")
        stage.press(Qt.Key.Key_Return)
        assert len(stage.replies) == 1

    def test_a_field_that_the_pool_found_wrong_is_seen_too(self, stage: Stage) -> None:
        stage.window.resize(420, 480)
        step = NewPassword("ada", MANY)
        stage.ask(asking(step))
        for name in ("new_password", *MANY):
            stage.line(name).setText("Chosen-1!")
        stage.press(Qt.Key.Key_Return)
        stage.ask(asking(step, Problem("invalid-input", field="birthdate")))
        stage.wait_for(lambda: is_seen(stage, stage.line("birthdate")))
        assert stage.line("birthdate").selectedText() == "Chosen-1!"


def is_seen(stage: Stage, line: QLineEdit) -> bool:
    area = next(area for area in stage.window.findChildren(QScrollArea) if area.isAncestorOf(line))
    top = line.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + line.height() <= area.viewport().height()


def paste(stage: Stage, text: str) -> None:
    stage.app.clipboard().setText(text)
    QTest.keySequence(stage.focused(), QKeySequence(QKeySequence.StandardKey.Paste))


class TestWhatIsPasted:
    @pytest.mark.parametrize("typed", ["123 456", "123-456", "\u2013123456.", "\u00a0123456\n"])
    def test_what_groups_a_code_does_not_matter(self, stage: Stage, typed: str) -> None:
        stage.ask(asking(steps.TotpCode("Phone")))
        paste(stage, typed)
        stage.press(Qt.Key.Key_Return)
        (reply,) = stage.replies
        assert isinstance(reply, Answer)
        assert clean_of(reply) == "123456"

    def test_a_mistake_at_the_password_is_asked_about_once(
        self, walk: Walk, practice: Practice, run: Run
    ) -> None:
        walk.add_profile(flow="srp")
        person = practice.person("temporary-password")

        async def scene() -> None:
            async with walk.begun():
                await walk.answer(username=person["username"], password=person["password"] + ".")
                label = await walk.says("problem", "was that the end of the sentence?")
                assert person["password"] not in label.text()
                line = await cursor_in(walk, "password")
                assert line.text() == person["password"] + "."
                assert line.property("invalid")
                assert failures(practice, person["username"]) == 0
                await walk.answer()
                await walk.says("problem", "not right")
                assert failures(practice, person["username"]) == 1
                await walk.answer(password=person["password"] + "\u00a0")
                await walk.says("problem", "ends with a space")
                await walk.answer(password=person["password"])
                await walk.line("new_password")
                assert failures(practice, person["username"]) == 1

        run(scene())

    def test_a_line_break_goes_with_a_word(self, walk: Walk, practice: Practice, run: Run) -> None:
        walk.add_profile(flow="srp")
        person = practice.person("temporary-password")

        async def scene() -> None:
            async with walk.begun():
                (await walk.line("username")).setText(person["username"])
                line = await walk.line("password")
                line.insert(person["password"] + "\n")
                await walk.click("continue")
                await walk.line("new_password")
                await walk.says("note", "line break came along")

        run(scene())


def failures(practice: Practice, username: str) -> int:
    return int(practice.control.ledger()["users"][username]["password_failures"])


def clean_of(reply: Answer) -> str:
    answers = check(steps.TotpCode("Phone"), reply.fields)
    assert not isinstance(answers, Problem)
    return answers["code"].reveal()


class TestCodes:
    def test_how_many_digits_a_code_has_is_said_at_its_field(
        self, walk: Walk, practice: Practice, run: Run
    ) -> None:
        person = practice.person("totp")
        walk.hello = {**practice.hello, **practice.pool(person["pool_id"])}
        walk.add_profile(flow="srp")

        async def scene() -> None:
            async with walk.begun():
                await walk.answer(username=person["username"], password=person["password"])
                await walk.answer(code="12 345")
                await walk.says("problem", "has 6 digits.")
                await walk.answer(code="000000")
                await walk.says("problem", "shows now")
                await walk.answer(code="1234567")
                await walk.says("problem", "has 6 digits.")
                await walk.answer(code="000000")
                label = await walk.says("problem", "authenticator app shows now")
                assert "message" not in label.text()
                await cursor_in(walk, "code")

        run(scene())


def test_back_from_a_code_says_which_password_to_use(walk: Walk, practice: Practice, run: Run) -> None:
    walk.add_profile(flow="srp")
    person = practice.person("temporary-password+email-code")

    async def scene() -> None:
        async with walk.begun():
            await walk.answer(username=person["username"], password=person["password"])
            await walk.answer(new_password="Chosen by me 1")
            await walk.line("code")
            await walk.click("back")
            await walk.says("note", "Sign in with the new password you just chose.")
            assert (await cursor_in(walk, "password")).text() == ""

    run(scene())


class TestWhereAProblemIsSaid:
    ACTIONS = (Action.BACK, Action.CANCEL)

    def test_below_its_field_with_the_ways_to_help_and_nowhere_else(self, stage: Stage) -> None:
        problem = Problem("weak-password", field="new_password", request_id="r-1")
        stage.ask(asking(NewPassword("ada", ("name",)), problem, actions=self.ACTIONS))
        line, said = stage.line("new_password"), stage.find(QLabel, "problem")
        top = line.mapTo(stage.window, QPoint(0, line.height())).y()
        assert top <= said.mapTo(stage.window, QPoint(0, 0)).y() < top + line.height()
        assert not stage.shell._body._problem.isVisible()
        order = []
        for _ in range(5):
            order.append(stage.focused().objectName())
            stage.press(Qt.Key.Key_Tab)
        assert order == ["new_password", "show_password", "get_help", "details", "name"]

    def test_above_the_page_once_it_has_no_field_there(self, stage: Stage) -> None:
        step = NewPassword("ada")
        stage.ask(asking(step, Problem("weak-password", field="new_password", request_id="r-1")))
        stage.ask(asking(step, Problem("no-network", request_id="r-2")))
        assert stage.shell._body._problem.isVisible()
        assert stage.shell._body._problem.isAncestorOf(stage.button("details"))
        assert "reached" in stage.text("problem")
        assert not stage.line("new_password").property("invalid")

    def test_a_page_that_goes_takes_nothing_along(self, stage: Stage) -> None:
        problem = Problem("weak-password", field="new_password", request_id="r-1")
        stage.ask(asking(NewPassword("ada"), problem))
        stage.ask(asking(SignIn("ada"), Problem("no-network", request_id="r-2")))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stage.click("details")
        assert "r-2" in stage.text("details_text")

    def test_what_a_password_lacks_turns_red_in_words_once_it_was_given(self, stage: Stage) -> None:
        stage.ask(asking(NewPassword("ada")))
        stage.type("sunflower")
        assert stage.text("rule_upper") == "An upper-case letter (A\u2013Z)"
        assert "Not yet met: An upper-case letter" in stage.line("new_password").accessibleDescription()
        assert "Not yet met: At least" not in stage.line("new_password").accessibleDescription()
        stage.ask(asking(NewPassword("ada"), Problem("weak-password", field="new_password")))
        assert stage.text("rule_upper") == "Still missing: An upper-case letter (A\u2013Z)"
        assert stage.find(QLabel, "rule_upper").property("wrong")
        assert not stage.find(QLabel, "rule_length").property("wrong")
        QTest.keyClicks(stage.line("new_password"), "Sunflower-7")
        assert stage.text("rule_upper") == "An upper-case letter (A\u2013Z)"
        assert "Not yet met" not in stage.line("new_password").accessibleDescription()
