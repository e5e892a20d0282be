"""A collector: an HTTP server that takes OTLP as protobuf and remembers what it was told."""

from __future__ import annotations

import gzip
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


@dataclass
class Collector:
    """Serves on a free port of this computer while it is entered."""

    bodies: list[tuple[str, bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.bodies))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def resources(self) -> list[dict[str, str]]:
        found = [one.resource for one in self._metrics()] + [one.resource for one in self._traces()]
        return [_attributes(resource.attributes) for resource in found]

    def points(self, name: str) -> list[tuple[dict[str, str], Any]]:
        """Return attributes and value (a number, or count and sum) of every point of a metric."""
        found = []
        for resource in self._metrics():
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    if metric.name == name:
                        data = getattr(metric, metric.WhichOneof("data"))
                        found += [
                            (_attributes(point.attributes), _value(point)) for point in data.data_points
                        ]
        return found

    def metric_names(self) -> set[str]:
        scopes = (scope for resource in self._metrics() for scope in resource.scope_metrics)
        return {metric.name for scope in scopes for metric in scope.metrics}

    def spans(self) -> list[Any]:
        return [span for resource in self._traces() for scope in resource.scope_spans for span in scope.spans]

    def _metrics(self) -> Iterator[Any]:
        for path, body in self.bodies:
            if path == "/v1/metrics":
                yield from ExportMetricsServiceRequest.FromString(body).resource_metrics

    def _traces(self) -> Iterator[Any]:
        for path, body in self.bodies:
            if path == "/v1/traces":
                yield from ExportTraceServiceRequest.FromString(body).resource_spans


def _handler(bodies: list[tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            packed = self.headers.get("Content-Encoding") == "gzip"
            bodies.append((self.path, gzip.decompress(body) if packed else body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
            """Say nothing."""

    return Handler


def _attributes(pairs: Any) -> dict[str, str]:  # noqa: ANN401 - protobuf
    return {pair.key: pair.value.string_value for pair in pairs}


def _value(point: Any) -> Any:  # noqa: ANN401 - protobuf
    if hasattr(point, "as_int"):
        return point.as_int
    return point.count, point.sum
