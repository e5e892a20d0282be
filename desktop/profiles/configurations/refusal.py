"""Why a text gives no configuration, said so that it is true of this text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.profiles.configurations.errors import (
    ElsewhereError,
    IncompleteError,
    OtherKindError,
    PlaceholderError,
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
    error = _reason(text, candidates)
    pools, clients = pools_in(text), clients_in(text)
    if len(pools) == len(clients) == 1 and not isinstance(error, PlaceholderError):
        error.offered = (pools[0], clients[0])
    return error


def _reason(text: str, candidates: Candidates) -> NotImportedError:
    shown = [value for found in candidates.placeholders for value in (found.pool_id, found.client_id)]
    if shown:
        return PlaceholderError(names=_joined(value for value in shown if is_placeholder(value)))
    file = taken_from(text)
    if file and not any(found.is_complete for found in candidates.begun):
        return ElsewhereError(file=file)
    return _incomplete(text, candidates) or OtherKindError()


def _incomplete(text: str, candidates: Candidates) -> NotImportedError | None:
    computed = [name for found in candidates.begun for name in found.computed] + candidates.computed
    pools = [found.pool_id for found in candidates.begun if found.pool_id] + candidates.lone_pools
    clients = [found.client_id for found in candidates.begun if found.client_id] + candidates.lone_clients
    missing = {role for role, values in (("pool", pools), ("client", clients)) if not values}
    worked_out = [name for name in computed if role_of(name) in missing]
    if worked_out:
        return IncompleteError(because="computed", names=_joined(worked_out))
    if pools and clients:
        return IncompleteError(because="unpaired", pools=_joined(pools), clients=_joined(clients))
    if pools:
        lone = [value for value in pools if is_placeholder(value)]
        return (
            PlaceholderError(names=_joined(lone))
            if len(lone) == len(pools)
            else IncompleteError(because="no-client")
        )
    if names_sign_in_page(text) and clients:
        return IncompleteError(because="page")
    return IncompleteError(because="no-pool") if candidates.begun or clients else None


def taken_from(text: str) -> str:
    """Return the file that a program takes its configuration from, by the name that people look for."""
    found = _TAKEN_FROM.search(text)
    if found is None:
        return ""
    name = found[1].rpartition("/")[2]
    return _ENDINGS.get(name.lower(), name)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
