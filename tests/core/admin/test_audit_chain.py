"""The audit's chain: whatever somebody without the key does to it is seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.core.admin.audit_chain import ChainHead, follow, linked, start, verify

if TYPE_CHECKING:
    from collections.abc import Callable

KEY, OTHER = b"k" * 32, b"o" * 32
RECORDS = [{"who": "ann", "action": "disable", "whom": f"sub-{n}"} for n in range(5)]


def _chain(key: bytes = KEY, scope: str = "work") -> tuple[list[str], ChainHead]:
    return linked(RECORDS, key, start(key, scope))


def test_an_untouched_chain_is_whole() -> None:
    lines, head = _chain()
    finding = verify(lines, KEY, "work", head)
    assert (finding.broken, finding.records) == (None, 5)


def test_a_chain_grows_by_parts() -> None:
    first, head = linked(RECORDS[:2], KEY, start(KEY, "work"))
    second, head = linked(RECORDS[2:], KEY, head)
    assert first + second == _chain()[0]
    assert head == _chain()[1]


def _changed(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace("disable", "enable"), *lines[2:]]


def _renumbered(lines: list[str]) -> list[str]:
    """Take one out and close the gap in the numbers."""
    left = [json.loads(line) for line in [*lines[:2], *lines[3:]]]
    return [json.dumps({**record, "n": n}) for n, record in enumerate(left, start=1)]


DEEDS: dict[str, tuple[Callable[[list[str]], list[str]], str, int]] = {
    "a word is changed": (_changed, "changed", 2),
    "a line is taken out": (lambda lines: [*lines[:2], *lines[3:]], "out-of-order", 3),
    "a line is taken out and the rest renumbered": (_renumbered, "changed", 3),
    "the first line is taken out": (lambda lines: lines[1:], "out-of-order", 1),
    "the last lines are cut off": (lambda lines: lines[:3], "cut-off", 4),
    "everything is gone": (lambda _: [], "cut-off", 1),
    "two lines change places": (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], "out-of-order", 2),
    "a line is there twice": (lambda lines: [*lines[:2], lines[1], *lines[2:]], "out-of-order", 3),
    "a line is written by hand": (lambda lines: [*lines, '{"n":6,"code":"00"}'], "changed", 6),
    "a line is no record": (lambda lines: [*lines[:4], "[]", lines[4]], "unreadable", 5),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_done_to_it_is_seen_and_where(deed: str) -> None:
    do, broken, line = DEEDS[deed]
    lines, head = _chain()
    finding = verify(do(lines), KEY, "work", head)
    assert (finding.broken, finding.line) == (broken, line)


def test_another_machines_file_is_seen() -> None:
    lines, _ = _chain(OTHER)
    assert verify(lines, KEY, "work", _chain()[1]).broken == "changed"


def test_another_profiles_file_is_seen() -> None:
    lines, _ = _chain(scope="play")
    assert verify(lines, KEY, "work", _chain()[1]).broken == "changed"


def test_another_end_of_the_same_key_is_seen() -> None:
    """As if an older log had been written on by somebody who got the key for a moment."""
    lines, _ = _chain()
    assert verify(lines, KEY, "work", ChainHead(3, "ab" * 32)).broken == "head"


def test_records_after_the_sealed_end_are_sound_if_they_follow_from_it() -> None:
    lines, _ = _chain()
    _, sealed = linked(RECORDS[:3], KEY, start(KEY, "work"))
    assert verify(lines, KEY, "work", sealed).broken is None
    assert follow(lines[3:], KEY, sealed).records == 5
