"""`stile profile import`: shown, added beside the others, reported, and good to sign in with."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.stile import PASSPHRASE
from tests.profiles.configurations.given import CLIENT_ID, POOL_ID, SAMPLES, at
from tests.profiles.configurations.people import C1, C2, P1, P2, SHAPES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

NAMES = tuple(SAMPLES)
SITUATIONS = {
    "mobile.json": ("custom-srp", "custom"),
    "v5.js": ("password", "plain"),
    "v6.ts": ("choice", "plain"),
}


def listed(stile: Stile) -> dict[str, bool]:
    return {one["name"]: one["default"] for one in json.loads(stile.call("profile", "list", "--json").stdout)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aws-exports.js"
    path.write_bytes(SAMPLES["aws-exports.js"])
    return path


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_file_leads_to_signed_in(
    stile: Stile, practice: Practice, tmp_path: Path, name: str
) -> None:
    flow, situation = SITUATIONS.get(name, ("srp", "plain"))
    person = practice.person(situation)
    pool = practice.pool(person["pool_id"])
    (tmp_path / name).write_bytes(at(pool["pool_id"], pool["clients"][flow], name))
    done = stile.call(
        "profile", "import", str(tmp_path / name), "--name", "work", "--endpoint-url", practice.endpoint
    )
    assert done.returncode == 0, done.stderr
    assert f"Flow: {flow}" in done.stdout
    script = tmp_path / "answers.toml"
    script.write_text(answers(flow, person["username"], person["password"]))
    signed_in = stile.call("sign-in", "--profile", "work", "--script", str(script), "--store", "memory")
    assert signed_in.returncode == 0, signed_in.stdout + signed_in.stderr


def answers(flow: str, username: str, password: str) -> str:
    by_password = (
        f'[[answer]]\nstep = "sign-in"\nfields = {{ username = "{username}", password = "{password}" }}\n'
    )
    if flow == "choice":
        return (
            f'[[answer]]\nstep = "identify"\nfields = {{ username = "{username}" }}\n'
            '[[answer]]\nstep = "email-code"\nfields = { code = { inbox = true } }\n'
        )
    if flow == "custom-srp":
        return by_password + '[[answer]]\nstep = "custom"\nfields = { answer = { inbox = true } }\n'
    return by_password


def test_what_is_added_is_shown_first_and_reported(stile: Stile, file: Path) -> None:
    done = stile.call("profile", "import", str(file), "--name", "work")
    shown, report = done.stdout.split("Added the profile work.")
    for part in (POOL_ID, CLIENT_ID, "us-east-1", "Amazon's own", "srp", "aws-exports.js"):
        assert part in shown
    for heading in ("Read from it:", "Assumed:", "Left out:", "Not in any such file:"):
        assert heading in report
    assert "stile profile change work --session-minutes N" in report


def test_as_json_for_programs(stile: Stile, file: Path) -> None:
    record = json.loads(stile.call("profile", "import", str(file), "--json").stdout)
    assert record["profile"]["name"] == POOL_ID
    assert {line["part"] for line in record["report"]} == {"read", "guessed", "left-out", "missing"}
    assert all(line["code"].startswith("import-") and line["message"] for line in record["report"])


def test_pasted_text_comes_by_standard_input(stile: Stile) -> None:
    done = stile.call("profile", "import", "-", "--name", "work", typed=SAMPLES["v6.ts"].decode())
    assert done.returncode == 0, done.stderr
    assert "pasted text" in done.stdout


def test_it_never_becomes_the_default_by_itself(stile: Stile, file: Path) -> None:
    stile.call("profile", "import", str(file), "--name", "work")
    assert listed(stile) == {"work": False}
    asked = stile.call("status")
    assert asked.returncode == 2
    assert "stile profile use" in asked.stderr
    stile.call("profile", "add", "home", "--pool-id", POOL_ID, "--client-id", CLIENT_ID)
    assert listed(stile) == {"work": False, "home": True}
    stile.call("profile", "remove", "home")
    assert listed(stile) == {"work": False}
    stile.call("profile", "use", "work")
    assert listed(stile) == {"work": True}


def test_it_never_replaces_another(stile: Stile, file: Path) -> None:
    stile.call("profile", "add", "work", "--pool-id", "eu-west-1_mine", "--client-id", "mine")
    done = stile.call("profile", "import", str(file), "--name", "WORK")
    assert done.returncode == 1
    assert "already" in done.stderr
    assert json.loads(stile.call("profile", "show", "work", "--json").stdout)["pool_id"] == "eu-west-1_mine"


def test_what_is_given_beside_the_file_counts(stile: Stile, file: Path) -> None:
    given = (
        "--flow",
        "password",
        "--session-minutes",
        "9",
        "--organisation",
        "Example",
        "--metadata",
        "a=b=c",
    )
    stile.call("profile", "import", str(file), "--name", "work", *given)
    shown = json.loads(stile.call("profile", "show", "work", "--json").stdout)
    assert (shown["flow"], shown["session_minutes"], shown["organisation"]) == ("password", 9, "Example")
    assert shown["client_metadata"] == {"a": "b=c"}


PAGE = SHAPES["amplify_outputs with a page of the organisation"].data
BROWSER_ALONE = SHAPES["an app client of the browser alone"].data


def page_and_flow(stile: Stile, name: str) -> tuple[str | None, str]:
    shown = json.loads(stile.call("profile", "show", name, "--json").stdout)
    return shown.get("domain"), shown["flow"]


def test_a_page_that_is_not_amazons_is_taken_only_if_the_person_says_so(stile: Stile, tmp_path: Path) -> None:
    path = tmp_path / "outputs.json"
    path.write_bytes(PAGE)
    question = "browser at login.example.com, which is not one of Amazon's pages for this pool"
    for name, typed, taken in (("no", "y\nn\n", None), ("yes", "y\ny\n", "login.example.com")):
        code, screen = at_a_terminal(stile, typed, "profile", "import", str(path), "--name", name)
        assert code == 0
        assert "Page for browsers: login.example.com: not Amazon's" in screen
        assert question in " ".join(screen.split())
        assert page_and_flow(stile, name) == (taken, "srp")
        left_out = f"stile profile change {name} --domain login.example.com adds it"
        assert (left_out in " ".join(screen.split())) is (taken is None)
    code, screen = at_a_terminal(stile, "n\n", "profile", "import", str(path), "--name", "none")
    assert code == 130
    assert question not in " ".join(screen.split())


def test_a_script_gives_the_page_itself(stile: Stile, tmp_path: Path) -> None:
    path = tmp_path / "outputs.json"
    path.write_bytes(PAGE)
    done = stile.call("profile", "import", str(path), "--name", "plain", "--yes")
    assert "--domain login.example.com adds it" in done.stdout
    assert page_and_flow(stile, "plain") == (None, "srp")
    done = stile.call("profile", "import", str(path), "--name", "given", "--domain", "login.example.com")
    assert "was left out" not in done.stdout
    assert page_and_flow(stile, "given") == ("login.example.com", "srp")
    path.write_bytes(BROWSER_ALONE)
    stile.call("profile", "import", str(path), "--name", "alone", "--domain", "login.example.com")
    assert page_and_flow(stile, "alone") == ("login.example.com", "browser")
    asked = ("--domain", "login.example.com", "--flow", "choice")
    stile.call("profile", "import", str(path), "--name", "told", *asked)
    assert page_and_flow(stile, "told") == ("login.example.com", "choice")


def test_a_person_at_a_terminal_is_asked(stile: Stile, file: Path) -> None:
    for typed, added in (("n\n", False), ("\n", False), ("y\n", True)):
        code, screen = at_a_terminal(stile, typed, "profile", "import", str(file), "--name", "work")
        assert "Add this profile?" in screen
        assert (code == 0) is added, screen
        assert bool(listed(stile)) is added


def test_a_client_secret_comes_beside_the_file_and_never_from_it(stile: Stile, file: Path) -> None:
    file.write_bytes(SAMPLES["mobile.json"])
    typed = f"s3cret\n{PASSPHRASE}\n{PASSPHRASE}\n"
    options = ("--client-secret-stdin", "--store", "passphrase")
    done = stile.call("profile", "import", str(file), "--name", "work", *options, typed=typed)
    assert done.returncode == 0, done.stderr
    assert json.loads(stile.call("profile", "show", "work", "--json").stdout)["has_client_secret"] is True
    kept = b"".join(path.read_bytes() for path in stile.home.rglob("*") if path.is_file() and path != file)
    assert b"hunter2" not in kept
    assert b"s3cret" not in kept
    assert stile.call("profile", "import", "-", "--client-secret-stdin").returncode == 2


class TestSeveralConfigurations:
    """One file with several: never the first one silently."""

    @pytest.fixture
    def stages(self, tmp_path: Path) -> Path:
        path = tmp_path / "config.ts"
        path.write_bytes(SHAPES["by stage, each for Amplify v6"].data)
        return path

    def test_a_script_gets_the_list_and_names_one(self, stile: Stile, stages: Path) -> None:
        done = stile.call("profile", "import", str(stages))
        assert done.returncode == 3
        assert "dev, prod" in done.stderr
        assert "--environment NAME" in done.stderr
        assert listed(stile) == {}
        done = stile.call("profile", "import", str(stages), "--environment", "Prod", "--name", "work")
        assert done.returncode == 0, done.stderr
        assert P2 in done.stdout
        assert "this is prod. The others: dev" in done.stdout
        assert listed(stile) == {"work": False}

    def test_a_name_that_is_not_there_is_refused_with_those_that_are(
        self, stile: Stile, stages: Path, file: Path
    ) -> None:
        for path, there in ((stages, "dev, prod"), (file, "")):
            done = stile.call("profile", "import", str(path), "--environment", "test")
            assert done.returncode == 2
            assert "called test" in done.stderr
            assert there in done.stderr
        assert listed(stile) == {}

    def test_a_program_reads_the_list_as_json(self, stile: Stile, stages: Path) -> None:
        done = stile.call("profile", "import", str(stages), "--json")
        assert done.returncode == 3
        told = json.loads(done.stdout)
        assert told["code"] == "import-several"
        assert told["environments"] == [
            {"name": "dev", "pool_id": P1, "client_id": C1},
            {"name": "prod", "pool_id": P2, "client_id": C2},
        ]

    def test_a_person_at_a_terminal_is_asked_which(self, stile: Stile, stages: Path) -> None:
        for typed, chosen in (("\n", ""), ("none\n2\ny\n", P2), ("DEV\ny\n", P1)):
            code, screen = at_a_terminal(
                stile, typed, "profile", "import", str(stages), "--name", f"p{len(chosen)}"
            )
            assert "Which one?" in screen
            assert C1 in screen
            assert C2 in screen
            assert (code == 0) is bool(chosen), screen
            if chosen:
                name = f"p{len(chosen)}"
                assert json.loads(stile.call("profile", "show", name, "--json").stdout)["pool_id"] == chosen


def test_ids_of_a_text_that_is_not_read_are_offered_as_a_command(stile: Stile, tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_bytes(SHAPES["a sentence"].data)
    done = stile.call("profile", "import", str(path))
    assert done.returncode == 2
    line = next(line for line in done.stderr.splitlines() if "stile profile add NAME" in line)
    command = line[line.index("stile profile") :].replace("NAME", "work").split()[1:]
    assert stile.call(*command).returncode == 0
    assert listed(stile) == {"work": True}


class TestAnAddressInTheFile:
    """A file may name a program on this computer that passwords go to: never without somebody seeing it."""

    HERE = "http://127.0.0.1:9229"

    @pytest.fixture
    def naming(self, tmp_path: Path) -> Path:
        path = tmp_path / "amplify_outputs.json"
        auth = {"user_pool_id": POOL_ID, "user_pool_client_id": CLIENT_ID, "user_pool_endpoint": self.HERE}
        path.write_text(json.dumps({"version": "1", "auth": auth}))
        return path

    @pytest.mark.parametrize("option", [(), ("--json",)])
    def test_is_not_added_where_nobody_is_asked(
        self, stile: Stile, naming: Path, option: tuple[str, ...]
    ) -> None:
        done = stile.call("profile", "import", str(naming), *option)
        assert done.returncode == 3
        assert self.HERE in done.stderr
        assert "--yes" in done.stderr
        assert listed(stile) == {}

    def test_is_told_first_of_all(self, stile: Stile, naming: Path) -> None:
        done = stile.call("profile", "import", str(naming), "--name", "work", "--yes")
        assert done.returncode == 0, done.stderr
        shown, report = done.stdout.split("Added the profile work.")
        assert self.HERE in shown.splitlines()[0]
        first = next(line for line in report.splitlines() if line.strip() and not line.endswith(":"))
        assert self.HERE in first
        assert "not Amazon" in first

    def test_is_told_first_to_programs_too(self, stile: Stile, naming: Path, file: Path) -> None:
        done = stile.call("profile", "import", str(naming), "--name", "work", "--yes", "--json")
        assert json.loads(done.stdout)["report"][0]["code"] == "import-endpoint"
        done = stile.call("profile", "import", str(file), "--name", "amazon", "--json")
        first = json.loads(done.stdout)["report"][0]
        assert (first["code"], "Amazon, in us-east-1" in first["message"]) == ("import-endpoint", True)

    def test_is_agreed_to_at_a_terminal(self, stile: Stile, naming: Path) -> None:
        code, screen = at_a_terminal(stile, "n\n", "profile", "import", str(naming))
        assert code == 130
        assert self.HERE in screen
        assert at_a_terminal(stile, "y\n", "profile", "import", str(naming))[0] == 0


class TestRefused:
    @pytest.mark.parametrize("what", ["missing", "folder", "pipe", "huge", "binary", "other"])
    def test_within_a_second_with_a_sentence(self, stile: Stile, tmp_path: Path, what: str) -> None:
        path = tmp_path / "aws-exports.js"
        make(path, what)
        started = time.perf_counter()
        done = stile.call("profile", "import", str(path))
        assert time.perf_counter() - started < 1
        assert done.returncode == 2
        assert done.stderr.strip().endswith(".")
        assert "Traceback" not in done.stderr
        assert listed(stile) == {}

    def test_what_is_typed_wrong_beside_the_file(self, stile: Stile, file: Path) -> None:
        assert stile.call("profile", "import", str(file), "--metadata", "nonsense").returncode == 2
        done = stile.call("profile", "import", str(file), "--endpoint-url", "http://example.com")
        assert done.returncode == 2
        assert "https://" in done.stderr
        assert listed(stile) == {}


def make(path: Path, what: str) -> None:
    match what:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "huge":
            with path.open("wb") as file:
                file.truncate(50_000_000)
        case "binary":
            path.write_bytes(os.urandom(100_000))
        case "other":
            path.write_text("#!/bin/sh\nexit 1\n")


def at_a_terminal(stile: Stile, typed: str, *args: str) -> tuple[int, str]:
    """Run one command on a terminal of its own and return its exit code and what stood on the screen."""
    pid, terminal = os.forkpty()
    if not pid:
        os.execve(stile.argv()[0], stile.argv(*args), stile.env)  # noqa: S606 - there is no shell
    os.write(terminal, typed.encode())
    screen = b""
    while part := _read(terminal):
        screen += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), screen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
