"""`stile practice --rehearse`: the pool of a file, played through and reported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.stile import ROOT

if TYPE_CHECKING:
    import subprocess

    from tests.cli.stile import Stile

EXAMPLE = ROOT / "resources" / "practice" / "rehearsal.toml"
CUSTOM = 'flow = "custom-srp"\nsituations = ["plain"]\n[pool]\nmfa = "off"\n'
PATIENCE = 110.0
TROUBLES = ["right", "wrong", "expired", "lost", "back"]

FORGETFUL = """
import secrets, boto3

def lambda_handler(event, context):
    code = str(secrets.randbelow(9000) + 1000)
    to = {"ToAddresses": [event["request"]["userAttributes"]["email"]]}
    boto3.client("ses").send_email(Destination=to, Message={"Body": {"Text": {"Data": code}}})
    event["response"] = {
        "publicChallengeParameters": {"nonce": secrets.token_hex(4)},
        "privateChallengeParameters": {"code": code},
    }
    return event
"""
"""Sends a new code after every mistake and words every question anew."""

ASKS_FOR_NEW_PASSWORD = """
def handler(event, context):
    begun = [entry["challengeName"] for entry in event["request"]["session"]] == ["SRP_A"]
    event["response"]["challengeName"] = "PASSWORD_VERIFIER" if begun else "NEW_PASSWORD_REQUIRED"
    return event
"""

READS_WHEN_CALLED = """
import os

def handler(event, context):
    private = event["request"]["privateChallengeParameters"]
    event["response"]["answerCorrect"] = event["request"]["challengeAnswer"] == os.environ["WORD"]
    return event
"""


def rehearse(stile: Stile, text: str, *options: str, **handlers: str) -> subprocess.CompletedProcess[str]:
    """Rehearse a file, with handler files beside it."""
    for name, handler in handlers.items():
        (stile.home / f"{name}.py").write_text(handler)
    file = stile.home / "rehearsal.toml"
    file.write_text(text)
    return stile.call("practice", "--rehearse", str(file), *options)


def results(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Return the situations of a report in JSON."""
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert report["ok"] is (done.returncode == 0)
    return list(report["situations"])


def whys(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [
        result["why"]
        for situation in results(done)
        for step in situation["steps"]
        for result in step["results"].values()
        if not result["ok"]
    ]


def test_the_example_ends_well_whatever_goes_wrong(stile: Stile) -> None:
    done = stile.run("practice", "--rehearse", str(EXAMPLE), timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    title, head, *rows, last = [line for line in done.stdout.splitlines() if line]
    assert title == "temporary-password, flow custom-srp"
    assert head.split("  ")[0] == "step"
    assert [row.split("  ")[0] for row in rows] == ["sign-in", "new-password", "custom", "custom (2)"]
    assert [row.split().count("pass") for row in rows] == [3, 5, 5, 5]
    assert last == "Every sign-in that was rehearsed succeeds: 18 of 18."


def test_the_pools_own_challenges_are_played_and_told_in_json(stile: Stile) -> None:
    text = 'flow = "srp"\nsituations = ["totp-setup"]\n[pool]\n'
    done = rehearse(
        stile, text + 'mfa = "on"\nfactors = ["SOFTWARE_TOKEN_MFA"]\nrequired_attributes = []\n', "--json"
    )
    (setup,) = results(done)
    assert [step["step"] for step in setup["steps"]] == [
        "sign-in",
        "set-up-totp",
        "set-up-totp (2)",
    ]
    assert list(setup["steps"][2]["results"]) == TROUBLES
    assert setup["ok"], done.stdout


def test_a_password_that_has_to_be_reset_is(stile: Stile) -> None:
    (reset,) = results(rehearse(stile, 'situations = ["reset-required"]\n', "--json"))
    assert {step["step"] for step in reset["steps"]} >= {"sign-in", "reset-password"}
    assert reset["ok"]


def test_a_fresh_session_that_is_refused_ends_well_after_another_code(stile: Stile) -> None:
    situation = "temporary-password+email-code+once-quirk"
    text = f'flow = "custom-srp"\nsituations = ["{situation}"]\n[triggers]\n'
    (quirk,) = results(rehearse(stile, text, "--json"))
    steps = [step["step"] for step in quirk["steps"]]
    assert steps == ["sign-in", "new-password", "email-code", "email-code (2)"]
    assert quirk["ok"]


def test_by_choice_the_file_says_what_to_choose(stile: Stile) -> None:
    text = 'flow = "choice"\nsituations = ["plain"]\n[answers]\nchoose-factor = "EMAIL_OTP"\n'
    (plain,) = results(rehearse(stile, text, "--json"))
    assert [step["step"] for step in plain["steps"]] == ["identify", "choose-factor", "email-code"]
    assert plain["ok"]


def test_a_passkey_is_touched_by_a_key_in_software(stile: Stile) -> None:
    text = 'flow = "choice"\nsituations = ["passkey"]\n[pool]\npasskeys = true\n'
    (played,) = results(rehearse(stile, text + '[answers]\nchoose-factor = "WEB_AUTHN"\n', "--json"))
    assert [step["step"] for step in played["steps"]] == ["identify", "choose-factor", "passkey"]
    assert played["ok"]


def test_a_mistake_that_triggers_do_not_tell_is_found(stile: Stile) -> None:
    text = CUSTOM + '[triggers]\ncreate = "create.py"\nenvironment = { ROUNDS = "1" }\n'
    done = rehearse(stile, text, create=FORGETFUL)
    assert done.returncode == 1
    assert "custom, wrong answer: The wrong answer at custom was not called wrong." in done.stdout
    assert done.stdout.splitlines()[-1] == "1 of 8 ways do not end signed in."


def test_a_trigger_that_asks_for_a_new_password_is_found(stile: Stile) -> None:
    text = 'flow = "custom-srp"\nsituations = ["temporary-password"]\n[triggers]\ndefine = "define.py"\n'
    done = rehearse(stile, text, "--json", define=ASKS_FOR_NEW_PASSWORD)
    assert done.returncode == 1
    assert whys(done)


def test_a_handler_that_throws_is_named_with_what_it_said(stile: Stile) -> None:
    text = CUSTOM + '[triggers]\ncreate = "create.py"\nenvironment = { ROUNDS = "1" }\n'
    done = rehearse(stile, text, "--json", create="def handler(event, _):\n    raise KeyError('tenant')\n")
    (why,) = whys(done)
    assert "CreateAuthChallenge failed with error 'tenant'." in why
    assert done.returncode == 1


def test_answers_that_no_message_tells_stand_in_the_file(stile: Stile) -> None:
    triggers = '[triggers]\nverify = "verify.py"\nenvironment = { ROUNDS = "1", WORD = "sesame" }\n'
    text = CUSTOM + triggers + '[answers]\ncustom = "sesame"\n'
    assert rehearse(stile, text, "--json", verify=READS_WHEN_CALLED).returncode == 0


def test_a_file_that_cannot_be_used_gets_one_sentence(stile: Stile) -> None:
    done = rehearse(stile, "flows = 'srp'")
    file = stile.home / "rehearsal.toml"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{file}: there is no setting flows.\n"


def test_so_does_one_that_is_not_there(stile: Stile) -> None:
    done = stile.run("practice", "--rehearse", "nowhere.toml")
    assert (done.returncode, done.stderr) == (2, "nowhere.toml cannot be read: No such file or directory.\n")
