"""Handlers in files, as they are deployed to AWS Lambda: read, run by nobody but the practice pool."""

from __future__ import annotations

import builtins
import os
import threading
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from desktop.practice.triggers.outbox import kit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.practice.triggers.contract import Context, Event, Handler

NAMES = ("handler", "lambda_handler")
"""What handlers are called: here and in Amazon's own samples."""

_one_at_a_time = threading.Lock()


class HandlerError(ValueError):
    """A file that holds no handler; `why` is for whoever wrote it."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


def load(file: Path, environment: Mapping[str, str]) -> Handler:
    """Return the handler of a file, with its function's environment around it. Raises HandlerError.

    Nothing is written beside the file, and nothing of it stays known to Python's import system.
    """
    module = ModuleType(file.stem)
    vars(module).update({"__file__": str(file), "__builtins__": _builtins()})
    try:
        code = compile(file.read_bytes(), str(file), "exec")
        with _environment(environment):
            exec(code, vars(module))  # noqa: S102 - to run these files is what the user asked for
    except OSError as error:
        raise HandlerError(file, error.strerror or type(error).__name__) from error
    except Exception as error:
        raise HandlerError(file, f"{type(error).__name__}: {error}") from error
    for name in NAMES:
        if callable(vars(module).get(name)):
            return _within(environment, vars(module)[name])
    raise HandlerError(file, f"no function {' or '.join(NAMES)}")


def _within(environment: Mapping[str, str], handler: Handler) -> Handler:
    """Return the handler as Lambda runs it: it may read its variables whenever it likes."""

    def run(event: Event, context: Context) -> Event:
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


def _builtins() -> dict[str, object]:
    """Return Python's own names with an `import` that has a stand-in for the service's kit."""

    def import_(name: str, *given: object) -> object:
        return stand_in if name == "boto3" else builtins.__import__(name, *given)  # type: ignore[arg-type]

    stand_in = kit()
    return vars(builtins) | {"__import__": import_}
