"""No fault at any call of any step is a dead end, sends a spent session, or locks anybody out.

`python -m tests.conversation.matrix` prints all cells with what the person reads.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop.core import words
from tests.conversation.matrix import FAULTS, WAYS, Cell, cell, matrix, table
from tests.conversation.small_group import small_group
from tests.fixtures.over_http import PoolOverHttp
from tests.report import proved

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLED, SAMPLED_HTTP = 4, 14
"""One cell in so many; neither number divides that of the faults, so that each fault has its turn."""


@pytest.fixture(autouse=True)
def _quick_proofs() -> Iterator[None]:
    with small_group():
        yield


def judged(proof: str, cells: list[Cell], count: str) -> None:
    """Print the table, and fail with the cells that are not as they should be."""
    sys.stdout.write(f"{table(cells)}\n{len(cells)} cells\n")
    stuck = [one for one in cells if not one.ends.startswith("signed in")]
    proved(
        proof,
        requests=sum(one.requests for one in cells),
        spent_sessions_sent=sum(one.spent for one in cells),
        lockouts_caused=sum(one.lockouts for one in cells),
        dead_ends=len(stuck),
        **{count: len(cells)},
    )
    bad = [one for one in cells if one in stuck or one.spent or one.lockouts]
    assert not bad, "\n".join(f"{one.way}: {one}" for one in bad)
    assert all(words.sentence(notice) for one in cells for notice in one.reads)
    assert {one.fault for one in cells} == set(FAULTS)
    assert {one.way for one in cells} == set(WAYS)


def test_a_part_of_the_matrix() -> None:
    judged("fault-matrix", list(matrix(SAMPLED)), "cells")


@pytest.mark.ci
def test_the_matrix_whole() -> None:
    judged("fault-matrix", list(matrix()), "cells")


@pytest.mark.ci
def test_a_part_of_the_matrix_over_http() -> None:
    judged("fault-matrix-http", list(matrix(SAMPLED_HTTP, PoolOverHttp)), "cells_http")


def test_a_reset_that_did_not_arrive_is_asked_again_with_the_code_still_good() -> None:
    way = next(way for way in WAYS if way.start == "forgot-password")
    one = cell(way, 1, ["ForgotPassword", "ConfirmForgotPassword", "InitiateAuth"], "reset before")
    assert [notice.code for notice in one.reads] == ["asked-again"]
    assert one.input == "kept on the page"
    assert one.ends == "signed in, 3 answers"
