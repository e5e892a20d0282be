"""Whether, and where to, the journal's events leave this computer. They do not, unless somebody says so.

A profile names an endpoint, or the standard OTEL_* variables do. OpenTelemetry itself is an extra of the
installation; it is loaded in the journal's thread by the first event that is to be sent.
"""

from __future__ import annotations

import importlib.util
import logging
from typing import TYPE_CHECKING

from desktop.journal.batch import JournalBatch
from desktop.journal.telemetry_target import TelemetryTarget, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.journal.export import Exporter

_log = logging.getLogger(__name__)


def is_installed() -> bool:
    """Say whether the extra `telemetry` is installed."""
    try:
        return importlib.util.find_spec("opentelemetry.exporter.otlp.proto.http") is not None
    except ModuleNotFoundError:
        return False


class Telemetry:
    """A listener of the journal: it has an exporter for each target that somebody named.

    `prepare` is called before OpenTelemetry is loaded.
    """

    def __init__(
        self, version: Callable[[], str], environment: Mapping[str, str], prepare: Callable[[], None]
    ) -> None:
        self._version = version
        self._standard = target_of(environment)
        self._prepare = prepare
        self._targets: dict[str, TelemetryTarget] = {}
        self._exporters: dict[TelemetryTarget, Exporter | None] = {}

    def send(self, profile: str, endpoint: str) -> None:
        """Send what happens with a profile to an endpoint of its own."""
        self._targets = {**self._targets, profile: TelemetryTarget.at(endpoint)}

    def hear(self, batch: JournalBatch) -> None:
        """Pass on what somebody wants to have."""
        profiles = {entry.profile for entry in batch.entries} | {profile for profile, _ in batch.counts}
        for profile in profiles:
            target = self._targets.get(profile, self._standard)
            exporter = self._exporter(target) if target else None
            if exporter is not None:
                exporter.hear(_of(profile, batch))

    def close(self) -> None:
        """Send what is left."""
        for exporter in self._exporters.values():
            if exporter is not None:
                exporter.close()

    def _exporter(self, target: TelemetryTarget) -> Exporter | None:
        if target not in self._exporters:
            self._exporters[target] = self._made(target)
        return self._exporters[target]

    def _made(self, target: TelemetryTarget) -> Exporter | None:
        if not is_installed():
            _log.warning("telemetry is asked for, but not installed: pip install stile[telemetry]")
            return None
        self._prepare()
        from desktop.journal.export import Exporter  # noqa: PLC0415 - an extra, and a large one

        return Exporter(target, self._version())


def _of(profile: str, batch: JournalBatch) -> JournalBatch:
    entries = [entry for entry in batch.entries if entry.profile == profile]
    return JournalBatch(entries, [(name, count) for name, count in batch.counts if name == profile])
