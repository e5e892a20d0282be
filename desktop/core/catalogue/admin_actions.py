"""What an action of an admin is called, and what it does to the person; `admin` has the rest."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

ACTION_TEXTS: dict[str, str] = {
    "admin.label.resend": N_("Send the invitation again"),
    "admin.label.reset": N_("Send a reset code"),
    "admin.label.confirm": N_("Confirm the account"),
    "admin.label.enable": N_("Enable"),
    "admin.label.reset-mfa": N_("Reset second factors"),
    "admin.label.sign-out": N_("Sign out everywhere"),
    "admin.label.forget-devices": N_("Forget computers"),
    "admin.label.attributes": N_("Change attributes"),
    "admin.label.remove-attributes": N_("Remove an attribute"),
    "admin.label.unlink-provider": N_("Unlink a provider"),
    "admin.label.end-session": N_("End one session"),
    "admin.label.add-to-group": N_("Add to a group"),
    "admin.label.remove-from-group": N_("Remove from a group"),
    "admin.label.set-temporary": N_("Set a temporary password"),
    "admin.label.create": N_("Create an account"),
    "admin.label.disable": N_("Disable"),
    "admin.label.delete": N_("Delete"),
    "admin.consequence.resend": N_(
        "The person gets a new temporary password by e-mail or text, and its days begin anew. The old one stops "
        "working. You do not learn it."
    ),
    "admin.consequence.reset": N_(
        "The password stops working at once. The person gets a code and chooses a new password with it."
    ),
    "admin.consequence.confirm": N_(
        "The account counts as confirmed without its code. Addresses stay unverified, and the password stays."
    ),
    "admin.consequence.enable": N_("The person can sign in again, with the password they had."),
    "admin.consequence.reset-mfa": N_(
        "Second factors are switched off, and the authenticator app's key is deleted: its codes stop working. A passkey "
        "counts as one factor again, and stays a way to sign in."
    ),
    "admin.consequence.reset-mfa-required": N_(
        "The authenticator app's key is deleted: its codes stop working, and the person sets up a second factor at the "
        "next sign-in. The pool requires one, so a verified address goes on being asked for codes."
    ),
    "admin.consequence.sign-out": N_(
        "All sessions end: refresh tokens are revoked. Access that was given already lasts until it runs out, an hour "
        "mostly."
    ),
    "admin.consequence.forget-devices": N_(
        "No computer is remembered any more: each is asked for a second factor at its next sign-in."
    ),
    "admin.consequence.attributes": N_(
        "The attributes change at once. A changed address is unverified, unless you say it is verified."
    ),
    "admin.consequence.remove-attributes": N_(
        "The pool forgets the attribute at once. With an address goes that it was verified, and it is no name to sign "
        "in with any more."
    ),
    "admin.consequence.unlink-provider": N_(
        "Who comes through that provider does not get to this account any more: the pool makes them a new one. What the "
        "account has stays."
    ),
    "admin.consequence.end-session": N_(
        "That one session ends, and its tokens are revoked. Access that was given already lasts until it runs out, an "
        "hour mostly. The other sessions go on."
    ),
    "admin.consequence.add-to-group": N_("The person gets the group's rights with the next token."),
    "admin.consequence.remove-from-group": N_("The person loses the group's rights with the next token."),
    "admin.consequence.set-temporary": N_(
        "You learn the password and have to hand it over yourself, so use it only where no message can reach the "
        "person. The old password stops working, and at the next sign-in a new one is asked for."
    ),
    "admin.consequence.create": N_(
        "A new account is made, and its temporary password is sent to the person."
    ),
    "admin.consequence.disable": N_(
        "The person cannot sign in any more, and all sessions end. Nothing is deleted; Enable takes it back."
    ),
    "admin.consequence.delete": N_(
        "The account and everything in it are gone for good. Nobody can take that back."
    ),
}
