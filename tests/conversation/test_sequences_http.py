"""A part of the sequences once more, with all that lies between: boto3, HTTP and the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conversation.sequences import Sequence, sequences

if TYPE_CHECKING:
    from tests.conversation.served import Served

SAMPLED = 4
"""One in so many is played by `-m ci`, the rest by night."""


def _lanes() -> list[object]:
    lanes = (pytest.mark.night if at % SAMPLED else pytest.mark.ci for at in range(len(sequences())))
    return [pytest.param(s, id=str(s), marks=lane) for s, lane in zip(sequences(), lanes, strict=False)]


@pytest.mark.parametrize("sequence", _lanes())
def test_it_signs_in_over_http(served: Served, sequence: Sequence) -> None:
    person = served.play(sequence)
    assert served.answered(person) == sequence.challenges
    assert sum(session.refused_reuses for session in served.practice.state.ledger.sessions()) == 0
