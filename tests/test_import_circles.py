"""No module, and no room of a package, imports itself by way of others."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES_WITH_ROOMS = ("core", "ui", "admin", "journal", "storage", "conversation", "practice")

KNOWN_CIRCLES_OF_PRACTICE = {
    frozenset(
        {
            "desktop.practice.attempt",
            "desktop.practice.state.user_pool",
            "desktop.practice.state.sessions",
        }
    ),
    frozenset({"desktop.practice.handler", "desktop.practice.server"}),
}
"""To be emptied when these are dissolved. Nothing outside `desktop.practice` belongs here."""
KNOWN_CIRCLES_OF_ROOMS_IN_PRACTICE = {
    frozenset(
        f"desktop.practice.{room}"
        for room in (
            "attempt",
            "delivery",
            "operation_call",
            "state",
            "triggers",
            "usable_factors",
            "webauthn",
        )
    ),
    frozenset({"desktop.practice.handler", "desktop.practice.server"}),
}
"""The same for the sub-packages and loose modules of `desktop.practice`."""

Graph: TypeAlias = dict[str, set[str]]


def test_no_modules_import_each_other_in_a_circle() -> None:
    circles = _unknown(_circles(_imports()), KNOWN_CIRCLES_OF_PRACTICE)
    assert not circles, _told(circles, _imports())


@pytest.mark.parametrize("package", PACKAGES_WITH_ROOMS)
def test_no_rooms_of_a_package_import_each_other_in_a_circle(package: str) -> None:
    rooms = _rooms(_imports(), f"desktop.{package}")
    assert rooms
    circles = _unknown(_circles(rooms), KNOWN_CIRCLES_OF_ROOMS_IN_PRACTICE)
    assert not circles, _told(circles, rooms)


def test_only_practice_has_known_circles() -> None:
    for circle in KNOWN_CIRCLES_OF_PRACTICE | KNOWN_CIRCLES_OF_ROOMS_IN_PRACTICE:
        assert all(name.startswith("desktop.practice.") for name in circle)


def test_a_circle_is_found_and_told() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert _circles(graph) == [["b", "c"]]
    assert _told(_circles(graph), graph) == "b -> c -> b"


@cache
def _imports() -> Graph:
    """Return which modules each module imports: at its top, in functions, and for types only.

    `from package import name` imports the module `package.name` if there is one, else `package` itself.
    """
    paths = {_name(path): path for path in (ROOT / "desktop").rglob("*.py")}
    return {name: _targets(name, path, paths) - {name} for name, path in paths.items()}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _targets(name: str, path: Path, modules: dict[str, Path]) -> set[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} has a relative import"
            base = node.module or ""
            full = {f"{base}.{alias.name}" for alias in node.names}
            found |= {each if each in modules else base for each in full}
    return found & modules.keys()


def _rooms(imports: Graph, package: str) -> Graph:
    """Return the imports between what lies directly in a package: its sub-packages and loose modules."""
    depth = package.count(".") + 2
    rooms: Graph = {}
    for name, targets in imports.items():
        if name.startswith(f"{package}."):
            room = _cut(name, depth)
            inside = {_cut(target, depth) for target in targets if target.startswith(f"{package}.")}
            rooms.setdefault(room, set()).update(inside - {room})
    return rooms


def _cut(name: str, depth: int) -> str:
    return ".".join(name.split(".")[:depth])


def _circles(graph: Graph) -> list[list[str]]:
    """Return the strongly connected components of more than one node."""
    reached = {name: _reachable(graph, name) for name in graph}
    circles = {frozenset(other for other in reached[name] if name in reached[other]) for name in graph}
    return sorted(sorted(circle) for circle in circles if len(circle) > 1)


def _unknown(circles: list[list[str]], known: set[frozenset[str]]) -> list[list[str]]:
    return [circle for circle in circles if frozenset(circle) not in known]


def _reachable(graph: Graph, start: str) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _told(circles: list[list[str]], graph: Graph) -> str:
    return "\n".join(" -> ".join(_way_around(circle, graph)) for circle in circles)


def _way_around(circle: list[str], graph: Graph) -> list[str]:
    """Return a shortest way from the first of a circle back to it."""
    ways = [[circle[0]]]
    while True:
        way = ways.pop(0)
        if circle[0] in graph[way[-1]]:
            return [*way, circle[0]]
        ways.extend([*way, each] for each in sorted(graph[way[-1]] & set(circle) - set(way)))
