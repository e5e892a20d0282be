"""OpenTelemetry: metrics and traces of sign-ins over OTLP/HTTP, for those who look after many computers.

Names follow the semantic conventions: `rpc.*`, `aws.request_id` and `error.type` for calls, and names below
`stile.` for what only Stile has. No attribute says who signs in: no name, no pseudonym, no address.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import Counter, Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import AggregationTemporality, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import SERVICE_INSTANCE_ID, SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, set_span_in_context

from desktop.journal.course import END_KINDS, SIGNED_IN, WHOLE_SIGN_IN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.journal.event import Event
    from desktop.journal.batch import JournalBatch
    from desktop.journal.course import StepCount
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.telemetry_target import TelemetryTarget

_NAME = "stile"
_SERVICE = "CognitoIdentityProvider"
_ADVANCED = "advanced"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900)
_DELTAS = {Counter: AggregationTemporality.DELTA, Histogram: AggregationTemporality.DELTA}
"""A program that runs for seconds tells what it adds: its sums would be a new series every time."""
_TEMPORALITY = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"
_LAST_WORDS_MS = 1500
_MOST_OPEN = 1000
"""Sign-ins that may be under way in one program; more would be a leak."""


class Exporter:
    """Sends to one target."""

    def __init__(self, target: TelemetryTarget, version: str) -> None:
        resource = _resource(version)
        self._metrics = Metrics(_meters(resource, target.metrics)) if target.sends_metrics else None
        self._traces = Traces(_tracers(resource, target.traces)) if target.sends_traces else None

    def hear(self, batch: JournalBatch) -> None:
        """Take what was written."""
        if self._metrics:
            for profile, count in batch.counts:
                self._metrics.count(profile, count)
        for entry in batch.entries:
            if self._metrics:
                self._metrics.take(entry)
            if self._traces:
                self._traces.take(entry)

    def close(self) -> None:
        """Send what is left."""
        if self._traces:
            self._traces.close()
        if self._metrics:
            self._metrics.close()


class Metrics:
    """What can be counted and timed."""

    def __init__(self, provider: MeterProvider) -> None:
        self._provider = provider
        meter = provider.get_meter(_NAME)
        self._sign_ins = meter.create_counter(
            "stile.sign_ins", "{sign_in}", "Sign-ins by what became of them"
        )
        self._results = meter.create_counter("stile.step.results", "{result}", "What became of each step")
        self._alarm = meter.create_gauge("stile.alarm.active", "1", "1 while an alarm stands, else 0")
        self._person, self._service, self._calls = (
            meter.create_histogram(name, "s", told, explicit_bucket_boundaries_advisory=_SECONDS)
            for name, told in (
                ("stile.step.person.duration", "How long people take to answer a step"),
                ("stile.step.service.duration", "How long the service takes for an answer"),
                ("rpc.client.call.duration", "How long one call to Amazon Cognito takes"),
            )
        )

    def count(self, profile: str, count: StepCount) -> None:
        """Add to the counts of a step, or of whole sign-ins."""
        about = {"stile.profile": profile}
        if count.step != WHOLE_SIGN_IN:
            about["stile.step"] = count.step
        if count.what is not None:
            result = "resumed" if count.by < 0 else count.what
            counter = self._sign_ins if count.step == WHOLE_SIGN_IN else self._results
            counter.add(abs(count.by), {**about, "stile.result": result})
        if count.person_seconds is not None:
            self._person.record(count.person_seconds, about)
        if count.service_seconds is not None:
            self._service.record(count.service_seconds, about)

    def take(self, entry: JournalEntry) -> None:
        """Time a call, or tell how an alarm stands."""
        event = entry.event
        if event.kind == "call" and event.seconds is not None:
            self._calls.record(event.seconds, _call(event))
        elif event.kind == "alarm":
            about = {"stile.profile": entry.profile, "stile.alarm": event.code or ""}
            self._alarm.set(int(event.outcome == "raised"), about)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown(timeout_millis=_LAST_WORDS_MS)


class Traces:
    """A span for each sign-in, and one below it for each call."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer(_NAME)
        self._open: dict[str, Span] = {}

    def take(self, entry: JournalEntry) -> None:
        """Add an event to the span of its sign-in; the last one ends it."""
        event = entry.event
        if not event.conversation_id or len(self._open) > _MOST_OPEN:
            return
        span = self._open.get(event.conversation_id) or self._begin(entry)
        if event.kind == "call":
            self._add_call(span, entry)
        else:
            span.add_event(event.kind, _about(event), _nanoseconds(entry.at))
        if event.kind == SIGNED_IN or event.kind in END_KINDS:
            span.set_attribute("stile.result", event.kind)
            span.end(_nanoseconds(entry.at))
            del self._open[event.conversation_id]

    def close(self) -> None:
        """End what is open and send what is left."""
        for span in self._open.values():
            span.end()
        self._provider.shutdown()

    def _begin(self, entry: JournalEntry) -> Span:
        about = {"stile.profile": entry.profile}
        span = self._tracer.start_span("sign-in", attributes=about, start_time=_nanoseconds(entry.at))
        self._open[entry.event.conversation_id] = span
        return span

    def _add_call(self, parent: Span, entry: JournalEntry) -> None:
        event = entry.event
        about = {**_call(event), **_known({"aws.request_id": event.request_id})}
        call = self._tracer.start_span(
            f"{_SERVICE}/{event.operation}",
            set_span_in_context(parent),
            SpanKind.CLIENT,
            about,
            start_time=_nanoseconds(entry.at - (event.seconds or 0.0)),
        )
        if event.outcome != _ADVANCED:
            call.set_status(Status(StatusCode.ERROR))
        call.end(_nanoseconds(entry.at))


def _resource(version: str) -> Resource:
    """Return what is said of this program; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES add to it."""
    about = {SERVICE_VERSION: version, SERVICE_INSTANCE_ID: secrets.token_hex(8)}
    if not os.environ.get("OTEL_SERVICE_NAME"):
        about[SERVICE_NAME] = _NAME
    return Resource.create(about)


def _meters(resource: Resource, endpoint: str | None) -> MeterProvider:
    preferred = {} if os.environ.get(_TEMPORALITY) else _DELTAS
    exporter = OTLPMetricExporter(endpoint, preferred_temporality=preferred)  # type: ignore[arg-type]  # its dict is not covariant
    reader = PeriodicExportingMetricReader(exporter)
    return MeterProvider([reader], resource, shutdown_on_exit=False)


def _tracers(resource: Resource, endpoint: str | None) -> TracerProvider:
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint)))
    return provider


def _call(event: Event) -> dict[str, str]:
    """Return what the semantic conventions say of a call to an AWS service."""
    error = None if event.outcome == _ADVANCED else (event.code or "_OTHER")
    rpc = {"rpc.system.name": "aws-api", "rpc.service": _SERVICE, "rpc.method": event.operation}
    return _known({**rpc, "stile.challenge": event.challenge, "error.type": error})


def _about(event: Event) -> dict[str, str]:
    return _known(
        {
            "stile.step": event.step,
            "stile.outcome": event.outcome,
            "stile.code": event.code,
            "stile.reason": event.reason,
        }
    )


def _known(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _nanoseconds(seconds: float) -> int:
    return int(seconds * 1e9)
