"""`stile profile`: which pools there are, and how to sign in to them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.cli import (
    choose_profile,
    profile_add,
    profile_check,
    profile_import,
    profile_link,
    profile_remove,
)
from desktop.cli.output import confirm, say, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.profiles.parsing import to_plain, value_sources

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def register(commands: Commands) -> None:
    """Add the command with its own commands."""
    parser = commands.add_parser("profile", help=words.say("commands.profile"), allow_abbrev=False)
    actions = parser.add_subparsers(required=True, metavar=words.say("commands.metavar"))
    profile_add.register(actions)
    profile_import.register(actions)
    profile_link.register(actions)
    _add(actions, "list", _list).add_argument(
        "--json", action="store_true", help=words.say("commands.as-json")
    )
    show = _add(actions, "show", _show)
    show.add_argument("name", nargs="?", metavar="NAME", help=words.say("commands.show-which"))
    show.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(show)
    profile_check.register(actions)
    _add(actions, "use", _use).add_argument("name", metavar="NAME", help=words.say("commands.which-name"))
    profile_remove.register(actions)


def _add(actions: Commands, name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words.say(f"commands.profile-{name}"), allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def _list(args: argparse.Namespace) -> int:
    repository = args.context.profile_repository()
    profiles, default = repository.profiles(), repository.default
    notices, trouble = repository.notices(), repository.trouble()
    warn(*notices)
    code = words.exit_code(trouble.code) if trouble else DONE
    if args.json:
        say(json.dumps([_record(profile, default) for profile in profiles], indent=2))
        return code
    if not profiles and not notices:
        warn(Notice("profile-none"))
    for profile in profiles:
        key = "commands.profile-line-given" if profile.is_given else "commands.profile-line"
        say(words.say(key, mark=_mark(profile, default), **_summary(profile)))
    return code


def _show(args: argparse.Namespace) -> int:
    profile = choose_profile.found(args.context, choose_profile.named(args))
    values, sources = to_plain(profile), value_sources(profile)
    default, forced = profile.name == args.context.profile_repository().default, _forced(args.context)
    if args.json:
        say(json.dumps({**values, "default": default, "sources": sources, "forced": forced}, indent=2))
        return DONE
    for name, source in sources.items():
        text = _shown(values.get(name, getattr(profile, name)))
        say(words.say("commands.profile-value", name=name, value=text, source=words.say(f"source.{source}")))
    for name, value in forced.items():
        say(words.say("commands.profile-forced", name=name, value=_shown(value)))
    say(f"default: {_shown(default)}")
    return DONE


def _use(args: argparse.Namespace) -> int:
    args.context.profile_repository().use(args.name)
    confirm(words.say("commands.profile-used", name=args.name))
    return DONE


def _record(profile: Profile, default: str | None) -> dict[str, object]:
    return {**to_plain(profile), "default": profile.name == default}


def _forced(context: AppContext) -> dict[str, object]:
    """Return what the organisation forces on all profiles."""
    rules = context.organisation().rules
    return {name: value for name, value in asdict(rules).items() if value not in ("", None, (), {})}


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _mark(profile: Profile, default: str | None) -> str:
    return "*" if profile.name == default else " "


def _summary(profile: Profile) -> dict[str, str]:
    return {"name": profile.name, "pool": profile.pool_id, "flow": profile.flow}
