"""Whatever Stile can say has a sentence, and whatever a sentence leaves open is filled in."""

from __future__ import annotations

import gettext
import importlib
import itertools
import pkgutil
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.current_step import CurrentStep, opening_step
from desktop.conversation.messages import given_up, on_arrival, password_step, problem_of
from desktop.conversation.state import ReplayPlan, ReplayReason
from desktop.core import catalogue, words
from desktop.core.catalogue import problems
from desktop.core.catalogue import steps as step_words
from desktop.core.catalogue.all_findings import ALL_FINDINGS
from desktop.core.catalogue.all_messages import ALL_MESSAGES
from desktop.core.catalogue.texts_by_prefix import texts_of
from desktop.core.challenges.memory import ConversationMemory, Fact, Pending
from desktop.core.cognito import errors
from desktop.core.notices.finding import Finding
from desktop.core.notices.notice import Notice
from desktop.core.sign_in.lockout import LockoutStanding
from desktop.core.sign_in.password_policy import DEFAULT_POLICY
from desktop.core.sign_in.progress import SIGNED_IN
from desktop.core.steps import all_steps as steps
from tests.core import spoken
from tests.core.sign_in.test_outcome import of_the_pool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from desktop.core.catalogue.entry_types import FindingText, Message
    from desktop.core.errors import StileError

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MODULES = [
    importlib.import_module(f"{catalogue.__name__}.{module.name}")
    for module in pkgutil.iter_modules(catalogue.__path__)
]
MESSAGES: dict[str, Message] = {
    code: message for module in MODULES for code, message in getattr(module, "MESSAGES", {}).items()
}
TEXTS: dict[str, str] = {
    key: text for module in MODULES for key, text in getattr(module, "TEXTS", {}).items()
}
FINDINGS: dict[str, FindingText] = {
    code: told for module in MODULES for code, told in getattr(module, "FINDINGS", {}).items()
}
STEPS: tuple[steps.Step, ...] = (
    steps.SignIn("ada"),
    *(steps.Password("ada", reason) for reason in step_words.PASSWORD_REASONS),
    steps.NewPassword("ada", ("email", "custom:team")),
    steps.EmailCode("a***@e***"),
    steps.UnknownChallenge("BRAND_NEW"),
    steps.NoWayOn("text-setup"),
    steps.NoWayOn("no-factor"),
    steps.Identify("ada"),
    steps.BrowserSignIn("ada"),
    steps.BrowserSignIn("ada", "https://auth.example.com/oauth2/authorize?x=y"),
    steps.BrowserSignIn("ada", "https://auth.example.com/oauth2/authorize?x=y", pastes=True),
    steps.ChooseFactor(("PASSWORD_SRP", "EMAIL_OTP")),
    steps.SmsCode("+*******0839"),
    steps.TotpCode("Phone"),
    steps.ChooseMfa(("SMS_MFA", "EMAIL_OTP")),
    steps.ChooseMfaSetup(("SOFTWARE_TOKEN_MFA", "EMAIL_OTP")),
    steps.SetUpTotp(),
    steps.SetUpTotp("JBSWY3DPEHPK3PXP", "otpauth://totp/x"),
    steps.SetUpEmail(),
    steps.Custom(),
    steps.ForgotPassword(),
    steps.ResetPassword("ada"),
    steps.SignUp(("email",)),
    steps.ConfirmAccount("ada"),
    steps.RememberDevice("A laptop"),
    steps.Passkey("example.com"),
    steps.Password("ada", "asked", asks_to_send=True),
    steps.Passkey("example.com", "{}", asks_site=True),
    steps.Passkey("example.com", "{}", expected="example.org"),
    steps.Passkey("example.com", "{}", asks_pin=True, choices=("ada", "bob")),
)
WHYS = tuple(ReplayReason)
ERRORS = sorted(of_the_pool(), key=str)


def _named(value: object) -> str:
    return value.__name__ if isinstance(value, type) else str(value)


def sentences() -> Iterator[tuple[str, str]]:
    for code, message in MESSAGES.items():
        yield code, message.person
        for key, text in (*message.variants.items(), *message.at_field.items()):
            yield f"{code} {key}", text


# Codes


def test_every_code_of_the_catalogue_is_public() -> None:
    assert {info.code for info in words.codes()} == set(MESSAGES)


def test_no_two_tables_say_the_same_thing_differently() -> None:
    for table in ("MESSAGES", "TEXTS", "FINDINGS"):
        keys = [key for module in MODULES for key in getattr(module, table, {})]
        assert len(keys) == len(set(keys))


def test_every_module_with_messages_or_findings_is_in_the_table_of_all() -> None:
    assert set(ALL_MESSAGES) == set(MESSAGES)
    assert set(ALL_FINDINGS) == set(FINDINGS)


@pytest.mark.parametrize("module", [module for module in MODULES if hasattr(module, "TEXTS")], ids=_named)
def test_the_prefix_of_a_key_leads_to_its_module(module: ModuleType) -> None:
    for key in module.TEXTS:
        assert texts_of(key.partition(".")[0]) is module.TEXTS, key


def test_a_key_with_a_prefix_of_no_module_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.say("nowhere.title")
    with pytest.raises(KeyError):
        words.say("window.not-a-text")


def test_every_code_in_the_sources_has_a_sentence() -> None:
    sites = spoken.notices() + spoken.errors()
    assert [site for site in sites if site.key not in MESSAGES] == []


def test_every_sentence_is_said_somewhere() -> None:
    assert set(MESSAGES) - spoken.strings() == set()


def test_what_a_sentence_leaves_open_is_given_wherever_it_is_said() -> None:
    """`seconds` brings `wait`; what cannot be read off the sources is said for real further below."""
    sites = spoken.notices() + spoken.errors()
    assert [
        code for code in sorted(MESSAGES.keys() - SAID_FOR_REAL) if not _gets_its_values(code, sites)
    ] == []


def _gets_its_values(code: str, sites: Sequence[spoken.Site]) -> bool:
    message = MESSAGES[code]
    given = [site.given for site in sites if site.key == code]
    known = [keys | ({"wait"} if "seconds" in keys else set()) for keys in given if keys is not None]
    return (
        all(spoken.places(message.person) <= keys for keys in known)
        and all(spoken.places(text) <= set().union(*known) for text in message.variants.values())
        and bool(known or not spoken.places(message.person))
    )


SAID_FOR_REAL = {
    "code-renewed",
    "maybe-right-code-renewed",
    "locked-out",
    "wrong-password",
    "password-as-pasted",
    "browser-ports-taken",  # tests/conversation/test_browser_sign_in.py
    "no-network",  # tests/aws/test_connecting.py
    "import-several",  # tests/cli/test_importing.py
    "import-environment-unknown",
    "line-names-two",  # tests/admin/bulk/test_bulk_plan.py
    # by every text of the service: tests/core/cognito/test_texts.py
    "attribute-fixed",
    "attribute-missing",
    "attribute-not-writable",
    "attribute-unknown",
    "code-not-sent",
    "invalid-input",
    "trigger-refused",
    # by every form of a complaint: tests/cli/admin/test_helping.py
    "member-refused",
}


@pytest.mark.parametrize(
    "standing",
    [
        LockoutStanding(),
        LockoutStanding(0.4),
        LockoutStanding(300.0),
        LockoutStanding(0, 1),
        LockoutStanding(0, 4),
    ],
)
def test_every_error_can_be_told_at_every_step(standing: LockoutStanding) -> None:
    for kind, step in itertools.product(ERRORS, STEPS):
        problem = problem_of(kind("Password must have symbol characters"), CurrentStep(step), standing)
        assert words.sentence(problem), (kind, step)
        fields = {field.name for field in step.fields()}
        assert problem.field is None or problem.field in fields, (kind, step)


@pytest.mark.parametrize("facts", [frozenset[Fact](), frozenset({Fact.PASSWORD_MAYBE_CHANGED})])
def test_giving_up_can_be_told(facts: frozenset[Fact]) -> None:
    for kind in (None, *ERRORS):
        problem = given_up(kind("text") if kind else None, ConversationMemory("ada", facts=facts))
        assert words.sentence(problem)
        assert ("may already be set" in words.sentence(problem)) == bool(facts), kind


@pytest.mark.parametrize("sent_at", [None, NOW])
@pytest.mark.parametrize("why", WHYS)
def test_every_arrival_can_be_told(why: ReplayReason, sent_at: datetime | None) -> None:
    place = CurrentStep(steps.EmailCode("a***@e***"), "EMAIL_OTP")
    for pending in (None, Pending(place.step, None, {}), Pending(steps.NewPassword("ada"), None, {})):
        said = ConversationMemory("ada", facts=frozenset({Fact.PASSWORD_CHANGED}))
        arrival = on_arrival(ReplayPlan(why, frozenset(), pending), place, said, sent_at)
        for notice in (*arrival.notes, *([arrival.problem] if arrival.problem else [])):
            assert words.sentence(notice)


@pytest.mark.parametrize("code", ["code-renewed", "maybe-right-code-renewed"])
@pytest.mark.parametrize("because", [{}, {"because": "expired"}])
def test_a_new_code_is_told_with_its_time(code: str, because: dict[str, str]) -> None:
    assert "at 14:02" in words.sentence(Notice(code, {"time": "14:02"} | because))


def test_a_lock_of_known_length_is_told_with_its_length() -> None:
    problem = problem_of(errors.LockedOutError(), opening_step("", "srp"), LockoutStanding(31.2))
    assert "Try again in 32 seconds." in words.sentence(problem)
    assert "short while" in words.sentence(problem_of(errors.LockedOutError(), opening_step("", "srp")))


def test_a_variant_nobody_wrote_falls_back_on_the_plain_sentence() -> None:
    assert words.sentence(Notice("weak-password", {"because": "threat"})) == MESSAGES["weak-password"].person


def test_what_people_and_pools_say_is_never_taken_for_a_place() -> None:
    assert "{0} {wait}" in words.sentence(Notice("profile-unknown", {"name": "{0} {wait}"}))


def test_every_rule_of_a_policy_is_worded_before_and_after() -> None:
    codes = {rule.code for rule in DEFAULT_POLICY.rules()}
    assert set(problems.MESSAGES["weak-password"].variants) - {"leaked"} == codes == set(step_words.RULES)
    assert words.rule_label(DEFAULT_POLICY.rules()[0]) == "At least 8 characters"


# For admins


@pytest.mark.parametrize("kind", ERRORS, ids=_named)
def test_for_what_a_person_cannot_correct_there_is_more_for_those_who_can_help(
    kind: type[StileError],
) -> None:
    if not issubclass(kind, errors.CorrectableError):
        assert words.for_admin(kind.code).endswith(".")


def test_admins_are_told_nothing_that_has_to_be_filled_in() -> None:
    assert not [code for code, message in MESSAGES.items() if spoken.places(message.admin)]


# Tone


_ENDS = re.compile(r"[.:]$|[}]\.?$|stile [a-z -]+$")
_BLAMES = re.compile(r"\b(illegal|invalid|forbidden|fatal|you failed|your fault|oops|sorry)\b", re.IGNORECASE)
_STRANGE = re.compile(r"\b(Cognito|Lambda|Exception|HTTP|JSON|token|ticket|challenge|SRP|HASH)\b")


def test_a_sentence_is_one_and_blames_nobody() -> None:
    assert [(where, text) for where, text in sentences() if not _ENDS.search(text)] == []
    assert [(where, text) for where, text in sentences() if "!" in text.replace("such as ! or %", "")] == []
    assert [(where, text) for where, text in sentences() if _BLAMES.search(text)] == []


def test_a_sentence_for_people_needs_no_knowledge_of_the_service() -> None:
    assert [(where, text) for where, text in sentences() if _STRANGE.search(text)] == []


# Steps


def test_every_step_has_a_record_of_its_words_and_every_record_a_step() -> None:
    assert {step.name for step in steps.ALL} <= spoken.step_names()
    assert set(step_words.STEPS) == spoken.step_names() | {SIGNED_IN}


@pytest.mark.parametrize("name", [*(step.name for step in steps.ALL), SIGNED_IN])
def test_every_step_has_a_heading_and_a_short_one(name: str) -> None:
    assert words.step_title(name)
    assert 0 < len(words.step_short_title(name)) <= 14


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_has_a_line_under_its_heading(step: steps.Step) -> None:
    assert words.step_intro(step).endswith((".", "."))
    assert "{" not in words.step_intro(step)


@pytest.mark.parametrize("kind", [steps.EmailCode, steps.SmsCode])
def test_a_destination_that_was_not_told_leaves_no_hole(kind: type[steps.EmailCode | steps.SmsCode]) -> None:
    assert "a***@b***" in words.step_intro(kind("a***@b***"))
    assert not re.search(r"\bto\s*[.,]|  ", words.step_intro(kind()))


def test_all_steps_are_held_here() -> None:
    assert {type(step) for step in STEPS} == set(steps.ALL)


@pytest.mark.parametrize("why", WHYS)
@pytest.mark.parametrize("facts", [frozenset[Fact](), *(frozenset({fact}) for fact in Fact)])
def test_whenever_the_password_is_asked_again_the_reason_is_given(
    why: ReplayReason, facts: frozenset[Fact]
) -> None:
    assert words.step_intro(password_step(why, ConversationMemory("ada", facts=facts)).step)


def test_every_reason_is_given_by_something() -> None:
    given = {
        getattr(password_step(why, ConversationMemory(facts=facts)).step, "reason", "")
        for why in WHYS
        for facts in (frozenset[Fact](), *(frozenset({fact}) for fact in Fact))
    }
    by_challenge = {"asked", "plain"}  # a pool asks for a password by a challenge of its own
    assert set(step_words.PASSWORD_REASONS) == given | by_challenge


def test_every_field_of_every_step_has_a_label() -> None:
    for step in STEPS:
        for field in step.fields():
            assert words.field_label(field)
            assert field.name in step_words.FIELDS or field.name == "custom:team"


def test_the_pools_own_words_for_a_field_come_first() -> None:
    field = steps.Field("answer", "text", label="Badge number", hint="On the back")
    assert (words.field_label(field), words.field_hint(field)) == ("Badge number", "On the back")


def test_an_attribute_nobody_knows_is_called_by_its_name() -> None:
    assert words.field_label(steps.Field("custom:cost_center", "text")) == "cost center"
    assert words.field_hint(steps.Field("custom:cost_center", "text")) == ""


# Other texts


def test_every_text_that_is_asked_for_is_there_and_filled_in() -> None:
    for site in spoken.texts():
        assert site.key in TEXTS, site
        assert site.given is None or _is_filled_in(site.key, site.given), site


def _is_filled_in(key: str, given: frozenset[str]) -> bool:
    """Say whether these values leave no place of the text open."""
    try:
        return bool(words.say(key, **dict.fromkeys(given, 7)))
    except KeyError:
        return False


# Findings of checks


def test_every_finding_has_a_sentence_that_is_filled_in() -> None:
    for site in spoken.findings():
        assert site.key in FINDINGS, site
        told = FINDINGS[site.key]
        if site.given is not None:
            given = site.given | ({"wait"} if "seconds" in site.given else set())
            assert spoken.places(told.found) | spoken.places(told.todo) <= given, site


def test_every_sentence_of_a_finding_is_said_somewhere() -> None:
    assert set(FINDINGS) - spoken.strings() == set()


def test_a_finding_names_what_was_looked_at_and_ends_like_a_sentence() -> None:
    assert [code for code in FINDINGS if not all(code.partition("."))] == []
    assert [code for code, told in FINDINGS.items() if not re.search(r"[.:]$|[}]\.?$", told.found)] == []
    assert [code for code, told in FINDINGS.items() if "!" in told.found + told.todo] == []


def test_a_finding_is_told_with_what_to_do() -> None:
    late = Finding.unknown("check.late", check="keyring", seconds=90)
    assert words.finding_text(late) == "The check of keyring was given up after 2 minutes."
    assert words.finding_advice(late).startswith("Try again.")


# Time and number


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-3, "1 second"),
        (0, "1 second"),
        (0.2, "1 second"),
        (1, "1 second"),
        (1.1, "2 seconds"),
        (2, "2 seconds"),
        (30, "30 seconds"),
        (59, "59 seconds"),
        (59.2, "1 minute"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (900, "15 minutes"),
    ],
)
def test_a_wait_is_rounded_up_and_counted(seconds: float, text: str) -> None:
    assert words.wait(seconds) == text


# Languages


class Shouting(gettext.NullTranslations):
    """A language in which everything is shouted, and two are many."""

    def gettext(self, message: str) -> str:
        return message.replace("{wait}", "<wait>").upper().replace("<WAIT>", "{wait}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert "{n}" in msgid1
        assert "{n}" in msgid2
        return "{n} ONE" if n == 1 else "{n} MANY"


@pytest.fixture
def _shouting() -> Iterator[None]:
    words.use_language(Shouting())
    yield
    words.use_language(None)


@pytest.mark.usefixtures("_shouting")
def test_everything_is_said_in_the_language_in_use() -> None:
    assert words.sentence(Notice("resend-too-soon", {"seconds": 30})).endswith("IN 30 MANY.")
    assert words.step_title("sign-in") == "SIGN IN"
    assert words.field_label(steps.Field("code", "code")) == "CODE"
    assert words.for_admin("disabled").isupper()
    assert words.wait(1) == "1 ONE"
    assert words.say("window.back") == "BACK"
