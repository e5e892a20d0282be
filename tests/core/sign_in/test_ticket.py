"""A ticket is good for one answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.secret import Secret
from desktop.core.sign_in.ticket import Ticket, TicketSpentError, TicketState

END = datetime(2026, 3, 2, 12, 3, tzinfo=UTC)
SESSION = Secret("AYABe" + "x" * 900)


def fresh() -> Ticket:
    return Ticket("EMAIL_OTP", SESSION, END)


def test_a_fresh_ticket_gives_its_session_once() -> None:
    ticket = fresh()
    assert ticket.take() == SESSION
    assert ticket.state is TicketState.IN_FLIGHT


def test_a_ticket_in_flight_is_not_given_again() -> None:
    ticket = fresh()
    ticket.take()
    with pytest.raises(TicketSpentError, match="EMAIL_OTP is in flight"):
        ticket.take()


def test_a_spent_ticket_is_not_given() -> None:
    ticket = fresh()
    ticket.spend()
    with pytest.raises(TicketSpentError, match="spent"):
        ticket.take()


def test_a_ticket_that_is_handed_back_is_a_new_one_with_the_old_end() -> None:
    ticket = fresh()
    ticket.take()
    again = ticket.handed_back()
    assert again is not ticket
    assert ticket.state is TicketState.SPENT
    assert (again.state, again.expires_at, again.challenge) == (TicketState.FRESH, END, "EMAIL_OTP")
    assert again.take() == SESSION


def test_the_ticket_that_was_handed_back_stays_spent() -> None:
    ticket = fresh()
    ticket.take()
    ticket.handed_back()
    with pytest.raises(TicketSpentError):
        ticket.take()


def test_a_ticket_without_a_session_is_good_once_as_well() -> None:
    ticket = Ticket("PASSWORD_VERIFIER", None, END)
    assert ticket.take() is None
    with pytest.raises(TicketSpentError):
        ticket.take()


def test_sending_twice_is_a_fault_and_not_an_error_for_people() -> None:
    assert issubclass(TicketSpentError, AssertionError)
