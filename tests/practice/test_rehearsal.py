"""A rehearsal's file: what it may say, and the one sentence about what it may not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.assets import resource
from desktop.core import words
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.practice.rehearsal.description import read
from desktop.practice.rehearsal.rehearsal_pool import RehearsalPool
from desktop.practice.rehearsal.toml_table import RehearsalError
from desktop.practice.state.user import PoolUserStatus
from desktop.practice.state.user_pool import Mfa

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.practice.rehearsal.description import RehearsalDescription

EVERYTHING = """
flow = "choice"
session_minutes = 15
situations = ["plain", "email-code"]
[pool]
mfa = "on"
factors = ["EMAIL_OTP"]
first_factors = ["SMS_OTP"]
required_attributes = ["email", "name"]
temporary_password_days = 1
password_history = 3
private = true
[pool.policy]
min_length = 12
symbol = false
[triggers]
verify = "verify.py"
environment = { ROUNDS = "1" }
[attributes]
"custom:tenant" = "acme"
[answers]
custom = "sesame"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "verify.py").write_text("def handler(event, context):\n    return event\n")
    (tmp_path / "create.py").write_text("def handler(:")
    return tmp_path / "rehearsal.toml"


def described(file: Path, text: str) -> RehearsalDescription:
    file.write_text(text)
    return read(file)


def test_everything_can_be_said(file: Path) -> None:
    said = described(file, EVERYTHING)
    settings = said.settings
    assert (said.flow, said.situations) == ("choice", ("plain", "email-code"))
    assert (settings.mfa, settings.factors, settings.first_factors) == (Mfa.ON, ("EMAIL_OTP",), ("SMS_OTP",))
    assert settings.policy == PasswordPolicy(min_length=12, symbol=False)
    assert (settings.session, settings.temporary_password) == (timedelta(minutes=15), timedelta(days=1))
    assert (settings.private, settings.password_history) == (True, 3)
    assert settings.required_attributes == ("email", "name")
    assert settings.triggers is not None
    assert said.attributes == {"custom:tenant": "acme"}
    assert said.answers == {"custom": "sesame"}


def test_nothing_has_to_be_said(file: Path) -> None:
    said = described(file, "")
    assert (said.flow, said.situations) == ("srp", ("temporary-password+email-code",))
    assert (said.settings.mfa, said.settings.triggers) == (Mfa.OPTIONAL, None)


def test_the_example_can_be_read() -> None:
    assert read(resource("practice/rehearsal.toml")).settings.mfa is Mfa.OFF


def test_people_have_the_attributes_of_the_file_and_whatever_situation_is_asked(file: Path) -> None:
    file.write_text('[pool]\nmfa = "off"\n[attributes]\n"custom:tenant" = "acme"\n')
    rehearsal = RehearsalPool.start(file)
    try:
        person = rehearsal.person("temporary-password+email-code")  # in a pool that asks no code
        (user,) = rehearsal._practice.state.users()
        assert (user.username, user.status) == (person.username, PoolUserStatus.FORCE_CHANGE_PASSWORD)
        assert user.attributes["custom:tenant"] == "acme"
    finally:
        rehearsal.stop()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("flow = ", "is not TOML: "),
        ("flows = 'srp'", "there is no setting flows."),
        ("[pool]\nmfaa = 'on'", "there is no setting pool.mfaa."),
        ("flow = 'oauth'", "flow must be one of srp, password, choice, custom, custom-srp."),
        ("session_minutes = 1", "session_minutes must be from 3 to 15."),
        ("pool = 3", "pool must be a table."),
        ("[pool]\nmfa = true", "pool.mfa must be a text."),
        ("[pool]\nfactors = ['SMS']", "pool.factors must be a list of some of EMAIL_OTP,"),
        ("[pool.policy]\nupper = 'yes'", "pool.policy.upper must be true or false."),
        ("situations = []", "situations must be a list of at least one."),
        ("situations = ['nonsense']", "there is no situation 'nonsense'"),
        ("[attributes]\nemail = 1", "attributes must be a table of texts."),
        ("[triggers]\ncreate = 'nowhere.py'", "nowhere.py cannot be used: No such file or directory."),
        ("[triggers]\ncreate = 'create.py'", "create.py cannot be used: SyntaxError"),
    ],
)
def test_a_mistake_gets_one_sentence(file: Path, text: str, sentence: str) -> None:
    with pytest.raises(RehearsalError) as caught:
        described(file, text)
    said = words.sentence(caught.value.notice)
    assert sentence in said
    assert "\n" not in said
