"""What a person reads who mistypes a command line, and the options that every command takes."""

from __future__ import annotations

import argparse
import logging
from typing import TYPE_CHECKING

import pytest

from desktop.cli import parser
from tests.cli.test_commands import root_logger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile

__all__ = ["root_logger"]


@pytest.mark.parametrize(
    ("typed", "usage", "said"),
    [
        ("sing-in", "usage: stile [", "there is no command sing-in. Did you mean sign-in?"),
        ("tokens status", "usage: stile [", "there is no command tokens. Did you mean token?"),
        ("profile ad work", "usage: stile profile [", "there is no command ad. Did you mean add?"),
        ("frobnicate", "usage: stile [", "there is no command frobnicate. See all with: stile --help"),
        ("status --jsn", "usage: stile status [", "what is --jsn? Did you mean --json?"),
        ("profile use work now", "usage: stile profile use [", "what is now?"),
        ("profile use", "usage: stile profile use [", "required: NAME"),
        ("--profle=work status", "usage: stile status [", "Did you mean --profile?"),
    ],
)
def test_what_was_mistyped_is_told_with_what_may_be_meant(
    stile: Stile, typed: str, usage: str, said: str
) -> None:
    done = stile.call(*typed.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(usage), done.stderr
    assert said in done.stderr


def _parsers(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _parsers(below)


def _is_explained(action: argparse.Action) -> bool:
    placeholder = str(action.metavar or "NAME")
    return bool(action.help) and (placeholder == "N" or len(placeholder) > 1)


def test_every_placeholder_is_a_word_that_the_help_explains() -> None:
    unexplained = [
        (below.prog, action.dest)
        for below in _parsers(parser.whole_parser())
        for action in below._actions
        if not isinstance(action, argparse._SubParsersAction) and not _is_explained(action)
    ]
    assert unexplained == []


def test_help_explains_a_command_and_names_the_environment(stile: Stile) -> None:
    assert stile.call("help", "profile", "add").stdout == stile.call("profile", "add", "--help").stdout
    assert "NO_COLOR=1" in stile.call("--help").stdout
    assert stile.call("help", "nothing").returncode == 2


def test_the_version_has_a_short_name(stile: Stile) -> None:
    assert stile.call("-V").stdout == stile.call("--version").stdout


@pytest.mark.parametrize("place", ["before", "behind"])
def test_quiet_leaves_results_and_errors(stile: Stile, place: str) -> None:
    def quiet(*command: str) -> tuple[str, str]:
        done = stile.call(*(("-q", *command) if place == "before" else (*command, "-q")))
        return done.stdout, done.stderr

    ids = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789")
    assert quiet("profile", "list") == ("", "")
    assert quiet("profile", "add", "work", *ids) == ("", "")
    assert quiet("status") == ("work: nobody is signed in.\n", "")
    assert "There is no profile called home" in quiet("profile", "use", "home")[1]
    assert "keyring" in stile.call("status").stderr, "the next command says all again"


@pytest.mark.parametrize(("option", "levels"), [("-v", {"INFO"}), ("-vv", {"INFO", "DEBUG"})])
def test_verbose_logs_what_is_done(
    stile: Stile, root_logger: logging.Logger, option: str, levels: set[str]
) -> None:
    stile.call(option, "status")
    assert root_logger.level == min(logging.getLevelNamesMapping()[level] for level in levels)
    assert any(type(handler) is logging.StreamHandler for handler in root_logger.handlers)
