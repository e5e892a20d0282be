"""What is pasted by mistake into each kind of entry: a sentence at the field, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.conversation.answers import check
from desktop.conversation.view import Answer
from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.steps import all_steps as steps
from tests.ui.stage import asking

if TYPE_CHECKING:
    from tests.ui.stage import Stage

PASTED = {
    "far too much": "x" * 5000,
    "a password of 300": "Aa1!" * 75,
    "emoji": "\U0001f642\U0001f511",
    "right to left": "\u202e\u05e9\u05dc\u05d5\u05dd",
    "a control character": "a\x07b",
    "two lines": "one\ntwo",
    "full-width digits": "\uff11\uff12\uff13",
}
ENTRIES = {
    "text": (steps.Identify(), "username"),
    "password": (steps.Password("ada", "asked"), "password"),
    "new password": (steps.NewPassword("ada"), "new_password"),
    "code": (steps.EmailCode("a***@e***"), "code"),
    "code of an app": (steps.TotpCode("Phone"), "code"),
    "email": (steps.SetUpEmail(), "email"),
    "phone": (steps.SignUp(("phone_number",)), "phone_number"),
    "the pool's own": (steps.Custom(kind="code"), "answer"),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_mistake_is_told_at_its_entry_and_stays_to_be_mended(stage: Stage, kind: str) -> None:
    step, name = ENTRIES[kind]
    for what, text in PASTED.items():
        stage.ask(asking(steps.UnknownChallenge("ANOTHER")))
        stage.ask(asking(step))
        paste(stage, name, text)
        typed, page = stage.line(name).text(), stage.shell.page
        stage.click("continue")
        reply = stage.replies.pop()
        assert isinstance(reply, Answer)
        told = check(step, reply.fields)
        problem = told if isinstance(told, Problem) else Problem("not-accepted", field=name)
        stage.ask(asking(step, problem))
        assert stage.shell.page is page, what
        assert stage.line(name).text() == typed
        assert stage.text("problem") == words.sentence(problem)
        assert problem.field == name, what
        description = stage.line(name).accessibleDescription()
        assert description.split("\n")[0] == words.sentence(problem)
        assert stage.line(name).property("invalid") is True
        assert stage.focused() is stage.line(name)


def paste(stage: Stage, name: str, text: str) -> None:
    """Fill everything in, and one line from the clipboard."""
    for entry in stage.shell.page.entries if stage.shell.page else ():
        entry.put("Chosen-1!")
    line = stage.line(name)
    line.clear()
    stage.app.clipboard().setText(text)
    line.paste()


@pytest.mark.parametrize("kind", ENTRIES)
def test_nothing_is_asked_for_before_anything_is_sent(stage: Stage, kind: str) -> None:
    step, name = ENTRIES[kind]
    stage.ask(asking(step))
    for entry in stage.shell.page.entries if stage.shell.page else ():
        entry.put("Chosen-1!")
    stage.line(name).clear()
    stage.click("continue")
    assert stage.replies == []
    assert stage.focused() is stage.line(name)
    assert stage.text("problem") == words.sentence(Problem("field-required", field=name))


def test_a_choice_and_a_box_can_only_be_right(stage: Stage) -> None:
    for step in (steps.ChooseMfa(("SMS_MFA", "EMAIL_OTP")), steps.RememberDevice("A laptop")):
        stage.replies.clear()
        stage.ask(asking(step))
        stage.click("continue")
        (reply,) = stage.replies
        assert isinstance(reply, Answer)
        assert not isinstance(check(step, reply.fields), Problem)
