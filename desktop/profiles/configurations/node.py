"""A part of a configuration, read with patience: numbers may be texts, lists one text, much missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations.expressions import COMPUTED, FallbackText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YES, _NO = (
    frozenset({"true", "yes", "on", "enable", "enabled"}),
    frozenset({"false", "no", "off", "disable"}),
)


class Node:
    """One object of a configuration; what is not there reads as nothing.

    `computed` collects the keys that were asked for and that only the program can tell, `fallbacks` those
    whose value the program may be told from outside.
    """

    def __init__(self, plain: object, above: Node | None = None) -> None:
        self._plain: Mapping[str, Any] = plain if isinstance(plain, dict) else {}
        self.computed: list[str] = above.computed if above else []
        self.fallbacks: list[str] = above.fallbacks if above else []

    def __contains__(self, name: str) -> bool:
        return name in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def at(self, *path: str) -> Node:
        """Return what is below, key by key."""
        plain: object = self._plain
        for name in path:
            plain = plain.get(name) if isinstance(plain, dict) else None
        return Node(plain, self)

    def text(self, *names: str) -> str:
        """Return the text at the first of the keys that has one, empty if none has."""
        values = (self._value(name) for name in names)
        return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is one that commas may divide."""
        value = self._value(name)
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            return ()
        return tuple(part.strip() for part in parts if isinstance(part, str) and part.strip())

    def number(self, name: str) -> int | None:
        """Return a whole number, also one that is written as a text."""
        value = self._value(name)
        try:
            return None if isinstance(value, bool) else int(value)
        except (TypeError, ValueError, OverflowError):
            return None

    def switch(self, name: str) -> bool | None:
        """Return a yes or a no, None if neither is said."""
        value = self._value(name)
        if isinstance(value, bool):
            return value
        word = value.strip().lower() if isinstance(value, str) else ""
        return True if word in _YES else (False if word in _NO else None)

    def texts_by_name(self, name: str) -> dict[str, str]:
        """Return an object of texts; other members are left out."""
        value = self._value(name)
        plain = value if isinstance(value, dict) else {}
        return {key: text for key, text in plain.items() if isinstance(text, str)}

    def _value(self, name: str) -> Any:  # noqa: ANN401 - whatever the file says
        value = self._plain.get(name)
        if value is COMPUTED:
            self.computed.append(name)
            return None
        if isinstance(value, FallbackText):
            self.fallbacks.append(name)
        return value
