"""What a review says."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED

MESSAGES: dict[str, Message] = {
    "review-exists": Message(
        N_("There already is a file {file}. Name another one with --output."), kind="failed", exit=REFUSED
    ),
    "review-not-saved": Message(
        N_("The review could not be written to {file}: {reason}."), kind="failed", exit=REFUSED
    ),
}

TEXTS: dict[str, str] = {
    "review.saved": N_("Wrote {file}. The next review says what has changed since."),
    "review.title": N_("Sign-in review: {profile} ({pool})"),
    "review.made": N_("Made at {at}. Sign-ins on this computer are counted since {since}."),
    "review.last": N_("The last review was made at {at}."),
    "review.first": N_("There was no review before."),
    "review.section-changes": N_("Changes since the last review"),
    "review.section-settings": N_("What weakens or breaks sign-in"),
    "review.section-factors": N_("Second factors"),
    "review.section-rates": N_("Sign-ins, step by step"),
    "review.section-alarms": N_("Alarms"),
    "review.section-people": N_("Accounts"),
    "review.section-unseen": N_("Not seen"),
    "review.section-journal": N_("Sign-ins and alarms"),
    "review.unchanged": N_("Nothing has changed."),
    "review.finding-came": N_("New: {after}"),
    "review.finding-went": N_("No longer: {before}"),
    "review.alarm-came": N_("Raised: the alarm {after}"),
    "review.alarm-went": N_("Quiet again: the alarm {before}"),
    "review.people-moved": N_("{name}: {before}, now {after}"),
    "review.step-moved": N_("Of those who reached {name}, {before} % came through, now {after} %"),
    "review.no-weakness": N_("Nothing was found."),
    "review.todo": N_("What to do: {todo}"),
    "review.offered": N_("The pool offers: {factors}."),
    "review.used": N_("passed on this computer"),
    "review.no-factor-used": N_("On this computer nobody has used a second factor in this time."),
    "review.no-sign-in": N_("On this computer nobody has signed in in this time."),
    "review.step": N_("step"),
    "review.reached": N_("reached"),
    "review.passed": N_("passed"),
    "review.refused": N_("refused"),
    "review.lost": N_("lost"),
    "review.recovered": N_("recovered"),
    "review.abandoned": N_("abandoned"),
    "review.rates-note": N_(
        "Reached, passed, recovered and abandoned count sign-ins; refused and lost count answers."
    ),
    "review.no-alarm": N_("None of the {n} alarms is raised."),
    "review.alarm": N_("Raised: {title}"),
    "review.state": N_("state"),
    "review.accounts": N_("accounts"),
    "review.people-all": N_("All accounts"),
    "review.people-expired": N_("Invited, and the temporary password has ended"),
    "review.people-never-signed-in": N_("Never signed in"),
    "review.people-reset-required": N_("Password reset required"),
    "review.people-disabled": N_("Disabled"),
    "review.people-unconfirmed-long": N_("Not confirmed for 30 days"),
    "review.people-untouched-year": N_("In use, but not changed for a year"),
    "review.people-no-verified-email": N_("Without a verified e-mail address"),
    "review.people-note": N_(
        "Cognito does not tell when somebody last signed in; an account that has not changed for a year may be in "
        "use. See who they are with stile admin list --view."
    ),
}
