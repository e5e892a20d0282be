from __future__ import annotations

import asyncio
import io
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.views.inbox_reader import InboxReader
from desktop.cli.views.lines import Lines
from desktop.cli.views.script import ScriptView
from desktop.cli.views.script_file import ScriptError, read_script
from desktop.cli.views.script_values import ScriptValues
from desktop.conversation.view import Answer, Ask, NoAnswerError
from desktop.core.cognito import totp
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.factors import SetUpTotp
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import SignIn

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from desktop.core.steps.base import Step

SIGN_IN = '[[answer]]\nstep="sign-in"\nfields={username="anna", password="pw"}\n'
NEW_PASSWORD = '[[answer]]\nstep="new-password"\nfields={new_password="Secret!1"}\n'
CODE = '[[answer]]\nstep="email-code"\nfields={code="111111"}\n'
INBOX_CODE = '[[answer]]\nstep="email-code"\nfields={code={inbox=true}}\n'
LATER = datetime(2026, 1, 1, tzinfo=UTC)


def asked(step: Step, problem: Problem | None = None) -> Ask:
    return Ask(1, step, problem, (), None, None, journey=())


class Mailbox:
    """The inbox of a practice pool, with a clock that moves at every look."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self._now = LATER

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def inbox(self, username: str | None = None) -> list[dict[str, Any]]:
        del username
        return list(self.messages)

    def delivers(self, code: str, to: str = "anna") -> None:
        at = self.now().isoformat()
        self.messages.append({"at": at, "username": to, "to": f"{to}@x.org", "code": code, "password": None})


class Play:
    """A script on its stage."""

    def __init__(self, text: str, *, practice: Mailbox | None = None, typed: bytes = b"") -> None:
        read, write = os.pipe()
        os.write(write, typed)
        os.close(write)
        self._out = io.StringIO()
        inbox = InboxReader(practice, patience=0.2) if practice else None
        values = ScriptValues(Lines(os.fdopen(read, "rb", buffering=0)), inbox)
        self.view = ScriptView(read_script(text), values, inbox, self._out)

    @property
    def said(self) -> str:
        return self._out.getvalue()

    def answers(self, *asks: Ask | Callable[[], None]) -> list[dict[str, str]]:
        """Put the asks in turn; a function between them is something that happens."""

        async def all_of_them() -> list[dict[str, str]]:
            given = []
            for ask in asks:
                if not isinstance(ask, Ask):
                    ask()
                    continue
                reply = await self.view.ask(ask)
                assert isinstance(reply, Answer)
                given.append(dict(reply.fields))
            return given

        return in_loop(all_of_them())

    def signs_in(self) -> int:
        return self.view.signed_in("anna", LATER)


def in_loop(work: Coroutine[Any, Any, list[dict[str, str]]]) -> list[dict[str, str]]:
    return asyncio.run(asyncio.wait_for(work, 5))


def test_answers_are_given_in_their_order() -> None:
    play = Play(SIGN_IN + NEW_PASSWORD + CODE)
    given = play.answers(asked(SignIn()), asked(NewPassword("anna")), asked(EmailCode()))
    assert given == [{"username": "anna", "password": "pw"}, {"new_password": "Secret!1"}, {"code": "111111"}]
    assert play.signs_in() == 0


def test_a_step_without_an_answer_is_named() -> None:
    play = Play(SIGN_IN)
    with pytest.raises(NoAnswerError):
        play.answers(asked(SignIn()), asked(NewPassword("anna")))
    assert play.view.failed(Notice("no-answer")) == 3
    assert "new-password" in play.said


def test_an_answer_is_not_given_twice() -> None:
    play = Play(SIGN_IN + CODE)
    with pytest.raises(NoAnswerError):
        play.answers(asked(SignIn()), asked(SignIn(), Problem("wrong-password")))
    assert "sign-in: The user name or the password is not right." in play.said


def test_what_is_only_doubted_is_meant() -> None:
    play = Play(SIGN_IN + CODE)
    doubt = Problem("password-as-pasted", {"because": "space-end"}, field="password")
    first, again, code = play.answers(asked(SignIn()), asked(SignIn(), doubt), asked(EmailCode()))
    assert first == again
    assert code == {"code": "111111"}
    assert "sign-in: Your password ends with a space." in play.said
    assert play.signs_in() == 0


def test_what_was_passed_over_is_left_over() -> None:
    play = Play(SIGN_IN + NEW_PASSWORD + CODE)
    play.answers(asked(SignIn()), asked(EmailCode()))
    assert play.signs_in() == 1
    assert "never asked for: new-password" in play.said


def test_answers_are_not_given_out_of_order() -> None:
    play = Play(CODE + SIGN_IN)
    with pytest.raises(NoAnswerError):
        play.answers(asked(SignIn()), asked(EmailCode()))


def test_being_signed_in_already_leaves_nothing_over() -> None:
    assert Play(SIGN_IN).signs_in() == 0


def test_a_field_that_is_not_asked_is_wrong_usage() -> None:
    play = Play('[[answer]]\nstep="email-code"\nfields={pin="1"}\n')
    with pytest.raises(ScriptError, match="pin"):
        play.answers(asked(EmailCode()))


def test_a_line_of_standard_input_is_a_value() -> None:
    script = '[[answer]]\nstep="sign-in"\nfields={username={stdin=true}, password={stdin=true}}\n'
    play = Play(script, typed=b"anna\nhunter2\n")
    assert play.answers(asked(SignIn())) == [{"username": "anna", "password": "hunter2"}]


def test_standard_input_that_ends_leaves_nobody_to_ask() -> None:
    play = Play('[[answer]]\nstep="email-code"\nfields={code={stdin=true}}\n')
    with pytest.raises(NoAnswerError):
        play.answers(asked(EmailCode()))


def command(*argv: str) -> str:
    return f'[[answer]]\nstep="email-code"\nfields={{code={{command={list(argv)}}}}}\n'


def test_what_a_program_prints_is_a_value() -> None:
    play = Play(command(sys.executable, "-c", "print(654321)"))
    assert play.answers(asked(EmailCode())) == [{"code": "654321"}]


@pytest.mark.parametrize("argv", [["no-such-program"], [sys.executable, "-c", "raise SystemExit(7)"]])
def test_a_program_that_fails_is_named(argv: list[str]) -> None:
    with pytest.raises(ScriptError, match=argv[0]) as refused:
        Play(command(*argv)).answers(asked(EmailCode()))
    assert refused.value.exit == 1


def test_an_authenticator_follows_the_pools_clock() -> None:
    key = "JBSWY3DPEHPK3PXP"
    play = Play(f'[[answer]]\nstep="email-code"\nfields={{code={{totp="{key}"}}}}\n', practice=Mailbox())
    assert play.answers(asked(EmailCode())) == [{"code": totp.code(key, LATER.timestamp() + 1)}]


def test_an_app_that_is_set_up_answers_with_the_key_it_was_shown() -> None:
    script = '[[answer]]\nstep="set-up-totp"\n[[answer]]\nstep="set-up-totp"\nfields={code={totp=true}}\n'
    play = Play(script, practice=Mailbox())
    step = SetUpTotp(secret="JBSWY3DPEHPK3PXP")
    ready, shown = play.answers(asked(SetUpTotp()), asked(step))
    assert ready == {}
    assert len(shown["code"]) == 6
    with pytest.raises(ScriptError, match="email-code"):
        Play(CODE.replace('"111111"', "{totp=true}")).answers(asked(EmailCode()))


def test_the_newest_message_counts_and_is_used_once() -> None:
    mailbox = Mailbox()
    play = Play(SIGN_IN + INBOX_CODE + INBOX_CODE, practice=mailbox)
    mailbox.delivers("000000")

    def two_codes() -> None:
        mailbox.delivers("111111")
        mailbox.delivers("222222")
        mailbox.delivers("999999", to="bert")

    wrong = Problem("code-renewed", {"time": "14:02"})
    given = play.answers(
        asked(SignIn()),
        two_codes,
        asked(EmailCode()),
        lambda: mailbox.delivers("333333"),
        asked(EmailCode(), wrong),
    )
    assert [answer["code"] for answer in given[1:]] == ["222222", "333333"]


def test_an_old_message_is_no_answer_to_a_new_question() -> None:
    mailbox = Mailbox()
    mailbox.delivers("000000")
    play = Play(SIGN_IN + INBOX_CODE, practice=mailbox)
    with pytest.raises(NoAnswerError):
        play.answers(asked(SignIn()), asked(EmailCode()))


def test_a_sign_in_that_goes_on_takes_the_message_that_is_there() -> None:
    mailbox = Mailbox()
    mailbox.delivers("444444")
    assert Play(INBOX_CODE, practice=mailbox).answers(asked(EmailCode())) == [{"code": "444444"}]


def test_there_is_no_inbox_outside_of_practice() -> None:
    with pytest.raises(ScriptError, match="practice"):
        Play(INBOX_CODE).answers(asked(EmailCode()))
