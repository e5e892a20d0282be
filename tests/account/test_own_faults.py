"""The fault matrix of the account: every call of every operation, with every fault; the pool's count decides.

Whatever is lost, nothing is done twice, and what is claimed to be done is so.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from desktop.account.operations import OPERATIONS
from desktop.account.questions import OperationLeftError, Questions
from desktop.conversation.view import Action, Answer
from desktop.core import words
from desktop.core.cognito import totp
from desktop.core.errors import StileError
from desktop.core.exit_codes import TROUBLE
from desktop.core.notices.notice import Problem
from tests.account.own_account import Signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice

NEW, ADDRESS, MAIL = "Another-Way-7!", "new@example.com", "EMAIL_OTP"
CHANGES = {
    "ChangePassword",
    "UpdateUserAttributes",
    "VerifyUserAttribute",
    "VerifySoftwareToken",
    "SetUserMFAPreference",
    "CompleteWebAuthnRegistration",
    "DeleteWebAuthnCredential",
    "ForgetDevice",
    "RevokeUserSession",
    "DeleteUser",
}
"""What must not be done twice. A key or options that nobody saw may be made again, and reads always."""
_PATIENCE = 6


@dataclass
class Obliging:
    """A view that answers as long as it is asked, and gives up after a while."""

    person: Signed
    asked: list[str] = field(default_factory=list)

    async def ask(self, ask: Ask) -> Reply:
        if len(self.asked) >= _PATIENCE:
            return Action.CANCEL
        self.asked.append(ask.step.name)
        if ask.problem is not None:
            assert words.sentence(ask.problem)
        person = self.person
        person.clock.advance(30 if ask.step.name == "set-up-totp" else 0)
        answers: dict[str, Callable[[], dict[str, str]]] = {
            "change-password": lambda: {"present_password": person.password, "new_password": NEW},
            "change-attribute": lambda: {"email": ADDRESS},
            "verify-attribute": lambda: {"code": (person.pool.codes(person.name) or ["000000"])[-1]},
            "set-up-totp": lambda: _code(ask, person),
            "make-passkey": lambda: {"site": "true"},
            "delete-account": lambda: {"typed_name": person.name},
            "sign-in": lambda: {"username": person.name, "password": person.password},
        }
        return Answer(answers[ask.step.name]())

    def note(self, notice: Notice) -> None:
        assert words.sentence(notice)


def _code(ask: Ask, person: Signed) -> dict[str, str]:
    secret = str(ask.step.context()["secret"])
    return {"code": totp.code(secret, person.clock.now().timestamp())} if secret else {}


def _with_passkey(person: Signed) -> str:
    person.key.register(person.user, person.clock.now())
    return next(iter(person.section("passkeys").rows)).id


def _with_session(person: Signed) -> str:
    kept = dict(person.vault.sections)
    asyncio.run(person._sign_in())
    person.vault.sections.clear()
    person.vault.sections.update(kept)
    return next(row.id for row in person.section("computers").rows if not row.marks)


def _with_factor(person: Signed) -> str:
    person.user.factors.enabled = [MAIL]
    return MAIL


@dataclass(frozen=True)
class Case:
    """An operation: in which pool, about what, and how the pool shows that it is done."""

    name: str
    is_done: Callable[[Signed, str], bool]
    prepare: Callable[[Signed], str] = lambda _: ""
    pool: str = "default"


def _has_password(person: Signed, _: str) -> bool:
    return person.user.password is not None and person.user.password.is_(NEW)


def _sessions(person: Signed) -> set[str]:
    grants = person.its_pool.grants.open_of(person.user, person.clock.now())
    return {grant.session_id for grant in grants}


CASES = (
    Case("change-password", _has_password),
    Case("change", lambda p, _: p.user.attributes["email"] == ADDRESS, lambda _: "email"),
    Case("set-up-app", lambda p, _: p.user.factors.totp_secret is not None),
    Case("factor-on", lambda p, about: about in p.user.factors.enabled, lambda _: MAIL),
    Case("factor-off", lambda p, about: about not in p.user.factors.enabled, _with_factor),
    Case("factor-first", lambda p, about: p.user.factors.preferred == about, _with_factor),
    Case("add-passkey", lambda p, _: len(p.user.passkeys) == 1),
    Case("remove-passkey", lambda p, _: not p.user.passkeys, _with_passkey),
    Case("end-session", lambda p, about: about not in _sessions(p), _with_session, "careful"),
    Case("delete-account", lambda p, _: p.its_pool.users.find(p.name) is None),
)  # fmt: skip
CALLS = {
    "change-password": ("ChangePassword",),
    "change": ("GetUser", "UpdateUserAttributes", "VerifyUserAttribute"),
    "set-up-app": (
        "GetUserAuthFactors",
        "AssociateSoftwareToken",
        "VerifySoftwareToken",
        "SetUserMFAPreference",
    ),
    "factor-on": ("GetUserAuthFactors", "SetUserMFAPreference"),
    "factor-off": ("SetUserMFAPreference",),
    "factor-first": ("SetUserMFAPreference",),
    "add-passkey": ("StartWebAuthnRegistration", "CompleteWebAuthnRegistration"),
    "remove-passkey": ("ListWebAuthnCredentials", "DeleteWebAuthnCredential"),
    "end-session": ("ListUserSessions", "RevokeUserSession"),
    "delete-account": ("GetUser", "DeleteUser"),
}
FAULTS: tuple[dict[str, Any], ...] = (
    {"do": "close"},
    {"do": "status", "status": 503},
    {"do": "html-200"},
    {"do": "half"},
)


def _played(case: Case, rule: dict[str, Any]) -> None:
    person = Signed("plain", case.pool)
    about = case.prepare(person)
    user = person.user  # who is gone from the pool afterwards, if all goes well
    person.pool.state.ledger.clear()
    person.pool.fault(**rule)
    view = Obliging(person)
    told: Notice | None = None
    try:
        told = asyncio.run(OPERATIONS[case.name].run(person.context, Questions(view), about))
    except (OperationLeftError, StileError):
        told = None
    answered = [request.operation for request in person.pool.requests() if request.reply == 200]
    where = (case.name, rule, told, view.asked, person.sent())
    assert all(answered.count(name) <= 1 for name in CHANGES), where
    assert len(user.former_passwords) <= 1, where
    assert len(user.passkeys) <= 1, where
    mails = person.pool.state.inbox.messages(user.username, None)
    assert len([mail for mail in mails if mail.to == ADDRESS]) <= 1, where
    if told is None or isinstance(told, Problem) or words.exit_code(told.code) == TROUBLE:
        return
    assert case.is_done(person, about), where


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_lost_reply_is_neither_done_twice_nor_claimed(case: Case, when: str) -> None:
    for operation in CALLS[case.name]:
        _played(case, {"operation": operation, "when": when, **FAULTS[0]})


@pytest.mark.ci
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["do"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_once_and_twice(case: Case, when: str, fault: dict[str, Any]) -> None:
    for operation in CALLS[case.name]:
        for times in (1, 2):
            _played(case, {"operation": operation, "when": when, "times": times, **fault})


def test_every_operation_is_in_the_matrix() -> None:
    told_elsewhere = {"confirm", "replace-app", "forget-computer", "forget-all-computers"}
    assert {case.name for case in CASES} | told_elsewhere == set(OPERATIONS)
