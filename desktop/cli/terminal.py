"""Signing in in the terminal: asked for, or because there is no display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.attempt import Wanted, sign_in
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.views.terminal import TerminalView
from desktop.conversation.wish import Wish

if TYPE_CHECKING:
    import argparse


def run(args: argparse.Namespace) -> int:
    """Ask in the terminal and return the exit code."""
    return sign_in(view(), choose_profile.chosen(args), wanted(args))


def view() -> TerminalView:
    """Return the view on this process's terminal."""
    return TerminalView(stdin(), descriptor(), sys.stdout)


def wanted(args: argparse.Namespace) -> Wanted:
    """Return what the command line asked for; a command without these options asks for nothing."""
    return Wanted(wish(args), passphrase=getattr(args, "store", None) == "passphrase")


def wish(args: argparse.Namespace) -> Wish:
    """Return how the sign-in is to begin."""
    return Wish(
        username=getattr(args, "username", ""),
        fresh=getattr(args, "fresh", False),
        forgot_password=getattr(args, "forgot_password", False),
        sign_up=getattr(args, "sign_up", False),
    )
