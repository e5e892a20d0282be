"""VerifySoftwareToken: the first code of an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.authenticator_app import step_of, use
from desktop.practice.challenges.mfa_setup import AppSetup
from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.setup_session import next_setup_session, setup_session

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User


def verify_software_token(call: OperationCall) -> Output:
    """Take the app; within a sign-in the session is spent only if the code is right."""
    if "Session" not in call.params:
        user = bearer(call)
        _verify(call, user, user.factors.totp_pending)
        user.factors.totp_pending = None
        return {"Status": "SUCCESS"}
    session = setup_session(call)
    setup = session.question
    key = setup.key if isinstance(setup, AppSetup) else None
    _verify(call, session.attempt.user, key)
    return {"Status": "SUCCESS", "Session": next_setup_session(call, session, AppSetup(key, verified=True))}


def _verify(call: OperationCall, user: User, key: str | None) -> None:
    if key is None:
        raise invalid_parameter("Software token has not been associated.")
    step = step_of(key, call.params["UserCode"], call.now)
    if step is None:
        raise ServiceError(
            "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA"
        )
    factors = user.factors
    factors.totp_secret, factors.totp_used = key, set()
    factors.totp_name = call.params.get("FriendlyDeviceName", "")
    use(factors, step)
