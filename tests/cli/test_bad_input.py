"""What people type and paste by mistake, at every field of every step, over the JSON protocol.

Each gets a sentence and the same step again. Where it can never be right nothing is sent; where only its
form was wrong, it is taken for what was meant.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.assets import resource
from desktop.cli.views import json_events
from desktop.cli.views.json_replies import read_reply
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Ask, NoAnswerError, Reply
from desktop.core import words
from desktop.core.steps.all_steps import ALL, from_plain
from tests.cli.views.examples import example_of
from tests.conversation.right_answers import RightAnswers
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import PIN, KeyInHand

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.sign_in.settings import Flow
    from desktop.core.steps.base import Field

NEWCOMER = "newcomer"

MISTAKES = {
    "nothing": "",
    "blanks": "  \u00a0 ",
    "far too much": "x" * 5000,
    "a password of 300": "Aa1!" * 75,
    "emoji": "\U0001f642\U0001f511",
    "right to left": "\u05e9\u05dc\u05d5\u05dd",
    "a control character": "a\x00b",
    "two lines": "one\ntwo",
    "full-width digits": "\uff11\uff12\uff13",
}

NEVER_RIGHT = {
    "text": {"nothing", "blanks", "far too much", "a control character", "two lines"},
    "password": {"nothing", "far too much", "a password of 300", "a control character", "two lines"},
    "new password": {"nothing", "blanks", "far too much", "a password of 300", "a control character"}
    | {"two lines"},
    "code": set(MISTAKES) - {"full-width digits"},
    "anything as a code": {"nothing", "blanks", "far too much"},
    "email": set(MISTAKES),
    "phone": set(MISTAKES),
    "choice": set(MISTAKES),
    "boolean": set(MISTAKES),
}
"""What nothing is sent for, by the kind of field."""

IN_ANOTHER_FORM: dict[str, Callable[[str], str]] = {
    "spaces around": "  {}\t".format,
    "in two groups": lambda code: f"{code[:3]} {code[3:]}",
    "with a dash": lambda code: f"{code[:3]}-{code[3:]}",
    "a line's end": "{}\r\n".format,
    "full-width": lambda code: "".join(chr(0xFEE0 + ord(c)) for c in code),
    "Arabic digits": lambda code: "".join(chr(0x0660 + int(c)) for c in code),
    "marked right to left": "\u200f{}\u200e".format,
}
"""How a right code arrives that was copied from somewhere."""


@dataclass(frozen=True)
class Way:
    """How a step is come to."""

    situation: str
    flow: Flow = "password"
    start: str = ""
    wanted: tuple[str, ...] = ()
    key: str = "ready"
    without: str = ""


WAYS: dict[str | tuple[str, str], Way] = {
    "sign-in": Way("plain"),
    "identify": Way("plain", "choice"),
    "choose-factor": Way("plain", "choice"),
    "password": Way("plain", "choice", wanted=("PASSWORD_SRP",)),
    "new-password": Way("temporary-password"),
    ("new-password", "email"): Way("temporary-password", without="email"),
    "email-code": Way("email-code"),
    "sms-code": Way("sms-code"),
    "totp-code": Way("totp"),
    "choose-mfa": Way("choose-mfa"),
    "choose-mfa-setup": Way("choose-setup"),
    "set-up-totp": Way("totp-setup"),
    "set-up-email": Way("email-setup"),
    "passkey": Way("passkey", "choice", wanted=("WEB_AUTHN",), key="with-pin"),
    "custom": Way("custom", "custom"),
    "forgot-password": Way("plain", start="forgot-password"),
    "reset-password": Way("plain", start="forgot-password"),
    "sign-up": Way("plain", start="sign-up"),
    "confirm-account": Way("plain", start="sign-up"),
    "remember-device": Way("device"),
}
FIELDLESS = {"unknown-challenge", "no-way-on", "browser"}
FIELDS = [
    ("sign-in", "username", "text"),
    ("sign-in", "password", "password"),
    ("identify", "username", "text"),
    ("choose-factor", "choice", "choice"),
    ("password", "password", "password"),
    ("new-password", "new_password", "new password"),
    ("new-password", "email", "email"),
    ("email-code", "code", "code"),
    ("sms-code", "code", "code"),
    ("totp-code", "code", "code"),
    ("choose-mfa", "choice", "choice"),
    ("choose-mfa-setup", "choice", "choice"),
    ("set-up-totp", "code", "code"),
    ("set-up-email", "email", "email"),
    ("passkey", "pin", "password"),
    ("passkey", "site", "boolean"),
    ("custom", "answer", "anything as a code"),
    ("forgot-password", "username", "text"),
    ("reset-password", "code", "code"),
    ("reset-password", "new_password", "new password"),
    ("sign-up", "username", "text"),
    ("sign-up", "new_password", "new password"),
    ("sign-up", "email", "email"),
    ("sign-up", "phone_number", "phone"),
    ("confirm-account", "code", "code"),
    ("remember-device", "remember", "boolean"),
]
LIKE_OTHERS = {"given_name", "device_name"}
"""Free texts of which nothing is wrong but their length."""

SCHEMA = jsonschema.Draft202012Validator(
    json.loads(resource("schemas/sign-in-events.json").read_text(encoding="utf-8"))
)


class Clumsy(RightAnswers):
    """Answers right up to a field, there once as it should not be, and is gone at the next question."""

    def __init__(self, sign_in: SignInToStep, step: str, name: str, spoil: Callable[[str], str]) -> None:
        pool, clock = sign_in.pool, sign_in.clock
        super().__init__(
            sign_in.person,
            sign_in.way.wanted,
            codes=lambda: pool.codes(self._name())[-1],
            now=lambda: clock.now().timestamp(),
        )
        self.sign_in, self.step, self.name, self.spoil = sign_in, step, name, spoil
        self.before: Ask | None = None
        self.after: Ask | None = None
        self.calls = 0

    async def ask(self, ask: Ask) -> Reply:
        SCHEMA.validate(json_events.ask(ask, 1))
        if self.before is not None:
            self.after = ask
            raise NoAnswerError
        fields = {field.name: self._right(field, ask) for field in ask.step.fields()}
        if ask.step.name == self.step and self.name in fields:
            self.before, self.calls = ask, len(self.sign_in.pool.requests())
            fields[self.name] = self.spoil(fields[self.name])
        return read_reply(json.dumps({"ask": 1, "fields": fields}), ask, 1)

    def _name(self) -> str:
        return NEWCOMER if self.sign_in.way.start == "sign-up" else self.person.username

    def _right(self, field: Field, ask: Ask) -> str:
        own = {"pin": PIN, "phone_number": "+15550100", "username": self._name()}
        return own[field.name] if field.name in own else super()._right(field, ask)


class SignInToStep:
    """A pool, a person, and one sign-in on the way to a step."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.clock = FakeClock()
        self.pool = PoolInProcess(self.clock)
        self.person = self.pool.person(way.situation)
        self.key = KeyInHand(way.key)
        user = self.pool.user(self.person.username)
        self.key.register(user, self.clock.now())
        if way.without:
            del user.attributes[way.without]

    def play(self, step: str, name: str, spoil: Callable[[str], str]) -> Clumsy:
        view = Clumsy(self, step, name, spoil)
        asyncio.run(self._converse(view))
        assert view.before is not None, f"{step} was never asked"
        return view

    async def _converse(self, view: Clumsy) -> None:
        ports = SignInPorts(self.pool, VaultInMemory(), self.clock, EventList(), "A laptop", self.key)
        settings = self.pool.settings_for(self.person, self.way.flow)
        values = {"attributes": ["email", "phone_number"]} if self.way.start == "sign-up" else {}
        start = from_plain(self.way.start, values) if self.way.start else None
        with contextlib.suppress(NoAnswerError):
            await Conversation(ports, settings, view, start=start).run()


def _matrix() -> list[object]:
    return [
        pytest.param(step, name, kind, what, id=f"{step}-{name}-{what.replace(' ', '_')}")
        for step, name, kind in FIELDS
        for what in MISTAKES
    ]


@pytest.mark.parametrize(("step", "name", "kind", "what"), _matrix())
def test_a_mistake_gets_a_sentence_and_keeps_the_step(step: str, name: str, kind: str, what: str) -> None:
    sign_in = SignInToStep(WAYS[(step, name)] if (step, name) in WAYS else WAYS[step])
    view = sign_in.play(step, name, lambda _: MISTAKES[what])
    if what in NEVER_RIGHT[kind]:
        assert view.after is not None
        assert view.after.step.name == step
        assert view.after.problem is not None
        assert view.after.problem.field == name
        assert len(sign_in.pool.requests()) == view.calls, "something was sent that can never be right"
    elif view.after is not None and view.after.problem is not None:
        assert view.after.step.name == step
        assert words.sentence(view.after.problem)


@pytest.mark.parametrize("form", IN_ANOTHER_FORM)
@pytest.mark.parametrize(("step", "name"), [(s, n) for s, n, kind in FIELDS if "code" in kind])
def test_a_right_code_is_right_in_every_form(step: str, name: str, form: str) -> None:
    view = SignInToStep(WAYS[step]).play(step, name, IN_ANOTHER_FORM[form])
    assert view.after is None or view.after.problem is None


def test_every_field_of_every_step_is_tried() -> None:
    tried = {step for step, _, _ in FIELDS}
    assert tried | FIELDLESS == {step.name for step in ALL}
    for step in ALL:
        asked = {field.name for field in example_of(step).fields()} - LIKE_OTHERS
        if step.name == "passkey":
            asked.discard("choice")  # only a key with several passkeys asks; it is a choice like others
        assert asked <= {name for named, name, _ in FIELDS if named == step.name}, step.name
