"""The files for a collector and for CloudWatch speak of what Stile sends, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.assets import resource
from desktop.core.journal.alarm_rules import ALARMS

ROOT = Path(__file__).parents[2]
SENT = set(
    re.findall(
        r'"((?:stile|rpc)\.[a-z_.]+)"', (ROOT / "desktop/journal/export.py").read_text(encoding="utf-8")
    )
)


def test_alarms_are_on_metrics_and_attributes_that_are_sent() -> None:
    template = resource("telemetry/cloudwatch-alarms.yaml").read_text(encoding="utf-8")
    named = set(re.findall(r"MetricName: (\S+)", template)) | set(
        re.findall(r"Name: ([a-z]+\.[a-z.]+),", template)
    )
    assert named
    assert named <= SENT | {"error.type"}
    assert set(re.findall(r"stile\.alarm, Value: (\S+)}", template)) <= set(ALARMS)
    assert template.count("AWS::CloudWatch::Alarm") == 5


def test_the_collector_passes_on_every_metric() -> None:
    configuration = resource("telemetry/collector.yaml").read_text(encoding="utf-8").replace("\\\\", "\\")
    patterns = [
        pattern
        for line in re.findall(r"selectors: \[(.*)\]", configuration)
        for pattern in re.findall(r'"(.*?)"', line)
    ]
    metrics = {
        "stile.sign_ins",
        "stile.step.results",
        "stile.step.person.duration",
        "stile.step.service.duration",
    }
    for metric in metrics | {"rpc.client.call.duration", "stile.alarm.active"}:
        assert metric in SENT
        assert any(re.fullmatch(pattern.strip("^$"), metric) for pattern in patterns), metric
