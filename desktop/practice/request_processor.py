"""One request and its reply: the engine, with the ledger and the faults around it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from desktop.practice import wire
from desktop.practice.errors import ServiceError, internal, too_many_requests
from desktop.practice.faulty_reply import faulty_reply
from desktop.practice.request_subject import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.practice.engine import PracticeEngine
    from desktop.practice.faults import Fault, Faults
    from desktop.practice.identity.signature import RequestSignature
    from desktop.practice.quota import Quota
    from desktop.practice.state.ledger import LedgerEntry


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """An operation and its input; `signed_by` is who signed it, None where nobody did."""

    operation: str
    params: Mapping[str, Any]
    signed_by: RequestSignature | None = None


class RequestProcessor:
    """Records every request, serves it within the quota, and lets the faults strike."""

    def __init__(
        self,
        engine: PracticeEngine,
        faults: Faults,
        sleep: Callable[[float], object],
        quota: Quota | None = None,
    ) -> None:
        self._engine = engine
        self._faults = faults
        self._sleep = sleep
        self._quota = quota

    def answer(self, request: ServiceRequest) -> wire.ServedReply:
        """Return the reply to a request, well or badly behaved."""
        entry = self._engine.state.ledger.open(request.operation, self._engine.clock.now())
        describe(self._engine.state, entry, request.params)
        return self._under_faults(entry, lambda: self._served(entry, request))

    def watched(self, name: str, serve: Callable[[], wire.ServedReply]) -> wire.ServedReply:
        """Serve what is no operation, recorded by its name and struck by faults as operations are."""
        entry = self._engine.state.ledger.open(name, self._engine.clock.now())

        def served() -> wire.ServedReply:
            entry.processed = True
            reply = serve()
            entry.reply = reply.status
            return reply

        return self._under_faults(entry, served)

    def _under_faults(self, entry: LedgerEntry, serve: Callable[[], wire.ServedReply]) -> wire.ServedReply:
        fault = self._faults.take(entry)
        if fault is None:
            return serve()
        if fault.when == "before" and fault.do != "delay":
            return self._struck(fault, entry, None)
        if fault.when == "before":
            self._sleep(fault.seconds)
        reply = serve()
        return self._struck(fault, entry, reply) if fault.when == "after" else reply

    def _struck(self, fault: Fault, entry: LedgerEntry, reply: wire.ServedReply | None) -> wire.ServedReply:
        if fault.do == "delay" and reply is not None:
            self._sleep(fault.seconds)
            return reply
        entry.reply = fault.do
        return faulty_reply(fault, reply)

    def _served(self, entry: LedgerEntry, request: ServiceRequest) -> wire.ServedReply:
        if self._quota is not None and not self._quota.admits(request.operation):
            entry.reply = too_many_requests().code
            return wire.refusal(too_many_requests())
        entry.processed = True
        try:
            reply = wire.result(self._output(request))
        except ServiceError as error:
            entry.reply = error.code
            return wire.refusal(error)
        except Exception:  # noqa: BLE001 - the client must hear of it, whatever it is
            _log.exception("the practice pool failed at %s", request.operation)
            entry.reply = internal().code
            return wire.refusal(internal())
        entry.reply = HTTPStatus.OK.value
        return reply

    def _output(self, request: ServiceRequest) -> dict[str, Any]:
        public = self._engine.service.is_public(request.operation)
        if not public and request.signed_by is None:
            raise ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token")
        return self._engine.handle(request.operation, request.params, request.signed_by)
