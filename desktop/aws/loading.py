"""Loading boto3, which takes a third of a second, in whatever thread first needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop.aws.process import silence_the_wire, trust_the_system, without_collections

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def loaded(make: Callable[[], T]) -> T:
    """Return what `make` makes with boto3, once everything is true that has to be before and after."""
    trust_the_system()
    with without_collections():
        made = make()
    silence_the_wire()
    return made
