"""Three first days, walked by the commands of README.md: an end user's, an admin's, an integrator's."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.cli.parser import parse
from tests.cli.stile import SCHEMA
from tests.cli.test_sign_in_terminal import Terminal
from tests.first_day import readme
from tests.first_day.readme import ADMIN, INTEGRATOR, NEWCOMER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.first_day.conftest import Newcomer

_NEW = "Chosen-By-Me-1"
_WEEK = 7 * 86_400
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


def test_every_command_of_the_readme_is_one(newcomer: Newcomer) -> None:
    for words in readme.commands():
        real = [word.replace("passphrase.txt", str(newcomer.passphrase)) for word in words]
        assert not words or callable(parse(real).run), words


def test_an_end_user_gets_from_a_mail_to_signed_in_and_out(newcomer: Newcomer) -> None:
    newcomer.types(NEWCOMER, "profile add")
    assert "nobody is signed in" in newcomer.types(NEWCOMER, "status", code=1)
    ann, practice = newcomer.ann, newcomer.practice
    with Terminal(newcomer.stile, *newcomer.words(NEWCOMER, "sign-in --terminal")) as terminal:
        for prompt, typed in (("User name: ", ann["username"]), ("Password: ", ann["password"])):
            terminal.sees(prompt)
            terminal.types(typed)
        for prompt in ("New password: ", "again: "):
            terminal.sees(prompt)
            terminal.types(_NEW)
        terminal.sees("Code: ")
        terminal.types(practice.code(ann["username"]))
        terminal.sees(f"Signed in as {ann['username']}.")
        assert terminal.ends() == 0
    assert ann["username"] in newcomer.types(NEWCOMER, "status")
    assert newcomer.types(NEWCOMER, "sign-out") == "Signed out.\n"
    assert newcomer.types(NEWCOMER, "sign-out") == "work: nobody is signed in.\n"
    assert practice.control.ledger()["refused_reuses"] == 0


def test_an_admin_finds_who_is_stuck_and_helps(newcomer: Newcomer) -> None:
    newcomer.types(NEWCOMER, "profile add")
    name = newcomer.ann["username"]
    assert name not in newcomer.types(ADMIN, "admin list --view stuck")
    newcomer.practice.control.advance(_WEEK + 1)
    assert name in newcomer.types(ADMIN, "admin list --view stuck")
    assert "expired" in newcomer.types(ADMIN, "admin show")
    newcomer.types(ADMIN, "admin resend")
    assert name not in newcomer.types(ADMIN, "admin list --view stuck")
    assert newcomer.practice.control.inbox(name)[-1]["password"] != newcomer.ann["password"]
    newcomer.types(ADMIN, "admin audit verify")


class _Service(BaseHTTPRequestHandler):
    """Somebody's API: remembers who came with which token."""

    seen: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("Authorization"))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as the base has it
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """Return the address of an API of one's own."""
    _Service.seen.clear()
    with HTTPServer(("127.0.0.1", 0), _Service) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_integrator_has_a_person_sign_in_and_takes_tokens(newcomer: Newcomer, service: str) -> None:
    newcomer.types(NEWCOMER, "profile add")
    _holds_the_conversation(newcomer)
    token = newcomer.types(INTEGRATOR, "token --json")
    assert json.loads(token)["expires_in"] >= 600
    other = newcomer.types(INTEGRATOR, "token --refresh")
    assert _TOKEN.fullmatch(other.strip())
    assert other.strip() != json.loads(token)["token"]
    assert newcomer.types(INTEGRATOR, "token --ask") == other
    header = newcomer.types(INTEGRATOR, "token --header")
    (pipe,) = (line for line in readme.lines(INTEGRATOR) if "| curl" in line)
    curl = pipe.partition(" | ")[2].replace("https://api.example.com/", service).split()
    if shutil.which("curl"):
        subprocess.run(curl, input=header, text=True, check=True, capture_output=True, timeout=20)
        assert _Service.seen == [f"Bearer {other.strip()}"]


def _holds_the_conversation(newcomer: Newcomer) -> None:
    """Say what the README's program says, and hear what it hears, with a real code and real passwords."""
    said = [(who, what) for who, what in readme.conversation(INTEGRATOR) if what.get("event") != "hello"]
    ann = newcomer.ann
    real: dict[str, Any] = {"ann": ann["username"], "the one in the mail": ann["password"]}
    with newcomer.stile.session("--passphrase-file", str(newcomer.passphrase)) as session:
        session.hears("hello")
        for who, what in said:
            if who == "program":
                if "code" in what["fields"]:
                    real[what["fields"]["code"]] = newcomer.practice.code(ann["username"])
                fields = {name: real.get(value, _NEW) for name, value in what["fields"].items()}
                session.says(ask=what["ask"], fields=fields)
            else:
                _is_as_shown(session.hears(what["event"]), what, real)
        assert session.process.wait(20) == 0


def _is_as_shown(heard: dict[str, Any], shown: dict[str, Any], real: dict[str, Any]) -> None:
    """Hold what Stile says against the line of the example, of which much is left out."""
    jsonschema.validate(heard, SCHEMA)
    for name in ("ask", "step"):
        assert heard.get(name) == shown.get(name)
    named = [field["name"] for field in heard.get("fields", ())]
    assert named[: len(shown.get("fields", ()))] == [field["name"] for field in shown.get("fields", ())]
    if shown["event"] == "signed-in":
        assert heard["username"] == real[shown["username"]]
        assert re.sub(r"\d", "0", heard["expires_at"]) == re.sub(r"\d", "0", shown["expires_at"])


def test_a_job_signs_in_by_a_script_and_runs_a_program_with_a_token(newcomer: Newcomer) -> None:
    """The whole of a CI job: no keyring, no person, no secret in an argument."""
    newcomer.types(NEWCOMER, "profile add")
    robot = newcomer.practice.person("plain")
    (newcomer.stile.home / "answers.toml").write_text(
        '[[answer]]\nstep = "sign-in"\n'
        f'fields = {{ username = "{robot["username"]}", password = {{ stdin = true }} }}\n'
    )
    newcomer.types(INTEGRATOR, "sign-in --script", typed=robot["password"] + "\n")
    deploy = newcomer.stile.home / "deploy"
    deploy.write_text(f"#!{sys.executable}\nimport os\nprint(os.environ['API_TOKEN'])\n")
    deploy.chmod(0o700)
    done = newcomer.stile.run(*newcomer.words(INTEGRATOR, "exec --passphrase-file"))
    assert done.returncode == 0, done.stderr
    user = newcomer.practice.boto3.get_user(AccessToken=done.stdout.strip())
    assert user["Username"] == robot["username"]
