"""How a profile that somebody sent is recognised: a `stile:` link, or a file that ends in `.stile`."""

from __future__ import annotations

SCHEME = "stile"
ENDING = ".stile"


def is_link(text: str) -> bool:
    """Say whether a text is a link of ours, and not the name of a file."""
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def is_offer(argument: str) -> bool:
    """Say whether an argument of the program is such a link, or names such a file."""
    return is_link(argument) or argument.lower().endswith(ENDING)
