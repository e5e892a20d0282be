from __future__ import annotations

import asyncio
import io
import os
import pty
import select
import termios
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.views.cli_view import Standing
from desktop.cli.views.practice_terminal import PracticeTerminalView
from desktop.cli.views.terminal_view import TerminalView
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError
from desktop.core import words
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.all_steps import ALL
from desktop.core.steps.base import Choice, Field, Step
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.factors import SetUpTotp
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import SignIn
from desktop.core.steps.passkey import Passkey
from desktop.core.steps.pool_defined import Custom, UnknownChallenge
from tests.cli.views.examples import example_of

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

ALL_ACTIONS = tuple(Action)


def asked(step: Step, problem: Problem | None = None, **times: float) -> Ask:
    return Ask(1, step, problem, ALL_ACTIONS, times.get("resend_in"), times.get("expires_in"), journey=())


def in_loop(work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever the view returned
    return asyncio.run(asyncio.wait_for(work, 5))


class Piped:
    """A view whose input is no terminal."""

    def __init__(self, typed: str | bytes) -> None:
        read, write = os.pipe()
        os.write(write, typed.encode() if isinstance(typed, str) else typed)
        os.close(write)
        self._out = io.StringIO()
        again = "stile sign-in --profile home"
        self.view = TerminalView(os.fdopen(read, "rb", buffering=0), read, self._out, again=again)

    @property
    def shown(self) -> str:
        return " ".join(self._out.getvalue().split())

    def answers(self, *asks: Ask) -> list[Any]:
        async def all_of_them() -> list[Any]:
            return [await self.view.ask(ask) for ask in asks]

        replies = in_loop(all_of_them())
        return [dict(reply.fields) if isinstance(reply, Answer) else reply for reply in replies]


@pytest.mark.parametrize("end", ["another step", "signed in", "failed", "interrupted"])
def test_a_typed_password_is_let_go_of_when_its_step_ends(end: str) -> None:
    piped = Piped("anna\nPlanted-1!\n123456\n")
    piped.answers(asked(SignIn()))
    if end == "another step":
        piped.answers(asked(EmailCode()))
    elif end == "signed in":
        piped.view.signed_in("anna", datetime.now(UTC))
    elif end == "failed":
        piped.view.failed(Notice("no-network"))
    else:
        piped.view.interrupted()
    assert "Planted-1!" not in str(vars(piped.view))


def test_the_site_of_a_passkey_is_confirmed_by_a_word() -> None:
    piped = Piped("\nno\nyes\n")
    step = Passkey("example.com", "{}", asks_site=True)
    assert piped.answers(asked(step), asked(step)) == [{"site": "false"}, {"site": "true"}]
    assert "for the site example.com. Is that your organisation's site?" in piped.shown


def test_each_field_is_asked_by_its_name() -> None:
    piped = Piped("anna\nhunter2 \n")
    assert piped.answers(asked(SignIn())) == [{"username": "anna", "password": "hunter2 "}]
    assert "Sign in Type your user name and your password." in piped.shown
    assert "User name: Password:" in piped.shown


def test_a_problem_is_told_and_what_was_right_is_offered_again() -> None:
    piped = Piped("anna\nwrong\n\nright\n")
    wrong = Problem("wrong-password", field="password")
    second = piped.answers(asked(SignIn()), asked(SignIn(), wrong))[1]
    assert second == {"username": "anna", "password": "right"}
    assert "! The user name or the password is not right." in piped.shown
    assert "User name [anna]:" in piped.shown


def test_a_secret_that_was_never_looked_at_is_sent_again_by_enter() -> None:
    piped = Piped("anna\nhunter2\n\n\n")
    first, second = piped.answers(asked(SignIn()), asked(SignIn(), Problem("no-network")))
    assert first == second
    assert "Password [as before]:" in piped.shown


def test_a_wrong_code_is_never_offered_again() -> None:
    piped = Piped("111\n\n222\n")
    wrong = Problem("wrong-code", field="code")
    assert piped.answers(asked(EmailCode()), asked(EmailCode(), wrong)) == [{"code": "111"}, {"code": "222"}]
    assert "! Type the code." in piped.shown


def test_a_new_password_is_asked_with_the_rules_of_the_pool() -> None:
    piped = Piped("Secret!1\nAnna\n")
    step = NewPassword("anna", ("given_name",), PasswordPolicy(min_length=12, symbol=False))
    assert piped.answers(asked(step)) == [{"new_password": "Secret!1", "given_name": "Anna"}]
    assert "- At least 12 characters - A lower-case letter" in piped.shown
    assert "symbol" not in piped.shown


@pytest.mark.parametrize(
    ("word", "action"),
    [
        (":back", Action.BACK),
        (":resend", Action.RESEND),
        (":lost", Action.OTHER_WAY),
        (":over", Action.START_OVER),
        (" :Cancel ", Action.CANCEL),
    ],
)
def test_words_stand_for_actions(word: str, action: Action) -> None:
    assert Piped(f"{word}\n").answers(asked(EmailCode())) == [action]


def test_an_action_that_is_not_possible_is_said_to_be_so() -> None:
    piped = Piped(":resend\nanna\npw\n")
    ask = Ask(1, SignIn(), None, (Action.CANCEL,), None, None, ())
    assert piped.answers(ask) == [{"username": "anna", "password": "pw"}]
    assert "! :resend is not possible here." in piped.shown


def test_a_question_mark_explains() -> None:
    piped = Piped("?\n7\n")
    assert piped.answers(asked(EmailCode("a***"))) == [{"code": "7"}]
    assert "Spaces and dashes do not matter." in piped.shown
    for word in (":back", ":resend", ":over", ":cancel", "Ctrl-C"):
        assert word in piped.shown


def test_the_time_that_is_left_is_told() -> None:
    piped = Piped("1\n")
    piped.answers(asked(EmailCode("a***"), expires_in=170.0, resend_in=12.4))
    assert "There is time for this for 3 minutes." in piped.shown
    assert "A new code can be asked for in 13 seconds." in piped.shown


def test_an_authenticators_key_can_be_scanned_or_typed(terminal: Terminal) -> None:
    step = SetUpTotp("JBSWY3DPEHPK3PXP", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", replaces_key=True)

    async def person() -> Any:  # noqa: ANN401
        answer = asyncio.ensure_future(terminal.view.ask(asked(step)))
        await terminal.sees("Code: ")
        terminal.types("123456\n")
        await terminal.sees("Name of the phone: ")
        terminal.types("\n")
        return await answer

    assert dict(in_loop(person()).fields) == {"code": "123456"}
    assert "JBSW Y3DP EHPK 3PXP" in terminal.shown
    assert "delete the older entry" in " ".join(terminal.shown.split())
    assert "\u2588" in terminal.shown


def test_a_key_that_fits_no_picture_is_shown_as_text(terminal: Terminal) -> None:
    """A pool may send a text of any length for a key."""
    step = SetUpTotp("JBSWY3DPEHPK3PXP" * 400, "otpauth://totp/x?secret=" + "JBSWY3DPEHPK3PXP" * 400)

    async def person() -> Any:  # noqa: ANN401
        answer = asyncio.ensure_future(terminal.view.ask(asked(step)))
        await terminal.sees("Code: ")
        terminal.types("123456\n")
        await terminal.sees("Name of the phone: ")
        terminal.types("\n")
        return await answer

    assert dict(in_loop(person()).fields) == {"code": "123456"}
    assert "\u2588" not in terminal.shown


def test_the_pools_own_question_is_asked_in_its_words_and_cannot_steer_the_terminal() -> None:
    step = Custom("\x1b[2JFavourite stile?", hint="The one near\x07 home.", attempts_left="2")
    piped = Piped("kissing gate\n")
    assert piped.answers(asked(step)) == [{"answer": "kissing gate"}]
    assert r"The one near\u0007 home. Tries left: 2" in piped.shown
    assert r"\u001b[2JFavourite stile?:" in piped.shown
    assert not set(piped.shown) & {"\x1b", "\x07"}


@pytest.mark.parametrize("step", ALL)
def test_every_step_has_its_words(step: type[Step]) -> None:
    """A step that the terminal cannot show would be a crash in front of a person."""
    piped = Piped("1\nyes\n" * 5)
    assert len(piped.answers(asked(example_of(step)))) == 1
    assert words.step_title(step.name) in piped.shown


def test_a_step_without_fields_takes_enter() -> None:
    piped = Piped("\n")
    assert piped.answers(asked(UnknownChallenge("NEW_ONE"))) == [{}]
    assert "NEW_ONE" in piped.shown


def test_bytes_that_are_no_text_are_asked_again() -> None:
    piped = Piped(b"\xff\xfe\n123\n")
    assert piped.answers(asked(EmailCode())) == [{"code": "123"}]


def test_the_end_of_input_means_that_nobody_answers() -> None:
    piped = Piped("anna\n")
    with pytest.raises(NoAnswerError):
        piped.answers(asked(SignIn()))
    assert piped.view.failed(Notice("no-answer")) == 3


def test_a_step_that_is_kept_is_promised_and_one_that_is_not_is_not() -> None:
    kept, lost = Piped(""), Piped("")
    kept.view.hello("keyring")
    lost.view.hello("memory", (Notice("no-keyring"),))
    assert kept.view.interrupted() == lost.view.interrupted() == 130
    assert "Your place is kept. To go on from here, run: stile sign-in --profile home" in kept.shown
    assert "no working keyring" in lost.shown
    assert "run: stile sign-in --profile home --store passphrase" in lost.shown
    assert "could not be kept" in lost.shown


ATTRIBUTES = NewPassword("anna", ("email", "phone_number"))
GIVEN = {"new_password": "Secret!1", "email": "anna@example.com", "phone_number": "+4900"}


def test_only_the_field_that_is_wrong_is_asked_again() -> None:
    piped = Piped("Secret!1\nanna@example.com\n+4900\n+4915112345678\n")
    wrong = Problem("invalid-input", {"because": "phone"}, field="phone_number")
    first, second = piped.answers(asked(ATTRIBUTES), asked(ATTRIBUTES, wrong))
    assert first == GIVEN
    assert second == GIVEN | {"phone_number": "+4915112345678"}
    assert piped.shown.count("New password:") == piped.shown.count("E-mail address:") == 1
    assert "! Type the number with the country code" in piped.shown
    assert "Everything else stays as you typed it." in piped.shown


def test_a_field_that_was_not_asked_before_is_asked_beside_the_wrong_one() -> None:
    more = NewPassword("anna", ("email", "phone_number", "given_name", "family_name"))
    missing = Problem("attribute-missing", {"because": "named", "member": "given_name"}, field="given_name")
    piped = Piped("Secret!1\nanna@example.com\n+4900\nAnna\nBell\n")
    second = piped.answers(asked(ATTRIBUTES), asked(more, missing))[1]
    assert second == GIVEN | {"given_name": "Anna", "family_name": "Bell"}


def test_nothing_is_asked_again_where_the_service_only_takes_less() -> None:
    less = NewPassword("anna", ("phone_number",))
    dropped = Problem("attribute-fixed", {"because": "dropped", "member": "email"})
    piped = Piped("Secret!1\nanna@example.com\n+4900\n\n")
    second = piped.answers(asked(ATTRIBUTES), asked(less, dropped))[1]
    assert second == {"new_password": "Secret!1", "phone_number": "+4900"}
    assert "Press Enter to continue" in piped.shown


def test_a_field_of_another_step_keeps_nothing_back() -> None:
    piped = Piped("Secret!1\nanna@example.com\n+4900\n111\n")
    wrong = Problem("wrong-code", field="code")
    assert piped.answers(asked(ATTRIBUTES), asked(EmailCode(), wrong))[1] == {"code": "111"}


class Form(Step):
    """A step with a choice, a yes or no, and something optional."""

    name = "sign-in"

    def fields(self) -> tuple[Field, ...]:
        return (
            Field("choice", "choice", choices=(Choice("EMAIL_OTP"), Choice("SMS_OTP"))),
            Field("remember", "boolean"),
            Field("device_name", "text", required=False),
        )

    def context(self) -> dict[str, Any]:
        return {}


def test_choices_go_by_number_and_booleans_by_yes_and_no() -> None:
    piped = Piped("9\n2\nmaybe\ny\n\n")
    assert piped.answers(asked(Form())) == [{"choice": "SMS_OTP", "remember": "true"}]
    assert "! Type yes or no." in piped.shown


class Terminal:
    """A person at a pseudo-terminal."""

    def __init__(self) -> None:
        self._master, self._slave = pty.openpty()
        self.out = os.fdopen(os.dup(self._slave), "w", encoding="utf-8")
        self.view = TerminalView(os.fdopen(os.dup(self._slave), "rb", buffering=0), self._slave, self.out)
        self.shown = ""

    def types(self, text: str) -> None:
        os.write(self._master, text.encode())

    async def sees(self, text: str) -> None:
        end = time.monotonic() + 3
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            await asyncio.sleep(0.01)
            while select.select([self._master], [], [], 0)[0]:
                self.shown += os.read(self._master, 4096).decode()

    @property
    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self._slave)[3] & termios.ECHO)

    def close(self) -> None:
        os.close(self._master)
        os.close(self._slave)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_a_password_is_never_shown(terminal: Terminal) -> None:
    async def person() -> Any:  # noqa: ANN401
        answer = asyncio.ensure_future(terminal.view.ask(asked(SignIn())))
        await terminal.sees("User name: ")
        assert terminal.echoes
        terminal.types("anna\n")
        await terminal.sees("Password: ")
        assert not terminal.echoes
        terminal.types("hunter2\n")
        return await answer

    reply = in_loop(person())
    assert dict(reply.fields) == {"username": "anna", "password": "hunter2"}
    assert terminal.echoes
    assert "anna" in terminal.shown
    assert "hunter2" not in terminal.shown


def test_a_new_password_is_typed_twice_because_nobody_sees_it(terminal: Terminal) -> None:
    async def person() -> Any:  # noqa: ANN401
        answer = asyncio.ensure_future(terminal.view.ask(asked(NewPassword("anna"))))
        for prompt, typed in (
            ("New password: ", "password one"),
            ("New password again: ", "password two"),
            ("not the same", "password three"),
            ("again: ", "password three"),
        ):
            await terminal.sees(prompt)
            terminal.shown = ""
            terminal.types(f"{typed}\n")
        return await answer

    assert dict(in_loop(person()).fields) == {"new_password": "password three"}


@pytest.mark.parametrize("step", [NewPassword("anna"), SignUp(), ResetPassword("anna")])
def test_a_new_password_that_is_too_short_is_told_before_it_is_typed_twice(
    terminal: Terminal, step: Step
) -> None:
    said = [
        ("New password: ", "short"),
        ("not long enough", "short"),
        ("New password again: ", "short"),
    ]
    others = {"username": ("User name: ", "anna"), "code": ("Code: ", "123456")}
    before = [others[field.name] for field in step.fields() if field.name in others]

    async def person() -> Any:  # noqa: ANN401
        answer = asyncio.ensure_future(terminal.view.ask(asked(step)))
        for prompt, typed in (*before, *said):
            await terminal.sees(prompt)
            terminal.shown = ""
            terminal.types(f"{typed}\n")
        return await answer

    assert dict(in_loop(person()).fields)["new_password"] == "short"


def test_a_password_that_is_only_doubted_is_sent_as_it_is_by_enter() -> None:
    piped = Piped("anna\nRight-1!.\n\n\n")
    doubt = Problem("password-as-pasted", {"because": "stop", "mark": "."}, field="password")
    first, second = piped.answers(asked(SignIn()), asked(SignIn("anna"), doubt))
    assert first == second == {"username": "anna", "password": "Right-1!."}
    assert "! Your password ends with '.': was that the end of the sentence?" in piped.shown
    assert "Password [as before]:" in piped.shown


def test_the_echo_comes_back_when_the_person_leaves(terminal: Terminal) -> None:
    async def leave() -> None:
        answer = asyncio.ensure_future(terminal.view.ask(asked(NewPassword("anna"))))
        await terminal.sees("New password: ")
        assert not terminal.echoes
        answer.cancel()
        await asyncio.wait([answer])

    in_loop(leave())
    assert terminal.echoes


def test_colours_are_for_terminals_that_want_them(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.view.failed(Notice("no-answer"))
    in_loop(terminal.sees("\x1b[31m!"))
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    plain.view.failed(Notice("no-answer"))
    in_loop(plain.sees("! A person"))
    assert "\x1b[" not in plain.shown
    plain.close()


class EmptyInbox:
    """A practice pool that has sent nothing."""

    def inbox(self) -> list[dict[str, Any]]:
        return []


@pytest.mark.parametrize(
    ("standing", "said", "unsaid"),
    [
        (Standing(place=False), "Nothing was answered yet", "Your place is kept"),
        (Standing(place=False, username="ada"), "ada is still signed in, as before.", "place is kept"),
        (Standing(place=True, username="ada"), "Your place is kept.", "Nothing was answered"),
    ],
)
def test_what_is_left_when_it_is_stopped_is_said(standing: Standing, said: str, unsaid: str) -> None:
    piped = Piped("")
    piped.view.hello("keyring")
    assert piped.view.interrupted(standing) == 130
    assert said in piped.shown
    assert unsaid not in piped.shown


def test_of_a_practice_pool_nothing_is_left_when_it_is_stopped() -> None:
    out = io.StringIO()
    with open(os.devnull, "rb", buffering=0) as nothing:  # noqa: PTH123 - a stream of bytes, as standard input
        view = PracticeTerminalView(nothing, -1, out, EmptyInbox())  # type: ignore[arg-type]  # it needs no more
        view.hello("keyring")
        assert view.interrupted() == 130
    assert "The practice pool is gone" in out.getvalue()
    assert "stile sign-in" not in out.getvalue()
