"""AssociateSoftwareToken: a new key for an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.authenticator_app import new_key
from desktop.practice.challenges.mfa_setup import AppSetup
from desktop.practice.errors import ServiceError
from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.setup_session import next_setup_session, setup_session

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def associate_software_token(call: OperationCall) -> Output:
    """Make a key; within a sign-in it belongs to the session that comes with it."""
    if "SOFTWARE_TOKEN_MFA" not in call.pool.settings.factors:
        raise ServiceError(
            "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool"
        )
    key = new_key()
    if "Session" not in call.params:
        bearer(call).factors.totp_pending = key
        return {"SecretCode": key}
    session = setup_session(call)
    return {"SecretCode": key, "Session": next_setup_session(call, session, AppSetup(key))}
