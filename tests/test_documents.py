"""What is written for people: it leads somewhere, names what is there, and stays short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\(([^)\s]+)\)")
FILE = re.compile(r"`((?:desktop|tests|resources)/[a-z_/.-]+)`")
MODULE = re.compile(r"(?<![\w/.])((?:desktop|tests)(?:\.[a-z_0-9]+)+)")
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "desktop/README.md", "desktop/decisions.md", "tests/README.md")),
    ROOT / ".github/CONTRIBUTING.md",
    *sorted((ROOT / "resources/guide").glob("*.md")),
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_every_file_that_is_named_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in LINK.findall(text) if not link.startswith("http")]
    assert [link for link in links if not (document.parent / link).exists()] == []
    assert [name for name in FILE.findall(text) if not (ROOT / name).exists()] == []
    assert [name for name in MODULE.findall(text) if not _is_module(name)] == []


def _is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").exists()


def test_the_readme_is_for_users_and_short() -> None:
    assert len(README.splitlines()) <= 150
    for command in ("make practice", "make test", "stile help TOPIC"):
        assert command in README


def test_the_pictures_are_small() -> None:
    pictures = sorted((ROOT / "resources/guide/images").glob("*.png"))
    assert [picture.name for picture in pictures] == ["lost-reply.png", "new-password.png"]
    assert all(picture.stat().st_size < 40_000 for picture in pictures)


@pytest.mark.parametrize("way", ["password", "reply"])
def test_the_architecture_has_room_for_the_two_ways(way: str) -> None:
    text = (ROOT / "desktop/README.md").read_text(encoding="utf-8")
    assert text.index(f"<!-- way:{way} -->") < text.index(f"<!-- /way:{way} -->")
