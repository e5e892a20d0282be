"""The table of shapes: objects are told apart by what they hold, never by the names of their files."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from desktop.profiles.configurations import app_client, flat, mobile, outputs, stile_profile, v5, v6
from desktop.profiles.configurations.listings import is_unnamed
from desktop.profiles.configurations.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.profiles.configurations.found import Found

    Reader: TypeAlias = Callable[[Node], Found | None]

READERS: tuple[Reader, ...] = (
    stile_profile.read,
    app_client.read,
    flat.read,
    outputs.read,
    v6.read,
    v5.read,
)
"""In the order in which they are asked; each knows its own shape by names that no other has."""

_MOST_OBJECTS = 5000


class Placed(NamedTuple):
    """What one object says, and the names that lead to it."""

    path: tuple[str, ...]
    found: Found


def shaped(tree: dict[str, Any]) -> Iterator[Placed]:
    """Return all that has a known shape, whole or not; the outer objects first, because they say more."""
    for path, plain in islice(_everywhere(tree), _MOST_OBJECTS):
        for found in tuple(mobile.read(Node(plain))) or _read(plain):
            yield Placed((*path, found.environment) if found.environment else path, found)


def _read(plain: dict[str, Any]) -> Iterator[Found]:
    for reader in READERS:
        node = Node(plain)
        found = reader(node)
        if found is not None:
            yield replace(found, fallbacks=tuple(node.fallbacks)) if node.fallbacks else found
            return


def _everywhere(tree: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    waiting: deque[tuple[tuple[str, ...], dict[str, Any]]] = deque([((), tree)])
    while waiting:
        path, plain = waiting.popleft()
        yield path, plain
        for name, value in plain.items():
            if isinstance(value, dict):
                waiting.append((path if is_unnamed(name) else (*path, name), value))
