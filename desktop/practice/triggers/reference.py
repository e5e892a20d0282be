"""The practice pools' own triggers: the reference handlers, from the very files that people deploy.

`custom:rounds` of a user says how many codes follow a password; without a password at least one is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.assets import resource
from desktop.practice.triggers.contract import Triggers
from desktop.practice.triggers.lambda_file import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.triggers.contract import LambdaContext, LambdaEvent

ENVIRONMENT = {"PASSWORDLESS": "yes", "SENDER": "codes@example.com"}
"""Codes alone are enough here, so that the flow without a password can be practised."""


def reference(environment: Mapping[str, str]) -> Triggers:
    """Return the reference handlers, set up by these variables."""
    return Triggers(
        define=load(resource("triggers/define_auth_challenge.py"), environment),
        create=load(resource("triggers/create_auth_challenge.py"), environment),
        verify=load(resource("triggers/verify_auth_challenge_response.py"), environment),
    )


REFERENCE = reference(ENVIRONMENT)


def _create_without_hints(event: LambdaEvent, context: LambdaContext) -> LambdaEvent:
    """Create for clients that are told nothing but where the code went."""
    event = REFERENCE.create(event, context)
    public = event["response"]["publicChallengeParameters"]
    event["response"]["publicChallengeParameters"] = {"destination": public["destination"]}
    return event


WITHOUT_HINTS = replace(REFERENCE, create=_create_without_hints)
