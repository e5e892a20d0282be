"""Why a file, a link or a text gives no profile, or not yet."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import CANCELLED, PERSON_NEEDED, USAGE

MESSAGES: dict[str, Message] = {
    "import-unreadable": Message(N_("{file} cannot be read: {reason}."), exit=USAGE),
    "import-too-big": Message(
        N_(
            "The file is larger than {most}. What says which pool to sign in to is far smaller: choose that file, or "
            "paste only the part about signing in."
        ),
        exit=USAGE,
    ),
    "import-not-text": Message(
        N_(
            "The file is not a text. Choose one that names the pool's id and the app client's id, such as "
            "amplify_outputs.json, aws-exports.js or .env."
        ),
        exit=USAGE,
    ),
    "import-other-kind": Message(
        N_(
            "Nothing in it says which user pool and which app client to sign in with. Stile reads what Amplify writes "
            "(amplify_outputs.json, aws-exports.js, amplifyconfiguration.json), .env files, programs, outputs of CDK, "
            "CloudFormation and Terraform, and .stile files. With the pool's id and the app client's id a profile "
            "can be added by hand."
        ),
        exit=USAGE,
    ),
    "import-unknown-form": Message(
        N_(
            "It does not say in a form that Stile knows which user pool and which app client to sign in with."
        ),
        exit=USAGE,
    ),
    "import-placeholder": Message(
        N_(
            "It has placeholders where the ids belong: {names}. Ask whoever runs the pool for the real ones, or for the "
            "file in which they stand."
        ),
        exit=USAGE,
    ),
    "import-elsewhere": Message(
        N_("The program takes its configuration from another file: {file}. Choose that one."), exit=USAGE
    ),
    "import-ids-seen": Message(
        N_(
            "What looks like a pool is {pool}, and like an app client {client}. If these are the ones: "
            "stile profile add NAME --pool-id {pool} --client-id {client}"
        ),
        exit=USAGE,
    ),
    "import-several": Message(
        N_("There are several configurations in it: {names}. Say which one with --environment NAME."),
        exit=PERSON_NEEDED,
        kind="failed",
    ),
    "import-environment-unknown": Message(
        N_("There is no configuration called {unknown} in it. What is there: {names}."), exit=USAGE
    ),
    "import-several-files": Message(N_("Stile reads one file at a time. Drop only one, please."), exit=USAGE),
    "import-not-here": Message(
        N_("That is an address, not a file. Save the file on this computer and drop it from there."),
        exit=USAGE,
    ),
    "import-nothing-pasted": Message(
        N_("There is no text on the clipboard. Copy the whole configuration, then paste it here."), exit=USAGE
    ),
    "import-incomplete": Message(
        N_("The configuration does not say which pool it is for."),
        exit=USAGE,
        variants={
            "no-pool": N_(
                "The configuration has no user pool: signing in is not set up in that project, or not in this "
                "file."
            ),
            "no-pool-beside": N_(
                "It names an app client and no user pool. Ask whoever runs the pool for its id. If it is about another kind "
                "of sign-in, Stile cannot use it."
            ),
            "no-client": N_(
                "The configuration names a user pool and no app client. Ask whoever runs the pool for the "
                "app client's id and add the profile by hand."
            ),
            "page": N_(
                "It names an app client and the pool's page for browsers, which do not tell the pool's id. Ask whoever runs "
                "the pool for the id and add the profile by hand."
            ),
            "unpaired": N_(
                "It does not say which app client belongs to which user pool. The pools are {pools}, the app clients "
                "{clients}. Ask whoever runs them and add the profile by hand."
            ),
            "computed": N_(
                "The program works out these values itself, so the file does not tell them: {names}. Put the "
                "values in their place, or add the profile by hand."
            ),
        },
    ),
    "import-not-confirmed": Message(N_("Nothing was added."), exit=CANCELLED, kind="failed"),
    "import-endpoint-unseen": Message(
        N_(
            "Nothing was added: the file has passwords sent to {endpoint}, a program on this computer, and nobody "
            "was asked about that. If it is meant so, give the command again with --yes."
        ),
        exit=PERSON_NEEDED,
        kind="failed",
    ),
    "import-stdin-twice": Message(
        N_(
            "Standard input can bring the configuration or the client secret, not both. Name the configuration's file."
        ),
        exit=USAGE,
    ),
}
