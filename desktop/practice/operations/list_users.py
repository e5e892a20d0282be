"""ListUsers: a pool's users, filtered and in pages."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter
from desktop.practice.operations.user_types import user_type

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User

Value = Callable[["User"], str]

_LONGEST_PAGE = 60
_MOST_LOOKS = 2_000
"""People looked at for one page, so that a rare filter brings short and empty pages, as the service's do."""

_TOKEN_LIFE = timedelta(hours=1)
_FILTER = re.compile(r'\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*')
_ATTRIBUTES = ("email", "phone_number", "name", "given_name", "family_name", "preferred_username")


def list_users(call: OperationCall) -> Output:
    """Return one page; it may be short, or empty, and be followed by another all the same."""
    wanted = call.params.get("Filter", "").strip()
    passes, place = _predicate(wanted), _start(call, wanted)
    limit = call.params.get("Limit") or _LONGEST_PAGE
    page: list[User] = []
    more = False
    for looked, (after, user) in enumerate(call.pool.users.since(place)):
        more = len(page) == limit or looked == _MOST_LOOKS
        if more:
            break
        place = after
        page += [user] if passes(user) else []
    only = call.params.get("AttributesToGet")
    output: Output = {"Users": [user_type(user, only) for user in page]}
    return output | ({"PaginationToken": _token(call, place, wanted)} if more else {})


def _predicate(wanted: str) -> Callable[[User], bool]:
    """Read a filter; a bad one is refused even where nobody is there to pass it."""
    if not wanted:
        return lambda _user: True
    matched = _FILTER.fullmatch(wanted)
    if matched is None or matched[1] not in _SEARCHABLE:
        raise invalid_parameter("Error while parsing filter" if matched is None else _NOT_INDEXED)
    value, text = _SEARCHABLE[matched[1]], re.sub(r"\\(.)", r"\1", matched[3])
    if matched[1] == _STATUS:
        text = text.upper()
    if matched[2] == "^=":
        return lambda user: value(user).startswith(text)
    return lambda user: value(user) == text


_NOT_INDEXED = "The attribute is not searchable."
_STATUS = "cognito:user_status"


def _attribute(name: str) -> Value:
    return lambda user: user.attributes.get(name, "")


_SEARCHABLE: dict[str, Value] = {
    **{name: _attribute(name) for name in _ATTRIBUTES},
    "username": lambda user: user.username,
    "sub": lambda user: user.sub,
    _STATUS: lambda user: user.status.value,
    "status": lambda user: "Enabled" if user.enabled else "Disabled",
}


def _token(call: OperationCall, place: int, wanted: str) -> str:
    content = json.dumps([place, wanted, (call.now + _TOKEN_LIFE).timestamp()])
    return base64.urlsafe_b64encode(content.encode()).decode()


def _start(call: OperationCall, wanted: str) -> int:
    token = call.params.get("PaginationToken")
    if token is None:
        return 0
    try:
        start, filtered, until = json.loads(base64.urlsafe_b64decode(token))
    except ValueError:
        raise invalid_parameter("Invalid pagination token") from None
    if filtered != wanted or call.now.timestamp() >= until:
        raise invalid_parameter("Invalid pagination token")
    return int(start)
