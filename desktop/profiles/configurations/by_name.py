"""Two ids by their names and their looks, in whatever object they stand: for everything without a form.

A pool's id is known by its look, or by its name; an app client's by its name. They belong together where they
stand closest, and where their names differ by the same words (`DEV_USER_POOL_ID`, `DEV_CLIENT_ID`).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.profiles.configurations import key_names
from desktop.profiles.configurations.expressions import COMPUTED, FallbackText
from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.listings import is_unnamed
from desktop.profiles.configurations.pool_values import (
    is_issuer,
    looks_like_client_id,
    may_be_pool_id,
    names_sign_in_page,
    pool_in,
)
from desktop.profiles.configurations.sign_in_page import page_of
from desktop.profiles.validation import is_identity_pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLIENTS = ("client", "perhaps-client")
_OF_FACTS = (
    *("secret", "generate", "domain", "endpoint", "flow", "type", "hosted", "ui", "identity"),
    *("authorization", "login", "redirect", "callback", "sign", "in", "urls", "uris"),
    *("scope", "scopes", "response", "oauth"),
)
"""Words of what is said beside the two ids; `DEV_CLIENT_SECRET` is of `DEV_CLIENT_ID` and no other."""

_MOST_PAIRS = 60
_MOST_TEXTS = 500
_DEEPEST = 60


class Leaf(NamedTuple):
    """One text of a tree: the names that lead to it, and whether it looks like what it should be.

    `is_fallback`: the program that says it may be told another one.
    """

    path: tuple[str, ...]
    value: str
    is_sure: bool = True
    is_fallback: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return what tells this value from others of its kind."""
        return tuple(word for name in self.path if not is_unnamed(name) for word in key_names.own_words(name))


class Pair(NamedTuple):
    """A pool and a client that belong together, and what else stands with them."""

    pool: Leaf
    client: Leaf
    place: dict[str, Any]


class NamedIds:
    """What a tree holds: `pairs`, and the pools and clients that belong to none."""

    def __init__(self, tree: object) -> None:
        self.pairs: list[Pair] = []
        self.computed: list[str] = []
        self.pools: list[Leaf] = []
        self.clients: list[Leaf] = []
        if isinstance(tree, dict):
            self.pools, self.clients = self._read(tree, ())

    def found(self) -> Iterator[tuple[tuple[str, ...], Found]]:
        """Return the pairs as configurations, each with the words that tell it from the others."""
        for pool, client, place in self.pairs:
            yield _label(pool, client), _found(pool, client, place)

    def _read(self, place: dict[str, Any], path: tuple[str, ...]) -> tuple[list[Leaf], list[Leaf]]:
        """Pair what is in an object, and return what of it is left over."""
        pools, clients = self._own(place, path)
        for name, value in place.items():
            if isinstance(value, dict) and len(path) < _DEEPEST:
                more_pools, more_clients = self._read(value, (*path, name))
                pools += more_pools
                clients += more_clients
        if pools and clients and len(self.pairs) < _MOST_PAIRS:
            return self._pair(pools, clients, place)
        return pools, clients

    def _own(self, place: dict[str, Any], path: tuple[str, ...]) -> tuple[list[Leaf], list[Leaf]]:
        pools, clients = [], []
        among_clients = bool(path) and key_names.role_of(path[-1]) in _CLIENTS
        for name, value in _each(place):
            role = key_names.role_of(name) or ("perhaps-client" if among_clients else "")
            if value is COMPUTED and role in {"pool", "client"}:
                self.computed.append(name)
            elif isinstance(value, str) and (text := value.strip()):
                pool, falls_back = pool_in(text), isinstance(value, FallbackText)
                if pool or (role == "pool" and may_be_pool_id(text)):
                    pools.append(Leaf((*path, name), pool or text, bool(pool), falls_back))
                elif role in _CLIENTS and _is_client(text, role):
                    clients.append(Leaf((*path, name), text, looks_like_client_id(text), falls_back))
        return pools, clients

    def _pair(
        self, pools: list[Leaf], clients: list[Leaf], place: dict[str, Any]
    ) -> tuple[list[Leaf], list[Leaf]]:
        pools, clients = _best(_once(pools)), _of_cognito(_best(_once(clients)))
        left = list(clients)
        matched: set[str] = set()
        if len(pools) > 1:
            for client in clients:
                pool = _same_words(client, pools)
                if pool:
                    self._add(pool, client, place)
                    matched.add(pool.value)
                    left.remove(client)
        rest = [pool for pool in pools if pool.value not in matched]
        if len(rest) != 1 or not left:
            return rest, left
        for client in left:
            self._add(rest[0], client, place)
        return [], []

    def _add(self, pool: Leaf, client: Leaf, place: dict[str, Any]) -> None:
        if len(self.pairs) < _MOST_PAIRS:
            self.pairs.append(Pair(pool, client, place))


def _each(place: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return the texts of an object, and what stands for one; a list of clients is as many of one name."""
    for name, value in place.items():
        if isinstance(value, str) or value is COMPUTED:
            yield name, value
        elif isinstance(value, list) and key_names.role_of(name) in _CLIENTS:
            yield from ((name, each) for each in value[:_MOST_PAIRS] if isinstance(each, str))


def _is_client(text: str, role: str) -> bool:
    if role == "client":
        return ":" not in text and "/" not in text and "." not in text
    return looks_like_client_id(text)


def _once(leaves: Iterable[Leaf]) -> list[Leaf]:
    by_value: dict[str, Leaf] = {}
    for leaf in leaves:
        by_value.setdefault(leaf.value, leaf)
    return list(by_value.values())


def _best(leaves: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.is_sure] or leaves


def _of_cognito(clients: list[Leaf]) -> list[Leaf]:
    """Leave out the clients of other providers, and those that do not speak of Cognito where others do."""
    ours = [each for each in clients if not any(map(key_names.is_of_another_provider, each.path))]
    return [each for each in ours if key_names.speaks_of_cognito(each.path[-1])] or ours


def _same_words(client: Leaf, pools: Sequence[Leaf]) -> Leaf | None:
    """Return the one pool whose words the client has, too, and the most of them."""
    words = set(client.words)
    fitting = sorted(
        (pool for pool in pools if set(pool.words) <= words), key=lambda pool: -len(set(pool.words))
    )
    if not fitting:
        wider = [pool for pool in pools if words and words <= set(pool.words)]
        return wider[0] if len(wider) == 1 else None
    tied = len(fitting) > 1 and len(set(fitting[0].words)) == len(set(fitting[1].words))
    return None if tied else fitting[0]


def _label(pool: Leaf, client: Leaf) -> tuple[str, ...]:
    """Return the names of the groups that both are in, and the words of their own names."""
    shared = _shared(pool.path[:-1], client.path[:-1])
    groups = [name for name in shared if not is_unnamed(name) and key_names.own_words(name)]
    beyond = (*pool.path[len(shared) :], *client.path[len(shared) :])
    words = [word for name in beyond if not is_unnamed(name) for word in key_names.own_words(name)]
    return (*groups, *words)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    count = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[:count]


def _found(pool: Leaf, client: Leaf, place: dict[str, Any]) -> Found:
    said: dict[str, str] = {}
    is_oidc = has_secret = False
    own = {*pool.words, *client.words, *_OF_FACTS}
    for name, text in islice(_texts(place, 0), _MOST_TEXTS):
        if key_names.is_of_another_provider(name) or not own.issuperset(key_names.own_words(name)):
            continue
        role = key_names.role_of(name) or ("domain" if names_sign_in_page(text) else "")
        is_oidc = is_oidc or is_issuer(text)
        has_secret = has_secret or (role == "secret" and bool(text.strip()))
        said.setdefault("identity" if is_identity_pool(text) and "arn:" not in text else role, text.strip())
    return Found(
        "issuer" if is_oidc else "ids",
        pool_id=pool.value,
        client_id=client.value,
        region=said.get("region", ""),
        identity_pool_id=said.get("identity", ""),
        endpoint=said.get("endpoint", ""),
        page=page_of(
            domain=said.get("domain", ""),
            scopes=(said.get("scopes", ""),),
            redirects=(said.get("redirects", ""),),
            response_type=said.get("response", ""),
        ),
        flow=said.get("flow", ""),
        has_secret=has_secret,
        fallbacks=tuple(leaf.path[-1] for leaf in (pool, client) if leaf.is_fallback),
    )


def _texts(place: dict[str, Any], depth: int) -> Iterator[tuple[str, str]]:
    """Return the texts of an object with their names, the nearest first; a list of texts is one."""
    for name, value in place.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            yield name, ",".join(value)
    for value in place.values():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _texts(value, depth + 1)
