"""The table of shapes: files are told apart by what they hold, never by their names."""

from __future__ import annotations

import json
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from desktop.profiles.configurations import flat, mobile, outputs, v5, v6
from desktop.profiles.configurations.errors import TooBigError
from desktop.profiles.configurations.literals import objects
from desktop.profiles.configurations.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.profiles.configurations.found import Found

    Reader: TypeAlias = Callable[[Node], Found | None]

READERS: tuple[Reader, ...] = (flat.read, outputs.read, mobile.read, v6.read, v5.read)
"""In the order in which they are asked; each knows its own shape by keys that no other has."""

_MOST_OBJECTS = 5000
_LONGEST_PROGRAM = 64_000
"""In characters; the worst of that length takes half a second."""


def find(text: str) -> Found | None:
    """Return the first configuration of a pool in a text, else the first that begins like one, else None.

    Raises TooBigError for a program that is too long to look for one in.
    """
    begun: Found | None = None
    for plain in islice(_everywhere(_outermost(text)), _MOST_OBJECTS):
        found = _read(plain)
        if found and found.pool_id and found.client_id:
            return found
        begun = begun or found
    return begun


def _outermost(text: str) -> Iterable[object]:
    try:
        return (json.loads(text),)
    except (ValueError, RecursionError):
        if len(text) > _LONGEST_PROGRAM:
            raise TooBigError(most="64 kB") from None
        return objects(text)


def _everywhere(outermost: Iterable[object]) -> Iterator[object]:
    """Return objects and what is inside them, the outer ones first: programs have settings of their own."""
    for whole in outermost:
        waiting = deque([whole])
        while waiting:
            plain = waiting.popleft()
            if isinstance(plain, dict):
                yield plain
                waiting.extend(plain.values())
            elif isinstance(plain, list):
                waiting.extend(plain)


def _read(plain: object) -> Found | None:
    for reader in READERS:
        found = reader(Node(plain))
        if found is not None:
            return found
    return None
