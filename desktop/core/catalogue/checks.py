"""What checks of this computer and of a profile find, and what to do about it."""

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
    "display.there": FindingText(N_("There is a display to open a window on ({name}).")),
    "display.none": FindingText(
        N_("There is no display to open a window on, so Stile asks in the terminal."),
        N_("Over SSH, ssh -X brings the window to your screen."),
    ),
    "display.silent": FindingText(
        N_("{name} names a display that does not answer."),
        N_(
            "It may have ended, or belong to another session: open a new terminal there, or unset the variable."
        ),
    ),
    "display.refused": FindingText(
        N_("{name} names a display that does not let you in."),
        N_("Start Stile as the person whose desktop it is, without sudo or su."),
    ),
    "display.unusable": FindingText(
        N_("{name} names no display that Stile can open a window on."),
        N_("Unset the variable, or name wayland or xcb."),
    ),
    "qt.there": FindingText(N_("The libraries of the window are there: Qt {version}.")),
    "qt.none": FindingText(
        N_("Qt is not installed, so there is no window."),
        N_("Install Stile again with: pip install --force-reinstall stile"),
    ),
    "qt.libraries-missing": FindingText(
        N_("A window needs system libraries that are missing here."), N_("sudo apt install {packages}")
    ),
    "fonts.there": FindingText(N_("Fonts that the window can use: {n}.")),
    "fonts.by-system": FindingText(N_("The system brings the fonts of the window.")),
    "fonts.none": FindingText(
        N_("There is no font, so the window would show empty boxes."),
        N_("sudo apt install fonts-dejavu-core"),
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
    "endpoint.answers": FindingText(N_("The service in {region} answers at {endpoint}.")),
    "endpoint.not-reached": FindingText(
        N_("{endpoint} cannot be reached: {detail}."),
        N_("See whether this computer is online, and whether the profile names the right region."),
    ),
    "endpoint.not-running": FindingText(
        N_("Nothing is running at {endpoint}, which is on this computer ({detail})."),
        N_(
            "Start the program that is to answer there; a practice pool starts with: stile practice. If the pool is "
            "elsewhere, change the endpoint of the profile."
        ),
    ),
    "endpoint.other-program": FindingText(
        N_(
            "What answers at {endpoint}, on this computer, is another program and no sign-in service ({detail})."
        ),
        N_(
            "Change the port in the profile's endpoint, or stop that program and start the pool. A practice pool starts "
            "with: stile practice"
        ),
    ),
    "endpoint.unknown-name": FindingText(
        N_("No name server knows {endpoint}: {detail}."),
        N_(
            "See whether this computer is online. If other sites open, correct the region (the first part of the user "
            "pool id) or the endpoint of the profile."
        ),
    ),
    "endpoint.proxy": FindingText(
        N_("{endpoint} cannot be reached through the proxy: {detail}."),
        N_("Ask whoever runs the proxy to let calls to this address pass."),
    ),
    "endpoint.not-secured": FindingText(
        N_("{endpoint} could not be trusted: {detail}."),
        N_(
            "A company proxy may show its own certificate: add it to the system's list, or name its file in "
            "AWS_CA_BUNDLE. Never switch the check off."
        ),
    ),
    "endpoint.silent": FindingText(
        N_("{endpoint} was reached and did not answer ({detail})."),
        N_("Try again. If it stays so, something on the way swallows replies: a firewall, a VPN, a proxy."),
    ),
    "endpoint.trouble": FindingText(
        N_("The service at {endpoint} is in trouble ({detail})."),
        N_("Nothing is wrong here. Try again in a few minutes, or see the AWS Health Dashboard."),
    ),
    "endpoint.strange": FindingText(
        N_("What answers at {endpoint} is not the service ({detail})."),
        N_("A sign-in page of the network may be in the way. Open any page in a browser and try again."),
    ),
    "clock.right": FindingText(N_("This computer's clock and the service's agree ({offset} s apart).")),
    "clock.untold": FindingText(N_("The service did not say what time it is.")),
    "clock.ahead": FindingText(
        N_("This computer's clock is ahead by {wait}."),
        N_(
            "Let the system set its clock. Sign-ins are reckoned by the pool's time, administrators' calls are not."
        ),
    ),
    "clock.behind": FindingText(
        N_("This computer's clock is behind by {wait}."),
        N_(
            "Let the system set its clock. Sign-ins are reckoned by the pool's time, administrators' calls are not."
        ),
    ),
    "client.exists": FindingText(N_("The app client {client} exists.")),
    "client.unknown": FindingText(
        N_("There is no app client {client} in {region}."),
        N_(
            "Copy the Client ID from the app client's page, and see whether the profile names the right pool."
        ),
    ),
    "client.secret": FindingText(
        N_("The app client {client} has a secret, and the profile {profile} has none or another one."),
        N_("Give the profile the secret from the app client's page, or use an app client without one."),
    ),
    "client.blocked": FindingText(
        N_("A firewall before the pool turned the call for the app client {client} away."),
        N_("Ask whoever looks after the pool to see which rule of AWS WAF met it."),
    ),
    "client.busy": FindingText(
        N_("The pool is too busy to say whether there is an app client {client}."),
        N_("Try again in a minute."),
    ),
    "pool.exists": FindingText(N_("The pool {pool} exists. Keys that it signs tokens with: {n}.")),
    "pool.unknown": FindingText(
        N_("There is no pool {pool} in {region}."), N_("Copy the User pool ID from the pool's overview.")
    ),
    "pool.untold": FindingText(
        N_("Whether there is a pool {pool} could not be told ({detail})."),
        N_("If sign-ins work, a proxy keeps this page away and nothing is wrong."),
    ),
    "flow.on": FindingText(N_("The app client allows the flow {flow}.")),
    "flow.off": FindingText(
        N_("The app client {client} does not allow the flow {flow}, so nobody can sign in by it."),
        N_(
            "Switch the flow on at the app client under authentication flows, or choose another flow for the "
            "profile. For custom flows the pool needs its triggers, too."
        ),
    ),
    "flow.untold": FindingText(
        N_("Whether the flow {flow} is allowed could not be told from outside ({detail})."),
        N_("An administrator can see it with: stile pool check"),
    ),
    "settings.unseen": FindingText(
        N_(
            "Nobody can see from outside whether sessions last {minutes} minutes, as the profile says, or longer."
        ),
        N_("An administrator can compare the settings with: stile pool check --profile {profile}"),
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
