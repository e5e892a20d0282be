"""What the commands say; scripts of answers included."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_

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
    "script.practice-only": N_("{{inbox=true}} works with practice profiles only."),
    "script.no-field": N_("The script's answer to {step} has a field that the step does not ask: {field}."),
    "script.no-answer": N_("The script has no answer left for the step {step}."),
    "script.left-over": N_("These answers of the script were never asked for: {steps}."),
    "script.answered": N_("{step}: answered"),
    "script.command": N_("The command {program} of the script gave no value: {reason}."),
    "script.command-empty": N_("exit code {exit}"),
}
