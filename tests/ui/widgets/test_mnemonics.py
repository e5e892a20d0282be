"""Letters for Alt."""

from __future__ import annotations

from desktop.ui.widgets.mnemonics import Mnemonics, escaped


def test_the_first_letter_is_taken_and_then_another_beginning_of_a_word() -> None:
    marks = Mnemonics()
    assert marks.mark("Password") == "&Password"
    assert marks.mark("Pool id") == "Pool &id"
    assert marks.mark("Pi") == "Pi"


def test_cancel_has_its_own_letter_on_every_page() -> None:
    marks = Mnemonics()
    assert marks.mark("Continue") == "C&ontinue"
    assert marks.mark("Cancel") == "&Cancel"
    assert marks.mark("Change") == "C&hange"


def test_upper_and_lower_case_are_one_letter_in_any_language() -> None:
    marks = Mnemonics()
    assert marks.mark("Übernehmen") == "&Übernehmen"
    assert marks.mark("über uns") == "über &uns"


def test_an_ampersand_of_the_pool_is_shown_and_marks_nothing() -> None:
    assert Mnemonics().mark("Q&A") == "&Q&&A"
    assert escaped("R&D") == "R&&D"
