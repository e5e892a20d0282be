"""The flows of InitiateAuth: what each reads and checks before the first challenge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.password import check_plain_password
from desktop.practice.challenges.select_challenge import choose
from desktop.practice.usable_factors import first_factors

if TYPE_CHECKING:
    from desktop.practice.challenges.base import GivenAnswers
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

FlowStart = Callable[["OperationCall", "SignInAttempt", "GivenAnswers"], "SignInAttempt"]


def password(call: OperationCall, attempt: SignInAttempt, given: GivenAnswers) -> SignInAttempt:
    """Check the password itself."""
    return check_plain_password(call, attempt, given.required("PASSWORD"))


def srp(_call: OperationCall, attempt: SignInAttempt, given: GivenAnswers) -> SignInAttempt:
    """Take the first half of a proof."""
    return replace(attempt, srp_a=given.required("SRP_A"))


def choice(call: OperationCall, attempt: SignInAttempt, given: GivenAnswers) -> SignInAttempt:
    """Go on with the preferred first factor; one that is not open is ignored.

    A password, or the first half of its proof, has to come along.
    """
    preferred = given.get("PREFERRED_CHALLENGE")
    if preferred in COMES_ALONG:
        given.required(COMES_ALONG[preferred])
    if preferred is None or preferred not in first_factors(attempt):
        return attempt
    return choose(call, attempt, preferred, given)


def custom(call: OperationCall, attempt: SignInAttempt, given: GivenAnswers) -> SignInAttempt:
    """Begin with a proof of the password if the client asks for it; the triggers decide the rest."""
    return srp(call, attempt, given) if given.get("CHALLENGE_NAME") == "SRP_A" else attempt


COMES_ALONG = {"PASSWORD": "PASSWORD", "PASSWORD_SRP": "SRP_A"}
"""Preferred factors, and what InitiateAuth has to bring for them."""

FLOWS: dict[str, FlowStart] = {
    "USER_PASSWORD_AUTH": password,
    "USER_SRP_AUTH": srp,
    "USER_AUTH": choice,
    "CUSTOM_AUTH": custom,
}
