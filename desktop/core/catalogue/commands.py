"""The help of every command and option, and what commands report when they end."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import CANCELLED, PERSON_NEEDED, REFUSED, USAGE

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
        variants={
            "window": N_(
                "There is no place to keep the client secret in, so nothing was saved. Unlock the keyring and save again, or "
                "choose a passphrase when Stile asks for one."
            )
        },
    ),
    "argument-not-text": Message(
        N_(
            "Argument {n} of the command is not UTF-8. Type it anew, or set the terminal and the shell to UTF-8."
        ),
        kind="failed",
        exit=USAGE,
    ),
    "two-profiles-named": Message(
        N_("The command names two profiles, {name} and {other}. Name the one that it is about."),
        kind="failed",
        exit=USAGE,
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
    "port-not-usable": Message(
        N_("Port {port} cannot be used. Leave --port out for a free one."),
        kind="failed",
        exit=USAGE,
        variants={
            "taken": N_(
                "Port {port} cannot be used: another program has it. Leave --port out for a free one."
            ),
            "range": N_(
                "Port {port} cannot be used: ports go from 1 to 65535. Leave --port out for a free one."
            ),
            "reserved": N_(
                "Port {port} cannot be used: this computer keeps it for itself. Leave --port out for a free one."
            ),
        },
    ),
    "timeout-without-ask": Message(
        N_("--timeout is the time that a person has, so it goes with --ask."), kind="failed", exit=USAGE
    ),
    "sign-in-too-late": Message(
        N_("Nobody signed in within {wait}. What was begun is kept: sign in, then run the command again."),
        kind="failed",
        exit=PERSON_NEEDED,
    ),
    "nothing-to-change": Message(
        N_("Say what to change, for example --client-id ID."), kind="failed", exit=USAGE
    ),
    "removal-not-confirmed": Message(N_("Nothing was removed."), kind="failed", exit=CANCELLED),
    "practice-not-started": Message(
        N_("The practice pool could not be started. Run it alone to see why: stile practice --serve"),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "commands.stile": N_("Sign in to Amazon Cognito user pools. Without a command, Stile opens its window."),
    "commands.title": N_("commands"),
    "commands.metavar": N_("COMMAND"),
    "commands.new-name": N_("what the profile is to be called: letters, digits, dots, - and _"),
    "commands.which-name": N_("the profile's name, as stile profile list shows it"),
    "commands.version": N_("say which Stile this is"),
    "commands.which-profile": N_("the profile to use, if not the default one"),
    "commands.as-json": N_("as JSON, for programs"),
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
    "commands.token-json": N_("an object with the token, its kind and its end, for programs"),
    "commands.token-min-validity": N_(
        "a token that lives so long at least, renewed if need be; it is an error if there is none"
    ),
    "commands.token-refresh": N_("renew it even though it lives: for after a service refused it (401)"),
    "commands.token-timeout": N_("with --ask: how long to wait for the person; then end with 3"),
    "commands.token-ask": N_("have a person sign in if nobody is, one for all commands that wait for it"),
    "commands.token-header": N_("print the whole header line, for curl --header @-"),
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
    "commands.own-issuer": N_(
        "with --serve: let tokens name this address as their issuer, for other clients that fetch its keys there"
    ),
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
    "commands.fips": N_("call AWS's FIPS endpoints, in regions that have them"),
    "commands.dualstack": N_("call AWS's dual-stack endpoint, which IPv6 reaches, where there is one"),
    "commands.identity-pool-id": N_("the identity pool for AWS credentials"),
    "commands.session-minutes": N_("the app client's authentication flow session duration, if it is not 3"),
    "commands.fallback-flow": N_(
        "another flow, for a service that refuses fresh sessions; may be given again"
    ),
    "commands.preferred-factor": N_("the method that flow choice tries first, such as EMAIL_OTP"),
    "commands.updates": N_(
        "ask whether there is a newer version; nothing about you or this computer is sent"
    ),
    "commands.plain-password": N_(
        "what to do where the pool wants the password itself in place of a proof: ask (default), allow or never"
    ),
    "commands.relying-party": N_(
        "the only site that passkeys sign for (the pool's relying party id), such as example.com"
    ),
    "commands.domain": N_("where the sign-in page of flow browser is, such as auth.example.com"),
    "commands.scopes": N_("what flow browser asks for, in place of the usual; may be given again"),
    "commands.identity-provider": N_("the provider that flow browser leads to at once, as the pool calls it"),
    "commands.redirect-ports": N_(
        "a port of this computer that the browser may come back to, as registered; may be given again"
    ),
    "commands.home-realm": N_(
        "lead people with an address of this domain to this provider in the browser; may be given again"
    ),
    "commands.paste": N_("sign in by a browser elsewhere: show the address, and take the one it ended at"),
    "commands.sign-up": N_("offer new accounts, with this attribute; may be given again"),
    "commands.forgot-password": N_("begin with a code for a new password"),
    "commands.by-browser": N_("begin in the browser, where the profile names a domain"),
    "commands.new-account": N_("begin with a new account, where the profile offers that"),
    "commands.client-secret": N_("read the app client's secret from standard input"),
    "commands.client-secret-label": N_("Client secret"),
    "commands.profile-line": N_("{mark} {name}  {pool}  {flow}"),
    "commands.profile-line-given": N_("{mark} {name}  {pool}  {flow}  (given by your organisation)"),
    "commands.profile-value": N_("{name}: {value}  ({source})"),
    "commands.profile-forced": N_("forced on all profiles of this computer: {name} {value}  (system-wide)"),
    "commands.profile-change": N_("change a profile: its pool, its app client, how it signs in"),
    "commands.check-first": N_("look at the pool first, and write nothing if that finds a problem"),
    "commands.no-secret": N_("the app client has no secret any more: let go of the one that is kept"),
    "commands.profile-not-added": N_(
        "The profile {name} was not added, because of what was found. Correct it, or add it all the same without --check."
    ),
    "commands.profile-not-changed": N_(
        "The profile {name} was not changed, because of what was found. Correct it, or change it all the same without "
        "--check."
    ),
    "commands.next-check": N_(
        "See whether the pool knows it: stile profile check {name}\nSign in: {command}"
    ),
    "commands.next-sign-in": N_("Sign in: {command}"),
    "commands.change-with": N_("Change it with: {command}"),
    "commands.change-with-or": N_("Change it with: {command} (or {others})"),
    "commands.profile-import": N_("add a profile from a file that names a pool, of whatever kind"),
    "commands.import-file": N_("the file, or a stile:// link; - reads it from standard input"),
    "commands.profile-link": N_("hand a profile on: print a link and write a .stile file, without secrets"),
    "commands.link-output": N_("the file to write; NAME.stile here if it is not said"),
    "commands.link-no-file": N_("print the link only"),
    "commands.open": N_("look at a profile that somebody sent, and add it if you agree"),
    "commands.open-what": N_("a .stile file, any other file that names a pool, or a stile:// link"),
    "commands.import-environment": N_("which of several configurations in the file"),
    "commands.import-name": N_("what the profile is called; the pool's id if it is not said"),
    "commands.import-yes": N_("do not ask whether to add it"),
    "commands.organisation": N_("who runs the pool; people see it on every page"),
    "commands.metadata": N_("a value for the pool's triggers (ClientMetadata); may be given again"),
    "commands.metadata-form": N_("a value for triggers is given as KEY=VALUE"),
    "commands.home-realm-form": N_("a provider for addresses is given as DOMAIN=PROVIDER"),
    "commands.profile-changed": N_("Changed the profile {name}."),
    "commands.profile-added": N_("Added the profile {name}."),
    "commands.profile-used": N_("{name} is the default profile now."),
    "commands.profile-removed": N_("Removed the profile {name}."),
    "commands.remove-question": N_("Remove {name}? [y/N]"),
    "commands.remove-yes": N_("do not ask whether to remove it"),
    "commands.default-moved": N_("The default profile is now {name}."),
    "commands.signed-out": N_("Signed out."),
    "commands.admin": N_("help the people of a pool, with AWS credentials"),
    "commands.aws-profile": N_("the profile of the AWS configuration files to sign with"),
    "commands.telemetry-endpoint": N_(
        "send metrics and traces, without names, to an OpenTelemetry collector at this address"
    ),
    "commands.doctor": N_("look at everything a sign-in needs on this computer, and say what to do"),
    "commands.self-test": N_(
        "check the program itself: load all its parts, and play a sign-in on a practice pool"
    ),
    "commands.profile-check": N_("check a profile's pool as far as that goes without credentials"),
    "commands.pool": N_("look at a pool's settings, with AWS credentials"),
    "commands.pool-check": N_("say what of a pool's settings weakens or breaks sign-in"),
    "commands.write-profile": N_("write session minutes, password policy and flow into the profile"),
    "commands.email-codes": N_("say what the pool's own codes by e-mail still need, with the exact calls"),
    "commands.count-people": N_("read the whole directory to count who has no verified e-mail address"),
    "commands.ses-identity": N_("with --email-codes: the Amazon SES identity to send by"),
    "commands.ses-from": N_("with --email-codes: the address to send as"),
    "commands.pool-apply": N_("with --email-codes: make the calls, once the pool's id was typed"),
    "commands.pool-confirm": N_("the pool's id, in place of typing it"),
    "commands.review": N_(
        "report how sign-in stands, for a regular review, with what changed since the last one"
    ),
    "commands.review-output": N_(
        "write the report to a file, and keep it for the next review to compare with"
    ),
    "commands.review-since": N_(
        "count sign-ins from here on: 30d, or a date; since the last review if not given"
    ),
    "commands.without-people": N_("do not read the directory, which takes long where it is large"),
    "commands.support": N_("put together one file for whoever helps, show it, and save it"),
    "commands.support-output": N_("the file to write; one named by date and time if it is not given"),
    "commands.support-yes": N_("save it without asking"),
    "commands.support-read": N_("show a support file that somebody sent, what is wrong first"),
}
