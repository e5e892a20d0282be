"""What checks found, as lines for people or as JSON for programs: the one place that writes it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE, REFUSED
from desktop.core.notices.finding import FindingState, has_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.notices.finding import Finding


def show(findings: Sequence[Finding], *, as_json: bool, **more: object) -> int:
    """Write a report and return the exit code: 1 if there is a problem, 0 if there are only warnings.

    `more` goes into the JSON beside the findings.
    """
    if as_json:
        say(
            json.dumps(
                {
                    "ok": not has_problem(findings),
                    **more,
                    "checks": [words.finding_to_plain(each) for each in findings],
                }
            )
        )
    else:
        for finding in findings:
            for line in lines(finding):
                say(line)
        say(_summary(findings))
    return REFUSED if has_problem(findings) else DONE


def lines(finding: Finding) -> Iterator[str]:
    """Return the lines of one finding: how it stands and what was found, then what to do."""
    width = max(len(words.say(f"checks.{state}")) for state in FindingState)
    mark = words.say(f"checks.{finding.state}")
    yield f"{mark:<{width}}  {words.finding_text(finding)}"
    todo = words.finding_advice(finding)
    if todo:
        yield f"{'':<{width}}  -> {todo}"


def _summary(findings: Sequence[Finding]) -> str:
    count = Counter(finding.state for finding in findings)
    if count[FindingState.OK] == len(findings):
        return words.say("checks.all-well", n=len(findings))
    problems, warnings = count[FindingState.PROBLEM], count[FindingState.WARNING]
    return words.say("checks.not-well", problems=problems, warnings=warnings, n=len(findings))
