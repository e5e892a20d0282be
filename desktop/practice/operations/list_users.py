"""ListUsers: a pool's users, filtered and in pages."""

from __future__ import annotations

import base64
import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.practice.attributes import listed
from desktop.practice.errors import invalid_parameter
from desktop.practice.operations.user_types import user_type

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output
    from desktop.practice.state.user import User

_LONGEST_PAGE = 60
_TOKEN_LIFE = timedelta(hours=1)
_FILTER = re.compile(r'\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*')
_SEARCHABLE = frozenset(
    {
        "username",
        "email",
        "phone_number",
        "name",
        "given_name",
        "family_name",
        "preferred_username",
        "cognito:user_status",
        "status",
        "sub",
    }
)


def list_users(call: Call) -> Output:
    """Return one page; a page may be followed by another that is empty."""
    wanted = call.params.get("Filter", "").strip()
    users = [user for user in call.pool.users if not wanted or _passes(user, wanted)]
    start = _start(call, wanted)
    limit = call.params.get("Limit") or _LONGEST_PAGE
    page = users[start : start + limit]
    output: Output = {"Users": [user_type(user, call.params.get("AttributesToGet")) for user in page]}
    if start + limit < len(users):
        output["PaginationToken"] = _token(start + limit, wanted, call.now)
    return output


def _passes(user: User, wanted: str) -> bool:
    matched = _FILTER.fullmatch(wanted)
    if matched is None or matched[1] not in _SEARCHABLE:
        raise invalid_parameter("Error while parsing filter" if matched is None else _NOT_INDEXED)
    name, operator, text = matched[1], matched[2], re.sub(r"\\(.)", r"\1", matched[3])
    value = _searchable(user).get(name, "")
    return value.startswith(text) if operator == "^=" else value == text


_NOT_INDEXED = "The attribute is not searchable."


def _searchable(user: User) -> dict[str, str]:
    values = {entry["Name"]: entry["Value"] for entry in listed(user)}
    return values | {
        "username": user.username,
        "cognito:user_status": user.status.value,
        "status": "Enabled" if user.enabled else "Disabled",
    }


def _token(start: int, wanted: str, now: datetime) -> str:
    content = json.dumps([start, wanted, (now + _TOKEN_LIFE).timestamp()])
    return base64.urlsafe_b64encode(content.encode()).decode()


def _start(call: Call, wanted: str) -> int:
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
