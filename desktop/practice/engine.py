"""The pool without its wires: an operation and its input go in, a result or a typed error comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError
from desktop.practice.operation_call import OperationCall, Output
from desktop.practice.operations import OPERATIONS
from desktop.practice.service_model import CognitoModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.clock import TimeSource
    from desktop.practice.identity.signature import RequestSignature
    from desktop.practice.operations import Operation
    from desktop.practice.state.stored_state import StoredState


class PracticeEngine:
    """Serves one service's operations on a state by a clock; usable from several threads."""

    def __init__(
        self,
        state: StoredState,
        clock: TimeSource,
        service: CognitoModel | None = None,
        operations: Mapping[str, Operation] = OPERATIONS,
    ) -> None:
        self.state = state
        self.clock = clock
        self.service = service or CognitoModel()
        self._operations = operations

    def handle(
        self, operation: str, params: Mapping[str, Any], signed_by: RequestSignature | None = None
    ) -> Output:
        """Serve one request, as boto3 would see it, or raise `ServiceError`.

        Times in the result are `datetime` values. Only sessions are recorded here; requests are recorded by
        the `RequestProcessor`.
        """
        known = self.service.checked_input(operation, params)
        entry = self._operations.get(operation)
        if entry is None:
            raise ServiceError(
                "UnsupportedOperationException", f"The practice pool does not know {operation}."
            )
        pool = entry.locate(self.state, known)
        if operation in pool.settings.not_enabled:
            message = f"{operation} is not enabled for the user pool."
            raise ServiceError("OperationNotEnabledException", message)
        with pool.lock:
            output = entry.run(OperationCall(self.state, pool, self.clock.now(), known, signed_by))
        return self.service.checked_output(operation, output)
