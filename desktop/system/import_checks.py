"""Every part of the program, however late it is loaded: for the test of a bundle, which may lack some.

What is imported inside a function is missing only where that function runs, so this reads the code of
all functions and imports what they would. It works on a bundle as on a checkout, as both have byte code.
"""

from __future__ import annotations

import dis
import importlib
import importlib.util
import pkgutil
import sys
from types import CodeType
from typing import TYPE_CHECKING

import desktop
from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SYSTEM_OF = {
    "_winapi": "win32",
    "desktop.system.windows": "win32",
    "desktop.system.posix": "posix",
    "desktop.system.linux": "linux",
    "desktop.system.macos": "darwin",
    "desktop.storage.labelled_secret_service": "linux",
    "fido2.client.windows": "win32",
    "keyring.backends.SecretService": "linux",
    "keyring.backends.Windows": "win32",
    "keyring.backends.macOS": "darwin",
    "msvcrt": "win32",
    "winreg": "win32",
    "fcntl": "posix",
    "pty": "posix",
    "resource": "posix",
    "termios": "posix",
    "tty": "posix",
}
"""Parts that exist, or can be loaded, on one kind of system only."""

_OPTIONAL = ("opentelemetry", "google.protobuf")
"""What only an extra of the installation brings."""


def checks() -> tuple[Check, ...]:
    """Return the table."""
    return (Check("parts", _parts, 120.0),)


def _parts() -> Iterator[Finding]:
    """Import everything; whatever is missing is told by its name."""
    here = filter(_belongs_here, own_modules())
    named = {name for module in here for name in (module, *imported_late(module))}
    wanted = sorted(filter(_belongs_here, named))
    errors = {name: error for name in wanted if (error := _why_not(name))}
    for name, error in errors.items():
        if name.startswith(_OPTIONAL):
            yield Finding.unknown("part.optional", part=name)
        elif not _lacks_an_extra(error):
            yield Finding.problem("part.missing", part=name, reason=f"{type(error).__name__}: {error}")
    yield Finding.ok("part.loaded", n=len(wanted) - len(errors))


def own_modules() -> list[str]:
    """Return the names of all modules of this program."""
    return [module.name for module in pkgutil.walk_packages(desktop.__path__, f"{desktop.__name__}.")]


def imported_late(module: str) -> set[str]:
    """Return what the functions of a module import when they run."""
    spec = importlib.util.find_spec(module)
    loader = spec.loader if spec else None
    get_code: Callable[[str], CodeType | None] | None = getattr(loader, "get_code", None)
    code = get_code(module) if get_code else None  # a bundle's loader has it, and is of no known class
    return set() if code is None else {name for inner in _functions(code) for name in _imports(inner)}


def _functions(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _functions(constant)


def _imports(code: CodeType) -> Iterator[str]:
    """Return the names of imported modules, and of what is taken from them, which may be modules too."""
    module = ""
    for instruction in dis.get_instructions(code):
        if instruction.opname == "IMPORT_NAME":
            module = str(instruction.argval)
            yield module
        elif instruction.opname == "IMPORT_FROM" and _is_module(f"{module}.{instruction.argval}"):
            yield f"{module}.{instruction.argval}"


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except Exception:  # noqa: BLE001 - looking for it loads what it is part of, which may raise anything
        return False


def _belongs_here(name: str) -> bool:
    system = _SYSTEM_OF.get(name)
    here = {sys.platform, "" if sys.platform == "win32" else "posix"}
    return system is None or system in here


def _why_not(name: str) -> Exception | None:
    try:
        importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - a broken part may raise anything
        return error
    return None


def _lacks_an_extra(error: Exception) -> bool:
    """Say whether a part of the program is only for those who have the extra: then nobody comes to it."""
    return isinstance(error, ModuleNotFoundError) and (error.name or "").startswith(_OPTIONAL)
