"""One file per page, found by themselves: a page says which steps it serves, and nobody lists pages."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from desktop.ui.pages.base import Page

if TYPE_CHECKING:
    from desktop.core.steps import Step


@cache
def page_types() -> dict[type[Step], type[Page]]:
    """Return the page of each step; RuntimeError if two pages claim the same one."""
    pages: dict[type[Step], type[Page]] = {}
    for page in _all():
        for step in page.serves:
            if step in pages:
                raise RuntimeError(f"{step.name} has two pages")
            pages[step] = page
    return pages


def _all() -> list[type[Page]]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return Page.__subclasses__()


__all__ = ["Page", "page_types"]
