"""What admins read: refused calls, obstacles, the words for people's states, and what `stile admin` prints."""

from __future__ import annotations

from desktop.core.catalogue.admin_actions import ACTION_TEXTS
from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import PERSON_NEEDED, REFUSED, TROUBLE, USAGE

MESSAGES: dict[str, Message] = {
    "admin-access-denied": Message(
        N_(
            "Your AWS credentials lack a permission: {action}. The policy that has it: stile admin policy. Give it to "
            "whoever looks after your AWS account."
        ),
        kind="failed",
    ),
    "clock-wrong": Message(
        N_(
            "This computer's clock is too far off, so AWS refuses its signature. Set the clock, then try again."
        ),
        kind="failed",
        variants={
            "known": N_(
                "This computer's clock is {minutes:minutes} off, so AWS refuses its signature. Set the clock, then "
                "try again."
            ),
        },
    ),
    "aws-credentials-refused": Message(
        N_(
            "AWS does not take these credentials: the key is unknown or switched off, or its session is over. Get "
            "new ones, or name another AWS profile with --aws-profile."
        ),
        kind="failed",
    ),
    "aws-credentials-missing": Message(
        N_(
            "There are no AWS credentials to work with. Name a profile with --aws-profile, or set one up with: "
            "aws configure sso."
        ),
        kind="failed",
    ),
    "aws-credentials-not-named": Message(
        N_(
            "The profile's endpoint is {address}, which is not AWS. Your default AWS credentials are for AWS alone, so "
            "nothing was sent. If they may be used there, name them: --aws-profile NAME."
        ),
        kind="failed",
        exit=USAGE,
    ),
    "aws-sso-expired": Message(
        N_("Your AWS sign-in is over. Run this, then try again: {command}"), kind="failed", exit=PERSON_NEEDED
    ),
    "aws-profile-unknown": Message(
        N_(
            "There is no AWS profile {name} on this computer. aws configure list-profiles shows those there are."
        ),
        kind="failed",
        exit=USAGE,
    ),
    "aws-profile-broken": Message(
        N_("The AWS profile cannot be used: {reason}."),
        kind="failed",
        variants={
            "mfa": N_(
                "The AWS profile {name} asks for a code, which Stile does not pass on. Take a session first, with: "
                "aws configure export-credentials --format env --profile {name}."
            ),
        },
    ),
    "person-unknown": Message(N_("There is nobody of this name in the pool."), kind="failed"),
    "wrong-state": Message(
        N_("The account is not in a state in which this can be done. Look at it: stile admin show."),
        kind="failed",
    ),
    "group-unknown": Message(N_("The pool has no such group."), kind="failed"),
    "plan-lacks-it": Message(
        N_(
            "The pool's plan does not have this. Essentials has codes by e-mail, passkeys and sign-in by choice; Plus has "
            "threat protection and the log of sign-ins besides."
        ),
        kind="failed",
        variants={
            "sign-ins": N_(
                "Only pools of the plan Plus write sign-ins down, by threat protection; this pool's plan is {plan}."
            ),
            "sign-ins-untold": N_(
                "Only pools of the plan Plus write sign-ins down, and only with threat protection switched on."
            ),
            "sign-ins-off": N_(
                "This pool's plan is Plus, but it writes no sign-ins down: its threat protection is switched off."
            ),
        },
    ),
    "filter-impossible": Message(
        N_("The pool cannot filter like this."),
        kind="failed",
        exit=USAGE,
        variants={
            "attribute": N_("The pool cannot filter by {name}. It can by: {names}."),
            "length": N_("The filter is too long for the pool. Filter by fewer characters."),
        },
    ),
    "help-note-unreadable": Message(
        N_("This is no help note of Stile."),
        kind="failed",
        exit=USAGE,
        variants={
            "no-note": N_(
                "This text has no help note of Stile in it: a note begins with [stile-help]. Ask for the whole note."
            ),
            "too-long": N_("This text is too long for a help note of Stile. Paste only the note."),
            "incomplete": N_("The help note lacks its pool or its code. Ask for the whole note."),
            "damaged": N_("The help note is damaged. Ask for it as a file, or once more as text."),
        },
    ),
    "not-yourself": Message(
        N_("This would shut yourself out, so Stile does not do it. Ask another administrator."), kind="failed"
    ),
    "name-not-typed": Message(
        N_("Nothing was done: the name that was typed is not the person's name."), kind="failed", exit=USAGE
    ),
    "action-unconfirmed": Message(
        N_(
            "The reply was lost, and what the pool shows does not tell whether it was done. Look at the person before "
            "you do it again."
        ),
        kind="failed",
        exit=TROUBLE,
    ),
    "audit-not-written": Message(
        N_("It was done, but its end could not be written down in this computer's log."),
        kind="note",
        exit=REFUSED,
    ),
    "person-not-named": Message(
        N_("Name the person: by the user name, the e-mail address, or the sub."), kind="failed", exit=USAGE
    ),
    "attribute-unclear": Message(
        N_("{text} is no attribute: write NAME=VALUE, such as email=ann@example.com."),
        kind="failed",
        exit=USAGE,
    ),
    "note-unreadable": Message(N_("{file} cannot be read: {reason}."), kind="failed", exit=USAGE),
    "note-of-other-pool": Message(
        N_("The note is about the pool {pool}, and no profile here is for it. Add one: stile profile add."),
        kind="failed",
        exit=USAGE,
    ),
    "note-names-nobody": Message(
        N_("The note does not name the person ({mask})."),
        kind="failed",
        exit=PERSON_NEEDED,
        variants={
            "nobody": N_(
                "Nobody in the pool fits {mask}. Ask for the user name, and give it beside the note."
            ),
            "several": N_(
                "Several people fit {mask}: {names}. Ask for the user name, and give it beside the note."
            ),
        },
    ),
}

TEXTS: dict[str, str] = {
    **ACTION_TEXTS,
    "admin.state.archived": N_("Archived"),
    "admin.state.compromised": N_("Password found in a leak"),
    "admin.state.confirmed": N_("Confirmed"),
    "admin.state.disabled": N_("Disabled"),
    "admin.state.external": N_("Signs in through another provider"),
    "admin.state.invited": N_("Invited, not signed in yet"),
    "admin.state.invitation-over": N_("Invited, temporary password expired"),
    "admin.state.reset-required": N_("Has to choose a new password with a code"),
    "admin.state.unconfirmed": N_("Not confirmed"),
    "admin.state.unknown": N_("In a state that Stile does not know"),
    "admin.expiry.at-the-latest": N_("by {time} at the latest"),
    "admin.expiry.exact": N_("at {time}"),
    "admin.expiry.expired": N_("expired"),
    "admin.why.temporary-password-expired": N_("The temporary password is too old to sign in with."),
    "admin.why.disabled": N_("The account is disabled."),
    "admin.why.reset-required": N_("A new password has to be chosen with a reset code."),
    "admin.why.no-verified-address": N_(
        "A reset code is asked for, and there is no verified address that one could go to."
    ),
    "admin.why.not-confirmed": N_("The account was never confirmed with its code."),
    "admin.why.compromised": N_("The password was found in a leak and is blocked."),
    "admin.view.stuck": N_("Needs help"),
    "admin.view.not-confirmed": N_("Not confirmed"),
    "admin.view.no-verified-address": N_("No verified address"),
    "admin.view.expired": N_("Expired"),
    "admin.view.expiring": N_("Expiring within 3 days"),
    "admin.view.never-signed-in": N_("Never signed in"),
    "admin.view.reset-required": N_("Reset required"),
    "admin.view.disabled": N_("Disabled"),
    "admin.row": N_("{username}  {state}"),
    "admin.done": N_("{action}: done for {username}."),
    "admin.password": N_("{username}  temporary password: {password}"),
    "admin.created": N_("Made the account {username}."),
    "admin.group-added": N_("{username} is in the group {name} now."),
    "admin.group-removed": N_("{username} is not in the group {name} any more."),
    "admin.no-groups": N_("There are no groups."),
    "admin.session": N_("{id}  {time}  {where}"),
    "admin.session-ended": N_("The session {name} of {username} has ended."),
    "admin.no-sessions": N_("There are no open sessions."),
    "admin.provider": N_("{provider}  {kind}  {subject}"),
    "admin.provider-unlinked": N_("{username} is not linked with {name} any more."),
    "admin.no-providers": N_("There are no linked providers."),
    "admin.group": N_("{name}  {description}"),
    "admin.attribute": N_("{name}: {value}"),
    "admin.event": N_("{time}  {kind}  {response}  {where}"),
    "admin.type-name": N_("To delete {username} for good, type that name"),
    "admin.show.person": N_("{username}  ({sub})"),
    "admin.show.verified": N_("  {value}, verified"),
    "admin.show.unverified": N_("  {value}, not verified"),
    "admin.show.state": N_("State: {state}"),
    "admin.show.ended": N_("The temporary password ended {ends}."),
    "admin.show.ends": N_("The temporary password ends {ends}."),
    "admin.show.note": N_("The note tells of {code} at {step}, {at} {id}"),
    "admin.show.why": N_("Why: {why}"),
    "admin.show.nothing-wrong": N_("Nothing about the account keeps this person from signing in."),
    "admin.more.factors": N_("Second factors: {values}"),
    "admin.more.first": N_("Can begin with: {values}"),
    "admin.more.groups": N_("Groups: {values}"),
    "admin.more.devices": N_("Remembered computers: {values}"),
    "admin.more.sessions": N_("Open sign-ins: {values}"),
    "admin.more.providers": N_("Linked providers: {values}"),
    "admin.more.none": N_("none"),
    "admin.more.untold": N_("not told"),
    "admin.show.do": N_("Do this: {label} ({name})"),
    "admin.show.consequence": N_("    {text}"),
    "admin.show.other": N_("Possible: {label} ({name})"),
    "admin.show.impossible": N_("Not possible: {label}. {reason}"),
}
