"""What the command line and the window say around the guides; the guides themselves are in `resources/guide`."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import USAGE

MESSAGES: dict[str, Message] = {
    "topic-unknown": Message(
        N_(
            "There is no guide about {topic}, and no command of that name. There are guides about: {topics}. The commands: "
            "stile --help"
        ),
        kind="failed",
        exit=USAGE,
    ),
}

TEXTS: dict[str, str] = {
    "guide.command": N_("read a guide, or what a command does; without a topic, list the guides"),
    "guide.which-topic": N_("which guide ({topics}), or a command, such as profile add"),
    "guide.list": N_("Guides; read one with: stile help TOPIC"),
    "guide.list-line": N_("  {topic}  {about}"),
    "guide.start": N_("install, sign in, every command, what to do when something is wrong"),
    "guide.admins": N_("set up profiles, help people who are stuck, look after a pool"),
    "guide.programs": N_("sign in from programs and scripts: JSON lines, tokens, exit codes"),
    "guide.practice": N_("try and rehearse sign-ins on a pool of your own computer"),
    "guide.security": N_("what is kept, what is promised, and where that ends"),
    "guide.cognito": N_("what Amazon Cognito does not allow, and custom authentication done right"),
    "guide.name-start": N_("Start"),
    "guide.name-admins": N_("Admins"),
    "guide.name-programs": N_("Programs"),
    "guide.name-practice": N_("Practice"),
    "guide.name-security": N_("Security"),
    "guide.name-cognito": N_("Cognito"),
    "guide.title": N_("Guide"),
    "guide.open": N_("Guide…"),
    "guide.back": N_("Back"),
    "guide.close": N_("Close"),
    "guide.elsewhere": N_("Not opened from here: {link}"),
    "guide.missing": N_("This guide is missing from the installation. Install Stile again to get it back."),
}
