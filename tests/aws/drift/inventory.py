"""What a service's model holds of the operations that Stile uses or serves, and what of it Stile knows.

Stile knows a name if it stands as a text in its sources: requests and replies are plain maps, so whatever is
sent or read is written somewhere. Everything else is in `left_out.toml`, with the reason. What is in neither
is new in the model.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore import xform_name
from botocore.model import ListShape, MapShape, ServiceModel, StructureShape

from desktop.practice.identity.identity_operations import IDENTITY_OPERATIONS
from desktop.practice.operations import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from botocore.model import Shape

SERVICES = {"cognito-idp": OPERATIONS, "cognito-identity": IDENTITY_OPERATIONS}
"""The services that are looked at, each with what the practice pool serves of it."""
_SOURCES = Path(__file__).parents[3] / "desktop"
_LEFT_OUT = Path(__file__).with_name("left_out.toml")


@dataclass(frozen=True)
class Sources:
    """The texts of Stile's sources: all of them, and the operations' names that the program itself writes.

    Most operations are named by a text; boto3's methods, such as `get_id`, are called in `desktop/aws` alone.
    """

    texts: frozenset[str]
    client: frozenset[str]
    methods: frozenset[str]

    def uses(self, operation: str) -> bool:
        """Say whether the program calls an operation."""
        return operation in self.client or xform_name(operation) in self.methods


@dataclass(frozen=True)
class Inventory:
    """The names of one service, each once; members are `Shape.Member` and values `Shape.VALUE`."""

    operations: frozenset[str]
    used: frozenset[str]
    served: frozenset[str]
    members: frozenset[str]
    values: frozenset[str]
    errors: frozenset[str]

    def names(self) -> frozenset[str]:
        """Return everything that Stile has to know or to leave out."""
        return self.operations | self.members | self.values | self.errors

    def unknown(self, sources: Sources) -> frozenset[str]:
        """Return the names that Stile neither sends, reads nor serves."""
        parts = self.members | self.values
        told = {name for name in parts if name.partition(".")[2] in sources.texts}
        return self.names() - self.used - self.served - told - (self.errors & sources.texts)


def model_of(service: str) -> dict[str, Any]:
    """Return the description of a service as botocore keeps it; a copy may be changed."""
    loader = botocore.session.get_session().get_component("data_loader")
    described: dict[str, Any] = loader.load_service_model(service, "service-2")
    return described


def inventory(service: str, description: dict[str, Any], sources: Sources) -> Inventory:
    """List what the operations that Stile uses or serves can say and be told."""
    model = ServiceModel(description, service)
    operations = frozenset(model.operation_names)
    used = frozenset(filter(sources.uses, operations))
    served = operations & SERVICES[service].keys()
    shapes: dict[str, Shape] = {}
    errors: set[str] = set()
    for name in used | served:
        operation = model.operation_model(name)
        errors |= {shape.name for shape in operation.error_shapes}
        for shape in (operation.input_shape, operation.output_shape):
            _gather(shape, shapes)
    return Inventory(
        operations,
        used,
        served,
        frozenset(_members(shapes.values())),
        frozenset(f"{shape.name}.{value}" for shape in shapes.values() for value in _choices(shape)),
        frozenset(errors),
    )


@cache
def sources() -> Sources:
    """Read every text and every keyword of the sources, once."""
    everywhere, client, methods = set[str](), set[str](), set[str]()
    for file in _SOURCES.rglob("*.py"):
        tree = ast.parse(file.read_bytes())
        found = set(_texts(tree))
        everywhere |= found
        package = file.relative_to(_SOURCES).parts[0]
        if package != "practice":
            client |= found
        if package == "aws":
            methods |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return Sources(frozenset(everywhere), frozenset(client), frozenset(methods))


def drift_of(service: str, description: dict[str, Any]) -> list[str]:
    """Return a line for each name that is new in the model, and for each that is left out for nothing."""
    unknown = inventory(service, description, sources()).unknown(sources())
    excused = left_out(service).keys()
    new = [f"new: {name}" for name in sorted(unknown - excused)]
    return new + [f"left out, but known or gone: {name}" for name in sorted(excused - unknown)]


@cache
def left_out(service: str) -> dict[str, str]:
    """Return the names that Stile leaves out on purpose, each with the reason."""
    groups = tomllib.loads(_LEFT_OUT.read_text(encoding="utf-8"))[service]
    return {name: group["reason"] for group in groups for name in group["names"]}


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def _gather(shape: Shape | None, found: dict[str, Shape]) -> None:
    if shape is None or shape.name in found:
        return
    found[shape.name] = shape
    for inner in _inner(shape):
        _gather(inner, found)


def _inner(shape: Shape) -> Iterable[Shape]:
    if isinstance(shape, StructureShape):
        return shape.members.values()
    if isinstance(shape, ListShape):
        return (shape.member,)
    return (shape.key, shape.value) if isinstance(shape, MapShape) else ()


def _members(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, StructureShape):
            yield from (f"{shape.name}.{member}" for member in shape.members)


def _choices(shape: Shape) -> Iterable[str]:
    return getattr(shape, "enum", ())
