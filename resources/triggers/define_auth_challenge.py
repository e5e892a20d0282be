"""DefineAuthChallenge: the password first, then as many e-mailed codes as wanted, then tokens.

Environment of the function:
    ROUNDS        codes after a proven password, 0 if it is not set; a user's `custom:rounds` comes before it
    PASSWORDLESS  "yes" lets people sign in by codes alone; otherwise nobody gets in without the password

Cognito keeps `session`: one entry for every challenge that was answered. Everything is decided from it and
from nothing that a client could send. Which client begins with SRP_A is the client's choice, so that the
password was proven is looked for here.
"""

from __future__ import annotations

import os
from typing import Any

ROUNDS = int(os.environ.get("ROUNDS", "0"))
PASSWORDLESS = os.environ.get("PASSWORDLESS") == "yes"
WRONG_ANSWERS = 3
"""So many wrong answers end the sign-in. Cognito has no limit of its own, and codes could be guessed."""


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Decide what comes next.

    Never name NEW_PASSWORD_REQUIRED here: Cognito asks for a new password by itself, right after
    PASSWORD_VERIFIER, and refuses the answer if a trigger asked.
    """
    request = event["request"]
    told = {"challengeName": None, "issueTokens": False, "failAuthentication": False}
    event["response"] = told | decide(request["session"], request.get("userAttributes") or {})
    return event


def decide(session: list[dict[str, Any]], attributes: dict[str, str]) -> dict[str, Any]:
    """Return the one member of the response that is not empty."""
    names = [entry["challengeName"] for entry in session]
    if names == ["SRP_A"]:
        return {"challengeName": "PASSWORD_VERIFIER"}
    proven = any(entry["challengeName"] == "PASSWORD_VERIFIER" and passed(entry) for entry in session)
    codes = [entry for entry in session if entry["challengeName"] == "CUSTOM_CHALLENGE"]
    if not (proven or PASSWORDLESS) or sum(not passed(entry) for entry in codes) >= WRONG_ANSWERS:
        return {"failAuthentication": True}
    if sum(passed(entry) for entry in codes) >= rounds(attributes, proven=proven):
        return {"issueTokens": True}
    return {"challengeName": "CUSTOM_CHALLENGE"}


def passed(entry: dict[str, Any]) -> bool:
    """Say whether a challenge was answered rightly; anything but a plain yes is no."""
    return entry.get("challengeResult") is True


def rounds(attributes: dict[str, str], *, proven: bool) -> int:
    """Return how many codes are wanted; without a password there is always one."""
    wanted = int(attributes.get("custom:rounds") or ROUNDS)
    return max(wanted, 0 if proven else 1)
