"""The command line: one file per command, and the views without a window."""

from __future__ import annotations

from desktop.cli.main import main, window_main

__all__ = ["main", "window_main"]
