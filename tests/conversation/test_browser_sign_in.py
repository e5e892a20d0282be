"""Signing in by a browser: the whole way over HTTP, at the practice domain and at this computer's address."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import socket
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.conversation.view import Action, Answer, NoAnswerError, SignInCancelledError
from desktop.core.cognito.device_record import SECTION as DEVICES
from desktop.core.sign_in.authorization import Authorization
from desktop.core.sign_in.browser_errors import BrowserError
from desktop.core.sign_in.browser_settings import BrowserSettings
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.core.steps.opening import BrowserSignIn
from desktop.practice.faults import Fault
from desktop.practice.situations.invented_people import add_to_first_fitting
from desktop.practice.state.token_signer import TokenSigner
from desktop.practice.state.user import PoolUserStatus
from tests.fixtures.browser_bench import (
    BrowserSignInBench,
    DomainServer,
    Person,
    free_port,
    signs_in,
)
from tests.fixtures.http_browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.conversation.view import Ask, Reply
    from tests.fixtures.browser_bench import Doing

OPEN = Answer({})


@pytest.fixture(scope="module")
def _server() -> Iterator[DomainServer]:
    server = DomainServer()
    yield server
    server.server.stop()
    server.worker.shutdown(grace=1.0)


@pytest.fixture
def at(_server: DomainServer) -> DomainServer:
    _server.practice.faults.clear()
    _server.practice.state.ledger.clear()
    return _server


def bench(
    at: DomainServer, *does: Doing, answers: list[Reply] | None = None, **more: object
) -> BrowserSignInBench:
    given = [OPEN] if answers is None else answers
    return BrowserSignInBench(at, Person(list(does)), list(given), **more)  # type: ignore[arg-type]


def somebody(at: DomainServer, situation: str = "plain", pool: str = "default") -> tuple[str, str]:
    person = add_to_first_fitting(situation, [at.pool(pool)], at.practice.clock.now())
    return person.username, person.password


def kept(one: BrowserSignInBench) -> TokenSet:
    record = asyncio.run(one.vault.read(SECTION))
    assert record is not None
    return TokenSet.from_record(record)


def calls(at: DomainServer, name: str) -> int:
    return sum(entry.operation == name for entry in at.practice.state.ledger.entries())


def test_the_browser_signs_a_person_in(at: DomainServer) -> None:
    name, password = somebody(at)
    one = bench(at, signs_in(name, password))
    done = asyncio.run(one.run())
    assert done.username == name
    assert [ask.step.name for ask in one.asks] == ["browser", "browser"]
    assert [ask.step.fields() for ask in one.asks] == [(), ()]
    asked = {key: value[0] for key, value in parse_qs(urlsplit(one.person.opened[0]).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"http://127.0.0.1:{one.ports[0]}/callback"
    assert len(asked["state"]) == len(asked["nonce"]) == 43
    assert "You can go back to Stile" in one.person.browser.page.said
    assert one.person.browser.page.url.endswith("/signed-in")
    assert kept(one).username == name
    assert kept(one).device_key is None
    assert calls(at, "oauth2/token") == 1


def test_the_page_at_the_end_runs_and_loads_nothing(at: DomainServer) -> None:
    one = bench(at, signs_in(*somebody(at)))
    asyncio.run(one.run())
    page = one.person.browser.page
    assert page.head["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.head["Referrer-Policy"] == "no-referrer"
    assert page.head["Cache-Control"] == "no-store"
    assert not {"<script", "src=", "href=", "url("} & set(page.text.lower().split('"'))
    assert "code=" not in page.text


def test_somebody_of_another_provider_signs_in(at: DomainServer) -> None:
    def do(browser: Browser, url: str) -> None:
        assert "Practice Company" in browser.open(url).said
        browser.submit(who="grace")

    one = bench(at, do, provider="PracticeCompany")
    assert asyncio.run(one.run()).username == "PracticeCompany_grace"


def test_the_pools_own_questions_are_asked_in_the_browser(at: DomainServer) -> None:
    name, password = somebody(at, "temporary-password")

    def do(browser: Browser, url: str) -> None:
        browser.open(url)
        browser.submit(username=name, password=password)
        browser.submit(NEW_PASSWORD="Quite-New-1")

    one = bench(at, do)
    assert asyncio.run(one.run()).username == name


def test_a_wrong_password_is_the_pages_matter(at: DomainServer) -> None:
    name, password = somebody(at)

    def do(browser: Browser, url: str) -> None:
        browser.open(url)
        assert "Incorrect" in browser.submit(username=name, password="wrong").said
        browser.submit(username=name, password=password)

    one = bench(at, do)
    assert asyncio.run(one.run()).username == name
    assert one.told == [None, None]


def opening_again(ask: Ask) -> Reply | None:
    """Open the browser whenever the step is asked from its beginning; else leave it to the browser."""
    return None if ask.step.context()["url"] else OPEN


def test_a_lost_reply_of_the_token_endpoint_leads_to_a_new_authorization(at: DomainServer) -> None:
    name, password = somebody(at)
    at.practice.faults.add(Fault.parse({"do": "close", "when": "after", "operation": "oauth2/token"}))
    one = bench(at, *[signs_in(name, password)] * 2, answers=[], always=opening_again)
    assert asyncio.run(one.run()).username == name
    assert one.told == [None, None, "browser-again", None]
    assert len({parse_qs(urlsplit(url).query)["state"][0] for url in one.person.opened}) == 2
    assert calls(at, "oauth2/token") == 2


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"do": "status", "status": 503}, "browser-again"),
        ({"do": "empty-200"}, "browser-again"),
        ({"do": "html-200"}, "browser-again"),
        ({"do": "half", "when": "after"}, "browser-again"),
        ({"do": "status", "status": 429}, "too-many-requests"),
        ({"do": "status", "status": 403}, "blocked"),
    ],
)
def test_no_fault_of_the_token_endpoint_sends_a_code_twice(
    at: DomainServer, rule: dict[str, object], told: str
) -> None:
    name, password = somebody(at)
    at.practice.faults.add(Fault.parse({"operation": "oauth2/token", **rule}))
    one = bench(at, *[signs_in(name, password)] * 2, answers=[], always=opening_again)
    assert asyncio.run(one.run()).username == name
    assert told in one.told
    assert len(one.person.opened) == calls(at, "oauth2/token") == 2


def test_a_code_that_is_too_old_is_said_and_the_browser_opened_again(at: DomainServer) -> None:
    name, password = somebody(at)

    def slow(browser: Browser, url: str) -> None:
        browser.stops_before = "/callback"
        signs_in(name, password)(browser, url)
        at.practice.clock.advance(301)
        browser.stops_before = ""
        browser.open(browser.page.url)

    one = bench(at, slow, signs_in(name, password), answers=[], always=opening_again)
    assert asyncio.run(one.run()).username == name
    assert one.told == [None, None, "browser-code-refused", None]


def test_nobody_who_comes_back_in_five_minutes_is_waited_for_no_longer(at: DomainServer) -> None:
    one = bench(at, answers=[OPEN])

    async def story() -> None:
        task = asyncio.create_task(one.run())
        await until(one, 2)
        port = one.ports[0]
        one.answers.append(Action.CANCEL)
        one.clock.advance(301)
        with pytest.raises(SignInCancelledError):
            await task
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", port)

    asyncio.run(story())
    assert one.told == [None, None, "browser-timed-out"]
    assert "redirect_mismatch" in one.sentences[0]


async def until(one: BrowserSignInBench, asks: int) -> None:
    """Wait until so many questions were asked."""
    async with asyncio.timeout(10):
        while len(one.asks) < asks:
            one.asked.clear()
            await one.asked.wait()


def test_cancel_and_a_task_that_ends_let_go_of_the_port(at: DomainServer) -> None:
    one = bench(at, answers=[OPEN, Action.CANCEL])
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    two = bench(at, ports=one.ports)

    async def story() -> None:
        task = asyncio.create_task(two.run())
        await until(two, 2)
        task.cancel()
        await asyncio.wait({task})

    asyncio.run(story())
    three = bench(at, signs_in(*somebody(at)), ports=one.ports)
    assert asyncio.run(three.run()).username


def test_two_sign_ins_at_once_keep_apart(at: DomainServer) -> None:
    people = [somebody(at), somebody(at)]
    ports = (free_port(), free_port())
    both = [bench(at, signs_in(*person), ports=ports) for person in people]

    async def story() -> list[str]:
        return [done.username for done in await asyncio.gather(*(one.run() for one in both))]

    assert asyncio.run(story()) == [name for name, _ in people]
    used = {parse_qs(urlsplit(one.person.opened[0]).query)["redirect_uri"][0] for one in both}
    assert len(used) == 2


def test_where_every_port_is_taken_that_is_said_and_ipv6_is_tried(at: DomainServer) -> None:
    first = bench(at)

    async def story() -> None:
        task = asyncio.create_task(first.run())
        await until(first, 2)
        with socket.create_server(("::1", first.ports[0]), family=socket.AF_INET6):
            other = bench(at, answers=[OPEN, Action.CANCEL], ports=first.ports)
            with pytest.raises(SignInCancelledError):
                await other.run()
        assert other.told == [None, "browser-ports-taken"]
        assert str(first.ports[0]) in other.sentences[0]
        second = bench(at, signs_in(*somebody(at)), ports=first.ports)
        assert (await second.run()).username
        assert "%5B%3A%3A1%5D" in second.person.opened[0]
        task.cancel()
        await asyncio.wait({task})

    asyncio.run(story())


@pytest.mark.parametrize(
    ("request_line", "head", "status"),
    [
        ("GET /callback?code=x&state=wrong", {}, 400),
        ("GET /callback?code=x", {}, 400),
        ("GET /callback?code=x&code=y&state={state}", {}, 400),
        ("GET /callback?state={state}", {}, 400),
        ("GET /callback?code=&state={state}", {}, 400),
        ("GET /", {}, 404),
        ("GET /favicon.ico", {}, 404),
        ("GET /signed-in", {}, 404),
        ("GET /callback/?code=x&state={state}", {}, 404),
        ("POST /callback?code=x&state={state}", {}, 405),
        ("GET /callback?code=x&state={state}", {"Host": "evil.example"}, 421),
        ("GET /callback?code=x&state={state}", {"Host": "localhost:{port}"}, 421),
    ],
)
def test_no_foreign_request_is_taken_and_the_browser_still_comes_back(
    at: DomainServer, request_line: str, head: dict[str, str], status: int
) -> None:
    name, password = somebody(at)
    seen: list[tuple[int, str]] = []

    def do(browser: Browser, url: str) -> None:
        known = {"state": parse_qs(urlsplit(url).query)["state"][0], "port": str(one.ports[0])}
        method, target = request_line.format(**known).split(" ")
        connection = http.client.HTTPConnection("127.0.0.1", one.ports[0], timeout=5)
        filled = {key: value.format(**known) for key, value in head.items()}
        connection.request(method, target, headers=filled)
        response = connection.getresponse()
        seen.append((response.status, response.read().decode()))
        signs_in(name, password)(browser, url)

    one = bench(at, do)
    assert asyncio.run(one.run()).username == name
    assert [code for code, _ in seen] == [status]
    assert "code=" not in seen[0][1]
    assert one.told == [None, None]


@pytest.mark.parametrize("state", ["\ud800", "%ff", ""])
def test_an_address_that_is_no_text_answers_nothing(at: DomainServer, state: str) -> None:
    settings = BrowserSettings(at.server.endpoint, "client")
    authorization = Authorization.new(settings, "http://127.0.0.1/callback")
    assert not authorization.is_answered_by(f"http://127.0.0.1/callback?code=x&state={state}")
    with pytest.raises(BrowserError):
        authorization.code_in(f"http://127.0.0.1/callback?code=x&state={state}")


def test_silent_and_endless_connections_do_not_hold_the_browser_up(at: DomainServer) -> None:
    name, password = somebody(at)

    def do(browser: Browser, url: str) -> None:
        with socket.create_connection(("127.0.0.1", one.ports[0])), flooded(one.ports[0]):
            signs_in(name, password)(browser, url)

    one = bench(at, do)
    assert asyncio.run(one.run()).username == name


@contextlib.contextmanager
def flooded(port: int) -> Iterator[None]:
    """Send a head without end, until it is refused."""
    with socket.create_connection(("127.0.0.1", port)) as endless:
        endless.settimeout(5)
        with contextlib.suppress(OSError):
            endless.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000)
        yield


def test_who_stops_in_the_browser_is_told_so(at: DomainServer) -> None:
    def refuses(browser: Browser, url: str) -> None:
        browser.open(url)
        browser.submit(who="nobody (cancel)")

    one = bench(at, refuses, answers=[OPEN], provider="PracticeCompany", at_end=Action.CANCEL)
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    assert one.told == [None, None, "browser-denied"]
    assert "stopped in the browser" in one.sentences[0]


def test_what_the_client_does_not_allow_is_the_administrators_matter(at: DomainServer) -> None:
    def opens(browser: Browser, url: str) -> None:
        browser.open(url)

    one = bench(at, opens, scopes=("openid", "everything"), at_end=Action.CANCEL)
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    problem = one.asks[-1].problem
    assert problem is not None
    assert (problem.code, problem.detail) == ("browser-not-set-up", "invalid_scope")


def test_an_address_is_pasted_where_no_browser_is(at: DomainServer) -> None:
    name, password = somebody(at)
    elsewhere = Browser()

    def pasted(ask: Ask) -> Reply:
        elsewhere.stops_before = "/callback"
        signs_in(name, password)(elsewhere, ask.step.context()["url"])
        return Answer({"browser_address": f"  {elsewhere.page.url} "})

    wrong = [
        Answer({"browser_address": text}) for text in ("hello", "http://127.0.0.1/callback?code=x&state=y")
    ]
    one = bench(at, answers=[OPEN, *wrong, pasted], pastes=True)  # type: ignore[list-item]
    assert asyncio.run(one.run()).username == name
    assert one.told == [None, None, "browser-no-code", "browser-other-sign-in"]
    assert [problem.field for problem in (ask.problem for ask in one.asks) if problem] == [
        "browser_address"
    ] * 2
    assert calls(at, "oauth2/token") == 1


def test_where_no_browser_opens_either_way_leads_back(at: DomainServer) -> None:
    name, password = somebody(at)
    one = bench(at, signs_in(name, password))
    one.person.has_browser = False
    assert asyncio.run(one.run()).username == name
    assert one.notes == ["browser-not-opened"]
    assert [each.name for each in one.asks[-1].step.fields()] == ["browser_address"]


def test_nobody_to_ask_is_no_end_while_the_browser_is_away(at: DomainServer) -> None:
    def nobody(_ask: Ask) -> Reply:
        raise NoAnswerError

    one = bench(at, signs_in(*somebody(at)), answers=[OPEN, nobody])  # type: ignore[list-item]
    assert asyncio.run(one.run()).username
    two = bench(at, answers=[nobody])  # type: ignore[list-item]
    with pytest.raises(NoAnswerError):
        asyncio.run(two.run())


@pytest.mark.parametrize("changed", ["nonce", "aud", "iss", "at_hash", "exp", "key"])
def test_an_id_token_of_another_sign_in_is_thrown_away(
    at: DomainServer, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = at.practice.state.signer
    sign = signer.sign

    other = TokenSigner()
    other.id_key.key_id = signer.id_key.key_id

    def forged(claims: dict[str, object]) -> str:
        if claims["token_use"] != "id":
            return sign(claims)
        if changed == "key":
            return other.sign(claims)
        return sign({**claims, changed: 1 if changed == "exp" else "another"})

    monkeypatch.setattr(signer, "sign", forged)
    one = bench(at, signs_in(*somebody(at)), at_end=Action.CANCEL)
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    assert one.told[-1] == "browser-not-our-token"
    assert asyncio.run(one.vault.read(SECTION)) is None


def test_a_client_with_a_secret_and_a_name_that_is_known(at: DomainServer) -> None:
    name, password = somebody(at, pool="secret")

    def do(browser: Browser, url: str) -> None:
        assert browser.open(url).fields["username"] == name
        browser.submit(username=name, password=password)

    one = bench(at, do, pool_name="secret")
    assert asyncio.run(one.run(name)).username == name


def test_devices_of_the_pools_own_people_stay(at: DomainServer) -> None:
    name, password = somebody(at, pool="devices")
    one = bench(at, signs_in(name, password), pool_name="devices")
    device = {"users": {name: {"typed": [], "key": "eu-west-1_x", "group": "-g", "password": "p"}}}
    asyncio.run(one.vault.write({DEVICES: device}))
    assert asyncio.run(one.run(name)).username == name
    assert asyncio.run(one.vault.read(DEVICES)) == device
    assert kept(one).device_key is None


def test_a_program_that_ends_begins_again_at_the_first_question(at: DomainServer) -> None:
    one = bench(at)

    async def story() -> None:
        task = asyncio.create_task(one.run())
        await until(one, 2)
        task.cancel()
        await asyncio.wait({task})

    asyncio.run(story())
    kept_step = asyncio.run(one.vault.read("conversation"))
    assert "state=" not in repr(kept_step)
    two = bench(at, signs_in(*somebody(at)), vault=one.vault)
    assert asyncio.run(two.run()).username
    assert two.asks[0].step.context()["url"] == ""


# Who is led to the browser from another flow


def led(
    at: DomainServer, *does: Doing, flow: str, answers: list[Reply], **more: object
) -> BrowserSignInBench:
    one = bench(at, *does, answers=answers, **more)
    one.settings = replace(one.settings, flow=flow)  # type: ignore[arg-type]
    return one


def federated(at: DomainServer) -> str:
    name, _ = somebody(at)
    user = at.pool().users.get(name)
    user.password, user.status = None, PoolUserStatus.EXTERNAL_PROVIDER
    user.attributes.clear()
    return name


def grace(browser: Browser, url: str) -> None:
    browser.open(url)
    browser.follow("idp-PracticeCompany")
    browser.submit(who="grace")


def test_an_account_that_has_nothing_to_sign_in_with_here_is_led_to_the_browser(at: DomainServer) -> None:
    one = led(at, grace, flow="choice", answers=[Answer({"username": federated(at)}), OPEN])
    choice = next(client for client in one.pool.clients.values() if client.name == "choice")
    one.pool.clients[one.client.id] = replace(one.client, flows=choice.flows)
    assert asyncio.run(one.run()).username == "PracticeCompany_grace"
    assert [ask.step.name for ask in one.asks] == ["identify", "browser", "browser"]
    assert one.told == [None, "signs-in-elsewhere", None]
    assert "Go on in your browser." in one.sentences[0]
    assert one.asks[1].actions == (Action.BACK, Action.CANCEL)


@pytest.mark.parametrize("has_domain", [True, False])
def test_a_refusal_that_names_another_provider_leads_there_where_there_is_a_domain(
    at: DomainServer, *, has_domain: bool
) -> None:
    name, password = somebody(at)
    text = "User is not authorized to get auth details."
    rule = {"do": "error", "error": "NotAuthorizedException", "message": text, "operation": "InitiateAuth"}
    at.practice.faults.add(Fault.parse(rule))
    typed = Answer({"username": name, "password": password})
    one = led(at, flow="srp", answers=[typed], at_end=Action.CANCEL)
    if not has_domain:
        one.settings = replace(one.settings, browser=None)
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    assert [ask.step.name for ask in one.asks] == ["sign-in", "browser" if has_domain else "sign-in"]
    assert one.told[-1] == "signs-in-elsewhere"


def test_back_leads_from_the_browser_to_the_profiles_own_first_step(at: DomainServer) -> None:
    answers: list[Reply] = [Answer({"username": federated(at)}), OPEN, Action.BACK, Action.CANCEL]
    one = led(at, flow="choice", answers=answers)
    choice = next(client for client in one.pool.clients.values() if client.name == "choice")
    one.pool.clients[one.client.id] = replace(one.client, flows=choice.flows)
    with pytest.raises(SignInCancelledError):
        asyncio.run(one.run())
    assert [ask.step.name for ask in one.asks] == ["identify", "browser", "browser", "identify"]


def test_the_browser_can_be_asked_for_and_a_lost_reply_stays_with_it(at: DomainServer) -> None:
    name, password = somebody(at)
    at.practice.faults.add(Fault.parse({"do": "close", "when": "after", "operation": "oauth2/token"}))
    one = led(at, *[signs_in(name, password)] * 2, flow="srp", answers=[], always=opening_again)
    assert asyncio.run(one.run(start=BrowserSignIn())).username == name
    assert one.told == [None, None, "browser-again", None]
    without = led(at, flow="srp", answers=[OPEN, Action.CANCEL])
    without.settings = replace(without.settings, browser=None)
    with pytest.raises(SignInCancelledError):
        asyncio.run(without.run(start=BrowserSignIn()))
    assert without.told == [None, "browser-no-domain"]


@pytest.mark.parametrize(("flow", "step"), [("srp", "sign-in"), ("choice", "identify")])
def test_who_types_an_address_of_another_provider_is_led_there_at_once(
    at: DomainServer, flow: str, step: str
) -> None:
    def comes(browser: Browser, url: str) -> None:
        assert "Practice Company" in browser.open(url).said
        browser.submit(who="grace")

    typed = {"username": "Grace@Company.example", "password": "never-to-be-sent"}
    given = Answer(typed if flow == "srp" else {"username": typed["username"]})
    realm = {"company.example": "PracticeCompany"}
    one = led(at, comes, flow=flow, answers=[given, OPEN], home_realm=realm)
    assert asyncio.run(one.run()).username == "PracticeCompany_grace"
    assert [ask.step.name for ask in one.asks] == [step, "browser", "browser"]
    assert calls(at, "InitiateAuth") == 0
