"""AdminListUserAuthEvents: the sign-ins that threat protection wrote down, where the plan has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.challenge_kinds import PASSWORD_PROOFS
from desktop.practice.errors import ServiceError
from desktop.practice.paging import page

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.auth_events import AuthEvent


_KINDS = dict.fromkeys(PASSWORD_PROOFS, "Password")
"""The service knows two kinds of challenges here."""


def admin_list_user_auth_events(call: OperationCall) -> Output:
    """List a user's sign-ins, newest first."""
    if not call.pool.settings.writes_sign_ins:
        raise ServiceError(
            "UserPoolAddOnNotEnabledException", "Threat protection is not enabled for the user pool."
        )
    events = call.pool.auth_events.of(call.pool.users.get(call.params["Username"]))
    shown, token = page(events, call.params.get("MaxResults"), call.params.get("NextToken"))
    output: Output = {"AuthEvents": [_event_type(event) for event in shown]}
    return output | ({"NextToken": token} if token else {})


def _event_type(event: AuthEvent) -> Output:
    return {
        "EventId": event.id,
        "EventType": "SignIn",
        "CreationDate": event.at,
        "EventResponse": "Pass" if event.passed else "Fail",
        "EventRisk": {"RiskDecision": "NoRisk", "CompromisedCredentialsDetected": False},
        "ChallengeResponses": [
            {"ChallengeName": _KINDS.get(name, "Mfa"), "ChallengeResponse": result}
            for name, result in event.challenges
        ],
        "EventContextData": {"IpAddress": "127.0.0.1", "DeviceName": "Practice"},
    }
