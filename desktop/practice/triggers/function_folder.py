"""What a function finds around its handler: the files deployed with it, and the service's kit."""

from __future__ import annotations

import builtins
from types import ModuleType
from typing import TYPE_CHECKING

from desktop.practice.triggers.outbox import boto3_stub
from desktop.regular_file import read_regular

if TYPE_CHECKING:
    from pathlib import Path


class FunctionFolder:
    """The folder of one function; its modules come before all others, and Python keeps none of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._modules: dict[str, ModuleType] = {"boto3": boto3_stub()}
        self._builtins = vars(builtins) | {"__import__": self._import}

    def run(self, file: Path) -> ModuleType:
        """Run a file and return what it defines. Raises OSError, and whatever the file raises."""
        module = self._modules[file.stem] = ModuleType(file.stem)
        vars(module).update({"__file__": str(file), "__builtins__": self._builtins})
        code = compile(read_regular(file), str(file), "exec")
        exec(code, vars(module))  # noqa: S102 - to run these files is what the user asked for
        return module

    def _import(self, name: str, *given: object) -> object:
        """Do `import` as in the function: a module beside the handler comes first."""
        if name in self._modules:
            return self._modules[name]
        beside = self._folder / f"{name}.py"
        if beside.is_file():
            return self.run(beside)
        return builtins.__import__(name, *given)  # type: ignore[arg-type]
