"""The practice pools' own triggers: codes by e-mail, as many rounds as the user's account says.

`custom:rounds` of a user says how many codes follow a password; without a password at least one is asked.
Three wrong answers end the sign-in, which is a custom of samples and not a rule of the service.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Any

from desktop.practice.triggers.contract import Triggers

if TYPE_CHECKING:
    from desktop.practice.triggers.contract import Context, Event

_WRONG_ANSWERS = 3
_CHALLENGE = "CUSTOM_CHALLENGE"


def define(event: Event, _context: Context) -> Event:
    """Decide what comes next from what came before."""
    results = event["request"]["session"]
    response = event["response"]
    names = [result["challengeName"] for result in results]
    if names == ["SRP_A"]:
        response["challengeName"] = "PASSWORD_VERIFIER"
    elif _wrong(results) >= _WRONG_ANSWERS:
        response["failAuthentication"] = True
    elif _right(results) >= _rounds(event, with_password="PASSWORD_VERIFIER" in names):
        response["issueTokens"] = True
    else:
        response["challengeName"] = _CHALLENGE
    return event


def create(event: Event, context: Context) -> Event:
    """Send a code; after a wrong answer the one that was sent stays good."""
    results = event["request"]["session"]
    again = (
        bool(results) and results[-1]["challengeName"] == _CHALLENGE and not results[-1]["challengeResult"]
    )
    code = results[-1]["challengeMetadata"] if again else f"{secrets.randbelow(1_000_000):06d}"
    if not again:
        context.send_code(code)
    email = event["request"]["userAttributes"].get("email", "")
    event["response"] |= {
        "publicChallengeParameters": {"destination": _masked(email)} | _hints(results, again=again),
        "privateChallengeParameters": {"code": code},
        "challengeMetadata": code,
    }
    return event


def create_without_hints(event: Event, context: Context) -> Event:
    """Do the same for clients that are told nothing but where the code went."""
    event = create(event, context)
    public = event["response"]["publicChallengeParameters"]
    event["response"]["publicChallengeParameters"] = {"destination": public["destination"]}
    return event


def verify(event: Event, _context: Context) -> Event:
    """Compare the answer with the code."""
    request = event["request"]
    code = request["privateChallengeParameters"]["code"]
    same = hmac.compare_digest(code.encode(), request["challengeAnswer"].strip().encode())
    event["response"]["answerCorrect"] = same and not request.get("userNotFound", False)
    return event


def _hints(results: list[dict[str, Any]], *, again: bool) -> dict[str, str]:
    """Say in Stile's public parameters what a page can show."""
    hints = {
        "stile.kind": "code",
        "stile.label": "Code from your e-mail",
        "stile.round": str(_right(results) + 1),
        "stile.attempts_left": str(_WRONG_ANSWERS - _wrong(results)),
    }
    return hints | ({"stile.problem": "That was not the code we sent."} if again else {})


def _rounds(event: Event, *, with_password: bool) -> int:
    wanted = int(event["request"]["userAttributes"].get("custom:rounds", "0"))
    return wanted if with_password else max(1, wanted)


def _right(results: list[dict[str, Any]]) -> int:
    return sum(r["challengeName"] == _CHALLENGE and r["challengeResult"] for r in results)


def _wrong(results: list[dict[str, Any]]) -> int:
    return sum(r["challengeName"] == _CHALLENGE and not r["challengeResult"] for r in results)


def _masked(email: str) -> str:
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain[:1]}***"


REFERENCE = Triggers(define, create, verify)
WITHOUT_HINTS = Triggers(define, create_without_hints, verify)
