"""Sample configurations, written after the published schemas."""

from __future__ import annotations

from pathlib import Path

POOL_ID, CLIENT_ID = "us-east-1_Ab3dEf6hI", "4h57bn3kq1example"
SAMPLES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())}
"""One file for each kind of file that is out there, by its name."""


def at(pool_id: str, client_id: str, name: str) -> bytes:
    """Return a sample for another pool."""
    sample = SAMPLES[name].replace(POOL_ID.encode(), pool_id.encode())
    return sample.replace(CLIENT_ID.encode(), client_id.encode())
