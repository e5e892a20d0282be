"""What a rehearsal says: its table, and why something did not end well."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "rehearsal.title": N_("{situation}, flow {flow}"),
    "rehearsal.step": N_("step"),
    "rehearsal.right": N_("as asked"),
    "rehearsal.wrong": N_("wrong answer"),
    "rehearsal.expired": N_("expired"),
    "rehearsal.lost": N_("reply lost"),
    "rehearsal.back": N_("back"),
    "rehearsal.pass": N_("pass"),
    "rehearsal.fail": N_("FAIL"),
    "rehearsal.none": N_("-"),
    "rehearsal.again": N_("{step} ({n})"),
    "rehearsal.why": N_("{step}, {trouble}: {why}"),
    "rehearsal.all-well": N_("Every sign-in that was rehearsed succeeds: {n} of {n}."),
    "rehearsal.not-well": N_("{failed} of {n} ways do not end signed in."),
    "rehearsal.no-answer": N_(
        "At {step} nothing is known that could be typed: no message came, and [answers] does not name the step."
    ),
    "rehearsal.no-end": N_("After {n} questions nobody is signed in. The last one was {step}."),
    "rehearsal.no-end-problem": N_(
        "After {n} questions nobody is signed in. The last one was {step}: {problem}"
    ),
    "rehearsal.led-back": N_("The right answer led back to {step}: {problem}"),
    "rehearsal.pool-said": N_("{why} The pool said: {detail}"),
    "rehearsal.not-told": N_(
        "The wrong answer at {step} was not called wrong. If triggers ask there, let them send stile.problem or ask the same question again."
    ),
    "rehearsal.reused": N_("The pool refused {n} sessions because they had been used before."),
}
