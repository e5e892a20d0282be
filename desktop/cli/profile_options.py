"""The values of a profile as options of a command line."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import unlocked_ports
from desktop.core import words
from desktop.core.journal.alarm_rules import read_setting
from desktop.profiles.pasted_ids import bare_id
from desktop.profiles.validation import FLOWS

_VALUES = (
    "flow",
    "endpoint_url",
    "fips",
    "dualstack",
    "identity_pool_id",
    "session_minutes",
    "fallback_flows",
    "preferred_factor",
    "sign_up",
    "client_metadata",
    "organisation",
    "aws_profile",
    "alarms",
    "telemetry_endpoint",
    "relying_party",
    "domain",
    "scopes",
    "identity_provider",
    "redirect_ports",
    "home_realm",
    "plain_password",
)
_POOL = ("pool_id", "client_id", "region")


_OPTIONS = {
    "pool_id": "--pool-id ID",
    "client_id": "--client-id ID",
    "endpoint_url": "--endpoint-url URL",
    "fallback_flows": "--fallback-flow FLOW",
    "client_metadata": "--metadata KEY=VALUE",
    "home_realm": "--home-realm DOMAIN=PROVIDER",
    "client_secret": "--client-secret-stdin",
    "fips": "--no-fips",
    "dualstack": "--no-dualstack",
    "alarms": "--alarm NAME=N/N",
}
"""How a value is given where that is not `--its-name VALUE`, or where the placeholder says more."""


def option_of(name: str) -> str:
    """Return how the value of this name is typed on a command line, with its placeholder."""
    return _OPTIONS.get(name, f"--{name.replace('_', '-')} VALUE")


def add_pool(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Let a command say which pool; for a new profile both ids are needed."""
    parser.add_argument("--pool-id", required=required, metavar="ID", help=words.say("commands.pool-id"))
    parser.add_argument("--client-id", required=required, metavar="ID", help=words.say("commands.client-id"))
    parser.add_argument("--region", metavar="REGION", help=words.say("commands.region"))


_TEXTS = {
    "flow": "|".join(FLOWS),
    "endpoint-url": "URL",
    "identity-pool-id": "ID",
    "session-minutes": "MINUTES",
    "preferred-factor": "FACTOR",
    "organisation": "NAME",
    "aws-profile": "NAME",
    "telemetry-endpoint": "URL",
    "relying-party": "SITE",
    "domain": "DOMAIN",
    "identity-provider": "NAME",
    "plain-password": "ask|allow|never",
}
"""Options that take a text, with what stands for it in the help."""


def add_manner(parser: argparse.ArgumentParser) -> None:
    """Let a command say how a pool is signed in to."""
    for option, metavar in _TEXTS.items():
        parser.add_argument(f"--{option}", metavar=metavar, help=words.say(f"commands.{option}"))
    for variant in ("fips", "dualstack"):
        parser.add_argument(
            f"--{variant}", action=argparse.BooleanOptionalAction, help=words.say(f"commands.{variant}")
        )
    _add_list(parser, "fallback-flow", "fallback_flows", "FLOW")
    _add_list(parser, "sign-up", "sign_up", "ATTRIBUTE")
    _add_list(parser, "scopes", "scopes", "SCOPE")
    _add_list(parser, "redirect-ports", "redirect_ports", "PORT")
    _add_pairs(parser)
    parser.add_argument(
        "--client-secret-stdin", action="store_true", help=words.say("commands.client-secret")
    )
    unlocked_ports.add_option(parser)


def _add_pairs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--metadata",
        action="append",
        dest="client_metadata",
        type=_pair,
        metavar="KEY=VALUE",
        help=words.say("commands.metadata"),
    )
    parser.add_argument(
        "--home-realm",
        action="append",
        type=_realm,
        metavar="DOMAIN=PROVIDER",
        help=words.say("commands.home-realm"),
    )
    parser.add_argument(
        "--alarm",
        action="append",
        dest="alarms",
        type=read_setting,
        metavar="NAME=N/N",
        help=words.say("alarm.option"),
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """Let a command look at the pool before it writes anything, and tell programs the result."""
    parser.add_argument("--check", action="store_true", help=words.say("commands.check-first"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))


def given(args: argparse.Namespace) -> dict[str, Any]:
    """Return the values that were given, as `desktop.profiles.parsing` reads them, and that they were."""
    options = {name: getattr(args, name, None) for name in (*_POOL, *_VALUES)}
    values: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    for name in ("pool_id", "client_id"):
        if name in values:
            values[name] = bare_id(name, values[name])
    for name in ("client_metadata", "home_realm", "alarms"):
        if name in values:
            values[name] = dict(values[name])
    for name in ("fallback_flows", "sign_up", "scopes", "redirect_ports"):
        if name in values:
            values[name] = [each for each in values[name] if each]  # one that is empty takes them back
    if args.client_secret_stdin:
        values["has_client_secret"] = True
    return values


def _add_list(parser: argparse.ArgumentParser, option: str, name: str, metavar: str) -> None:
    help_text = words.say(f"commands.{option}")
    parser.add_argument(f"--{option}", action="append", dest=name, metavar=metavar, help=help_text)


def _pair(text: str) -> tuple[str, str]:
    return _parted(text, "commands.metadata-form")


def _realm(text: str) -> tuple[str, str]:
    return _parted(text, "commands.home-realm-form")


def _parted(text: str, form: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise argparse.ArgumentTypeError(words.say(form))
    return key, value
