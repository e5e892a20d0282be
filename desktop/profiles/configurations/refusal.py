"""Why a text gives no configuration, said so that it is true of this text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.profiles.configurations.errors import (
    ElsewhereError,
    IncompleteError,
    OtherKindError,
    PlaceholderError,
    UnknownFormError,
)
from desktop.profiles.configurations.key_names import role_of
from desktop.profiles.configurations.pool_values import (
    clients_in,
    is_placeholder,
    names_sign_in_page,
    pools_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.profiles.configurations.candidates import Candidates
    from desktop.profiles.configurations.errors import NotImportedError

_FILES = (
    r"aws-?exports|aws-?config\w*|amplify_?outputs|amplify-?config\w*|awsconfiguration|cognito-?config\w*"
    r"|auth-?config\w*"
)
_BEFORE_FILE = r"(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bload\w*\s*\(\s*)"
_TAKEN_FROM = re.compile(
    rf"{_BEFORE_FILE}[\"']([^\"'\n]{{0,200}}?(?:{_FILES})[^\"'\n/]{{0,40}})[\"']", re.IGNORECASE
)
_ENDINGS = {"aws-exports": "aws-exports.js", "aws_exports": "aws-exports.js"}


def refusal(text: str, candidates: Candidates) -> NotImportedError:
    """Return the error for a text in which no whole configuration was found."""
    pools, clients = pools_in(text), clients_in(text)
    error = _reason(text, candidates, pools, clients)
    if len(pools) == len(clients) == 1 and not isinstance(error, PlaceholderError):
        error.offered = (pools[0], clients[0])
    return error


def _reason(
    text: str, candidates: Candidates, pools: tuple[str, ...], clients: tuple[str, ...]
) -> NotImportedError:
    shown = [value for found in candidates.placeholders for value in (found.pool_id, found.client_id)]
    if shown:
        return PlaceholderError(names=_joined(value for value in shown if is_placeholder(value)))
    file = taken_from(text)
    if file:
        return ElsewhereError(file=file)
    worked_out = [] if pools and clients else _worked_out(candidates)
    if worked_out:  # where ids of both kinds stand in the text, it is the text that does not pair them
        return IncompleteError(because="computed", names=_joined(worked_out))
    if len(pools) == len(clients) == 1:
        return UnknownFormError()
    return _incomplete(candidates, pools, clients, names_page=names_sign_in_page(text)) or OtherKindError()


def _worked_out(candidates: Candidates) -> list[str]:
    """Return the names of what only the program knows, of the ids that nothing else tells."""
    known = {
        "pool": bool(candidates.lone_pools) or any(found.pool_id for found in candidates.begun),
        "client": bool(candidates.lone_clients) or any(found.client_id for found in candidates.begun),
    }
    computed = [name for found in candidates.begun for name in found.computed] + candidates.computed
    return [name for name in computed if not known.get(role_of(name), True)]


def _incomplete(
    candidates: Candidates, pools_seen: tuple[str, ...], clients_seen: tuple[str, ...], *, names_page: bool
) -> NotImportedError | None:
    begun = candidates.begun
    pools = [found.pool_id for found in begun if found.pool_id] + candidates.lone_pools + [*pools_seen]
    clients = (
        [found.client_id for found in begun if found.client_id] + candidates.lone_clients + [*clients_seen]
    )
    if pools and clients:
        return IncompleteError(because="unpaired", pools=_joined(pools), clients=_joined(clients))
    if pools:
        lone = [value for value in pools if is_placeholder(value)]
        return (
            PlaceholderError(names=_joined(lone))
            if len(lone) == len(pools)
            else IncompleteError(because="no-client")
        )
    if clients:
        return IncompleteError(because="page" if names_page else "no-pool-beside")
    return IncompleteError(because="no-pool") if begun else None


def taken_from(text: str) -> str:
    """Return the file that a program takes its configuration from, by the name that people look for."""
    found = _TAKEN_FROM.search(text)
    if found is None:
        return ""
    name = found[1].rpartition("/")[2]
    return _ENDINGS.get(name.lower(), name)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
