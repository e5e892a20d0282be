"""The structure of the program: which part may import which, and how long files and functions may get."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import grimp
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))

HOMES = {
    "PySide6": {"ui", "app"},
    "boto3": {"aws"},
    "botocore": {"aws", "practice"},
    "cryptography": {"account", "storage", "system", "practice"},
    "fido2": {"system", "practice"},
    "filelock": {"storage"},
    "gmpy2": {"core"},
    "jeepney": {"system"},
    "jwt": {"account"},
    "keyring": {"storage"},
    "msgspec": {"admin", "conversation", "core"},
    "opentelemetry": {"journal"},
    "platformdirs": {"storage", "system"},
    "qasync": {"app"},
    "segno": {"cli", "ui"},
    "shtab": {"cli"},
    "truststore": {"aws"},
    "urllib3": {"aws"},
}
HEAVY = ("PySide6", "boto3", "botocore", "keyring", "qasync")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)($|_)|Manager|Helper|Utils?\b")


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("desktop", include_external_packages=True, cache_dir=None)


def test_the_import_contracts_are_kept() -> None:
    """In a process of its own: import-linter switches off every logger that exists."""
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    graph = _graph()
    importers = graph.find_modules_that_directly_import(library) if library in graph.modules else set()
    assert {module.split(".")[1] for module in importers} <= HOMES[library], importers


def test_every_library_that_is_imported_belongs_to_a_package_and_is_a_dependency() -> None:
    """And the other way round: a dependency that nothing imports is not one."""
    external = {
        module for module in _graph().modules if module.split(".")[0] != "desktop"
    } - sys.stdlib_module_names
    assert external <= set(HOMES)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]["telemetry"]
    declared = {_import_name(requirement) for requirement in (*project["dependencies"], *extra)}
    brought_by_boto3 = {"botocore", "urllib3"}
    assert external - brought_by_boto3 == declared


def _import_name(requirement: str) -> str:
    name = re.split(r"[<>=!~\[; ]", requirement)[0]
    return {"PyJWT": "jwt", "PySide6_Essentials": "PySide6"}.get(name, name.partition("-")[0])


@pytest.mark.parametrize("module", ["desktop.conversation", "desktop.cli", "desktop.wiring"])
def test_the_way_without_a_window_loads_nothing_heavy(module: str) -> None:
    """Lazily imported parts count only when they are used, so this asks a fresh interpreter."""
    program = (
        "import importlib, json, pkgutil, sys\n"
        f"package = importlib.import_module({module!r})\n"
        "for part in pkgutil.walk_packages(getattr(package, '__path__', []), package.__name__ + '.'):\n"
        "    importlib.import_module(part.name)\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert json.loads(done.stdout) == []


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in SOURCES}
    assert [_short(path) for path, length in lengths.items() if length > 300] == []


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    too_long = [
        f"{_short(path)}:{function.lineno} {function.name}"
        for path in SOURCES
        for function in _functions(path)
        if _length(function) > 40
    ]
    assert too_long == []


def test_names_say_what_things_do() -> None:
    named = [(path, path.stem) for path in SOURCES]
    for path in SOURCES:
        tree = ast.parse(path.read_text())
        named += [(path, node.name) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [(_short(path), name) for path, name in named if VAGUE.search(name)] == []


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))
