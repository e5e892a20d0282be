"""The window's own texts: buttons, captions, and sentences that no step or problem has."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "window.title": N_("{page} – {pool} – Stile"),
    "window.title-nowhere": N_("{page} – Stile"),
    "window.practice": N_("Practice"),
    "window.continue": N_("Continue"),
    "window.sign-in": N_("Sign in"),
    "window.phone-ready": N_("My phone is ready"),
    "window.qr-code": N_("Picture of the key, to be scanned by an authenticator app"),
    "window.authenticator-key": N_("Key for the authenticator app"),
    "window.app-step-1": N_("1. Open an authenticator app on your phone, and choose to add an account."),
    "window.app-step-2": N_("2. Scan this picture with the app."),
    "window.app-step-3": N_("3. Type the code that the app shows now."),
    "window.key-by-hand": N_("If you cannot scan it, type this key into the app:"),
    "window.copy-key": N_("Copy the key"),
    "window.key-copied": N_("Copied. The clipboard forgets it in a minute."),
    "window.browser": N_("Sign in with your browser"),
    "window.open-browser": N_("Open the browser"),
    "window.open-browser-again": N_("Open it again"),
    "window.browser-address": N_("Address of the sign-in page"),
    "window.copy-address": N_("Copy the address"),
    "window.address-copied": N_("Copied."),
    "window.address-picture": N_("Picture of the address, to be scanned by a phone"),
    "window.hidden-characters": N_(
        "The pool has “{value}” here, with characters that cannot be seen. Type it as it should be."
    ),
    "window.attempts-left": N_("Tries left: {n}"),
    "window.remember-yes": N_("Yes, remember this computer"),
    "window.remember-no": N_("No, ask me each time"),
    "window.back": N_("Back"),
    "window.cancel": N_("Cancel"),
    "window.start-over": N_("Start over"),
    "window.working": N_("Working…"),
    "window.journey": N_("Steps of this sign-in"),
    "window.journey-done": N_("Done: {step}"),
    "window.journey-now": N_("Now: {step}"),
    "window.journey-ahead": N_("Still to come: {step}"),
    "window.try-now": N_("You can try again now."),
    "window.ends-in": N_("This step ends in {time}"),
    "window.ended": N_("The time of this step is over. You can still continue; you may be asked again."),
    "window.resend": N_("Not received? Send a new code"),
    "window.resend-in": N_("Not received? You can ask for a new code in {time}"),
    "window.resend-now": N_("You can ask for a new code now."),
    "window.get-help": N_("Get help"),
    "window.forgot-password": N_("Forgot your password?"),
    "window.sign-up": N_("New here? Create an account"),
    "window.no-admin-window": N_("In a terminal, the same is done by: stile admin list, show and so on."),
    "window.for-admins": N_("For admins…"),
    "window.show-password": N_("Show password"),
    "window.caps-lock": N_("Caps Lock is on."),
    "window.rule-met": N_("Met: {rule}"),
    "window.rule-missing": N_("Still missing: {rule}"),
    "window.rule-open": N_("Not yet met: {rule}"),
    "window.signing-in-as": N_("Signing in as"),
    "window.asked-for": N_("Asked for by the pool"),
    "window.details": N_("Details for your administrator"),
    "window.copy-details": N_("Copy"),
    "window.code": N_("Code: {code}"),
    "window.request-id": N_("Request: {id}"),
    "window.pool-said": N_("The pool said: {text}"),
    "window.stop-question": N_("Stop signing in?"),
    "window.stop-consequence": N_("Your place is lost; next time the sign-in begins from the start."),
    "window.stop": N_("Stop signing in"),
    "window.keep-going": N_("Keep going"),
    "window.signed-in": N_("Signed in"),
    "window.greeting": N_("You're signed in, {name}."),
    "window.signed-in-keyring": N_(
        "You can close this window. Other programs can now ask Stile for your tokens."
    ),
    "window.signed-in-passphrase": N_(
        "You can close this window. Other programs can now ask Stile for your tokens."
    ),
    "window.signed-in-memory": N_("Leave this window open: the sign-in ends when Stile is closed."),
    "window.about": N_("About Stile"),
    "window.about-version": N_("Stile {version}"),
    "window.about-licence": N_("Free software under the Apache License 2.0."),
    "window.shortcuts": N_("Keys"),
    "window.shortcut-enter": N_("Enter: the button that leads on"),
    "window.shortcut-esc": N_("Esc: leave the page; where a step would be lost, you are asked first"),
    "window.shortcut-alt": N_("Alt and an underlined letter: the field or button with that letter"),
    "window.shortcut-f1": N_("F1: the guides"),
    "window.shortcut-ctrl-j": N_("Ctrl+J: what happened in sign-ins so far"),
    "window.licences": N_("Made with these libraries, under these licences"),
    "window.more": N_("More"),
    "window.less": N_("Less"),
    "window.until": N_("Valid until"),
    "window.then-renewed": N_("{time}, then renewed by itself"),
    "window.kept": N_("Kept"),
    "window.store-keyring": N_("encrypted on this computer, opened by its keyring"),
    "window.store-passphrase": N_("encrypted on this computer, opened by your passphrase"),
    "window.store-memory": N_("in memory only"),
    "window.store-practice": N_("as long as you practise"),
    "window.try-keyring": N_("The keyring is unlocked now: keep it there"),
    "window.protect": N_("Keep it under a passphrase"),
    "window.unlock": N_("Unlock what Stile kept"),
    "window.unlock-intro": N_("Your last sign-in is kept under a passphrase."),
    "window.new-passphrase": N_("Choose a passphrase"),
    "window.new-passphrase-intro": N_(
        "It seals your sign-in on this computer. Stile asks for it at every start and cannot recover it."
    ),
    "window.go-on-without": N_("Go on without"),
    "window.memory-only": N_(
        "Nothing is kept beyond this window. You will have to sign in again after Stile is closed."
    ),
    "window.sign-out": N_("Sign out"),
    "window.sign-out-question": N_("Sign out?"),
    "window.sign-out-consequence": N_("The next sign-in asks for your password again."),
    "window.stay": N_("Stay signed in"),
    "window.somebody-else": N_("Sign in as somebody else"),
    "window.other-pool": N_("Other pool"),
    "window.first-run": N_("Which pool do you sign in to?"),
    "window.first-run-intro": N_("Stile asks this once. Your administrator can give you a file, or two ids."),
    "window.have-file": N_("Have a file that names the pool?"),
    "window.have-file-hint": N_(
        "Drop it here: amplify_outputs.json, aws-exports.js, .env, .stile, a program, a mail."
    ),
    "window.choose-file": N_("Choose file…"),
    "window.choose-file-title": N_("Choose a configuration file"),
    "window.paste": N_("Paste"),
    "window.configurations": N_("Configurations ({endings})"),
    "window.all-files": N_("All files (*)"),
    "window.by-hand": N_("Or by hand:"),
    "window.preview": N_("Add this pool?"),
    "window.preview-intro": N_("This is what it says. Compare it with what you were told."),
    "window.look-at-offer-question": N_("Look at the profile that was opened?"),
    "window.look-at-offer-consequence": N_(
        "The sign-in keeps its place, but what you have typed on this page is gone. Otherwise the profile is shown when you "
        "come to your pools."
    ),
    "window.look-at-offer": N_("Look at it"),
    "window.go-on-here": N_("Not now"),
    "window.several": N_("Which one is yours?"),
    "window.several-intro": N_("There are several in it. If you do not know which, ask who gave it to you."),
    "window.several-about": N_("Pool {pool}, app client {client}"),
    "window.preview-page": N_("{domain} is my organisation's sign-in page: take it"),
    "window.preview-warning": N_(
        "A pool you add will ask for your password. Add it only if you know where this comes from."
    ),
    "window.report": N_("{name} is added"),
    "window.report-intro": N_("It opens when you say so. This is what the file told, and what it could not."),
    "window.make-default": N_("Make it the default pool"),
    "window.later": N_("Not now"),
    "window.profile-name": N_("What Stile should call it"),
    "window.add-pool": N_("Add pool"),
    "window.no-pool": N_("No pool at hand?"),
    "window.practice-invitation": N_("Try every step with invented people. Nothing leaves this computer."),
    "window.try-practice": N_("Try the practice pool"),
    "window.choose-pool": N_("Choose a pool"),
    "window.choose-pool-intro": N_("Where do you want to sign in?"),
    "window.another-pool": N_("Add another pool"),
    "window.leave-it": N_("Leave it as it is"),
    "window.try-again": N_("Try again"),
    "window.sign-in-open": N_("A sign-in is open"),
    "window.sign-in-open-intro": N_(
        "Another program of yours is signing in to this pool, perhaps in a terminal. Finish or cancel it there."
    ),
    "window.unexpected": N_("That did not work"),
    "window.practice-people": N_("Practice people"),
    "window.practice-inbox": N_("Inbox"),
    "window.inbox-empty": N_("Mails and texts of the practice pool arrive here."),
    "window.use-code": N_("Use {code}"),
    "window.help-intro": N_(
        "Give this note to whoever looks after {pool}. It says where you stand; no password and no code is in it."
    ),
    "window.help-intro-of": N_(
        "Give this note to the people at {organisation} who look after {pool}. It says where you stand; no "
        "password and no code is in it."
    ),
    "window.help-note": N_("The note, as it will be shared"),
    "window.help-name": N_("Tell them my user name, {name}"),
    "window.help-name-hint": N_("Without it they see only {name}, and have to ask who you are."),
    "window.help-copy": N_("Copy"),
    "window.help-copied": N_("Copied. Paste it into a message."),
    "window.help-save": N_("Save as file…"),
    "window.help-saved": N_("Saved as {file}."),
    "window.help-not-saved": N_("The file could not be written: {reason}"),
    "window.help-file": N_("Notes (*.txt)"),
    "window.close": N_("Close"),
    "window.check-pool": N_("Check"),
    "window.check-offer": N_("Look what is wrong…"),
    "window.checking": N_("Looking what is wrong"),
    "window.checking-of": N_("Looking at this computer and at {name}…"),
    "window.checking-well": N_("Everything that could be looked at is well."),
    "window.checking-warnings": N_("Nothing is in the way. Worth knowing: {n}."),
    "window.checking-problems": N_("This keeps sign-in from working. Problems: {n}."),
    "window.checking-failed": N_("Stile could not look ({reason}). In a terminal: stile doctor"),
    "window.check-again": N_("Look again"),
    "window.support": N_("Support file"),
    "window.support-offer": N_("Make a support file…"),
    "window.support-intro": N_(
        "This is everything that would be in the file: versions, settings, checks and the last sign-ins, with names "
        "masked and no password or code. Send it only to people who look after Stile."
    ),
    "window.support-looking": N_("Looking at everything. This takes a moment."),
    "window.support-failed": N_(
        "The file could not be put together ({reason}). In a terminal: stile support"
    ),
    "window.support-file": N_("Support files (*.json)"),
    "window.no-display": N_("There is no display to open a window on."),
    "window.asks-here": N_("Stile asks here instead."),
    "window.display-silent": N_("No window: {name} names a display that does not answer."),
    "window.display-refused": N_("No window: {name} names a display that does not let you in."),
    "window.display-unusable": N_(
        "No window: {name} names no display that Stile can open one on. That would be wayland or xcb."
    ),
    "window.display-libraries": N_(
        "No window: for {name}, system libraries are missing here. Install them with:\n"
        "    sudo apt install {packages}"
    ),
    "window.opens-on": N_("The window opens by {name} instead."),
    "window.display-gone": N_(
        "The display is gone, and with it the window. Nothing of the sign-in is lost: start Stile again, and it goes on "
        "where you were."
    ),
    "window.elsewhere": N_("Stile's window is open already, on another display: {where}."),
    "window.ask-here": N_("Close it there, and sign in here in the terminal? [y/N]"),
    "window.terminal-there": N_("Started in a terminal, stile offers to close it there and to ask here."),
    "window.no-qt": N_("The window cannot be opened: {reason}"),
    "window.journal-offer": N_("What happened in sign-ins so far"),
}
