"""A sign-in by pycognito, whose own exceptions are the questions."""

from __future__ import annotations

import json
import sys
from typing import Any

from botocore.exceptions import ClientError
from pycognito import Cognito  # type: ignore[import-untyped]
from pycognito.exceptions import (  # type: ignore[import-untyped]
    ForceChangePasswordException,
    SMSMFAChallengeException,
    SoftwareTokenMFAChallengeException,
)


def main() -> None:
    opening = _hear()
    user = Cognito(
        opening["pool_id"],
        opening["client_id"],
        username=opening["username"],
        boto3_client_kwargs={"endpoint_url": opening["endpoint"]},
    )
    user.get_keys()
    user.pool_domain_url = None  # tokens name the pool as the service does, wherever it is reached
    try:
        _sign_in(user, opening["password"])
    except ClientError as error:
        _say(failed=error.response["Error"]["Code"], message=error.response["Error"]["Message"])
    else:
        _say(tokens={"access": user.access_token, "id": user.id_token})


def _sign_in(user: Cognito, password: str) -> None:
    try:
        user.authenticate(password)
    except ForceChangePasswordException:
        user.new_password_challenge(password, _ask("ForceChangePassword"))
    except SoftwareTokenMFAChallengeException:
        user.respond_to_software_token_mfa_challenge(_ask("SoftwareTokenMFAChallenge"))
    except SMSMFAChallengeException:
        user.respond_to_sms_mfa_challenge(_ask("SMSMFAChallenge"))


def _ask(question: str) -> str:
    _say(ask=question, details={})
    return str(_hear()["answer"])


def _hear() -> dict[str, Any]:
    heard: dict[str, Any] = json.loads(sys.stdin.readline() or sys.exit(3))
    return heard


def _say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
