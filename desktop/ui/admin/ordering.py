"""Sorting a hundred thousand places without stopping the event loop: short sorts, and merges."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KEYS_AT_ONCE = 1000
_RUN = 5000


async def keys_of(count: int, key: Callable[[int], Any], known: Sequence[Any] = ()) -> list[Any]:
    """Return the sort keys of the first `count` places; `known` are those that were made before."""
    keys = list(known)
    while len(keys) < count:
        keys += map(key, range(len(keys), min(len(keys) + _KEYS_AT_ONCE, count)))
        await asyncio.sleep(0)
    return keys


async def ordered(places: Sequence[int], keys: Sequence[Any], *, descending: bool) -> list[int]:
    """Return places in the order of their keys. Equal ones keep the order they had.

    Sorting two sorted runs in one is a merge for Python's sort, so no call takes longer than the last merge.
    """
    runs: list[list[int]] = [[]]
    for start in range(0, len(places), _RUN):
        run = places[start : start + _RUN]
        runs.append(sorted(run, key=keys.__getitem__, reverse=descending))
        await asyncio.sleep(0)
    while len(runs) > 1:
        merged = []
        for first, second in zip(runs[::2], [*runs[1::2], []], strict=False):
            merged.append(sorted(first + second, key=keys.__getitem__, reverse=descending))
            await asyncio.sleep(0)
        runs = merged
    return runs[0]
