"""What all tests may use: the practice server, shared by the whole run."""

from __future__ import annotations

pytest_plugins = ["tests.fixtures.practice"]
