"""What alarms say: what was seen, and what helps."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "alarm.title-low-rate": N_("Few sign-ins come through"),
    "alarm.text-low-rate": N_("{profile}: only {value} % of the last sign-ins came through."),
    "alarm.help-low-rate": N_("See at which step people stop: stile journal rates, or the journal's window."),
    "alarm.title-lost-sessions": N_("Sessions are lost"),
    "alarm.text-lost-sessions": N_("{profile}: answers lost on their way lately: {value}."),
    "alarm.help-lost-sessions": N_(
        "The network or a proxy cuts connections, or sessions run out before people answer. Look with stile doctor, and "
        "compare the app client's authentication flow session duration with the profile's session minutes."
    ),
    "alarm.title-lock-outs": N_("Accounts are locked out"),
    "alarm.text-lock-outs": N_("{profile}: refusals for too many wrong passwords lately: {value}."),
    "alarm.help-lock-outs": N_(
        "Somebody may be guessing, or a program may keep trying an old password. An admin can reset the password; the "
        "lock ends by itself."
    ),
    "alarm.title-codes-missing": N_("Codes do not arrive"),
    "alarm.text-codes-missing": N_("{profile}: new codes asked for lately: {value}."),
    "alarm.help-codes-missing": N_(
        "Look at the pool's e-mail settings (the default sender is held to few messages a day), the SMS spending limit, "
        "and spam folders."
    ),
    "alarm.title-fresh-session-refused": N_("The service refuses fresh sessions"),
    "alarm.text-fresh-session-refused": N_(
        "{profile}: sessions refused as used on their first use lately: {value}."
    ),
    "alarm.help-fresh-session-refused": N_(
        "The pool mixes custom authentication with its own MFA. Use the flow srp, or ask for the second factor in the "
        "triggers alone; give the profile a fallback flow meanwhile."
    ),
    "alarm.title-keyring-missing": N_("There is no keyring"),
    "alarm.text-keyring-missing": N_(
        "{profile}: this computer has no working keyring, so nothing of a sign-in is kept."
    ),
    "alarm.help-keyring-missing": N_(
        "Install or unlock one, or use --store passphrase. stile doctor tells more."
    ),
    "alarm.over": N_("Over: {title}"),
    "alarm.stands": N_("!  {text}"),
    "alarm.quiet": N_("   {profile}: {title}: no"),
    "alarm.none": N_("There is no profile whose alarms could be looked at."),
    "alarm.command": N_("how the alarms stand: what was seen, and what helps"),
    "alarm.option": N_(
        "set an alarm: NAME=off, NAME=COUNT/MINUTES, or low-rate=PERCENT/ATTEMPTS; may be given again"
    ),
}
