"""The same operations by boto3 over HTTP: what botocore makes of times, documents and empty replies."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.core.cognito import totp
from tests.account.own_account import Signed, Wanted
from tests.fixtures.over_http import PoolOverHttp

NEW, ADDRESS, APP = "Another-Way-7!", "new@example.com", "SOFTWARE_TOKEN_MFA"


def newest(person: Signed) -> dict[str, str]:
    return {"code": person.code()}


def shown(person: Signed) -> dict[str, str]:
    secret = str(person.view.asked[-1].step.context()["secret"])
    return {"code": totp.code(secret, person.clock.now().timestamp())}


def test_all_of_it_works_by_boto3() -> None:
    person = Signed("plain", "careful", kind=PoolOverHttp)
    steps: list[Wanted] = [("change-attribute", {"email": ADDRESS}), ("verify-attribute", newest)]
    assert person.do("change", "email", *steps) == "attribute-confirmed"
    passwords = {"present_password": person.password, "new_password": NEW}
    assert person.do("change-password", "", ("change-password", passwords)) == "password-changed"
    assert person.do("set-up-app", "", ("set-up-totp", {}), ("set-up-totp", shown)) == "app-set-up"
    assert person.row("factors", APP).marks == ("on", "first")
    assert person.do("factor-on", "EMAIL_OTP") == "factor-on"
    assert person.do("factor-off", APP) == "factor-off"
    (session,) = person.section("computers").rows
    assert isinstance(session.facts["used"], datetime)
    assert person.section("claims").rows


def test_passkeys_are_documents_and_have_times() -> None:
    person = Signed("plain", "default", kind=PoolOverHttp)
    assert person.do("add-passkey", "", ("make-passkey", {"site": "true"})) == "passkey-added"
    (row,) = person.section("passkeys").rows
    assert isinstance(row.facts["created"], datetime)
    assert person.do("remove-passkey", row.id) == "passkey-removed"


@pytest.mark.parametrize("do", ["close", "html-200"])
def test_an_empty_page_of_somebody_else_is_no_success(do: str) -> None:
    """Most of these operations answer with nothing; who it came from is told by the head of the reply."""
    person = Signed("plain", "default", kind=PoolOverHttp)
    person.pool.fault(operation="SetUserMFAPreference", when="before", do=do)
    told = person.do("factor-on", "EMAIL_OTP")
    assert (told == "factor-on") is ("EMAIL_OTP" in person.user.factors.enabled)
