"""The words of lists of people: short enough for a column, and what is said of lists."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import USAGE

MESSAGES: dict[str, Message] = {
    "column-unknown": Message(
        N_("There is no column {name}. There are: {names}."), kind="failed", exit=USAGE
    ),
    "forms-exclude": Message(
        N_("--json and --csv are two forms of one list: give one of them."), kind="failed", exit=USAGE
    ),
}

TEXTS: dict[str, str] = {
    "admin-list.state.archived": N_("Archived"),
    "admin-list.state.compromised": N_("Password leaked"),
    "admin-list.state.confirmed": N_("Confirmed"),
    "admin-list.state.disabled": N_("Disabled"),
    "admin-list.state.external": N_("Other provider"),
    "admin-list.state.invited": N_("Invited"),
    "admin-list.state.invitation-over": N_("Invitation expired"),
    "admin-list.state.reset-required": N_("Reset required"),
    "admin-list.state.unconfirmed": N_("Not confirmed"),
    "admin-list.state.unknown": N_("Unknown"),
    "admin-list.why.temporary-password-expired": N_("Temporary password expired"),
    "admin-list.why.disabled": N_("Account disabled"),
    "admin-list.why.reset-required": N_("Needs a reset code"),
    "admin-list.why.no-verified-address": N_("No address for a reset code"),
    "admin-list.why.not-confirmed": N_("Never confirmed"),
    "admin-list.why.compromised": N_("Password leaked, blocked"),
    "admin-list.ends.exact": N_("in {span}"),
    "admin-list.ends.at-the-latest": N_("within {span}"),
    "admin-list.ago": N_("{span} ago"),
    "admin-list.now": N_("just now"),
    "admin-list.span.minutes": N_("{n:minutes}"),
    "admin-list.span.hours": N_("{n:hours}"),
    "admin-list.span.days": N_("{n:days}"),
    "admin-list.span.weeks": N_("{n:weeks}"),
    "admin-list.span.months": N_("{n:months}"),
    "admin-list.span.years": N_("{n:years}"),
    "admin-list.column.username": N_("User name"),
    "admin-list.column.sub": N_("Number (sub)"),
    "admin-list.column.name": N_("Name"),
    "admin-list.column.email": N_("E-mail"),
    "admin-list.column.phone_number": N_("Phone"),
    "admin-list.column.state": N_("Status"),
    "admin-list.column.status": N_("Status in Cognito"),
    "admin-list.column.enabled": N_("Enabled"),
    "admin-list.column.created_at": N_("Created"),
    "admin-list.column.modified_at": N_("Changed"),
    "admin-list.column.temporary_password_expires_at": N_("Password ends"),
    "admin-list.column.expiry_basis": N_("Known by"),
    "admin-list.column.why_stuck": N_("Why stuck"),
    "admin-list.column.recommended_action": N_("What helps"),
    "admin-list.option.columns": N_("what to list, separated by commas: {names}"),
    "admin-list.option.csv": N_("as a table (CSV), which stile admin bulk --from reads, too"),
    "admin-list.no-whole-number": N_("{text} is no whole number above zero"),
    "admin-list.no-number": N_("{text} is no number"),
    "admin-list.too-slow": N_("the disk or the network takes too long"),
    "admin-list.no-reason": N_("the system gives no reason"),
    "admin-list.nobody": N_("There is nobody here."),
    "admin-list.yes": N_("yes"),
    "admin-list.no": N_("no"),
}
