"""What `stile admin` says, besides refusals and states."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, PERSON_NEEDED, REFUSED, USAGE, Message

MESSAGES: dict[str, Message] = {
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
    "commands.admin": N_("help the people of a pool, with AWS credentials"),
    "commands.admin-list": N_("list people, with what keeps them from signing in"),
    "commands.admin-show": N_("say why somebody is stuck, and what helps"),
    "commands.admin-resend": N_("send the invitation again, with a new temporary password"),
    "commands.admin-set-temporary": N_("set a temporary password and show it, this once"),
    "commands.admin-reset": N_("have somebody choose a new password with a code"),
    "commands.admin-reset-mfa": N_("switch second factors off, so that they can be set up anew"),
    "commands.admin-confirm": N_("confirm an account without its code"),
    "commands.admin-enable": N_("let somebody sign in again"),
    "commands.admin-disable": N_("let somebody not sign in any more"),
    "commands.admin-sign-out": N_("end all sessions of somebody"),
    "commands.admin-forget-devices": N_("forget the computers that the pool remembers"),
    "commands.admin-groups": N_("list groups, and put somebody in or out"),
    "commands.admin-attributes": N_("list and change attributes"),
    "commands.admin-events": N_("list the newest sign-ins, where the pool's plan keeps them"),
    "commands.admin-create": N_("make an account and invite its person"),
    "commands.admin-delete": N_("delete an account for good"),
    "commands.admin-window": N_("open the admins' window"),
    "commands.admin-policy": N_("print the IAM policy that these commands need for this pool"),
    "commands.admin-whom": N_("the user name, the e-mail address, the phone number, or the sub"),
    "commands.admin-view": N_("a saved view"),
    "commands.admin-status": N_("only people in this status"),
    "commands.admin-filter": N_(
        "only people of whom one attribute is a value (ATTRIBUTE=VALUE) or begins with it (ATTRIBUTE^=VALUE)"
    ),
    "commands.admin-all": N_("second factors, groups and remembered computers, too"),
    "commands.admin-note": N_("the note that the person sent with Get help"),
    "commands.admin-groups-whom": N_("whose groups; without it, the pool's"),
    "commands.admin-groups-add": N_("put the person into this group; may be given again"),
    "commands.admin-groups-remove": N_("take the person out of this group; may be given again"),
    "commands.admin-set": N_("write an attribute; may be given again"),
    "commands.admin-attribute": N_("an attribute of the new account; may be given again"),
    "commands.admin-verified": N_("count this address as verified; may be given again"),
    "commands.admin-silent": N_("send no invitation, but show the temporary password, this once"),
    "commands.admin-most": N_("how many at the most; 20 if it is not said"),
    "commands.admin-confirm-name": N_("the user name once more, instead of being asked for it"),
    "commands.admin-read-only": N_("only what looking needs"),
    "commands.admin-settings": N_("what stile pool check --apply needs, too"),
    "commands.admin-account": N_("the number of the AWS account, to narrow the policy to it"),
    "commands.aws-profile": N_("the profile of the AWS configuration files to sign with"),
    "admin.row": N_("{username}  {state}"),
    "admin.done": N_("{action}: done for {username}."),
    "admin.password": N_("{username}  temporary password: {password}"),
    "admin.created": N_("Made the account {username}."),
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
    "admin.more.none": N_("none"),
    "admin.more.untold": N_("not told"),
    "admin.show.do": N_("Do this: {label} ({name})"),
    "admin.show.consequence": N_("    {text}"),
    "admin.show.other": N_("Possible: {label} ({name})"),
    "admin.show.impossible": N_("Not possible: {label}. {reason}"),
}
