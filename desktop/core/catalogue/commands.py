"""What the commands say; scripts of answers included."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_, REFUSED, USAGE, Message

MESSAGES: dict[str, Message] = {
    "passphrases-differ": Message(N_("The two passphrases are not the same. Type it twice, please.")),
    "sign-up-not-offered": Message(
        N_("This profile offers no new accounts. Ask your administrator for one."),
        kind="failed",
        exit=REFUSED,
    ),
    "secret-not-kept": Message(
        N_(
            "There is no keyring to keep the client secret in, so the profile was not added. To keep it under a "
            "passphrase, add --store passphrase."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "keep-failed": Message(
        N_(
            "What Stile keeps on this computer could not be changed. Make room on the disk or check the rights of "
            "Stile's folder, then try again."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "rehearsal-invalid": Message(
        N_("The file describes no rehearsal."),
        kind="failed",
        exit=USAGE,
        variants={
            "unreadable": N_("{file} cannot be read: {reason}."),
            "not-toml": N_("{file} is not TOML: {reason}."),
            "unknown": N_("{file}: there is no setting {name}."),
            "value": N_("{file}: {name} must be {wanted}."),
            "situation": N_("{file}: {reason}."),
            "handler": N_("The handler {file} cannot be used: {reason}."),
        },
    ),
    "practice-not-started": Message(
        N_("The practice pool could not be started. Run it alone to see why: stile practice --serve"),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "script.not-toml": N_("The script is not TOML: {reason}"),
    "script.no-answers": N_("A script is a list of [[answer]] tables and nothing else."),
    "script.bad-answer": N_("Answer {number} of the script needs a step and, at most, fields."),
    "script.bad-value": N_(
        "Answer {number} of the script: {field} is none of a text, {{inbox=true}}, {{stdin=true}}, "
        '{{command=["..."]}} and {{totp="..."}}.'
    ),
    "script.literal-secret": N_(
        "Answer {number} of the script holds a secret ({field}). Outside of practice, secrets come from "
        '{{stdin=true}} or {{command=["..."]}}.'
    ),
    "script.no-key": N_("The step {step} shows no key, so {{totp=true}} has no code."),
    "script.practice-only": N_("{{inbox=true}} works with practice profiles only."),
    "script.no-field": N_("The script's answer to {step} has a field that the step does not ask: {field}."),
    "script.no-answer": N_("The script has no answer left for the step {step}."),
    "script.left-over": N_("These answers of the script were never asked for: {steps}."),
    "script.answered": N_("{step}: answered"),
    "script.command": N_("The command {program} of the script gave no value: {reason}."),
    "script.command-empty": N_("exit code {exit}"),
    "script.unreadable": N_("The script {file} cannot be read: {reason}."),
    "unlock.passphrase": N_("Passphrase"),
    "unlock.repeat": N_("Passphrase again"),
    "commands.stile": N_("Sign in to Amazon Cognito user pools. Without a command, Stile opens its window."),
    "commands.title": N_("commands"),
    "commands.metavar": N_("COMMAND"),
    "commands.version": N_("say which Stile this is"),
    "commands.which-profile": N_("the profile to use, if not the default one"),
    "commands.as-json": N_("as JSON, for programs"),
    "commands.store": N_("where there is no keyring, keep things under a passphrase, which is asked for"),
    "commands.sign-in": N_("sign in; without an option in a window, where one can be opened"),
    "commands.terminal": N_("ask in this terminal"),
    "commands.json": N_("ask and hear by lines of JSON"),
    "commands.script": N_("take the answers from a TOML file"),
    "commands.username": N_("the user name"),
    "commands.fresh": N_(
        "begin afresh: forget a sign-in that is under way, and do not look who is signed in"
    ),
    "commands.status": N_("say who is signed in, and until when"),
    "commands.token": N_("print a token, a fresh one if need be"),
    "commands.token-ask": N_("have a person sign in if nobody is, one for all commands that wait for it"),
    "commands.token-id": N_("the ID token"),
    "commands.token-access": N_("the access token; this is what is printed anyway"),
    "commands.sign-out": N_("forget the tokens here and end their session at the pool"),
    "commands.everywhere": N_("end all sessions of this person, on other computers too"),
    "commands.codes": N_("list every problem, note and failure with its exit code"),
    "commands.practice": N_("try Stile on a pool of its own on this computer"),
    "commands.rehearse": N_("play people through the pool that a TOML file describes, and print what passed"),
    "commands.rehearse-json": N_("with --rehearse: the result as JSON, for programs"),
    "commands.serve": N_("run only the practice pool; the first line it prints describes it"),
    "commands.port": N_("the port to listen on; a free one if it is not given"),
    "commands.people": N_("how many invented people the default pool has besides; 3000 if it is not said"),
    "commands.until-stdin-closes": N_("end when standard input ends"),
    "commands.profile": N_("add, list, show, choose and remove profiles: which pools, and how to sign in"),
    "commands.profile-add": N_("add a profile"),
    "commands.profile-list": N_("list the profiles; * marks the default one"),
    "commands.profile-show": N_("show one profile"),
    "commands.profile-use": N_("make a profile the default one"),
    "commands.profile-remove": N_("remove a profile and everything that was kept for it"),
    "commands.show-which": N_("the profile; the default one if none is named"),
    "commands.pool-id": N_("the user pool's id, such as eu-west-1_Ab3dEf6hI"),
    "commands.client-id": N_("the app client's id"),
    "commands.region": N_("the region, if the pool's id does not tell it"),
    "commands.flow": N_("how the app client signs in; srp if it is not said"),
    "commands.endpoint-url": N_("an address to use in place of Amazon's"),
    "commands.identity-pool-id": N_("the identity pool for AWS credentials"),
    "commands.session-minutes": N_("the app client's authentication flow session duration, if it is not 3"),
    "commands.fallback-flow": N_(
        "another flow, for a service that refuses fresh sessions; may be given again"
    ),
    "commands.preferred-factor": N_("the way that flow choice tries first, such as EMAIL_OTP"),
    "commands.sign-up": N_("offer new accounts, with this attribute; may be given again"),
    "commands.forgot-password": N_("begin with a code for a new password"),
    "commands.new-account": N_("begin with a new account, where the profile offers that"),
    "commands.client-secret": N_("read the app client's secret from standard input"),
    "commands.client-secret-label": N_("Client secret"),
    "commands.profile-line": N_("{mark} {name}  {pool}  {flow}"),
    "commands.profile-line-given": N_("{mark} {name}  {pool}  {flow}  (given by your organisation)"),
    "commands.profile-value": N_("{name}: {value}  ({source})"),
    "commands.profile-forced": N_("forced on all profiles of this computer: {name} {value}  (system-wide)"),
    "source.flag": N_("given by flag or form"),
    "source.file": N_("from the imported file"),
    "source.pool": N_("read from the pool by an administrator"),
    "source.system-wide": N_("system-wide, by your organisation"),
    "source.default": N_("default"),
    "commands.profile-change": N_("change how a profile signs in"),
    "commands.profile-import": N_("add a profile from a configuration file of Amplify, whatever its kind"),
    "commands.import-file": N_("the file; - reads it from standard input"),
    "commands.import-name": N_("what the profile is called; the pool's id if it is not said"),
    "commands.import-yes": N_("do not ask whether to add it"),
    "commands.organisation": N_("who runs the pool; people see it on every page"),
    "commands.metadata": N_("a value for the pool's triggers (ClientMetadata); may be given again"),
    "commands.metadata-form": N_("a value for triggers is given as KEY=VALUE"),
    "commands.profile-changed": N_("Changed the profile {name}."),
    "commands.profile-added": N_("Added the profile {name}."),
    "commands.profile-used": N_("{name} is the default profile now."),
    "commands.profile-removed": N_("Removed the profile {name}."),
    "commands.signed-out": N_("Signed out."),
    "status.nobody": N_("{profile}: nobody is signed in."),
    "status.until": N_("{profile}: signed in as {username} until {time}."),
    "status.renewed": N_(
        "{profile}: signed in as {username}; tokens are good until {time} and renewed when needed."
    ),
    "practice.people": N_("These people can be played:"),
    "practice.person": N_("{username}  password {password}  ({situation})"),
    "practice.mail": N_("A message to {to}"),
    "practice.plays": N_("Nobody is here to ask, so {username} signs in by a script ({situation})."),
    "practice.refused": N_("Sessions that the pool refused because they were used before: {n}"),
    "window.no-display": N_("There is no display to open a window on."),
    "window.asks-here": N_("Stile asks here instead."),
    "window.missing-libraries": N_(
        "A window needs system libraries that are missing here. Install them with:\n"
        "    sudo apt install {packages}"
    ),
    "window.no-qt": N_("The window cannot be opened: {reason}"),
}
