"""Rates of each step, from the days' counts: counts are exact, times within 5 %."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core.steps import all_steps as steps
from desktop.journal.course import WHOLE_SIGN_IN
from desktop.journal.histogram import Histogram
from desktop.journal.schema import opened_for_reading
from desktop.journal.tally import COUNTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

RateGrouping: TypeAlias = Literal["day", "profile", "version"]

_ORDER = {step.name: place for place, step in enumerate(steps.ALL)}
_MEDIAN, _MOST = 0.5, 0.95


@dataclass(frozen=True, slots=True)
class RateSelection:
    """Which days' counts are meant: all of them, or those of a profile, a version, a step, some days.

    The step `WHOLE_SIGN_IN` is the whole sign-in. `since` and `until` are days as YYYY-MM-DD, in UTC,
    both included.
    """

    profile: str | None = None
    version: str | None = None
    step: str | None = None
    since: str | None = None
    until: str | None = None

    def where(self) -> tuple[str, tuple[str, ...]]:
        """Return the condition in SQL, with its values."""
        tests = (
            ("profile = ?", self.profile),
            ("version = ?", self.version),
            ("step = ?", self.step),
            ("day >= ?", self.since),
            ("day <= ?", self.until),
        )
        chosen = [(test, value) for test, value in tests if value is not None]
        steps_only = () if self.step == WHOLE_SIGN_IN else (f"step <> '{WHOLE_SIGN_IN}'",)
        return " AND ".join((*steps_only, *(test for test, _ in chosen))), tuple(value for _, value in chosen)


@dataclass(frozen=True, slots=True)
class StepRates:
    """What became of a step.

    `reached`, `passed`, `recovered` and `abandoned` count conversations; `refused` and `lost` count answers.
    `recovered` is a part of `passed`. Times are in seconds, None where nothing was measured. `group` is the
    day, profile or version where rates were asked for by one of these.
    """

    step: str
    reached: int
    passed: int
    refused: int
    lost: int
    recovered: int
    abandoned: int
    person_median: float | None = None
    person_p95: float | None = None
    service_median: float | None = None
    service_p95: float | None = None
    group: str | None = None

    @property
    def share_passed(self) -> float | None:
        """Return which share of the conversations that reached the step passed it."""
        return self.passed / self.reached if self.reached else None

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values; times to the millisecond."""
        plain = {name: round(v, 3) if isinstance(v, float) else v for name, v in asdict(self).items()}
        if self.group is None:
            del plain["group"]
        return plain


def rates(
    path: Path, selection: RateSelection | None = None, by: RateGrouping | None = None
) -> tuple[StepRates, ...]:
    """Return the rates of all steps in the order of a sign-in; none where there is no journal yet.

    Raises JournalError.
    """
    with opened_for_reading(path) as connection:
        return _rates(connection, selection or RateSelection(), by) if connection else ()


def _rates(
    connection: sqlite3.Connection, selection: RateSelection, by: RateGrouping | None
) -> tuple[StepRates, ...]:
    group = by or "NULL"
    test, values = selection.where()
    counted = connection.execute(
        f"SELECT {group} AS grp, step, sum(reached), sum(passed), sum(refused), sum(lost), sum(recovered),"  # noqa: S608 - texts of this module
        f" sum(abandoned) FROM day WHERE {test} GROUP BY grp, step",
        values,
    ).fetchall()
    timed = connection.execute(f"SELECT {group}, step, person, service FROM day WHERE {test}", values)  # noqa: S608 - as above
    times = _times(tuple(row) for row in timed)
    found = [_step_rates(tuple(row), times) for row in counted]
    return tuple(
        sorted(found, key=lambda one: (one.group or "", _ORDER.get(one.step, len(_ORDER)), one.step))
    )


_Times: TypeAlias = "dict[tuple[str | None, str], tuple[Histogram, Histogram]]"


def _times(rows: Iterable[tuple[Any, ...]]) -> _Times:
    sums: dict[tuple[str | None, str], list[int]] = {}
    for group, step, person, service in rows:
        kept = sums.setdefault((group, step), [0, 0])
        kept[0] += int.from_bytes(person, "little")
        kept[1] += int.from_bytes(service, "little")
    return {key: (Histogram(person), Histogram(service)) for key, (person, service) in sums.items()}


def _step_rates(row: tuple[Any, ...], times: _Times) -> StepRates:
    group, step, *counts = row
    person, service = times[group, step]
    return StepRates(
        step,
        **dict(zip(COUNTS, counts, strict=True)),
        person_median=person.percentile(_MEDIAN),
        person_p95=person.percentile(_MOST),
        service_median=service.percentile(_MEDIAN),
        service_p95=service.percentile(_MOST),
        group=group,
    )
