"""Writes the manual page of what is installed: `man.py FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

from desktop.cli.examples import EXAMPLES
from desktop.cli.parser import whole_parser
from desktop.version import version

_ABOUT = {
    "project_name": "Stile",
    "version": version(),
    "description": "sign in to Amazon Cognito user pools, and give programs tokens and AWS credentials",
    "manual_title": "Stile",
}
_EXITS = {
    "0": "done",
    "1": "refused",
    "2": "wrong usage",
    "3": "a person is needed and nobody can be asked",
    "4": "network or service trouble, or what was to be printed could not be",
    "130": "cancelled",
    "141": "nobody reads the pipe any more",
}


def page() -> str:
    """Return the page; the same version gives the same at the same SOURCE_DATE_EPOCH."""
    manual = Manpage(whole_parser(), dict(_ABOUT))
    manual.add_section(
        "exit status", "=", "\n".join(f".TP\n.B {code}\n{told}" for code, told in _EXITS.items())
    )
    examples = "\n".join(map(_escaped, EXAMPLES.values()))
    manual.add_section("examples", "=", f".nf\n{examples}\n.fi")
    return str(manual)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("-", r"\-")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
