"""Where telemetry is sent, as a profile or the standard OTEL_* variables say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "OTEL_EXPORTER_OTLP"
_PROTOCOL = "http/protobuf"


@dataclass(frozen=True, slots=True)
class TelemetryTarget:
    """Where to send: full addresses, or None for those that OpenTelemetry reads from its own variables."""

    sends_metrics: bool
    sends_traces: bool
    metrics: str | None = None
    traces: str | None = None

    @classmethod
    def at(cls, endpoint: str) -> TelemetryTarget:
        """Return the target below a collector's address, as OTEL_EXPORTER_OTLP_ENDPOINT would name it."""
        base = endpoint.rstrip("/")
        return cls(
            sends_metrics=True, sends_traces=True, metrics=f"{base}/v1/metrics", traces=f"{base}/v1/traces"
        )


def target_of(environment: Mapping[str, str]) -> TelemetryTarget | None:
    """Return what the standard variables ask for; None if nothing."""
    if environment.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return None
    metrics, traces = (_asks(environment, signal) for signal in ("METRICS", "TRACES"))
    return TelemetryTarget(metrics, traces) if metrics or traces else None


def _asks(environment: Mapping[str, str], signal: str) -> bool:
    if environment.get(f"OTEL_{signal}_EXPORTER", "otlp").lower() not in {"otlp", ""}:
        return False
    named = environment.get(f"{_PREFIX}_{signal}_ENDPOINT") or environment.get(f"{_PREFIX}_ENDPOINT")
    protocol = environment.get(f"{_PREFIX}_{signal}_PROTOCOL") or environment.get(f"{_PREFIX}_PROTOCOL")
    return bool(named) and protocol in {None, "", _PROTOCOL}
