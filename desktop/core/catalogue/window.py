"""The window's own texts: buttons, captions, and sentences that no step or problem has."""

from __future__ import annotations

from desktop.core.catalogue.marks import N_

TEXTS: dict[str, str] = {
    "window.title": N_("{page} – {pool} – Stile"),
    "window.practice": N_("Practice"),
    "window.continue": N_("Continue"),
    "window.sign-in": N_("Sign in"),
    "window.back": N_("Back"),
    "window.cancel": N_("Cancel"),
    "window.start-over": N_("Start over"),
    "window.working": N_("Working…"),
    "window.journey": N_("Steps of this sign-in"),
    "window.journey-done": N_("Done: {step}"),
    "window.journey-now": N_("Now: {step}"),
    "window.journey-ahead": N_("Still to come: {step}"),
    "window.ends-in": N_("This step ends in {time}"),
    "window.ended": N_("The time of this step is over. You can still continue; you may be asked again."),
    "window.resend": N_("Not received? Send a new code"),
    "window.resend-in": N_("Not received? You can ask for a new code in {time}"),
    "window.resend-now": N_("You can ask for a new code now."),
    "window.show-password": N_("Show password"),
    "window.caps-lock": N_("Caps Lock is on."),
    "window.rule-met": N_("Met: {rule}"),
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
}
