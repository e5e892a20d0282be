"""One file per page, found by themselves: a page says which steps it serves, and nobody lists pages."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from desktop.ui.sign_in.pages.base import StepPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.steps.base import Step


@cache
def page_types() -> dict[type[Step], type[StepPage]]:
    """Return the page of each step; RuntimeError if two pages claim the same one."""
    pages: dict[type[Step], type[StepPage]] = {}
    for page in _loaded(_files()):
        for step in page.serves:
            if step in pages:
                raise RuntimeError(f"{step.name} has two pages")
            pages[step] = page
    return pages


def page_type(step: type[Step]) -> type[StepPage]:
    """Return the page of one step; RuntimeError if no page serves it.

    A page whose file has the step's name is found without loading the others.
    """
    own = step.name.replace("-", "_")
    pages = _loaded({own} & _files() or _files())
    serving = next((page for page in pages if step in page.serves), None)
    if serving is None:
        raise RuntimeError(f"no page serves {step.name}")
    return serving


def _files() -> set[str]:
    return {module.name for module in pkgutil.iter_modules(__path__)}


def _loaded(files: Iterable[str]) -> list[type[StepPage]]:
    for file in sorted(files):
        importlib.import_module(f"{__name__}.{file}")
    return StepPage.__subclasses__()


__all__ = ["StepPage", "page_type", "page_types"]
