"""Of everybody it is said what state they are in, why they are stuck, and the one action that helps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.admin.actions import ACTIONS
from desktop.admin.consequences import consequence, label
from desktop.admin.expiry import expiry_of
from desktop.admin.saved_views import VIEWS, TriageContext
from desktop.admin.temporary_password import temporary_password
from desktop.admin.triage import recommended_action, state_of, triage, why_stuck
from desktop.core import words
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts, read_facts
from desktop.core.sign_in.password_policy import PasswordPolicy

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = PoolFacts("eu-west-1_Example", factors=("EMAIL_OTP", "SOFTWARE_TOKEN_MFA"), tracks_devices=True)
REACHABLE = {"email": "ada@example.com", "email_verified": "true"}
INVITED = UserStatus.FORCE_CHANGE_PASSWORD


def somebody(
    status: UserStatus = UserStatus.CONFIRMED,
    *,
    created: float = 30,
    modified: float | None = None,
    enabled: bool = True,
    reachable: bool = True,
) -> Person:
    """Return a person whose account was made and changed so many days ago."""
    changed = created if modified is None else modified
    attributes = REACHABLE if reachable else {}
    return Person("ada", "sub-1", status, enabled, NOW - created * DAY, NOW - changed * DAY, attributes)


# The end of a temporary password


def test_an_untouched_invitation_ends_its_days_after_it_was_made() -> None:
    expiry = expiry_of(somebody(INVITED, created=3), FACTS)
    assert expiry is not None
    assert (expiry.at, expiry.basis, expiry.is_exact) == (NOW + 4 * DAY, "created", False)


def test_a_touched_account_gives_the_benefit_of_the_doubt() -> None:
    """Whatever was modified may have been the password, so the end is not sooner than this."""
    expiry = expiry_of(somebody(INVITED, created=30, modified=2), FACTS)
    assert expiry is not None
    assert (expiry.at, expiry.basis) == (NOW + 5 * DAY, "modified")
    assert not expiry.has_passed(NOW)


def test_what_stile_set_itself_is_known_to_the_second() -> None:
    person = somebody(INVITED, created=30, modified=2)
    expiry = expiry_of(person, FACTS, person.modified_at - timedelta(seconds=1))
    assert expiry is not None
    assert (expiry.basis, expiry.is_exact) == ("audit", True)
    later = expiry_of(person, FACTS, person.modified_at - DAY)
    assert later is not None
    assert later.basis == "modified"


def test_it_has_expired_only_when_the_last_moment_has_passed() -> None:
    expiry = expiry_of(somebody(INVITED, created=7), FACTS)
    assert expiry is not None
    assert expiry.has_passed(NOW)
    assert not expiry.has_passed(NOW - timedelta(seconds=1))
    assert expiry_of(somebody(UserStatus.CONFIRMED), FACTS) is None


def test_the_pools_own_days_count() -> None:
    pool = {"Id": "eu-west-1_X", "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 1}}}
    assert read_facts(pool, {}).temporary_password == DAY
    older = {"Id": "eu-west-1_X", "AdminCreateUserConfig": {"UnusedAccountValidityDays": 90}}
    assert read_facts(older, {}).temporary_password == 90 * DAY
    assert read_facts({"Id": "eu-west-1_X"}, {}).temporary_password == 7 * DAY


# Why, and what helps

CASES = [
    (somebody(), None, None, "confirmed"),
    (somebody(INVITED, created=1), None, None, "invited"),
    (somebody(INVITED), "temporary-password-expired", "resend", "invitation-over"),
    (somebody(INVITED, reachable=False), "temporary-password-expired", "set-temporary", "invitation-over"),
    (somebody(INVITED, enabled=False), "disabled", "enable", "disabled"),
    (somebody(enabled=False), "disabled", "enable", "disabled"),
    (somebody(UserStatus.UNCONFIRMED), "not-confirmed", "confirm", "unconfirmed"),
    (somebody(UserStatus.RESET_REQUIRED), "reset-required", "reset", "reset-required"),
    (
        somebody(UserStatus.RESET_REQUIRED, reachable=False),
        "no-verified-address",
        "set-temporary",
        "reset-required",
    ),
    (somebody(UserStatus.COMPROMISED), "compromised", "reset", "compromised"),
    (somebody(UserStatus.EXTERNAL_PROVIDER), None, None, "external"),
    (somebody(UserStatus.UNKNOWN), None, None, "unknown"),
]


@pytest.mark.parametrize(("person", "why", "action", "state"), CASES)
def test_a_person_is_judged(person: Person, why: str | None, action: str | None, state: str) -> None:
    found = triage(person, FACTS, NOW)
    assert (found.why_stuck, found.recommended, found.state) == (why, action, state)
    assert words.say(f"admin.state.{state}")
    if why is not None:
        assert words.say(f"admin.why.{why}").endswith(".")
    expiry = expiry_of(person, FACTS)
    assert why_stuck(person, expiry, NOW) == why
    assert recommended_action(person, FACTS, why) == action
    assert state_of(person, expiry, NOW) == state


@pytest.mark.parametrize("person", [case[0] for case in CASES])
def test_every_action_is_offered_or_told_to_be_impossible(person: Person) -> None:
    found = triage(person, FACTS, NOW)
    named = {*found.others, *(name for name, _ in found.impossible), found.recommended} - {None}
    assert named == set(ACTIONS) - {"create"}
    assert found.recommended not in found.others


@pytest.mark.parametrize(
    ("told", "person", "action"),
    [
        ("wrong-password", somebody(INVITED, created=1), "resend"),
        ("wrong-password", somebody(), "reset"),
        ("wrong-password", somebody(reachable=False), "set-temporary"),
        ("factor-missing", somebody(), "reset-mfa"),
        ("no-network", somebody(), None),
        ("factor-missing", somebody(enabled=False), "enable"),
    ],
)
def test_a_note_tells_what_the_account_does_not(told: str, person: Person, action: str | None) -> None:
    assert triage(person, FACTS, NOW, told=told).recommended == action


def test_a_required_factor_changes_what_a_reset_of_factors_means() -> None:
    required = PoolFacts("eu-west-1_Example", mfa="ON", factors=("SOFTWARE_TOKEN_MFA",))
    texts = {consequence(ACTIONS["reset-mfa"], facts) for facts in (FACTS, required)}
    assert len(texts) == 2
    assert label("reset-mfa")


# Saved views

SHOWN = {
    "stuck": [
        somebody(INVITED),
        somebody(UserStatus.UNCONFIRMED),
        somebody(UserStatus.RESET_REQUIRED),
        somebody(UserStatus.COMPROMISED),
        somebody(enabled=False),
    ],
    "not-confirmed": [somebody(UserStatus.UNCONFIRMED), somebody(UserStatus.UNCONFIRMED, enabled=False)],
    "no-verified-address": [somebody(reachable=False), somebody(UserStatus.RESET_REQUIRED, reachable=False)],
    "expired": [somebody(INVITED)],
    "expiring": [somebody(INVITED, created=4.5), somebody(INVITED, created=6.9)],
    "never-signed-in": [somebody(INVITED), somebody(UserStatus.UNCONFIRMED)],
    "reset-required": [somebody(UserStatus.RESET_REQUIRED)],
    "disabled": [somebody(enabled=False), somebody(INVITED, enabled=False)],
}
HIDDEN = {
    "stuck": [somebody(), somebody(INVITED, created=1), somebody(reachable=False)],
    "not-confirmed": [somebody(), somebody(INVITED)],
    "no-verified-address": [somebody(), somebody(UserStatus.EXTERNAL_PROVIDER, reachable=False)],
    "expired": [somebody(), somebody(INVITED, created=1)],
    "expiring": [somebody(INVITED, created=3.9), somebody(INVITED, created=7)],
    "never-signed-in": [somebody()],
    "reset-required": [somebody()],
    "disabled": [somebody()],
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_shows_whom_it_is_for(name: str) -> None:
    context = TriageContext(FACTS, NOW, {})
    assert words.say(f"admin.view.{name}")
    assert all(VIEWS[name].shows(person, context) for person in SHOWN[name])
    assert not any(VIEWS[name].shows(person, context) for person in HIDDEN[name])


# Temporary passwords

POLICIES = [PasswordPolicy(), PasswordPolicy(min_length=99), PasswordPolicy(6, upper=False, symbol=False)]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_made_up_password_is_taken_by_the_pool(policy: PasswordPolicy) -> None:
    made = {temporary_password(policy).reveal() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert all(rule.met_by(password) for rule in policy.rules())
        assert len(password) >= 16
        assert not set("Il1O0'\"`$\\ ") & set(password)
