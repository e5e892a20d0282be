"""`stile help` lists the guides and prints one, for a terminal of any width and with the person's pager."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop.assets import resource
from desktop.cli.markdown_text import plain_text
from desktop.core.guide import TOPICS, file_of, topic_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile

LINK = re.compile(r"\]\(([^)]+)\)")


def markdown(topic: str) -> str:
    return resource(file_of(topic)).read_text(encoding="utf-8")


def test_without_a_topic_all_are_listed(stile: Stile) -> None:
    done = stile.call("help")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == list(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_printed_whole_and_without_marks(stile: Stile, topic: str) -> None:
    done = stile.call("help", topic)
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search(r"^#|\*\*|\]\(|^\|", done.stdout, re.MULTILINE)
    said = set(re.findall(r"\w{3,}", done.stdout))
    assert set(re.findall(r"\w{3,}", LINK.sub("]", markdown(topic)))) <= said


def test_an_unknown_topic_is_answered_with_those_there_are(stile: Stile) -> None:
    done = stile.call("help", "cooking")
    assert (done.returncode, done.stdout) == (2, "")
    assert "about cooking" in done.stderr
    assert ", ".join(TOPICS) in done.stderr


def test_a_pager_is_used_in_a_terminal_only(
    stile: Stile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pager, read = tmp_path / "pager", tmp_path / "read"
    pager.write_text(f'#!/bin/sh\ncat > "{read}"\n')
    pager.chmod(0o700)
    monkeypatch.setenv("PAGER", str(pager))
    assert stile.call("help", "cognito").stdout.startswith("Cognito\n=======\n")
    assert not read.exists()
    monkeypatch.setattr("desktop.cli.guide._has_terminal", lambda: True)
    assert stile.call("help", "cognito").stdout == ""
    assert read.read_text(encoding="utf-8").startswith("Cognito\n=======\n")


def test_a_pager_that_does_not_exist_is_passed_over(stile: Stile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "/no/such/pager")
    monkeypatch.setattr("desktop.cli.guide._has_terminal", lambda: True)
    assert stile.call("help", "cognito").stdout.startswith("Cognito\n")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_between_guides_leads_to_one(topic: str) -> None:
    links = LINK.findall(markdown(topic))
    assert links
    assert [link for link in links if topic_of(link) is None] == []


@pytest.mark.parametrize(
    "link", ["https://example.com/admins.md", "../README.md", "admins", "#start", "x.md"]
)
def test_another_link_leads_to_no_guide(link: str) -> None:
    assert topic_of(link) is None


def test_text_keeps_to_the_width_and_code_to_its_form() -> None:
    text = plain_text(
        "# A *title*\n\nSome **words** that `do **not**` fit [here](there.md) at all.\n\n"
        "    code that is wider than any line may be\n\n- one\n- two goes on and on and on\n  and on\n\n"
        "| a | b |\n|---|---|\n| `x` | y \\| z |\n",
        24,
    )
    assert text.split("\n\n") == [
        "A title\n=======",
        "Some words that do\n**not** fit here at all.",
        "    code that is wider than any line may be",
        "- one\n- two goes on and on and\n  on and on",
        "a  b\nx  y | z",
    ]


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    table = "| rate | counts | why |\n|---|---|---|\n| `lost` | answers | a long reason to count |\n"
    assert plain_text(table, 22) == "rate\nlost\n    counts: answers\n    why: a long reason\n    to count"
