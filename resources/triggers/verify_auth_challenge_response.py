"""VerifyAuthChallengeResponse: compare the answer with the code, and decide nothing else.

It needs no environment, no permission and no library. Counting and ending is DefineAuthChallenge's work.
"""

from __future__ import annotations

import hmac
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Judge the answer; for a name that does not exist no answer is right."""
    request = event["request"]
    code = (request.get("privateChallengeParameters") or {}).get("code") or ""
    given = "".join(str(request.get("challengeAnswer") or "").split())
    same = hmac.compare_digest(code.encode(), given.encode())
    event["response"] = {"answerCorrect": bool(code) and same and not request.get("userNotFound", False)}
    return event
