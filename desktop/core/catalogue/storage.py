"""What there is to say about where things are kept, and about tokens."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import DONE, REFUSED, TROUBLE

MESSAGES: dict[str, Message] = {
    "no-keyring": Message(
        N_("This computer has no working keyring. You will have to sign in again after Stile has ended."),
        N_(
            "On Linux a Secret Service is needed (gnome-keyring, KWallet, KeePassXC) and a session bus. Without one, "
            "--store passphrase keeps the session under a passphrase."
        ),
        kind="note",
        exit=DONE,
        variants={
            "no-session": N_(
                "This session has no keyring: keyrings belong to a desktop, and this is another session, such as one over "
                "SSH. You will have to sign in again after Stile has ended."
            ),
        },
    ),
    "keyring-elsewhere": Message(
        N_(
            "What Stile kept is still there, but cannot be read from here: its keyring is not running. Until it is, you "
            "sign in anew, and have to again after Stile has ended."
        ),
        N_(
            "The sealed file is left as it is; its key is in a keyring that cannot be reached from this session."
        ),
        kind="note",
        exit=DONE,
        variants={
            "no-session": N_(
                "What Stile kept is still there, but cannot be read from here: its keyring belongs to your desktop, and "
                "this is another session, such as one over SSH. Here you sign in anew, and have to again after Stile has "
                "ended; at your desktop nothing has changed."
            ),
        },
    ),
    "passphrase-not-given": Message(
        N_(
            "What Stile kept is still there, under a passphrase that was not given. In a terminal --store passphrase asks "
            "for it, and --passphrase-file FILE takes it from a file. Without it you sign in anew, and have to again after "
            "Stile has ended."
        ),
        N_("There is no keyring, and the sealed file is one under a passphrase. It is left as it is."),
        kind="note",
        exit=DONE,
    ),
    "not-signed-out": Message(
        N_("Nobody was signed out: who is signed in, and with which tokens, cannot be read from here."),
        N_(
            "The sealed file is left as it is, and the refresh token in it, if there is one, was not revoked."
        ),
        exit=REFUSED,
    ),
    "folder-not-written": Message(
        N_("Stile's folder {folder} cannot be written to. What is new is lost when Stile ends."),
        N_(
            "The folder, or the disk it is on, refuses writing. What was kept before is read where it can be."
        ),
        kind="note",
        exit=DONE,
        variants={
            "full": N_(
                "The disk with Stile's folder {folder} is full. What is new is lost when Stile ends; make some room, and "
                "start it again."
            ),
            "read-only": N_(
                "Stile may not write to its folder {folder}. What is new is lost when Stile ends; stile doctor says what "
                "is wrong with the folder."
            ),
        },
    ),
    "keyring-locked": Message(
        N_(
            "Your keyring is locked, so Stile cannot see your last sign-in. Unlock it and start Stile again, or go "
            "on without it."
        ),
        N_("The keyring refused, or its question was not answered within five seconds."),
        kind="note",
        exit=DONE,
    ),
    "key-changed": Message(
        N_(
            "What Stile kept was sealed under another keyring: that of another session or computer with this folder, or one "
            "that is gone. It is left as it is. Please sign in once here; nothing else is lost."
        ),
        N_(
            "The key in the keyring is not the one this profile's file was sealed with. This keyring gets a sealed file of "
            "its own beside it."
        ),
        kind="note",
        exit=DONE,
    ),
    "vault-damaged": Message(
        N_("What Stile had saved was damaged. Please sign in again; nothing else is lost."),
        N_("The sealed file did not pass its check. It was set aside as *.corrupt-<time>."),
        kind="note",
        exit=DONE,
    ),
    "vault-newer": Message(
        N_("What Stile saved was written by a newer version. Update Stile; until then nothing is saved."),
        N_("The sealed file is left as it is."),
        kind="note",
        exit=DONE,
    ),
    "vault-rolled-back": Message(
        N_(
            "What Stile had saved is older than what it saved last: an older copy was put back. If that was no backup "
            "of yours, sign out and sign in again, and have a look at who can change your files."
        ),
        N_("The sealed file's count of writes is lower than the one that the keyring keeps."),
        kind="note",
        exit=DONE,
    ),
    "vault-unreadable": Message(
        N_("Stile's folder cannot be read. You will have to sign in again after Stile has ended."),
        N_("The disk or the rights of the folder refuse reading; the file is left as it is."),
        kind="note",
        exit=DONE,
    ),
    "kept-not-read": Message(
        N_(
            "What Stile saved cannot be read at the moment. Nothing of it was changed. Try again; stile doctor says "
            "what is wrong with the folder."
        ),
        N_(
            "The disk does not answer, or the file is another program's, a newer Stile's, or under a newer key."
        ),
        kind="note",
        exit=TROUBLE,
    ),
    "kept-too-large": Message(
        N_("This is too large to be saved: more than 16 megabytes. What was saved before is still there."),
        N_("The sealed file would be larger than Stile reads back. The reply that brought it is at fault."),
        kind="note",
        exit=REFUSED,
    ),
    "tokens-not-kept": Message(
        N_(
            "There is no keyring to keep the tokens in, so they end with this command. --store passphrase keeps them under a "
            "passphrase (from --passphrase-file FILE where nobody can be asked); --store memory says that nothing has to be "
            "kept."
        ),
        kind="note",
        exit=REFUSED,
        variants={
            "disk": N_(
                "The tokens could not be written to the disk, so they end with this command. Make room or check the rights "
                "of Stile's folder, then sign in again."
            )
        },
    ),
    "given-passphrase-refused": Message(
        N_(
            "The passphrase that was given is not the one this profile was saved with. Give that one. If nobody has it any "
            "more, stile profile remove lets go of what was saved under it."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "wrong-passphrase": Message(
        N_("That is not the passphrase this profile was saved with. Try again."),
    ),
    "token-too-short": Message(
        N_(
            "The pool's fresh tokens live {left} seconds, and {wanted} were asked for. Ask for less; an administrator can let the "
            "app client's tokens live longer."
        ),
        kind="failed",
        exit=REFUSED,
    ),
    "tokens-busy": Message(
        N_("Another program is renewing this sign-in and does not come to an end. Try again in a moment."),
        exit=TROUBLE,
    ),
    "signed-out-here": Message(
        N_(
            "You are signed out on this computer. The service could not be told, so sessions elsewhere go on until "
            "they end by themselves."
        ),
        kind="note",
        exit=DONE,
    ),
}
