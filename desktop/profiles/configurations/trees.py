"""From a text to the objects in it, by all that the text may be: JSON, a link, a mail, lines, a program."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations import markup
from desktop.profiles.configurations.excerpt import excerpt
from desktop.profiles.configurations.lines import are_settings, settings_of
from desktop.profiles.configurations.listings import added, normalised
from desktop.profiles.configurations.literals import labelled_objects
from desktop.profiles.configurations.scopes import scopes_of
from desktop.profiles.configurations.stile_profile import links_in
from desktop.profiles.configurations.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tree = dict[str, Any]

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^`]*)")
_QUOTED = re.compile(r"^(?:[ \t]?>)+[ \t]?", re.MULTILINE)
_CURLY = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"') | dict.fromkeys("\u2018\u2019", "'")
)
_BLANK = re.compile(r"[\s,]*")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LONGEST_HEADING = 60
_MOST_BLOCKS = 50


def trees_of(text: str) -> Iterator[Tree]:
    """Return what the text holds, one way of reading it after the other, the surest first.

    Whoever finds a configuration in one needs none of the others.
    """
    text = text.translate(_UNSEEN)
    yield _listed(links_in(text))
    yield _json(text)
    plain = _QUOTED.sub("", text) if _QUOTED.match(text.lstrip()) or "\n>" in text else text
    yield _fenced(plain)
    yield from _without_blocks(plain)
    typed = unescape(plain).translate(_CURLY)
    if typed != plain:
        yield from _without_blocks(typed)


def _without_blocks(text: str) -> Iterator[Tree]:
    ways: list[Callable[[str], Tree]] = [_program, settings_of]
    for way in reversed(ways) if are_settings(text) else ways:
        yield _normalised(way(text))
    yield markup.settings_of(text)


def _json(text: str) -> Tree:
    """Return a JSON text as an object, also several behind each other; nothing if it is another text."""
    found: Tree = {}
    decoder, at = json.JSONDecoder(), _BLANK.match(text).end()  # type: ignore[union-attr]  # it always matches
    while text[at : at + 1] in {"{", "["}:
        try:
            plain, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return {}
        added(found, "", plain)
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # as above
    return _normalised(found) if at >= len(text) else {}


def _fenced(text: str) -> Tree:
    """Return what stands in blocks of a mail or a document, each called after the line above it."""
    found: Tree = {}
    for heading, block in islice(_blocks(text), _MOST_BLOCKS):
        inside: Tree = {}
        for tree in (_json(block), *_without_blocks(block)):
            added(inside, "", tree)
        added(found, heading, inside)
    return found


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Return the closed blocks between fences, and the last line that stands before each."""
    heading, fence = "", ""
    block: list[str] = []
    for line in text.splitlines():
        found = _FENCE.fullmatch(line)
        if fence and found and found[1].startswith(fence) and not found[2].strip():
            yield heading, "\n".join(block)
            heading, fence, block = "", "", []
        elif fence:
            block.append(line)
        elif found:
            fence = found[1]
        elif line.strip():
            heading = line.strip(" \t#*:_-=") if len(line) <= _LONGEST_HEADING else ""


def _program(text: str) -> Tree:
    words = list(tokens(excerpt(text)))
    tree: Tree = {}
    for label, plain in labelled_objects(words):
        added(tree, label, plain)
    added(tree, "", scopes_of(words))
    return tree


def _listed(plains: Iterator[Tree]) -> Tree:
    found: Tree = {}
    for plain in plains:
        added(found, "", plain)
    return found


def _normalised(tree: Tree) -> Tree:
    plain = normalised(tree)
    return plain if isinstance(plain, dict) else {}
