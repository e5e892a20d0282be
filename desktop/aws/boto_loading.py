"""Loading boto3, which takes a third of a second, in whatever thread first needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop.aws.process_setup import (
    garbage_collection_paused,
    ignore_key_log,
    silence_wire_logs,
    use_system_certificates,
)

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def load_boto(make: Callable[[], T]) -> T:
    """Return what `make` makes with boto3, once everything is true that has to be before and after."""
    ignore_key_log()
    use_system_certificates()
    with garbage_collection_paused():
        made = make()
    silence_wire_logs()
    return made
