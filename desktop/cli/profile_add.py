"""`stile profile add` and `change`: a profile whose values are given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli import profile_options
from desktop.cli.output import say
from desktop.cli.profile_secret import add_with_secret, keep_secret
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.profiles.parsing import parse, to_plain

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ONLY_THE_SECRET = {"has_client_secret": True}


def register(actions: Commands) -> None:
    """Add both commands."""
    adding = actions.add_parser("add", help=words.say("commands.profile-add"), allow_abbrev=False)
    adding.add_argument("name", metavar="NAME")
    profile_options.add_pool(adding)
    profile_options.add_manner(adding)
    adding.set_defaults(run=add)
    changing = actions.add_parser("change", help=words.say("commands.profile-change"), allow_abbrev=False)
    changing.add_argument("name", metavar="NAME")
    profile_options.add_manner(changing)
    changing.set_defaults(run=change)


def add(args: argparse.Namespace) -> int:
    """Add a profile."""
    values = profile_options.given(args)
    profile = parse({"name": args.name, **values, "sources": dict.fromkeys(values, "flag")})
    add_with_secret(profile, args)
    say(words.say("commands.profile-added", name=profile.name))
    return DONE


def change(args: argparse.Namespace) -> int:
    """Change how a pool is signed in to; another pool is another profile."""
    values = profile_options.given(args)
    repository = args.context.profile_repository()
    if values == _ONLY_THE_SECRET and repository.get(args.name).has_client_secret:
        # the secret is not in the list of profiles, so one of the organisation's can take it, too
        keep_secret(repository.get(args.name), args)
    else:
        present = repository.kept(args.name)
        sources = {**present.sources, **dict.fromkeys(values, "flag")}
        profile = parse({**to_plain(present), **values, "sources": sources})
        keep_secret(profile, args)
        repository.replace(profile)
    say(words.say("commands.profile-changed", name=args.name))
    return DONE
