"""What a conversation knows, as one value: a decision takes it and returns the next one."""

from __future__ import annotations

import enum
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.conversation.budget import Budget
from desktop.conversation.current_step import CurrentStep, opening_step
from desktop.core.challenges.memory import ConversationMemory
from desktop.core.sign_in.lockout import Lockouts, LockoutStanding

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.challenges.memory import Candidate, Fact, Pending, Question
    from desktop.core.errors import StileError
    from desktop.core.sign_in.settings import Flow, SignInSettings


def new_conversation_id() -> str:
    """Return an id for one conversation; it says nothing about anybody."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: `pool` by the pool's clock, `seconds` on the monotonic one."""

    pool: datetime
    seconds: float


class ReplayReason(enum.StrEnum):
    """Why a conversation is replayed; the values are kept in the journal."""

    EXPIRED = "expired"
    LOST = "lost"
    UNKNOWN = "unknown"
    RENEWAL = "renewal"
    NEW_CODE = "new-code"
    BACK = "back"
    RESUMED = "resumed"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """A replay under way.

    `facts` are what was known when it began; `pending` is the answer whose fate is open, `sent` if it was
    given again; `asked` if a person acted in the replay. `candidate` is the password that opened it, until it
    is asked for; `untried` are those to try next, a single None for a flow that begins without one. `given`
    are the questions that memory has answered: no question is answered from memory twice.
    """

    why: ReplayReason
    facts: frozenset[Fact]
    pending: Pending | None = None
    sent: bool = False
    asked: bool = False
    candidate: Candidate | None = field(default=None, repr=False)
    untried: tuple[Candidate | None, ...] = field(default=(), repr=False)
    given: frozenset[Question] = frozenset()

    @property
    def unasked(self) -> bool:
        """Say whether a message this replay causes is one that nobody asked for."""
        return not self.asked and self.why not in {ReplayReason.NEW_CODE, ReplayReason.BACK}

    def without_passwords(self) -> ReplayPlan:
        """Drop everything that must not stay in memory."""
        return replace(self, pending=None, candidate=None, untried=())


@dataclass(frozen=True, slots=True)
class ConversationState:
    """One conversation between two steps.

    `flow` is the profile's, or one it fell back to. `cool_until` is on the monotonic clock; `unasked` counts
    the messages that nobody asked for, `refused_fresh` the sessions that were refused as used though Stile
    had not used them; `closed_flows` are those the app client turned out not to allow. `chooses_afresh`: the
    profile's preferred factor is out of reach, so the person chooses. `relying_party` is the site of passkeys
    that the person confirmed, now or in an earlier sign-in. `answered` are the challenges behind
    them since the sign-in was opened. `doubted` is the fingerprint of the password that was
    asked about last.
    """

    settings: SignInSettings
    current: CurrentStep
    flow: Flow
    memory: ConversationMemory = field(default_factory=ConversationMemory)
    replay: ReplayPlan | None = None
    budget: Budget = field(default_factory=Budget)
    lockouts: Lockouts = field(default_factory=Lockouts)
    cool_until: float = 0.0
    unasked: int = 0
    refused_fresh: int = 0
    closed_flows: frozenset[Flow] = frozenset()
    chooses_afresh: bool = False
    relying_party: str = ""
    answered: frozenset[str] = frozenset()
    doubted: str = ""

    @classmethod
    def at_start(cls, settings: SignInSettings, username: str = "") -> ConversationState:
        """Return the state at the first step of the profile's flow."""
        return cls(settings, opening_step(username, settings.flow), settings.flow)

    @property
    def settings_in_use(self) -> SignInSettings:
        """Return the profile's settings with what this conversation has changed of them."""
        preferred = "" if self.chooses_afresh else self.settings.preferred_factor
        return replace(
            self.settings.using(self.flow),
            preferred_factor=preferred,
            relying_party=self.settings.relying_party or self.relying_party,
        )

    @property
    def asks_to_send_password(self) -> bool:
        """Say whether the flow in use opens with the password itself, and the person has to agree first."""
        return self.flow == "password" and not self.settings_in_use.sends_password

    def by_browser(self) -> ConversationState | None:
        """Return the state from which the person signs in by a browser instead, None where nobody can."""
        if self.settings.browser is None or self.flow == "browser":
            return None
        return replace(self, flow="browser")

    def next_fallback(self) -> Flow | None:
        """Return the flow to fall back to from the one in use, None if that was the last one."""
        flows = self.settings.flows
        if self.flow not in flows:
            return None  # a browser's, which the person was led to
        later = flows[flows.index(self.flow) + 1 :]
        return next((flow for flow in later if flow not in {self.flow, *self.closed_flows}), None)

    def after_error(self, error: StileError, at: Moment) -> ConversationState:
        """Take note of what an error tells about a lock-out."""
        lockouts = self.lockouts.after(error, self.memory.typed_name, at.seconds)
        return replace(self, lockouts=lockouts)

    def standing(self, at: Moment) -> LockoutStanding:
        """Return how the account of the present name stands."""
        return self.lockouts.standing(self.memory.typed_name, at.seconds)

    def without_passwords(self) -> ConversationState:
        """Drop passwords, and the answer whose fate is open."""
        plan = self.replay.without_passwords() if self.replay is not None else None
        return replace(self, memory=self.memory.without_passwords(), replay=plan)
