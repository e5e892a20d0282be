"""A message to a person: a code of the catalogue with the values for its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence to show. `code` is public; `values` fill the sentence's places.

    `passing`: it is removed as soon as something else is asked.
    """

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    passing: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Problem(Notice):
    """Why the same step is asked again, or another one is; `field` is where it belongs.

    `detail` and `request_id` are the pool's own words for the admin: never shown as the message.
    """

    field: str | None = None
    detail: str = ""
    request_id: str | None = None
