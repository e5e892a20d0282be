"""What a rehearsal's file says: a pool, a client, and the situations to play."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.assets import resource
from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.practice.initial_pools import CLIENT_KINDS
from desktop.practice.rehearsal.toml_table import RehearsalError, TomlTable
from desktop.practice.situations.invented_people import SituationError, parse_situation
from desktop.practice.state.stored_passkey import PasskeySettings
from desktop.practice.state.user_pool import Mfa, PoolSettings
from desktop.practice.triggers.contract import Triggers
from desktop.practice.triggers.lambda_file import HandlerError, load
from desktop.regular_file import read_named_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.triggers.contract import LambdaHandler

_MOST_BYTES = 1_000_000
_FACTORS = ("EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA")
_FIRST_FACTORS = ("EMAIL_OTP", "SMS_OTP")
_MFA = {mode.value.lower(): mode for mode in Mfa}
_FLOWS = {flow: flow for flow in CLIENT_KINDS}
_TRIGGERS = {
    "define": "define_auth_challenge",
    "create": "create_auth_challenge",
    "verify": "verify_auth_challenge_response",
}


@dataclass(frozen=True, slots=True)
class RehearsalDescription:
    """A rehearsal.

    `attributes` are those of every person, besides the ones that a situation brings. `answers` are what to
    type where no message tells it, and what to choose, by the names of steps.
    """

    settings: PoolSettings
    flow: str
    situations: tuple[str, ...]
    attributes: Mapping[str, str]
    answers: Mapping[str, str] = field(repr=False)


def read(file: Path) -> RehearsalDescription:
    """Read a rehearsal's file. Raises RehearsalError."""
    table = TomlTable(file, _document(file))
    flow = table.one_of("flow", _FLOWS, "srp")
    situations = table.texts("situations", ("temporary-password+email-code",))
    _check(file, situations)
    minutes = table.number("session_minutes", 3, 3, 15)
    triggers = table.read("triggers", lambda given: _triggers(file, given), None)
    settings = table.read(
        "pool",
        lambda given: _settings(given, triggers, minutes),
        _settings(TomlTable(file, {}), triggers, minutes),
    )
    attributes, answers = table.named_texts("attributes"), table.named_texts("answers")
    table.done()
    settings = _declaring(settings, {*attributes, *settings.required_attributes})
    return RehearsalDescription(settings, flow, situations, attributes, answers)


def _document(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(read_named_text(file, _MOST_BYTES))
    except tomllib.TOMLDecodeError as error:
        raise RehearsalError("not-toml", file=file, reason=str(error)) from None
    except RecursionError:
        raise RehearsalError("not-toml", file=file, reason="nested too deeply") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise RehearsalError("unreadable", file=file, reason=reason) from None


def _check(file: Path, situations: tuple[str, ...]) -> None:
    if not situations:
        raise RehearsalError("value", file=file, name="situations", wanted="a list of at least one")
    for situation in situations:
        try:
            parse_situation(situation)
        except SituationError as error:
            raise RehearsalError("situation", file=file, reason=str(error)) from None


def _declaring(settings: PoolSettings, names: set[str]) -> PoolSettings:
    """Declare the custom attributes that the description names."""
    custom = {name.removeprefix("custom:") for name in names if name.startswith("custom:")}
    return replace(settings, custom_attributes=(*settings.custom_attributes, *sorted(custom)))


def _settings(given: TomlTable, triggers: Triggers | None, minutes: int) -> PoolSettings:
    return PoolSettings(
        "rehearsal",
        mfa=given.one_of("mfa", _MFA, "optional"),
        factors=given.texts("factors", _FACTORS, _FACTORS),
        first_factors=given.texts("first_factors", _FIRST_FACTORS, _FIRST_FACTORS),
        triggers=triggers,
        policy=given.read("policy", _policy, DEFAULT_POLICY),
        temporary_password=timedelta(days=given.number("temporary_password_days", 7, 1, 365)),
        password_history=given.number("password_history", 0, 0, 24),
        required_attributes=given.texts("required_attributes", ("email",)),
        session=timedelta(minutes=minutes),
        private=given.value("private", bool, default=False),
        passkeys=PasskeySettings() if given.value("passkeys", bool, default=False) else None,
    )


def _policy(given: TomlTable) -> PasswordPolicy:
    return PasswordPolicy(
        min_length=given.number("min_length", DEFAULT_POLICY.min_length, 6, 99),
        upper=given.value("upper", bool, default=DEFAULT_POLICY.upper),
        lower=given.value("lower", bool, default=DEFAULT_POLICY.lower),
        digit=given.value("digit", bool, default=DEFAULT_POLICY.digit),
        symbol=given.value("symbol", bool, default=DEFAULT_POLICY.symbol),
    )


def _triggers(file: Path, given: TomlTable) -> Triggers:
    """Load the three handlers; for one that is not named the reference handler stands in."""
    environment = given.named_texts("environment")
    files = {
        name: _place(file, given.value(name, str, ""), reference) for name, reference in _TRIGGERS.items()
    }
    loaded = {name: _handler(place, environment) for name, place in files.items()}
    return Triggers(**loaded)


def _place(file: Path, named: str, reference: str) -> Path:
    return file.parent / Path(named).expanduser() if named else resource(f"triggers/{reference}.py")


def _handler(place: Path, environment: Mapping[str, str]) -> LambdaHandler:
    try:
        return load(place, environment)
    except HandlerError as error:
        raise RehearsalError("handler", file=place, reason=error.why) from None
