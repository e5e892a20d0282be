"""What the commands for other programs say: AWS credentials, tokens for Kubernetes, programs that are started."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED, USAGE

MESSAGES: dict[str, Message] = {
    "no-identity-pool": Message(
        N_(
            "The profile {profile} names no identity pool, which gives AWS credentials. Ask your administrator for its "
            "id, and add it: stile profile change {profile} --identity-pool-id ID"
        ),
        kind="failed",
        exit=USAGE,
    ),
    "login-refused": Message(
        N_(
            "The identity pool did not take your sign-in. Sign in again; if that changes nothing, tell your administrator."
        ),
        N_("The identity pool refused the ID token. See the details for its own words."),
        kind="failed",
        exit=REFUSED,
        variants={
            "provider": N_(
                "The identity pool takes no sign-ins of this user pool. Check the identity pool's id in the profile, or "
                "ask your administrator."
            ),
            "ended": N_("The identity pool says that your sign-in has ended. Sign in again."),
        },
        admin_variants={
            "provider": N_(
                "The user pool and this app client have to be an authentication provider of the identity pool: "
                "CognitoIdentityProviders in UpdateIdentityPool."
            )
        },
    ),
    "identity-pool-unknown": Message(
        N_("There is no such identity pool in its region. Check the identity pool's id in the profile."),
        kind="failed",
        exit=REFUSED,
    ),
    "role-refused": Message(
        N_("You may not take on this role. Ask your administrator which roles are yours."),
        N_(
            "Enhanced flow: the role has to be in the claim cognito:roles, by the person's groups. Basic flow: the role's "
            "trust policy has to allow sts:AssumeRoleWithWebIdentity for this identity pool."
        ),
        kind="failed",
        exit=REFUSED,
        variants={
            "none": N_("The identity pool has no role for you. Tell your administrator."),
            "needed": N_("The basic flow needs a role. Name it: --role ROLE"),
        },
        admin_variants={
            "none": N_(
                "Give the identity pool an authenticated role, or the person a group with a role; look at "
                "AmbiguousRoleResolution in GetIdentityPoolRoles."
            )
        },
    ),
    "role-not-offered": Message(
        N_("The role {role} is none of yours. Yours are: {offered}"),
        kind="failed",
        exit=REFUSED,
        variants={
            "no-roles": N_(
                "The role {role} cannot be chosen: your sign-in names no roles. Leave --role out, or ask your "
                "administrator for a group with a role."
            )
        },
    ),
    "basic-flow-closed": Message(
        N_("The identity pool does not allow the basic flow. Leave --basic-flow out."),
        N_("AllowClassicFlow is off in the identity pool."),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "programs.credentials": N_(
        "print AWS credentials of the profile's identity pool, as a credential_process does"
    ),
    "programs.role": N_("the role to take on, by name or ARN, if the identity pool shall not decide"),
    "programs.basic-flow": N_(
        "take the role on by AWS STS, for identity pools and roles that are set up for it"
    ),
    "programs.no-prompt": N_("ask nobody: where a person has to sign in, end with exit code 3 at once"),
}
