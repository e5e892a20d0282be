"""Texts and firewalls over HTTP: what a person reads, and that what they typed left once.

The texts are those of tests/core/cognito/texts.toml. The replies of a firewall are AWS WAF's own, no
exceptions of Cognito's (AWS WAF developer guide: blocks without a response of one's own, "CAPTCHA and
Challenge").
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.conversation.view import Answer, NoAnswerError
from desktop.core import words
from tests.conversation.scripted import ScriptedSignIn
from tests.core.cognito.texts import texts
from tests.fixtures.scripted_pool import ScriptedPool

if TYPE_CHECKING:
    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Problem
    from desktop.core.sign_in.settings import Flow
    from tests.core.cognito.texts import Text

_PASSWORD = "Temporary-1!"
_PAGE = "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body></body>\r\n</html>\r\n"
_HTML = {"content_type": "text/html"}
FIREWALL: dict[str, tuple[dict[str, Any], str, str]] = {
    "captcha": (
        {"status": 405, "raw": "", "headers": {"x-amzn-waf-action": "captcha"}},
        "browser",
        "CAPTCHA",
    ),
    "captcha-page": (
        {"status": 405, "raw": _PAGE, **_HTML, "headers": {"x-amzn-waf-action": "captcha"}},
        "browser",
        "CAPTCHA",
    ),
    "captcha-text": (
        {"status": 403, "json": '{"message": "Request not allowed due to WAF captcha."}'},
        "browser",
        "CAPTCHA",
    ),
    "challenge": (
        {"status": 202, "raw": "", "headers": {"x-amzn-waf-action": "challenge"}},
        "browser",
        "Challenge",
    ),
    "challenge-page": (
        {"status": 202, "raw": _PAGE, **_HTML, "headers": {"x-amzn-waf-action": "challenge"}},
        "browser",
        "Challenge",
    ),
    "block-page": ({"status": 403, "raw": _PAGE, **_HTML}, "network", "firewall"),
    "block": ({"status": 403, "json": '{"message": "Forbidden"}'}, "network", "firewall"),
    "no-such-method": ({"status": 405, "raw": "", **_HTML}, "network", "firewall"),
}
_ASKS_NEW_PASSWORD = {
    "to": "InitiateAuth",
    "challenge": "NEW_PASSWORD_REQUIRED",
    "parameters": {"USER_ID_FOR_SRP": "ada", "requiredAttributes": "[]", "userAttributes": "{}"},
}


class OneTry(ScriptedSignIn):
    """A person who answers each step once, and keeps the first problem that they read."""

    def __init__(self, flow: Flow) -> None:
        super().__init__({"turn": []}, flow)
        self.read: Problem | None = None
        self.answered: set[str] = set()

    async def ask(self, ask: Ask) -> Reply:
        if ask.problem is not None:
            self.read = ask.problem
            raise NoAnswerError
        assert ask.step.name not in self.answered, "asked again without a word"
        self.answered.add(ask.step.name)
        given = {"username": "ada", "password": _PASSWORD, "new_password": "Chosen-1!"}
        return Answer({field.name: given[field.name] for field in ask.step.fields()})


def _tried(replies: list[dict[str, Any]], flow: Flow) -> tuple[Problem | None, ScriptedPool]:
    person = OneTry(flow)
    with ScriptedPool(replies) as pool:
        asyncio.run(person.run(pool))
    return person.read, pool


def _times_sent(pool: ScriptedPool, secret: str) -> int:
    return sum(secret in str(request.members) for request in pool.requests)


_IN_FLOWS: list[tuple[str, Flow]] = [(case, "password") for case in FIREWALL]


@pytest.mark.parametrize(("case", "flow"), [*_IN_FLOWS, ("captcha", "srp"), ("challenge", "choice")])
def test_a_firewall_is_told_and_the_password_goes_out_once(case: str, flow: Flow) -> None:
    reply, says, for_admin = FIREWALL[case]
    problem, pool = _tried([{"to": "*", "times": 0, **reply}], flow)
    assert problem is not None
    assert problem.code == "blocked"
    assert says in words.sentence(problem)
    assert for_admin in words.for_admin(problem.code, problem.values.get("because"))
    assert pool.asked == ["InitiateAuth"]
    assert _times_sent(pool, _PASSWORD) == (flow == "password")


@pytest.mark.parametrize("case", ["captcha", "challenge-page", "block-page"])
def test_a_firewall_at_the_new_password_is_no_reason_to_send_anything_again(case: str) -> None:
    problem, pool = _tried([_ASKS_NEW_PASSWORD, {"to": "*", "times": 0, **FIREWALL[case][0]}], "password")
    assert problem is not None
    assert problem.code == "blocked"
    assert pool.asked == ["InitiateAuth", "NEW_PASSWORD_REQUIRED"]
    assert (_times_sent(pool, _PASSWORD), _times_sent(pool, "Chosen-1!")) == (1, 1)


AT_SIGN_IN = [row for row in texts() if row.at == "sign-in" and row.outcome in {"over", "held", "corrected"}]


def _check(row: Text) -> None:
    problem, pool = _tried([{"to": "*", "times": 0, "error": row.name, "text": row.text}], "password")
    assert problem is not None
    assert problem.code == row.code
    assert [part for part in row.says if part not in words.sentence(problem)] == []
    assert pool.asked == ["InitiateAuth"]
    assert _times_sent(pool, _PASSWORD) == 1


@pytest.mark.parametrize("row", AT_SIGN_IN[::8], ids=lambda row: row.text[:40])
def test_a_text_is_read_off_the_wire_and_the_password_goes_out_once(row: Text) -> None:
    _check(row)


@pytest.mark.ci
@pytest.mark.parametrize("row", AT_SIGN_IN, ids=lambda row: row.text[:40])
def test_every_text_is_read_off_the_wire_and_the_password_goes_out_once(row: Text) -> None:
    _check(row)
