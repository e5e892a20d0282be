"""What the commands for other programs say: AWS credentials, tokens for Kubernetes, programs that are started."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import REFUSED, USAGE

MESSAGES: dict[str, Message] = {
    "no-identity-pool": Message(
        N_(
            "The profile {profile} names no identity pool, which gives AWS credentials. Ask your administrator for its "
            "id, and add it with --identity-pool-id: stile profile change {profile}"
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
            "needed": N_("The basic flow needs a role. Name it with --role."),
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
    "aws-profile-refused": Message(
        N_("The AWS profile {name} was not changed."),
        kind="failed",
        exit=REFUSED,
        variants={
            "name": N_("An AWS profile's name has letters, digits and _ . @ + - only. Choose another name."),
            "taken": N_("The AWS profile {name} is there already, and not from Stile. Choose another name."),
            "keys": N_(
                "AWS's credentials file has keys of {name}, which would be used in place of Stile's. Choose another name, or "
                "take them out first."
            ),
            "absent": N_("There is no AWS profile {name}."),
            "foreign": N_("The AWS profile {name} is not from Stile, so it was left alone."),
        },
    ),
    "aws-file": Message(
        N_("The file {file} could not be changed: {reason}. Nothing was done."), kind="failed", exit=REFUSED
    ),
    "aws-file-marked": Message(
        N_(
            "The file {file} begins with a byte order mark, and AWS's own programs read nothing in such a file. "
            "Save it as UTF-8 without BOM."
        ),
        kind="note",
    ),
    "program-not-started": Message(
        N_("The program {program} could not be started: {reason}."),
        kind="failed",
        exit=REFUSED,
        variants={
            "not-found": N_("There is no program {program}. Check how it is written, or name its whole path.")
        },
    ),
    "exec-info-not-known": Message(
        N_(
            "KUBERNETES_EXEC_INFO asks for {version}, and Stile knows {known}. Write one of these into the kubeconfig."
        ),
        kind="failed",
        exit=USAGE,
        variants={
            "form": N_(
                "KUBERNETES_EXEC_INFO holds no ExecCredential such as kubectl puts there. Take the variable out, and "
                "kubectl sets it by itself."
            )
        },
    ),
    "exec-one-variable": Message(
        N_("{name} is named for two things, and a variable holds one. Give each a variable of its own."),
        kind="failed",
        exit=USAGE,
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
    "programs.role-form": N_("a role is given by its name or its ARN"),
    "programs.aws-profile": N_("let the AWS command line and SDKs take their credentials from Stile"),
    "programs.aws-profile-add": N_("add a profile to AWS's configuration file, or change it"),
    "programs.aws-profile-remove": N_("take such a profile out again"),
    "programs.aws-profile-name": N_("what the AWS profile is called"),
    "programs.aws-profile-added": N_(
        "Added the AWS profile {name} to {file}. Use it: aws --profile {name} ..."
    ),
    "programs.aws-profile-removed": N_("Took the AWS profile {name} out of {file}."),
    "programs.completion": N_("print the script with which a shell completes Stile's commands and options"),
    "programs.completion-shell": N_("the shell it is for"),
    "programs.example": N_("example: {command}"),
    "programs.exec": N_("start a program with AWS credentials or a token in its environment"),
    "programs.exec-credentials": N_(
        "AWS credentials in the environment (env), or at an address on this computer that renews them while the program "
        "runs (endpoint)"
    ),
    "programs.exec-access-token": N_("put the access token into this variable"),
    "programs.exec-id-token": N_("put the ID token into this variable"),
    "programs.exec-command": N_("the program and its arguments, behind --"),
    "programs.exec-variable": N_("a variable's name has letters, digits and _ only"),
    "programs.kube-token": N_("print the ID token for kubectl, as a credential plugin (ExecCredential)"),
    "programs.no-prompt": N_("ask nobody: where a person has to sign in, end with exit code 3 at once"),
}
