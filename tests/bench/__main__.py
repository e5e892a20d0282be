"""`python -m tests.bench [--pairs N] [ROW ...]`: measures, prints a table, fails if a bound is broken.

Rows: srp, calls, bulk, journal, kept, start, gaps, people, frozen. Without names all of them, with the
numbers of pairs that the design asks for (15 for processes, 200 for calls); what needs a display is left out
where there can be none.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.bench import bulk, calls, display, frozen, journal, kept, people, srp, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.bench.measure import Row

ROWS: dict[str, tuple[Callable[[int], Iterable[Row]], int]] = {
    "srp": (srp.rows, 100),
    "calls": (calls.rows, 200),
    "bulk": (bulk.rows, 5),
    "journal": (journal.rows, 20),
    "kept": (kept.rows, 15),
    "start": (window.start_rows, 15),
    "gaps": (window.gap_rows, 5),
    "people": (people.rows, 3),
    "frozen": (frozen.rows, 15),
}
"""What can be measured, and in how many pairs or runs."""
NEEDS_DISPLAY = {"start", "gaps", "people", "frozen"}


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--pairs", type=int, help="pairs or runs of each row, in place of its own number")
    args = parser.parse_args()
    strange = set(args.rows) - set(ROWS)
    if strange:
        parser.error(f"there is no row {', '.join(sorted(strange))}; there are {', '.join(ROWS)}")
    failed = False
    for name in args.rows or ROWS:
        if name in NEEDS_DISPLAY and not display.can_be():
            sys.stdout.write(f"{name}: left out, there is no display and no Xvfb\n")
            continue
        measure, count = ROWS[name]
        for row in measure(args.pairs or count):
            sys.stdout.write(row.line() + "\n")
            sys.stdout.flush()
            failed |= row.beyond and row.asserted
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
