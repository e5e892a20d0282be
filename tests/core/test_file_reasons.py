"""Why a file could not be read or written."""

from __future__ import annotations

import errno

import pytest

from desktop.core.file_reasons import reason_of


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOENT, "No such file or directory"), "No such file or directory"),
        (TimeoutError(), "the disk or the network takes too long"),
        (OSError("odd"), "the system gives no reason"),
    ],
)
def test_no_reason_is_empty_or_the_name_of_a_class(error: OSError, said: str) -> None:
    assert reason_of(error) == said
