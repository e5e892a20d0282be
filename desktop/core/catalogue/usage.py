"""What holds for the command line as a whole: its common options, and what is wrong with a line."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "usage.environment": N_(
        "environment:\n"
        "  STILE_HOME=FOLDER  a folder for all of Stile's files\n"
        "  STILE_LOG=LEVEL    log to standard error: debug, info or warning\n"
        "  NO_COLOR=1         no colours in the terminal\n"
        "  PAGER=PROGRAM      what stile help shows a guide with\n"
        "\n"
        "stile help lists the guides, and stile help COMMAND explains a command as --help does."
    ),
    "usage.quiet": N_("say only results and why a command ends: no remarks, no word that it is done"),
    "usage.verbose": N_("log to standard error what is done, without secrets; -vv tells more"),
    "usage.unknown-words": N_("what is {words}?"),
    "usage.unknown-command": N_("there is no command {command}."),
    "usage.did-you-mean": N_(" Did you mean {meant}?"),
    "usage.see-commands": N_(" See all with: {program} --help"),
    "usage.passphrase-file": N_(
        "take the passphrase from the first line of a file, instead of asking; implies --store passphrase"
    ),
    "usage.passphrase-fd": N_(
        "take it from one line of an open descriptor, such as 3; implies --store passphrase"
    ),
    "usage.passphrase-unreadable": N_("the passphrase cannot be read from {where}: {reason}"),
    "usage.passphrase-empty": N_("the first line of {where} is empty: it must be the passphrase"),
    "usage.passphrase-no-number": N_("{where} is no descriptor: it is a number, such as 3"),
    "usage.passphrase-not-text": N_("the first line of {where} is not UTF-8"),
    "usage.store": N_("where there is no keyring, keep things under a passphrase, which is asked for"),
    "usage.store-or-memory": N_(
        "where there is no keyring, keep things under a passphrase, which is asked for; or in memory: then nothing is kept, "
        "and that is no error"
    ),
    "usage.not-seconds": N_("seconds are a whole number up to {most}"),
}
