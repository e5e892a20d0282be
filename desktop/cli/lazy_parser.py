"""A parser whose options are added when it is first used, so that commands not asked for are not loaded."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class LazyParser(argparse.ArgumentParser):
    """An argument parser; `fill` adds what it is missing before it parses, or tells of itself, first."""

    fill: Callable[[LazyParser], None] | None = None

    def parse_known_args(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as argparse declares it
        """Parse, once everything is there."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill(self)
        return super().parse_known_args(*args, **kwargs)
