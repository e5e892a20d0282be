"""What leaves the computer when somebody says so: OTLP over HTTP, decoded as a collector decodes it."""

from __future__ import annotations

import logging
import socket
import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.journal.alarm_rules import AlarmRule
from desktop.journal.telemetry import Telemetry
from desktop.journal.telemetry_target import TelemetryTarget, target_of
from tests.journal.collector import Collector
from tests.journal.stage import PASSWORD, Script, SignIns, journal_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as running:
        yield running


def _sent(folder: Path, collector: Collector, *moves: dict[str, list[str]]) -> list[Script]:
    """Let people sign in on a computer that sends to the collector, and end the program."""
    sign_ins = SignIns(journal_in(folder))
    telemetry = Telemetry(lambda: "1.0", {}, lambda: None)
    telemetry.send("work", collector.endpoint)
    sign_ins.journal.watch("work", [AlarmRule("lost-sessions", 1)])
    sign_ins.journal.listen(telemetry)
    scripts = [sign_ins.sign_in(some) for some in moves]
    sign_ins.journal.writer.close()
    return scripts


def _results(collector: Collector) -> dict[tuple[str, str], int]:
    return {
        (about["stile.step"], about["stile.result"]): n for about, n in collector.points("stile.step.results")
    }


def test_steps_sign_ins_times_and_alarms_arrive_as_metrics(tmp_path: Path, collector: Collector) -> None:
    _sent(tmp_path, collector, {}, {"email-code": ["lost", "wrong", "ok"]}, {"new-password": ["cancel"]})
    assert _results(collector) == {
        ("sign-in", "reached"): 3,
        ("sign-in", "passed"): 3,
        ("new-password", "reached"): 3,
        ("new-password", "passed"): 2,
        ("new-password", "abandoned"): 1,
        ("email-code", "reached"): 2,
        ("email-code", "passed"): 2,
        ("email-code", "lost"): 1,
        ("email-code", "refused"): 1,
        ("email-code", "recovered"): 1,
    }
    sign_ins = {about["stile.result"]: n for about, n in collector.points("stile.sign_ins")}
    assert sign_ins == {"reached": 3, "passed": 2, "abandoned": 1, "lost": 1, "refused": 1}
    person = {about["stile.step"]: value for about, value in collector.points("stile.step.person.duration")}
    assert person["sign-in"] == (3, pytest.approx(93))
    calls = collector.points("rpc.client.call.duration")
    assert {about["rpc.method"] for about, _ in calls} == {"InitiateAuth", "RespondToAuthChallenge"}
    assert {about.get("error.type") for about, _ in calls} == {None, "service-trouble", "wrong-code"}
    ((about, value),) = collector.points("stile.alarm.active")
    assert (about["stile.alarm"], value) == ("lost-sessions", 1)


def test_a_sign_in_arrives_as_a_trace_with_its_calls_below(tmp_path: Path, collector: Collector) -> None:
    _sent(tmp_path, collector, {"email-code": ["wrong", "ok"]})
    spans = collector.spans()
    (root,) = (span for span in spans if not span.parent_span_id)
    assert root.name == "sign-in"
    assert [event.name for event in root.events][:3] == ["began", "asked", "answered"]
    calls = [span for span in spans if span.parent_span_id == root.span_id]
    assert {span.name for span in calls} == {
        "CognitoIdentityProvider/InitiateAuth",
        "CognitoIdentityProvider/RespondToAuthChallenge",
    }
    assert all(span.trace_id == root.trace_id for span in calls)
    (failed,) = (span for span in calls if span.status.code == 2)
    about = {pair.key: pair.value.string_value for pair in failed.attributes}
    assert (about["error.type"], about["stile.challenge"]) == ("wrong-code", "EMAIL_OTP")
    assert about["aws.request_id"] == "request"
    assert root.start_time_unix_nano <= failed.start_time_unix_nano <= failed.end_time_unix_nano


def test_nobody_can_be_recognised_by_what_arrives(tmp_path: Path, collector: Collector) -> None:
    (script,) = _sent(tmp_path, collector, {"sign-in": ["wrong", "ok"], "email-code": ["lost", "ok"]})
    arrived = b"".join(body for _, body in collector.bodies)
    name, host = script.person.username, socket.gethostname()
    sessions = [part for text in script.vault.sections.values() for part in text.split('"') if len(part) > 30]
    codes = script.pool.codes(name)
    for private in (name, f"{name[:1]}***", host, PASSWORD, script.person.password, *codes, *sessions):
        assert private.encode() not in arrived
    assert all(about["service.name"] == "stile" for about in collector.resources())
    assert all(about["service.version"] == "1.0" for about in collector.resources())


def test_nothing_is_sent_unless_somebody_says_so(tmp_path: Path, collector: Collector) -> None:
    sign_ins = SignIns(journal_in(tmp_path))
    telemetry = Telemetry(lambda: "1.0", {"PATH": "/bin"}, lambda: None)
    telemetry.send("another profile", collector.endpoint)
    sign_ins.journal.listen(telemetry)
    sign_ins.sign_in({})
    sign_ins.journal.writer.close()
    assert collector.bodies == []


@pytest.mark.parametrize(
    ("environment", "target"),
    [
        ({}, None),
        (
            {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318"},
            TelemetryTarget(sends_metrics=True, sends_traces=True),
        ),
        (
            {"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://c"},
            TelemetryTarget(sends_metrics=True, sends_traces=False),
        ),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c", "OTEL_SDK_DISABLED": "true"}, None),
        (
            {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c", "OTEL_TRACES_EXPORTER": "none"},
            TelemetryTarget(sends_metrics=True, sends_traces=False),
        ),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, None),
    ],
)
def test_the_standard_variables_say_where_to(
    environment: dict[str, str], target: TelemetryTarget | None
) -> None:
    assert target_of(environment) == target


def test_the_standard_variables_are_followed(
    tmp_path: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint)
    monkeypatch.setenv("OTEL_SERVICE_NAME", "the-fleet")
    sign_ins = SignIns(journal_in(tmp_path))
    sign_ins.journal.listen(
        Telemetry(lambda: "1.0", {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.endpoint}, lambda: None)
    )
    sign_ins.sign_in({})
    sign_ins.journal.writer.close()
    assert collector.metric_names() >= {"stile.sign_ins", "stile.step.results"}
    assert {about["service.name"] for about in collector.resources()} == {"the-fleet"}


def test_a_collector_that_is_not_there_holds_nobody_up(tmp_path: Path) -> None:
    logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
    sign_ins = SignIns(journal_in(tmp_path))
    telemetry = Telemetry(lambda: "1.0", {}, lambda: None)
    telemetry.send("work", "http://127.0.0.1:9")
    sign_ins.journal.listen(telemetry)
    sign_ins.sign_in({})
    begun = time.monotonic()
    sign_ins.journal.writer.close()
    assert time.monotonic() - begun < 4
    assert sign_ins.journal.rates()[0].passed == 1


def test_without_the_extra_a_warning_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("desktop.journal.telemetry.is_installed", lambda: False)
    sign_ins = SignIns(journal_in(tmp_path))
    telemetry = Telemetry(lambda: "1.0", {}, lambda: None)
    telemetry.send("work", "http://127.0.0.1:9")
    sign_ins.journal.listen(telemetry)
    sign_ins.sign_in({})
    sign_ins.journal.writer.close()
    assert "pip install stile[telemetry]" in caplog.text
