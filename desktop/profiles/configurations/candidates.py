"""All configurations of a text, each once, and what tells one from another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.profiles.configurations.by_name import NamedIds
from desktop.profiles.configurations.key_names import own_words
from desktop.profiles.configurations.pool_values import is_placeholder, pools_in
from desktop.profiles.configurations.shapes import Placed, shaped
from desktop.profiles.configurations.trees import trees_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.profiles.configurations.found import Found

_MOST = 40
_LONGEST_NAME = 60


class Candidates:
    """What is in a text: whole configurations, and what only began like one."""

    def __init__(self, text: str) -> None:
        self.whole: tuple[Found, ...] = ()
        self.placeholders: list[Found] = []
        self.begun: list[Found] = []
        self.computed: list[str] = []
        self.lone_pools: list[str] = []
        self.lone_clients: list[str] = []
        for tree in trees_of(text):
            if tree and self._take(tree):
                self._name_other_pools(text)
                break

    def _name_other_pools(self, text: str) -> None:
        """Have every configuration say which pools stand in the text and in none of them."""
        taken = {found.pool_id for found in self.whole}
        others = tuple(pool for pool in pools_in(text) if pool not in taken and not is_placeholder(pool))
        self.whole = tuple(replace(found, other_pools=others) for found in self.whole)

    def _take(self, tree: dict[str, object]) -> bool:
        """Take in what one way of reading found; say whether that is a whole configuration."""
        ids = NamedIds(tree)
        placed = [*shaped(tree), *(Placed(path, found) for path, found in ids.found())]
        real = [each for each in placed if each.found.is_complete and not each.found.is_placeholder]
        self.placeholders += [
            each.found for each in placed if each.found.is_complete and each.found.is_placeholder
        ]
        self.begun += [each.found for each in placed if not each.found.is_complete]
        self.computed += ids.computed
        self.lone_pools += [leaf.value for leaf in ids.pools]
        self.lone_clients += [leaf.value for leaf in ids.clients]
        self.whole = _named(_once(real))
        return bool(self.whole)


def _once(placed: Iterable[Placed]) -> list[Placed]:
    """Return each pool and client once: by what the first says of it, and the first name it has."""
    found: dict[tuple[str, str], Placed] = {}
    for each in placed:
        key = each.found.pool_id, each.found.client_id
        known = found.setdefault(key, each)
        if not _telling(known.path) and _telling(each.path):
            found[key] = known._replace(path=each.path)
    return list(found.values())[:_MOST]


def _named(placed: Sequence[Placed]) -> tuple[Found, ...]:
    """Name each by what no other has: the names that lead to it without those that lead to all."""
    paths = [_telling(each.path) for each in placed]
    shared = set.intersection(*map(set, paths)) if len(paths) > 1 else set()
    names = [".".join(name for name in path if name not in shared)[:_LONGEST_NAME] for path in paths]
    taken: set[str] = set()
    for number, name in enumerate(names):
        if not name or name.lower() in taken:
            names[number] = str(number + 1)
        taken.add(names[number].lower())
    return tuple(replace(each.found, environment=name) for each, name in zip(placed, names, strict=True))


def _telling(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in path if own_words(name)))
