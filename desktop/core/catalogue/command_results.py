"""What the commands print while they run; scripts of answers included."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "script.not-toml": N_("The script is not TOML: {reason}"),
    "script.no-answers": N_(
        "A script is a list of [[answer]] tables and nothing else. stile help programs shows one."
    ),
    "script.bad-answer": N_("Answer {number} of the script needs a step and, at most, fields."),
    "script.bad-value": N_(
        "Answer {number} of the script: {field} is none of a text, {{inbox=true}}, {{stdin=true}}, "
        '{{command=["..."]}} and {{totp="..."}}.'
    ),
    "script.literal-secret": N_(
        "Answer {number} of the script holds a secret ({field}). Outside of practice, secrets come from "
        '{{stdin=true}} or {{command=["..."]}}.'
    ),
    "script.not-proven": N_(
        "What answers at {endpoint} does not show that it is a practice pool of yours, so nothing of the script was "
        "sent to it. Start the pool as the same user, by `stile practice --serve` of this version."
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
    "status.account": N_("{profile}{option}: {username}"),
    "status.account-nobody": N_("{profile}{option}: nobody is signed in"),
    "status.account-unread": N_(
        "{profile}{option}: what is kept cannot be read now, so nobody knows who is signed in"
    ),
    "status.nobody": N_("{profile}: nobody is signed in."),
    "status.until": N_("{profile}: signed in as {username} until {time}."),
    "status.renewed": N_(
        "{profile}: signed in as {username}; tokens are good until {time} and renewed when needed."
    ),
    "practice.people": N_("These people can be played:"),
    "practice.person": N_("{username}  password {password}  ({situation})"),
    "practice.mail": N_("A message to {to}"),
    "practice.plays": N_("Nobody is here to ask, so {username} signs in by a script ({situation})."),
    "practice.credentials": N_(
        "The identity pool gave AWS credentials: access key {access}, until {time} by the pool's clock."
    ),
    "practice.stopped": N_("Stopped. The practice pool is gone, and with it everything that was in it."),
    "practice.refused": N_("Sessions that the pool refused because they were used before: {n}"),
    "unlock.passphrase": N_("Passphrase"),
    "unlock.repeat": N_("Passphrase again"),
    "source.flag": N_("given by flag or form"),
    "source.file": N_("from the imported file"),
    "source.pool": N_("read from the pool by an administrator"),
    "source.system-wide": N_("system-wide, by your organisation"),
    "source.default": N_("default"),
}
