"""Reviews of a practice pool: what is seen, what may not be seen, and what has changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from desktop.cli import review_report
from desktop.journal.review import Review
from desktop.practice.server import PracticeServer
from tests.fixtures.hostile_text import HOSTILE, MARK, harmful_in
from tests.fixtures.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile


@pytest.fixture
def own() -> Iterator[Practice]:
    """Return a server for one test, for its pools are changed."""
    with PracticeServer.start() as server:
        yield Practice(server)


def sign_in(stile: Stile, practice: Practice) -> None:
    person = practice.person("email-code")
    with stile.session() as session:
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        session.is_asked("email-code")
        session.says(code="000000")
        session.is_asked("email-code", "wrong-code")
        session.says(code=practice.code(person["username"]))
        session.ends("signed-in")


def test_a_review_tells_what_changed_since_the_last_one_that_was_kept(stile: Stile, own: Practice) -> None:
    stile.add_practice(own.hello, "srp")
    sign_in(stile, own)
    file = stile.home / "review.md"
    first = stile.call("review", "--output", str(file))
    assert first.returncode == 0, first.stderr
    text = file.read_text(encoding="utf-8")
    assert "There was no review before." in text
    assert "| email-code | 1 | 1 | 1 | 0 | 0 | 0 |" in text
    assert "| email-code | 1 |" in text
    assert "Raised: There is no keyring" in text

    own.person("disabled")
    own.boto3.set_user_pool_mfa_config(UserPoolId=own.hello["pool_id"], MfaConfiguration="OFF")
    second = stile.call("review").stdout
    assert "- New: There is no second factor, so a stolen password is enough." in second
    assert "- Disabled: 1, now 2" in second
    assert stile.call("review").stdout.count("- New: There is no second factor") == 1, "a draft is not kept"


def test_programs_read_the_same(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp")
    report = json.loads(stile.call("review", "--json", "--since", "30d").stdout)
    assert report["people"]["all"] > 20
    assert report["last_review"] is None
    assert report["changes"] == []
    assert "EMAIL_OTP" in report["factors"]
    assert {finding["code"] for finding in report["findings"]} >= {"mfa.optional", "names.told"}


def test_what_may_not_be_seen_is_said_and_the_rest_is_reported(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp")
    refusal = {"do": "error", "error": "NotAuthorizedException", "times": 99, "when": "before"}
    for operation in ("DescribeUserPool", "ListUsers"):
        practice.control.add_fault(operation=operation, **refusal)
    done = stile.call("review", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(report["unseen"]) == {"settings", "people"}
    assert report["people"] is None
    assert len(report["alarms"]) == 6
    markdown = stile.call("review").stdout
    assert "## Not seen" in markdown
    assert "## Accounts" not in markdown


def test_the_directory_is_left_alone_where_that_is_wanted(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp")
    stile.call("review", "--without-people")
    assert "ListUsers" not in {each["operation"] for each in practice.control.ledger()["requests"]}


@pytest.mark.parametrize("file", ["profiles.json", "no/such/folder.md"])
def test_a_file_that_cannot_be_written_is_told_and_nothing_is_kept(srp: Stile, file: str) -> None:
    done = srp.call("review", "--without-people", "--output", str(srp.home / file))
    assert done.returncode == 1
    assert file in done.stderr
    assert not (srp.home / "reviews").exists()


def test_what_comes_from_the_pool_means_nothing_to_markdown() -> None:
    hostile = "<script>x</script> | **bold**\n# A heading &#60;b> https://evil.example www.evil.example"
    hostile += f" a@evil.example ![x](//host/share/x) {HOSTILE}"
    found = {"code": "mail.failing", "state": "problem", "found": hostile, "todo": None}
    review = Review("2026-11-23T02:00:00+00:00", "work", "eu_Abc", "2026-11-01", findings=(found,))
    text = review_report.markdown(review, None, ())
    assert "<script>" not in text.replace("\\<", "")
    assert "\n# A heading" not in text
    assert "**bold**" not in text
    assert not re.search(r"(?<!\\)(&#|!\[|\]\(|@evil)|://|www\.", text), "nothing is linked or loaded"
    assert MARK in text
    assert harmful_in(text) == []
