"""Orders of questions that cannot be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core import words
from desktop.core.sign_in.challenge_order import order_problem

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow

NEW = "NEW_PASSWORD_REQUIRED"


@pytest.mark.parametrize(
    ("flow", "asked", "answered", "code"),
    [
        ("srp", NEW, (), None),
        ("srp", "EMAIL_OTP", (NEW,), None),
        ("srp", NEW, (NEW,), "question-comes-again"),
        ("choice", "WEB_AUTHN", ("SELECT_CHALLENGE", "WEB_AUTHN"), "question-comes-again"),
        ("srp", "MFA_SETUP", ("MFA_SETUP",), None),
        ("custom", "CUSTOM_CHALLENGE", ("CUSTOM_CHALLENGE",), None),
        ("custom-srp", NEW, (), None),
        ("custom-srp", NEW, ("CUSTOM_CHALLENGE",), "trigger-asks-new-password"),
        ("custom-srp", NEW, (NEW,), "trigger-asks-new-password"),
        ("custom-srp", "EMAIL_OTP", (NEW,), "pool-mixes-flows"),
    ],
)
def test_an_order_that_cannot_be_right_has_a_code(
    flow: Flow, asked: str, answered: tuple[str, ...], code: str | None
) -> None:
    is_pools_mfa = asked in {"EMAIL_OTP", "MFA_SETUP"}
    assert order_problem(flow, asked, answered, is_pools_mfa=is_pools_mfa) == code
    if code is not None:
        assert words.for_admin(code)
