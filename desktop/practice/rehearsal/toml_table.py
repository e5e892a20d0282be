"""Reading a TOML table whose every value is named, typed, and known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")

_KINDS = {str: "a text", int: "a whole number", bool: "true or false"}


class RehearsalError(StileError):
    """A file that describes no rehearsal; `notice` says why."""

    code: ClassVar[str] = "rehearsal-invalid"

    def __init__(self, because: str, *, file: Path, **values: str) -> None:
        super().__init__(f"{because}: {file}")
        self.notice = Notice(self.code, {"because": because, "file": str(file), **values})


class TomlTable:
    """One table of the file; `done` refuses the members that were not read, which are misspelt or unknown."""

    def __init__(self, file: Path, values: Mapping[str, Any], name: str = "") -> None:
        self._file = file
        self._values = dict(values)
        self._prefix = f"{name}." if name else ""

    def value(self, name: str, kind: type[T], default: T) -> T:
        """Return a value of one kind."""
        value = self._values.pop(name, default)
        return value if type(value) is kind else self._refuse(name, _KINDS[kind])

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        number = self.value(name, int, default)
        return number if least <= number <= most else self._refuse(name, f"from {least} to {most}")

    def one_of(self, name: str, known: Mapping[str, T], default: str) -> T:
        """Return what one of several words stands for."""
        word = self.value(name, str, default)
        return known[word] if word in known else self._refuse(name, f"one of {', '.join(known)}")

    def texts(self, name: str, default: tuple[str, ...], known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts, of certain ones if any are `known`."""
        value = self._values.pop(name, list(default))
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._refuse(name, "a list of texts")
        if known and not set(value) <= set(known):
            self._refuse(name, f"a list of some of {', '.join(known)}")
        return tuple(value)

    def named_texts(self, name: str) -> dict[str, str]:
        """Return a table of texts."""
        value = self._values.pop(name, {})
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            self._refuse(name, "a table of texts")
        return dict(value)

    def table(self, name: str) -> TomlTable | None:
        """Return a table within this one, None if there is none."""
        value = self._values.pop(name, None)
        if value is not None and not isinstance(value, dict):
            self._refuse(name, "a table")
        return None if value is None else TomlTable(self._file, value, self._prefix + name)

    def read(self, name: str, read: Callable[[TomlTable], T], default: T) -> T:
        """Return what is made of a table within this one, which has to be read up."""
        table = self.table(name)
        if table is None:
            return default
        made = read(table)
        table.done()
        return made

    def done(self) -> None:
        """Refuse what is left over."""
        for name in self._values:
            raise RehearsalError("unknown", file=self._file, name=self._prefix + name)

    def _refuse(self, name: str, wanted: str) -> NoReturn:
        raise RehearsalError("value", file=self._file, name=self._prefix + name, wanted=wanted)
