"""What the commands and options of `stile admin` do, in a line each; `commands` has those of all others."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

ADMIN_COMMAND_TEXTS: dict[str, str] = {
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
    "commands.admin-providers": N_("list the outside providers that somebody signs in with, and unlink them"),
    "commands.admin-sessions": N_(
        "list the open sign-ins of somebody, where the pool tracks them, and end them"
    ),
    "commands.admin-events": N_("list the newest sign-ins, where the pool's plan keeps them"),
    "commands.admin-create": N_("make an account and invite its person"),
    "commands.admin-delete": N_("delete an account for good"),
    "commands.admin-window": N_("open the admins' window"),
    "commands.admin-policy": N_("print the IAM policy that these commands need for this pool"),
    "commands.admin-whom": N_("the user name, the e-mail address, the phone number, or the sub"),
    "commands.admin-view": N_("a saved view; stuck: everybody whom something about the account keeps out"),
    "commands.admin-status": N_("only people in this status"),
    "commands.admin-filter": N_(
        "only people of whom one attribute is a value (ATTRIBUTE=VALUE) or begins with it (ATTRIBUTE^=VALUE)"
    ),
    "commands.admin-all": N_(
        "second factors, groups, remembered computers, open sign-ins and linked providers, too"
    ),
    "commands.admin-note": N_("the note that the person sent with Get help"),
    "commands.admin-groups-whom": N_("whose groups; without it, the pool's"),
    "commands.admin-groups-add": N_("put the person into this group; may be given again"),
    "commands.admin-groups-remove": N_("take the person out of this group; may be given again"),
    "commands.admin-set": N_("write an attribute; may be given again"),
    "commands.admin-remove-attribute": N_("remove an attribute; may be given again"),
    "commands.admin-unlink": N_("take away the link to this provider; may be given again"),
    "commands.admin-end-session": N_("end the sign-in of this id; may be given again"),
    "commands.admin-list-group": N_("only the members of this group"),
    "commands.admin-attribute": N_("an attribute of the new account; may be given again"),
    "commands.admin-verified": N_("count this address as verified; may be given again"),
    "commands.admin-silent": N_("send no invitation, but show the temporary password, this once"),
    "commands.admin-most": N_("how many at the most; 20 if it is not said"),
    "commands.admin-confirm-name": N_("the user name once more, instead of being asked for it"),
    "commands.admin-read-only": N_("only what looking needs"),
    "commands.admin-settings": N_("what stile pool check --apply needs, too"),
    "commands.admin-account": N_("the number of the AWS account, to narrow the policy to it"),
    "commands.admin-bulk": N_("do one action for many people: a table, or a view; or see to jobs"),
    "commands.admin-audit": N_("see whether the log of what admins did is as it was written, or export it"),
}
