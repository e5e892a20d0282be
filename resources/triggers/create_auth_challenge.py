"""CreateAuthChallenge: make a code, send it by e-mail, and word Stile's page for it.

Environment of the function:
    SENDER  the verified address or domain identity of Amazon SES that codes come from

The code is kept where no client sees it: `privateChallengeParameters` for the trigger that judges the
answer, `challengeMetadata` for the next call of this one, which must not send another code after a typing
mistake. `publicChallengeParameters` go to the client; those that begin with `stile.` are what Stile shows.
"""

from __future__ import annotations

import os
import secrets
from typing import Any

SENDER = os.environ.get("SENDER", "")
DIGITS = 6
WRONG_ANSWERS = 3
"""As in DefineAuthChallenge, which is where it counts; here it is only told."""


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Ask for a code; after a wrong answer for the same one again."""
    request = event["request"]
    codes = [entry for entry in request["session"] if entry["challengeName"] == "CUSTOM_CHALLENGE"]
    again = bool(codes) and not passed(codes[-1])
    code = codes[-1]["challengeMetadata"] if again else new_code()
    address = address_of(event)
    if not again and not request.get("userNotFound"):
        send_code(address, code)
    event["response"] = {
        "publicChallengeParameters": public(codes, masked(address), again=again),
        "privateChallengeParameters": {"code": code},
        "challengeMetadata": code,
    }
    return event


def new_code() -> str:
    """Make a code that nobody can foresee."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def address_of(event: dict[str, Any]) -> str:
    """Return where codes go; a name that does not exist gets an answer that looks like any other."""
    attributes = event["request"].get("userAttributes") or {}
    if event["request"].get("userNotFound"):
        return attributes.get("email") or f"{event['userName']}@{event['userName']}"
    if attributes.get("email_verified") != "true" or not attributes.get("email"):
        raise ValueError("The account has no verified e-mail address")
    return str(attributes["email"])


def send_code(address: str, code: str) -> None:
    """Send a code; the only thing here that needs more than Python itself."""
    import boto3  # every Lambda function has it

    boto3.client("ses").send_email(
        Source=SENDER,
        Destination={"ToAddresses": [address]},
        Message={
            "Subject": {"Data": "Your sign-in code"},
            "Body": {"Text": {"Data": f"Your sign-in code is {code}. It is good for a few minutes."}},
        },
    )


def public(codes: list[dict[str, Any]], destination: str, *, again: bool) -> dict[str, str]:
    """Return what the client may know; every value is a text."""
    right = sum(passed(entry) for entry in codes)
    told = {
        "destination": destination,
        "stile.kind": "code",
        "stile.label": "Code from your e-mail",
        "stile.hint": f"We sent {DIGITS} digits to {destination}.",
        "stile.round": str(right + 1),
        "stile.attempts_left": str(WRONG_ANSWERS - (len(codes) - right)),
    }
    return told | ({"stile.problem": "That was not the code we sent."} if again else {})


def passed(entry: dict[str, Any]) -> bool:
    """Say whether a challenge was answered rightly; anything but a plain yes is no."""
    return entry.get("challengeResult") is True


def masked(address: str) -> str:
    """Hide an address as Cognito does."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}***@{domain[:1]}***"
