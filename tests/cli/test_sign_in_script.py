from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from desktop.core.sign_in.settings import Flow
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

SIGN_IN = '[[answer]]\nstep="sign-in"\nfields={{username="{username}", password="{password}"}}\n'
NEW_PASSWORD = '[[answer]]\nstep="new-password"\nfields={{new_password="Chosen-By-Me-1"}}\n'
CODE = '[[answer]]\nstep="email-code"\nfields={{code={{inbox=true}}}}\n'


KEPT_NOWHERE = ("--store", "memory")
"""There is no keyring in these tests, and nothing has to outlive them."""


def plays(
    stile: Stile, script: str, person: dict[str, Any], *args: str, store: tuple[str, ...] = KEPT_NOWHERE
) -> CompletedProcess[str]:
    (stile.home / "script.toml").write_text(script.format(**person))
    script_file = str(stile.home / "script.toml")
    return stile.call("sign-in", "--script", script_file, *store, *args)


@pytest.mark.parametrize("flow", ["srp", "password"])
def test_a_script_leads_from_a_temporary_password_to_tokens(
    stile: Stile, practice: Practice, flow: Flow
) -> None:
    stile.add_practice(practice.hello, flow)
    person = practice.person("temporary-password+email-code")
    done = plays(stile, SIGN_IN + NEW_PASSWORD + CODE, person)
    assert done.returncode == 0, done.stderr
    assert f"Signed in as {person['username']}." in done.stdout
    assert person["password"] not in done.stdout + done.stderr
    assert practice.control.ledger()["refused_reuses"] == 0


@pytest.mark.parametrize("password", ["Ends with a stop 1.", '"In-Quotes-1"'])
def test_a_script_means_its_password_as_it_is(srp: Stile, practice: Practice, password: str) -> None:
    person = practice.person("plain")
    practice.boto3.admin_set_user_password(
        UserPoolId=person["pool_id"], Username=person["username"], Password=password, Permanent=True
    )
    person["password"] = password
    done = plays(srp, SIGN_IN.replace('"{password}"', "'{password}'"), person)
    assert done.returncode == 0, done.stdout
    assert "sign-in: Your password" in done.stdout
    assert practice.control.ledger()["users"][person["username"]]["password_failures"] == 0


def test_an_authenticator_is_set_up_by_a_script(srp: Stile, practice: Practice) -> None:
    app = '[[answer]]\nstep="set-up-totp"\n[[answer]]\nstep="set-up-totp"\nfields={{code={{totp=true}}}}\n'
    person = practice.person("temporary-password+totp-setup")
    srp.add_practice({**practice.hello, **practice.pool(person["pool_id"])}, "srp", name="apps")
    done = plays(srp, SIGN_IN + NEW_PASSWORD + app, person, "--profile", "apps")
    assert done.returncode == 0, done.stdout


def test_an_authenticator_answers_by_its_key(srp: Stile, practice: Practice) -> None:
    person = practice.person("totp")
    srp.add_practice({**practice.hello, **practice.pool(person["pool_id"])}, "srp", name="apps")
    code = '[[answer]]\nstep="totp-code"\nfields={{code={{totp="{totp_secret}"}}}}\n'
    done = plays(srp, SIGN_IN + code, person, "--profile", "apps")
    assert done.returncode == 0, done.stdout


def test_a_step_that_nobody_wrote_an_answer_for_is_named(srp: Stile, practice: Practice) -> None:
    done = plays(srp, SIGN_IN, practice.person("temporary-password+email-code"))
    assert done.returncode == 3
    assert "new-password" in done.stdout


def test_answers_that_were_never_asked_for_are_an_error(srp: Stile, practice: Practice) -> None:
    done = plays(srp, SIGN_IN + NEW_PASSWORD, practice.person("plain"))
    assert done.returncode == 1
    assert "never asked for: new-password" in done.stdout


def test_secrets_can_come_from_standard_input_and_from_programs(srp: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    script = (
        '[[answer]]\nstep="sign-in"\nfields={{username="{username}", password={{stdin=true}}}}\n'
        '[[answer]]\nstep="new-password"\nfields={{new_password={{command=["'
        + sys.executable
        + '", "-c", "print(\'Chosen-By-Me-1\')"]}}}}\n'
        + CODE
    )
    (srp.home / "script.toml").write_text(script.format(**person))
    done = srp.run("sign-in", "--script", "script.toml", *KEPT_NOWHERE, typed=person["password"] + "\n")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", [SIGN_IN, CODE])
def test_secrets_do_not_stand_in_scripts_for_real_pools(
    stile: Stile, practice: Practice, script: str
) -> None:
    stile.add_practice(practice.hello, "srp", endpoint_url=None)
    done = plays(stile, script, {"username": "anna", "password": "Whatever-1!"})
    assert done.returncode == 2
    assert "practice" in done.stderr
    assert "Whatever" not in done.stderr


def test_a_script_that_is_none_is_wrong_usage(srp: Stile) -> None:
    assert plays(srp, "nonsense", {}).returncode == 2
    by_step = plays(srp, '[sign-in]\nusername = "anna"\n', {})
    assert by_step.returncode == 2
    assert "stile help programs shows one" in by_step.stderr
    missing = srp.call("sign-in", "--script", "nowhere.toml")
    assert missing.returncode == 2
    assert "nowhere.toml" in missing.stderr


@pytest.mark.parametrize("password", ['"{password}"', "{{stdin=true}}"])
def test_a_pool_that_cannot_be_reached_is_no_fault_of_the_script(
    stile: Stile, practice: Practice, password: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        endpoint = f"http://127.0.0.1:{closed.getsockname()[1]}"
    stile.add_practice(practice.hello, "srp", endpoint_url=endpoint)
    script = '[[answer]]\nstep="sign-in"\nfields={{username="{username}", password=' + password + "}}\n"
    (stile.home / "script.toml").write_text(script.format(username="anna", password="Whatever-1!"))
    done = stile.call("sign-in", "--script", str(stile.home / "script.toml"), typed="Whatever-1!\n")
    assert done.returncode == 4
    told = done.stdout + done.stderr
    assert "cannot be reached" in told or "Nothing is running at the address" in told
