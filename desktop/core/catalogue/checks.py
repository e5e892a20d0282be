"""What checks of this computer and the way to a pool find, and what to do; the pool is in `public_checks`."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "check.late": FindingText(
        N_("The check of {check} was given up after {wait}."),
        N_("Try again. If it stays so, something on this computer or on the way hangs."),
    ),
    "check.failed": FindingText(
        N_("The check of {check} could not be made ({reason})."),
        N_("Send this report to whoever looks after Stile."),
    ),
    "part.loaded": FindingText(N_("Parts of the program that load: {n}.")),
    "part.optional": FindingText(
        N_("The optional part {part} is not installed."),
        N_(
            "Only sending events to a collector needs it. If you do that: pip install 'stile[telemetry]', for a bundle before it "
            "is built."
        ),
    ),
    "part.missing": FindingText(
        N_("The part {part} of the program cannot be loaded: {reason}."),
        N_("Install Stile again. If this is a bundle, it was built without this part."),
    ),
    "model.there": FindingText(N_("The services that Stile calls are described: {services}.")),
    "resource.there": FindingText(N_("Everything that lies beside the program is in {folder}.")),
    "resource.missing": FindingText(
        N_("{name} is not among what lies beside the program."), N_("Install Stile again.")
    ),
    "play.signed-in": FindingText(
        N_("Somebody was signed in at a practice pool: new password, code by e-mail, tokens.")
    ),
    "play.failed": FindingText(
        N_("The sign-in at a practice pool did not end well (exit code {exit})."),
        N_("See what it said above, or run it alone: stile practice"),
    ),
    "keyring.works": FindingText(N_("The keyring works: {backend} took, gave back and removed an item.")),
    "keyring.locked": FindingText(
        N_("The keyring is locked, so what Stile keeps is lost when it ends."),
        N_("Unlock it, for instance by signing in to your desktop with your password, and try again."),
    ),
    "keyring.asks": FindingText(
        N_(
            "The keyring asks for its password, and nobody answered. Until then what Stile keeps is lost when it ends."
        ),
        N_("Answer its question, or unlock it by signing in to your desktop with your password."),
    ),
    "keyring.none": FindingText(
        N_("The keyring does not keep what it is given, so a sign-in is forgotten when Stile ends."),
        N_(
            "Look at it with its own program (Passwords and Keys, KWallet Manager, KeePassXC); or keep things under a "
            "passphrase with --store passphrase."
        ),
    ),
    "keyring.not-running": FindingText(
        N_("No keyring is running, so a sign-in is forgotten when Stile ends."),
        N_(
            "Install and start gnome-keyring, KWallet or KeePassXC; or keep things under a passphrase with "
            "--store passphrase."
        ),
    ),
    "keyring.no-session": FindingText(
        N_(
            "This session has no keyring: keyrings belong to a desktop. What was kept at the desktop is still there, but "
            "cannot be read from here."
        ),
        N_(
            "At the desktop itself all is well. Over SSH, keep things under a passphrase with --store passphrase."
        ),
    ),
    "files.none": FindingText(N_("Nothing is kept in {folder} yet.")),
    "files.private": FindingText(
        N_("All {n} files and folders in {folder} can be used, and what is sealed by you alone.")
    ),
    "files.closed": FindingText(
        N_("{path} cannot be read and changed."),
        N_("Give yourself the right to read and write it, or set STILE_HOME to another folder."),
    ),
    "files.written-by-others": FindingText(
        N_("Other users of this computer can write to {path}."),
        N_("See that it is yours (ls -ld), and take their rights away with: chmod go-w {path}"),
    ),
    "files.odd": FindingText(
        N_("{path} is no regular file: a pipe, a socket, a device, or a link in a circle."),
        N_("Find out who put it there, and remove it."),
    ),
    "files.open": FindingText(
        N_("Other users of this computer can reach {path}. What is in it is sealed, but it need not be."),
        N_("Take their rights away with: chmod -R go-rwx {path}"),
    ),
    "disk.room": FindingText(N_("There are {megabytes} MB left for {folder}.")),
    "disk.full": FindingText(
        N_("There are only {megabytes} MB left for {folder}."), N_("Make room, or no sign-in can be kept.")
    ),
    "security-keys.none": FindingText(N_("No security key is plugged in. Passkeys need one.")),
    "security-keys.plugged-in": FindingText(N_("Security keys that are plugged in: {n}.")),
    "security-keys.by-system": FindingText(N_("Passkeys are asked for by the system's own dialogs.")),
    "security-keys.closed": FindingText(
        N_("There is a security key at {device}, but you may not use it."),
        N_("Install the rules that allow it: sudo apt install libfido2-1. Then plug the key in again."),
    ),
    "profiles.sound": FindingText(N_("Profiles that can be used: {n} ({names}).")),
    "profiles.none": FindingText(
        N_("There is no profile yet, so no pool was looked at."),
        N_("Add one with stile profile add, or try stile practice."),
    ),
    "profiles.unsound": FindingText(N_("{said}")),
    "proxy.none": FindingText(N_("Calls to the pool go through no proxy.")),
    "proxy.answers": FindingText(N_("Calls to the pool go through the proxy {proxy}, which answers.")),
    "proxy.socks": FindingText(
        N_("The proxy {proxy} speaks SOCKS, which Stile cannot. Nothing is sent."),
        N_(
            "Name an HTTP proxy in HTTPS_PROXY or in the system's settings. NO_PROXY names hosts that need none."
        ),
    ),
    "proxy.kind": FindingText(
        N_("{proxy} is no address of an HTTP proxy. Nothing is sent."),
        N_("Correct HTTPS_PROXY, ALL_PROXY or the system's settings: it begins with http:// or https://."),
    ),
    "proxy.port": FindingText(
        N_("The port in the proxy's address {proxy} is no number from 1 to 65535. Nothing is sent."),
        N_("Correct HTTPS_PROXY, ALL_PROXY or the system's settings."),
    ),
    "proxy.address": FindingText(
        N_("The proxy's address {proxy} names no computer. Nothing is sent."),
        N_("Correct HTTPS_PROXY, ALL_PROXY or the system's settings: http://HOST:PORT."),
    ),
    "proxy.unknown-name": FindingText(
        N_("The proxy {proxy} was not found."),
        N_("Join the network that the proxy is in, or correct HTTPS_PROXY or the system's settings."),
    ),
    "proxy.not-reached": FindingText(
        N_("Calls to the pool go through the proxy {proxy}, which does not answer ({reason})."),
        N_(
            "Correct HTTPS_PROXY or the system's proxy settings, or join the network that the proxy is in. "
            "NO_PROXY names hosts that need none."
        ),
    ),
    "certificates.system": FindingText(N_("Certificates are checked against the system's own list.")),
    "certificates.bundle": FindingText(
        N_("Certificates are checked against {file}, which the environment names.")
    ),
    "certificates.unreadable": FindingText(
        N_("The environment names {file} as the list of certificates, and it cannot be used ({reason})."),
        N_("Correct AWS_CA_BUNDLE or REQUESTS_CA_BUNDLE, or unset it to use the system's list."),
    ),
}

TEXTS: dict[str, str] = {
    "checks.ok": N_("ok"),
    "checks.unknown": N_("?"),
    "checks.warning": N_("warning"),
    "checks.problem": N_("PROBLEM"),
    "checks.all-well": N_("All is well: {n} of {n}."),
    "checks.not-well": N_("Problems: {problems}. Warnings: {warnings}. Looked at: {n}."),
}
