"""What describes the commands: examples, completion, the manual page, and remarks that can be left out."""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cli.completion import script
from desktop.cli.examples import EXAMPLES
from desktop.cli.parser import parse, whole_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile

ROOT = Path(__file__).parents[2]
END = {"|", ">"}


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def test_every_command_has_an_example_that_it_understands() -> None:
    known = {parser.prog.partition(" ")[2]: parser for parser in parsers(whole_parser())}
    assert set(EXAMPLES) == set(known)
    for name, example in EXAMPLES.items():
        program, *words = shlex.split(example.replace(">", " > ").replace("|", " | "))
        end = next((place for place, word in enumerate(words) if word in END), len(words))
        assert (program, callable(parse(words[:end]).run)) == ("stile", True), example
        assert example.startswith(f"stile {name}"), example
        assert example in known[name].format_help()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_options(stile: Stile, shell: str) -> None:
    done = stile.call("completion", shell)
    assert done.returncode == 0, done.stderr
    for word in ("kube-token", "forget-devices", "no-prompt"):
        assert word in done.stdout
    if shutil.which(shell):
        checked = subprocess.run(
            [shell, "-n"], input=done.stdout, text=True, capture_output=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["cred"], "credentials"),
        (["exec", "--cred"], "--credentials"),
        (["exec", "--credentials", "e"], "env endpoint"),
        (["admin", "forget"], "forget-devices"),
    ],
)
def test_bash_itself_offers_them(typed: list[str], offered: str) -> None:
    line = " ".join(shlex.quote(word) for word in ("stile", *typed))
    program = (
        f"{script('bash', whole_parser())}\nCOMP_WORDS=({line}); COMP_CWORD={len(typed)}\n"
        "_shtab_stile; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", program], text=True, capture_output=True, check=True)
    assert done.stdout.strip() == offered


@pytest.mark.ci
def test_the_manual_page_has_every_command(tmp_path: Path) -> None:
    page = tmp_path / "stile.1"
    command = [sys.executable, str(ROOT / ".ci/man.py"), str(page)]
    subprocess.run(command, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0"})
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    assert text.startswith(".TH ")
    for parser in parsers(whole_parser()):
        assert parser.prog in text, parser.prog
    for example in EXAMPLES.values():
        assert example.replace("\\", "\\\\") in text, example


def test_remarks_are_left_out_on_demand_and_ends_are_not(srp: Stile) -> None:
    assert "could not" in srp.call("sign-out").stderr or srp.call("status").stderr
    for place in (("--quiet", "status"), ("status", "--quiet")):
        done = srp.call(*place)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout
    done = srp.call("--quiet", "token")
    assert done.returncode == 3
    assert "stile sign-in" in done.stderr
