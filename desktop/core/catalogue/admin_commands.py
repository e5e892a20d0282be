"""What `stile admin` says of its commands and their options in `--help`."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "admin-command.list": N_("list people, with what keeps them from signing in"),
    "admin-command.show": N_("say why somebody is stuck, and what helps"),
    "admin-command.resend": N_("send the invitation again, with a new temporary password"),
    "admin-command.set-temporary": N_("set a temporary password and show it, this once"),
    "admin-command.reset": N_("have somebody choose a new password with a code"),
    "admin-command.reset-mfa": N_("switch second factors off, so that they can be set up anew"),
    "admin-command.confirm": N_("confirm an account without its code"),
    "admin-command.enable": N_("let somebody sign in again"),
    "admin-command.disable": N_("let somebody not sign in any more"),
    "admin-command.sign-out": N_("end all sessions of somebody"),
    "admin-command.forget-devices": N_("forget the computers that the pool remembers"),
    "admin-command.groups": N_("list groups, and put somebody in or out"),
    "admin-command.attributes": N_("list and change attributes"),
    "admin-command.providers": N_("list the outside providers that somebody signs in with, and unlink them"),
    "admin-command.sessions": N_(
        "list the open sign-ins of somebody, where the pool tracks them, and end them"
    ),
    "admin-command.events": N_("list the newest sign-ins, where the pool's plan keeps them"),
    "admin-command.create": N_("make an account and invite its person"),
    "admin-command.delete": N_("delete an account for good"),
    "admin-command.window": N_("open the admins' window"),
    "admin-command.policy": N_("print the IAM policy that these commands need for this pool"),
    "admin-command.whom": N_("the user name, the e-mail address, the phone number, or the sub"),
    "admin-command.view": N_("a saved view; stuck: everybody whom something about the account keeps out"),
    "admin-command.status": N_("only people in this status"),
    "admin-command.filter": N_(
        "only people of whom one attribute is a value (ATTRIBUTE=VALUE) or begins with it (ATTRIBUTE^=VALUE)"
    ),
    "admin-command.all": N_(
        "second factors, groups, remembered computers, open sign-ins and linked providers, too"
    ),
    "admin-command.note": N_("the note that the person sent with Get help"),
    "admin-command.groups-whom": N_("whose groups; without it, the pool's"),
    "admin-command.groups-add": N_("put the person into this group; may be given again"),
    "admin-command.groups-remove": N_("take the person out of this group; may be given again"),
    "admin-command.set": N_("write an attribute; may be given again"),
    "admin-command.remove-attribute": N_("remove an attribute; may be given again"),
    "admin-command.unlink": N_("take away the link to this provider; may be given again"),
    "admin-command.end-session": N_("end the sign-in of this id; may be given again"),
    "admin-command.list-group": N_("only the members of this group"),
    "admin-command.attribute": N_("an attribute of the new account; may be given again"),
    "admin-command.verified": N_("count this address as verified; may be given again"),
    "admin-command.silent": N_("send no invitation, but show the temporary password, this once"),
    "admin-command.most": N_("how many at the most; 20 if it is not said"),
    "admin-command.confirm-name": N_("the user name once more, instead of being asked for it"),
    "admin-command.read-only": N_("only what looking needs"),
    "admin-command.settings": N_("what stile pool check --apply needs, too"),
    "admin-command.account": N_("the number of the AWS account, to narrow the policy to it"),
    "admin-command.bulk": N_("do one action for many people: a table, or a view; or see to jobs"),
    "admin-command.audit": N_("see whether the log of what admins did is as it was written, or export it"),
}
