"""A review: how sign-in stands on a day, kept so that the next one can say what has changed. Pure."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a kept review is read by its annotations
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.journal.rates import StepRates

ChangeKind: TypeAlias = Literal["finding", "people", "step", "alarm"]

_FINE = frozenset({"ok", "unknown"})
_FACTORS = ("email-code", "sms-code", "totp-code", "passkey", "custom")
"""Steps that prove more than a password."""
_POINTS = 5.0
"""Percentage points by which a rate has to move to be worth a line."""


@dataclass(frozen=True, slots=True)
class Review:
    """How things stand. `made_at` is RFC 3339; `since` is the first day whose sign-ins count, YYYY-MM-DD.

    `findings` are by `words.finding_to_plain`, `steps` and `alarms` are JSON values of the journal. `people`
    are counts by name, None where nobody may read the directory; `factors` what the pool offers. `unseen`
    says, by part, why something is missing.
    """

    made_at: str
    profile: str
    pool_id: str
    since: str
    findings: tuple[Mapping[str, Any], ...] = ()
    steps: tuple[Mapping[str, Any], ...] = ()
    alarms: tuple[Mapping[str, Any], ...] = ()
    people: Mapping[str, int] | None = None
    factors: tuple[str, ...] | None = None
    unseen: Mapping[str, str] = field(default_factory=dict)

    @property
    def weaknesses(self) -> tuple[Mapping[str, Any], ...]:
        """Return the findings that are warnings or problems."""
        return tuple(each for each in self.findings if each["state"] not in _FINE)

    @property
    def raised(self) -> tuple[Mapping[str, Any], ...]:
        """Return the alarms that are raised."""
        return tuple(each for each in self.alarms if each["raised"])

    @property
    def used_factors(self) -> dict[str, int]:
        """Return how many conversations passed each step that proves more than a password."""
        return {each["step"]: each["passed"] for each in self.steps if each["step"] in _FACTORS}

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Review:
        """Return what `to_plain` made. Raises ValueError for anything else."""
        return records.read_closed(plain, cls)


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """Something that is not as it was: a finding or an alarm that came or went, a count, a share in percent.

    For what came `before` is None, for what went `after` is.
    """

    what: ChangeKind
    name: str
    before: str | int | None
    after: str | int | None


def changes(before: Review, after: Review) -> tuple[ReviewChange, ...]:
    """Return what has changed between two reviews; what one of them did not see is not a change."""
    return (
        *_came_and_went("finding", _told(before), _told(after)),
        *_came_and_went("alarm", _alarms(before), _alarms(after)),
        *_counts(before.people, after.people),
        *_shares(before, after),
    )


def plain_rates(rates: tuple[StepRates, ...]) -> tuple[Mapping[str, Any], ...]:
    """Return rates as a review keeps them."""
    return tuple(each.to_plain() for each in rates)


def _told(review: Review) -> Mapping[str, str] | None:
    if not review.findings:
        return None
    return {each["code"]: str(each["found"]) for each in review.weaknesses}


def _alarms(review: Review) -> Mapping[str, str]:
    return {each["alarm"]: str(each["alarm"]) for each in review.raised}


def _came_and_went(
    what: ChangeKind, before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> Iterator[ReviewChange]:
    if before is None or after is None:
        return
    for name in sorted(after.keys() - before.keys()):
        yield ReviewChange(what, name, None, after[name])
    for name in sorted(before.keys() - after.keys()):
        yield ReviewChange(what, name, before[name], None)


def _counts(before: Mapping[str, int] | None, after: Mapping[str, int] | None) -> Iterator[ReviewChange]:
    if before is None or after is None:
        return
    for name, count in after.items():
        if name in before and before[name] != count:
            yield ReviewChange("people", name, before[name], count)


def _shares(before: Review, after: Review) -> Iterator[ReviewChange]:
    earlier = {each["step"]: _share(each) for each in before.steps}
    for each in after.steps:
        was, now = earlier.get(each["step"]), _share(each)
        if was is not None and now is not None and abs(now - was) >= _POINTS:
            yield ReviewChange("step", each["step"], round(was), round(now))


def _share(step: Mapping[str, Any]) -> float | None:
    return 100 * step["passed"] / step["reached"] if step["reached"] else None
