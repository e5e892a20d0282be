"""Profiles from and to plain values: what a file, a form or a command line holds."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from desktop.core.errors import StileError
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.profiles.profile import Profile
from desktop.profiles.validation import FEWEST_MINUTES, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import Flow, PlainPassword
    from desktop.profiles.profile import ValueSource

T = TypeVar("T")

_SELDOM = ("fips", "dualstack")
"""Switches that are written down only where they are on: older versions do not know them."""


class InvalidProfileError(StileError):
    """Values that make no profile; `problems` says what is wrong with each, by field."""

    code: ClassVar[str] = "profile-invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = problems


def parse(values: Mapping[str, Any]) -> Profile:
    """Return the profile that the values describe; keys Stile does not know are left alone.

    Texts are taken without the white space around them, numbers also as texts. Raises
    InvalidProfileError with all problems.
    """
    reader = _ValueReader(values)
    profile = Profile(
        name=reader.text("name"),
        pool_id=reader.text("pool_id"),
        client_id=reader.text("client_id"),
        region=reader.text("region"),
        flow=cast("Flow", reader.text("flow") or "srp"),
        endpoint_url=reader.text("endpoint_url").rstrip("/") or None,
        fips=reader.switch("fips"),
        dualstack=reader.switch("dualstack"),
        identity_pool_id=reader.text("identity_pool_id") or None,
        session_minutes=reader.number("session_minutes", FEWEST_MINUTES),
        has_client_secret=reader.switch("has_client_secret"),
        policy=reader.policy("policy"),
        client_metadata=reader.texts("client_metadata"),
        fallback_flows=cast("tuple[Flow, ...]", reader.list("fallback_flows")),
        preferred_factor=reader.text("preferred_factor"),
        sign_up=reader.list("sign_up"),
        organisation=reader.text("organisation"),
        aws_profile=reader.text("aws_profile"),
        alarms=reader.table("alarms"),
        telemetry_endpoint=reader.text("telemetry_endpoint").rstrip("/") or None,
        relying_party=reader.text("relying_party").lower(),
        **_by_browser(reader),
        plain_password=cast("PlainPassword", reader.text("plain_password", means_nothing="ask")),
        origin=reader.text("origin"),
        sources=cast("Mapping[str, ValueSource]", reader.texts("sources")),
    )
    problems = (*reader.problems, *check(profile))
    if problems:
        raise InvalidProfileError(problems)
    return profile


def _by_browser(reader: _ValueReader) -> dict[str, Any]:
    """Return the values about signing in by a browser."""
    return {
        "domain": reader.text("domain").removeprefix("https://").rstrip("/"),
        "scopes": reader.list("scopes"),
        "identity_provider": reader.text("identity_provider"),
        "redirect_ports": reader.numbers("redirect_ports"),
        "home_realm": reader.texts("home_realm"),
    }


def to_plain(profile: Profile) -> dict[str, Any]:
    """Return what `parse` reads, as JSON values; what says nothing is left out."""
    plain = {name: value for name, value in asdict(profile).items() if value not in (None, "", (), {})}
    for name in _SELDOM:
        if not plain[name]:
            del plain[name]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


def value_sources(profile: Profile) -> dict[str, ValueSource]:
    """Return for each value where it comes from; what was added before that was written down was given."""
    bare = Profile(profile.name, profile.pool_id, profile.client_id)
    names = [part.name for part in fields(profile) if part.name not in {"sources", "origin"}]
    known = {name: _unless_said(getattr(profile, name) == getattr(bare, name)) for name in names}
    said = {name: source for name, source in profile.sources.items() if name in known}
    given: dict[str, ValueSource] = {"name": "flag", "pool_id": "flag", "client_id": "flag"}
    return {**known, **given, **said}


def _unless_said(is_default: bool) -> ValueSource:  # noqa: FBT001 - one value
    return "default" if is_default else "flag"


class _ValueReader:
    """Reads single values and keeps what was wrong with them; a wrong value reads as its default."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self.problems: list[Problem] = []

    def text(self, name: str, *, means_nothing: str = "") -> str:
        value = self._values.get(name, "")
        text = value.strip() if isinstance(value, str) else self._wrong(name, "")
        return "" if text == means_nothing else text

    def number(self, name: str, default: int) -> int:
        value = self._values.get(name, default)
        try:
            return int(value) if type(value) in {int, str} else self._wrong(name, default)
        except ValueError:
            return self._wrong(name, default)

    def switch(self, name: str) -> bool:
        value = self._values.get(name, False)
        return value if isinstance(value, bool) else self._wrong(name, default=False)

    def table(self, name: str) -> dict[str, Any]:
        value = self._values.get(name, {})
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return dict(value)
        return self._wrong(name, {})

    def texts(self, name: str) -> dict[str, str]:
        value = self._values.get(name, {})
        if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
            return dict(value)
        return self._wrong(name, {})

    def list(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name, ())
        if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
            return tuple(value)
        return self._wrong(name, ())

    def numbers(self, name: str) -> tuple[int, ...]:
        value = self._values.get(name, ())
        if isinstance(value, (list, tuple)) and all(type(part) in {int, str} for part in value):
            try:
                return tuple(map(int, value))
            except ValueError:
                pass
        return self._wrong(name, ())

    def policy(self, name: str) -> PasswordPolicy:
        value = self._values.get(name, {})
        try:
            return _policy(value)
        except TypeError:
            return self._wrong(name, DEFAULT_POLICY)

    def _wrong(self, name: str, default: T) -> T:
        self.problems.append(Problem("profile-value", {"name": name}, field=name))
        return default


def _policy(value: object) -> PasswordPolicy:
    """Return the policy that a record describes; TypeError if it describes none."""
    if not isinstance(value, dict):
        raise TypeError
    default = asdict(DEFAULT_POLICY)
    rules = {name: value.get(name, rule) for name, rule in default.items()}
    if any(type(rules[name]) is not type(rule) for name, rule in default.items()):
        raise TypeError
    return PasswordPolicy(**rules)
