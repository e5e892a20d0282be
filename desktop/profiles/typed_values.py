"""The values of a profile as a form has them: texts that a person reads and types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core.journal.alarm_rules import ALARMS, read_setting, rules_of
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.profiles.pasted_ids import bare_id
from desktop.profiles.profile import region_of
from desktop.profiles.suspects import CLIENT_SECRET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Kind: TypeAlias = Literal["text", "choice", "switch", "secret", "list", "pairs", "alarms", "policy"]
YES, NO = "true", "false"
_USUAL_FLOW = "srp"
_KINDS_OF_CHARACTERS = ("lower", "upper", "digit", "symbol")


@dataclass(frozen=True, slots=True)
class FormValue:
    """One value of the form; `rare` ones are folded away until they are wanted."""

    name: str
    kind: Kind = "text"
    rare: bool = True


FORM_VALUES: tuple[FormValue, ...] = (
    FormValue("pool_id", rare=False),
    FormValue("client_id", rare=False),
    FormValue("flow", "choice"),
    FormValue("has_client_secret", "switch"),
    FormValue(CLIENT_SECRET, "secret"),
    FormValue("endpoint_url"),
    FormValue("region"),
    FormValue("fips", "switch"),
    FormValue("dualstack", "switch"),
    FormValue("session_minutes"),
    FormValue("fallback_flows", "list"),
    FormValue("preferred_factor"),
    FormValue("plain_password"),
    FormValue("relying_party"),
    FormValue("domain"),
    FormValue("scopes", "list"),
    FormValue("identity_provider"),
    FormValue("redirect_ports", "list"),
    FormValue("home_realm", "pairs"),
    FormValue("client_metadata", "pairs"),
    FormValue("sign_up", "list"),
    FormValue("policy", "policy"),
    FormValue("organisation"),
    FormValue("identity_pool_id"),
    FormValue("aws_profile"),
    FormValue("telemetry_endpoint"),
    FormValue("alarms", "alarms"),
)
"""All values that a person can give, in the order of the form; a new one gets its line here."""


def as_typed(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of the form for plain values, as they are written down; what cannot be read is empty.

    A region that the pool's id tells is left out, so that another id brings its own.
    """
    typed = {each.name: _typed(each.kind, values.get(each.name)) for each in FORM_VALUES}
    if typed["region"] == region_of(typed["pool_id"]):
        typed["region"] = ""
    return typed | {CLIENT_SECRET: ""}


def from_typed(typed: Mapping[str, str], before: Mapping[str, str]) -> dict[str, Any]:
    """Return the plain values of the texts that differ from those before, as `parse` reads them.

    What was not touched is not read again: not every value comes back from its text unchanged.
    """
    touched = (each for each in FORM_VALUES if typed.get(each.name, "") != before.get(each.name, ""))
    values = {
        each.name: _plain(each.kind, bare_id(each.name, typed[each.name]))
        for each in touched
        if each.kind != "secret"
    }
    return values | ({"has_client_secret": True} if typed.get(CLIENT_SECRET) else {})


def _typed(kind: Kind, value: object) -> str:
    if kind == "switch":
        return YES if value is True else NO
    if kind == "choice":
        return str(value or _USUAL_FLOW)
    if value is None or value == "":
        return ""
    write: dict[Kind, Callable[[Any], str]] = {
        "list": lambda parts: ", ".join(map(str, parts)),
        "pairs": lambda pairs: ", ".join(f"{name}={text}" for name, text in pairs.items()),
        "alarms": lambda alarms: ", ".join(_alarm(name, setting) for name, setting in alarms.items()),
        "policy": _policy,
    }
    try:
        return write.get(kind, str)(value)
    except (AttributeError, TypeError, KeyError):
        return ""  # of a file that somebody edited


def _alarm(name: str, setting: object) -> str:
    if isinstance(setting, bool):
        return f"{name}={'on' if setting else 'off'}"
    rule = next(rule for rule in rules_of({name: setting}) if rule.name == name)  # type: ignore[dict-item]
    return f"{name}={'/'.join(map(str, rule.numbers().values()))}" if name in ALARMS else ""


def _policy(rules: Mapping[str, Any]) -> str:
    known = PasswordPolicy(**rules)
    kinds = (kind for kind in _KINDS_OF_CHARACTERS if getattr(known, kind))
    return ", ".join((str(known.min_length), *kinds))


def _plain(kind: Kind, text: str) -> object:
    """Return what a text means; one that means nothing stays a text, which `parse` refuses at its field."""
    parts = [part for part in re.split(r"[,\s]+", text) if part]
    match kind:
        case "switch":
            return text == YES
        case "list":
            return parts
        case "pairs":
            return _pairs(text)
        case "alarms":
            return dict(map(read_setting, parts))
        case "policy":
            return _rules(parts) if parts else {}
        case _:
            return text.strip() or None


def _pairs(text: str) -> object:
    parts = [part.strip() for part in re.split(r",\s*(?=[^,=]+=)", text) if part.strip()]
    pairs = [part.partition("=") for part in parts]
    return (
        {name: value for name, _, value in pairs} if all(name and sign for name, sign, _ in pairs) else text
    )


def _rules(parts: list[str]) -> object:
    length, *kinds = parts
    if not length.isdecimal() or not set(kinds) <= set(_KINDS_OF_CHARACTERS):
        return ", ".join(parts)
    return {"min_length": int(length), **{kind: kind in kinds for kind in _KINDS_OF_CHARACTERS}}
