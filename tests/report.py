"""What the proofs counted, over all lanes and processes: `python -m tests.report` prints it as one table.

Each proof leaves a file of its own, replaced whole, so that test processes side by side lose nothing.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / ".pytest_cache" / "proofs"
MUST_BE_ZERO = ("spent_sessions_sent", "lockouts_caused", "canary_hits", "corrupt_files", "dead_ends")
LARGEST = ("longest_gap_ms",)
"""Counts of which the largest counts, not the sum."""

ROWS = {
    "steps_walked": "steps walked in process",
    "steps_walked_http": "steps walked over HTTP",
    "cells": "fault matrix: cells in process",
    "cells_http": "fault matrix: cells over HTTP",
    "crash_points": "crash matrix: points",
    "files_mutated": "state files mutated",
    "places_searched": "places searched for planted secrets",
    "requests": "requests seen by the pool",
    "operations_in_model": "operations in the models of cognito-idp and cognito-identity",
    "operations_served": "operations that the practice pool serves",
    "operations_used": "operations that Stile uses",
    "facts": "facts about Cognito held by a test",
    "clients_flows": "other people's clients x flows passed",
    "spent_sessions_sent": "spent sessions sent",
    "lockouts_caused": "lock-outs caused by Stile",
    "dead_ends": "dead ends",
    "canary_hits": "planted secrets found",
    "corrupt_files": "corrupt files",
    "longest_gap_ms": "longest event-loop gap, ms",
}


def proved(proof: str, **counts: float) -> None:
    """Leave what a proof counted, in place of what an earlier run of it did."""
    unknown = set(counts) - set(ROWS)
    assert not unknown, f"no row for {unknown}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = FOLDER / f".{proof}.{os.getpid()}"
    written.write_text(json.dumps(counts), encoding="utf-8")
    written.replace(FOLDER / f"{proof}.json")


def gathered() -> dict[str, float]:
    """Return each count over all proofs that left something."""
    totals: dict[str, float] = {}
    for file in sorted(FOLDER.glob("*.json")):
        for name, count in json.loads(file.read_text(encoding="utf-8")).items():
            before = totals.get(name, 0)
            totals[name] = max(before, count) if name in LARGEST else before + count
    return totals


def main() -> int:
    """Print the table; 1 if a count is not zero that must be."""
    totals = gathered()
    width = max(map(len, ROWS.values()))
    sys.stdout.write("\nWhat the proofs counted\n")
    for name, text in ROWS.items():
        count = f"{totals[name]:,.0f}" if name in totals else "not run"
        sys.stdout.write(f"  {text:<{width}}  {count:>12}\n")
    return int(any(totals.get(name) for name in MUST_BE_ZERO))


if __name__ == "__main__":
    raise SystemExit(main())
