"""The service's own description of itself: botocore's model of it."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING, Any

from botocore.loaders import Loader
from botocore.model import OperationModel, OperationNotFoundError, ServiceModel, StructureShape

from desktop.practice import constraints
from desktop.practice.errors import ServiceError, internal

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)


class CognitoModel:
    """The operations that exist, and the shapes of what they take and give."""

    def __init__(self, name: str = "cognito-idp") -> None:
        self._name = name

    @cached_property
    def _model(self) -> ServiceModel:
        return ServiceModel(Loader().load_service_model(self._name, "service-2"), self._name)

    def load(self) -> None:
        """Read the model now, which is otherwise read when it is first needed."""
        _ = self._model

    def is_public(self, operation: str) -> bool:
        """Say whether an operation is called without a signature."""
        return self._operation(operation).auth_type == "none"

    def input_of(self, operation: str) -> StructureShape | None:
        """Return the shape of what an operation takes, None for one that takes nothing."""
        shape: StructureShape | None = self._operation(operation).input_shape
        return shape

    def output_of(self, operation: str) -> StructureShape | None:
        """Return the shape of what an operation gives, None for one that gives nothing."""
        shape: StructureShape | None = self._operation(operation).output_shape
        return shape

    def checked_input(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the input as the service reads it, or raise what the service would answer."""
        shape = self._operation(operation).input_shape
        return {} if shape is None else constraints.check(shape, params)

    def checked_output(self, operation: str, output: Mapping[str, Any]) -> dict[str, Any]:
        """Return the output; one that breaks the model is a fault of the pool itself."""
        shape = self._operation(operation).output_shape
        try:
            return {} if shape is None else constraints.check(shape, output)
        except ServiceError as error:
            _log.error("the reply to %s is none that the service gives: %s", operation, error.message)
            raise internal() from error

    def _operation(self, name: str) -> OperationModel:
        try:
            return self._model.operation_model(name)
        except OperationNotFoundError:
            raise ServiceError("UnknownOperationException", "") from None
