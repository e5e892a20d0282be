"""What only the terminal says."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "terminal.whose": N_("Signing in to {pool}"),
    "terminal.prompt": N_("{label}: "),
    "terminal.prompt-default": N_("{label} [{default}]: "),
    "terminal.as-before": N_("as before"),
    "terminal.repeat": N_("{label} again: "),
    "terminal.repeat-differs": N_("The two were not the same. Type it twice, please."),
    "terminal.rest-stands": N_("Everything else stays as you typed it."),
    "terminal.continue": N_("Press Enter to continue: "),
    "terminal.browser-waits": N_(
        "This goes on by itself when you are done in the browser. Enter opens it again."
    ),
    "terminal.not-yes-or-no": N_("Type yes or no."),
    "terminal.yes-no": N_("{label} (yes or no): "),
    "terminal.yes": N_("yes"),
    "terminal.no": N_("no"),
    "terminal.choose": N_("Your choice (1-{n}): "),
    "terminal.not-a-choice": N_("Type one of the numbers."),
    "terminal.not-text": N_("That line could not be read. Type it again, please."),
    "terminal.rules": N_("The new password needs:"),
    "terminal.key": N_("Key: {secret}"),
    "terminal.attempts-left": N_("Tries left: {n}"),
    "terminal.expires": N_("There is time for this for {wait}."),
    "terminal.expired": N_("The time for this is probably over; an answer is still tried."),
    "terminal.resend-in": N_("A new code can be asked for in {wait}."),
    "terminal.ask-for-help": N_("Type ? for help."),
    "terminal.not-here": N_("{word} is not possible here."),
    "terminal.busy": N_("One moment ..."),
    "terminal.help": N_("Instead of an answer you can type:"),
    "terminal.help.back": N_("{word}  one step back"),
    "terminal.help.resend": N_("{word}  send a new code"),
    "terminal.help.other_way": N_(
        "{word}  you no longer have the device, or no longer get the e-mail, that this is about"
    ),
    "terminal.help.start_over": N_("{word}  begin again with the user name"),
    "terminal.help.cancel": N_("{word}  give up and forget this sign-in"),
    "terminal.help.interrupt": N_("Ctrl-C leaves and keeps your place: sign in again to go on from here."),
    "terminal.signed-in": N_("Signed in as {username}."),
    "terminal.memory": N_("To keep the sign-in under a passphrase, run: {command} --store passphrase"),
    "terminal.kept": N_("Your place is kept. To go on from here, run: {command}"),
    "terminal.stopped": N_("Stopped. Nothing was answered yet, so there is nothing to go on from."),
    "terminal.still-signed-in": N_("{username} is still signed in, as before."),
    "terminal.note": N_("{word}  a note for whoever can help you, without a password or a code"),
    "terminal.note-intro": N_("This note is for whoever looks after the pool. Copy it into a message:"),
    "terminal.no-note": N_("Nothing went wrong so far, so there is nothing to tell anybody."),
    "terminal.not-kept": N_("Stopped. Without a keyring your place could not be kept."),
}
