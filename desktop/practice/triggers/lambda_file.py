"""Handlers in files, as they are deployed to AWS Lambda: read, run by nobody but the practice pool."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.practice.triggers.function_folder import FunctionFolder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.practice.triggers.contract import LambdaContext, LambdaEvent, LambdaHandler

NAMES = ("handler", "lambda_handler")
"""What handlers are called: here and in Amazon's own samples."""

_one_at_a_time = threading.Lock()


class HandlerError(ValueError):
    """A file that holds no handler; `why` tells its author what is wrong."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


def load(file: Path, environment: Mapping[str, str]) -> LambdaHandler:
    """Return the handler of a file, with its function's environment around it. Raises HandlerError.

    Nothing is written beside the file, and nothing of it stays known to Python's import system.
    """
    try:
        with _environment(environment):
            module = FunctionFolder(file.parent).run(file)
    except OSError as error:
        raise HandlerError(file, error.strerror or type(error).__name__) from error
    except Exception as error:
        raise HandlerError(file, f"{type(error).__name__}: {error}") from error
    for name in NAMES:
        if callable(vars(module).get(name)):
            return _within(environment, vars(module)[name])
    raise HandlerError(file, f"no function {' or '.join(NAMES)}")


def _within(environment: Mapping[str, str], handler: LambdaHandler) -> LambdaHandler:
    """Return the handler as Lambda runs it: it may read its variables whenever it likes."""

    def run(event: LambdaEvent, context: LambdaContext) -> LambdaEvent:
        with _environment(environment):
            return handler(event, context)

    return run


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set a function's variables for a moment; they are the process's, so one function runs at a time."""
    with _one_at_a_time:
        before = {name: os.environ.get(name) for name in variables}
        os.environ.update(variables)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
