"""A secret shows itself to nobody who does not ask for it by name."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.challenges.entry import EntryContext
from desktop.core.challenges.memory import AcceptedAnswer, Candidate, ConversationMemory, Pending, Question
from desktop.core.cognito.calls import (
    AppClient,
    GetTokensFromRefreshToken,
    InitiateAuth,
    RespondToAuthChallenge,
    RevokeToken,
)
from desktop.core.cognito.replies import Challenge, Received, Tokens
from desktop.core.cognito.srp import SrpClient
from desktop.core.secret import Secret
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.sign_in.ticket import Ticket
from desktop.core.sign_in.token_set import TokenSet
from desktop.core.steps.opening import SignIn

HIDDEN = "Swordfish-1!"
SECRET = Secret(HIDDEN)
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANSWERS = {"password": SECRET}
METADATA = {"note": HIDDEN}

HOLDERS = {
    "app client": AppClient("client", SECRET),
    "call": InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": HIDDEN, "PASSWORD": SECRET}, METADATA),
    "response": RespondToAuthChallenge("EMAIL_OTP", {"EMAIL_OTP_CODE": HIDDEN}, METADATA),
    "refresh": GetTokensFromRefreshToken(SECRET),
    "revocation": RevokeToken(SECRET),
    "challenge": Challenge("EMAIL_OTP", {"SECRET_BLOCK": HIDDEN}),
    "received": Received(Tokens(SECRET, SECRET, SECRET, 3600), session=SECRET),
    "ticket": Ticket("EMAIL_OTP", SECRET, NOW),
    "token set": TokenSet(SECRET, SECRET, SECRET, NOW, "ada"),
    "accepted answer": AcceptedAnswer("password", Question("PASSWORD"), ANSWERS),
    "pending": Pending(SignIn("ada"), None, ANSWERS),
    "memory": ConversationMemory("ada", "ada", passwords=(Candidate(SECRET),)),
    "context": EntryContext(
        SignInSettings("eu-west-1_a"),
        ConversationMemory(),
        answers=ANSWERS,
        password=SECRET,
        srp=SrpClient(0xABCDEF),
    ),
}


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS)
def test_what_holds_a_secret_does_not_show_it(holder: object) -> None:
    for shown in (repr(holder), str(holder), f"{holder}", f"{[holder]}", f"{holder!s}"):
        assert HIDDEN not in shown
        assert "abcdef" not in shown


def test_a_secret_is_three_stars_however_it_is_formatted() -> None:
    assert f"{SECRET}" == f"{SECRET!s}" == f"{SECRET!r}" == repr(SECRET) == "***"
    assert f"{SECRET:>5}" == "  ***"
    assert "%s" % SECRET == "***"  # noqa: UP031 - loggers format so


def test_a_secret_is_not_in_a_log_or_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("password %s of %r", SECRET, {"password": SECRET})
    shown = "".join(traceback.format_exception(ValueError(SECRET, [SECRET])))
    assert HIDDEN not in caplog.text + shown


def test_a_secret_is_neither_pickled_nor_copied_nor_written_as_json() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(SECRET)
    with pytest.raises(TypeError):
        copy.deepcopy(SECRET)
    with pytest.raises(TypeError):
        json.dumps({"password": SECRET})


def test_a_secret_is_read_by_its_one_method_only() -> None:
    assert not hasattr(SECRET, "__dict__")
    assert [name for name in vars(Secret) if not name.startswith("_")] == ["reveal"]
    assert SECRET.reveal() == HIDDEN


def test_secrets_are_equal_if_their_values_are() -> None:
    assert Secret("ä€") == Secret("ä€")
    assert Secret("a") != Secret("b")
    assert SECRET != HIDDEN
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


def test_an_empty_secret_is_false() -> None:
    assert not Secret("")
    assert Secret(" ")


def test_a_changed_copy_of_a_memory_hides_as_well() -> None:
    said = replace(ConversationMemory(), passwords=(Candidate(SECRET),))
    assert HIDDEN not in repr(said)
    assert HIDDEN not in repr(said.with_new_password(SECRET))
