"""No module leads back to itself by its imports: those for types count, and so do lazy ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_IN_ONE_ROOM = frozenset({"practice"})
"""Packages whose sub-packages know each other; their modules still stand in no circle."""


def _modules() -> dict[str, Path]:
    names = {}
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        names[name.removesuffix(".__init__")] = path
    return names


def _imports(tree: ast.AST, known: dict[str, Path]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & known.keys()) or {node.module}
    return found & known.keys()


def _graph() -> dict[str, set[str]]:
    known = _modules()
    graph = {name: _imports(ast.parse(path.read_text()), known) for name, path in known.items()}
    return {name: found - {name} for name, found in graph.items()}


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """Return a way that leads back to where it began, empty if there is none."""
    done: set[str] = set()

    def search(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for following in sorted(graph[name]):
            found = search(following, [*way, name])
            if found:
                return found
        done.add(name)
        return []

    return next(filter(None, (search(name, []) for name in sorted(graph))), [])


def _room(name: str) -> str:
    """Return the sub-package a module stands in, or the module itself where it stands in none."""
    parts = name.split(".")
    return ".".join(parts[:2] if len(parts) > 1 and parts[1] in _IN_ONE_ROOM else parts[:3])


def test_no_module_is_in_an_import_circle() -> None:
    assert _circle(_graph()) == []


def test_no_package_is_in_an_import_circle() -> None:
    rooms: dict[str, set[str]] = {}
    for name, found in _graph().items():
        room = rooms.setdefault(_room(name), set())
        room |= {_room(other) for other in found} - {_room(name)}
    assert _circle(rooms) == []


@pytest.mark.parametrize(
    ("graph", "circle"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, ["b", "c", "b"]),
    ],
)
def test_a_circle_is_found(graph: dict[str, set[str]], circle: list[str]) -> None:
    assert _circle(graph) == circle
