"""Where the sources say something: which code or key, and which values they give for its places."""

from __future__ import annotations

import ast
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent.parent / "desktop"
CATALOGUE = PACKAGE / "core" / "catalogue"
NOTICES = {"Notice", "Problem"}
STATES = {"ok", "unknown", "warning", "problem"}
FINDING_CALLS = {f"Finding.{state}" for state in STATES}


@dataclass(frozen=True)
class Site:
    """One place in the sources. `given` is None where the values cannot be read off."""

    where: str
    key: str
    given: frozenset[str] | None


@cache
def trees() -> dict[Path, ast.Module]:
    """Return all sources but the catalogue itself."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if CATALOGUE not in path.parents]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def notices() -> list[Site]:
    """Return every notice or problem that is made with a code written out."""
    return [
        Site(where, _text(call.args[0]), _given(function, call))
        for where, function, call in _calls()
        if _name(call) in NOTICES and call.args and _text(call.args[0])
    ]


@cache
def errors() -> list[Site]:
    """Return every typed error with a code of its own, with what it is given where it is raised."""
    codes = dict(_codes_of_classes())
    raised = [
        Site(where, codes[_name(call)], frozenset(k.arg for k in call.keywords if k.arg))
        for where, _, call in _calls()
        if _name(call) in codes
    ]
    return raised + [Site(name, code, None) for name, code in codes.items()]


@cache
def texts() -> list[Site]:
    """Return every other text of the catalogue that is asked for by a key written out."""
    prefixes = {"say": "", "window_text": "window."}
    return [
        Site(where, prefixes[_name(call)] + _text(call.args[0]), _keywords(call))
        for where, _, call in _calls()
        if _name(call) in prefixes and call.args and _text(call.args[0])
    ]


@cache
def findings() -> list[Site]:
    """Return every finding of a check that is made with a code written out."""
    return [
        Site(where, _text(call.args[0]), _keywords(call))
        for where, _, call in _calls()
        if _name(call) in STATES and ast.unparse(call.func) in FINDING_CALLS and _text(call.args[0])
    ]


@cache
def step_names() -> set[str]:
    """Return the public name of every step in the sources, the questions of commands included."""
    classes = [node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    steps = [node for node in classes if any(ast.unparse(base).endswith("Step") for base in node.bases)]
    return {name for node in steps for name in _values(node, "name")}


@cache
def strings() -> set[str]:
    """Return every string of the sources, for things that are named in other ways."""
    return {_text(node) for tree in trees().values() for node in ast.walk(tree)} - {""}


def places(text: str) -> set[str]:
    """Return the names of the places that a text leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def _calls() -> list[tuple[str, ast.AST, ast.Call]]:
    """Return every call inside a function: where it stands, the function, and the call."""
    return [call for path, tree in trees().items() for call in _calls_in(path, tree)]


def _calls_in(path: Path, tree: ast.Module) -> Iterator[tuple[str, ast.AST, ast.Call]]:
    where = str(path.relative_to(PACKAGE.parent))
    for function in ast.walk(tree):
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                yield f"{where}:{node.lineno}", function, node


def _codes_of_classes() -> Iterator[tuple[str, str]]:
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield from ((node.name, code) for code in _values(node, "code"))


def _values(node: ast.ClassDef, name: str) -> Iterator[str]:
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        if isinstance(line, (ast.Assign, ast.AnnAssign)) and ast.unparse(targets[0] or line) == name:
            yield from [_text(line.value)] if _text(line.value) else []


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _given(function: ast.AST, call: ast.Call) -> frozenset[str] | None:
    values: ast.AST | None = call.args[1] if len(call.args) > 1 else None
    values = next((k.value for k in call.keywords if k.arg == "values"), values)
    if values is None:
        return frozenset()
    if isinstance(values, ast.Name):
        values = _assigned(function, values.id)
    return _keys(values)


def _assigned(function: ast.AST, name: str) -> ast.AST | None:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return node.value
    return None


def _keys(values: ast.AST | None) -> frozenset[str] | None:
    if not isinstance(values, ast.Dict):
        return None
    return frozenset(_text(key) for key in values.keys)
