"""AWS's configuration file, line by line: what Stile puts in comes out again, and nothing else changes."""

from __future__ import annotations

import configparser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.profiles.aws_config import AwsProfileError, added, has_section, removed

SETTINGS = {"credential_process": "/usr/bin/stile credentials --profile work", "region": "eu-west-1"}
THEIRS = """; my settings
[default]
region=us-east-1   # mine

[profile other]
role_arn = arn:aws:iam::1:role/x
s3 =
    max_concurrent_requests = 20
[sso-session work]
sso_region = eu-west-1
"""
LINES = st.sampled_from(
    [
        "",
        "  ",
        "# note",
        "[default]",
        "[profile x]",
        "[sso-session work]",
        "region = a",
        "s3 =",
        "  b = c",
        "é\u2028",
    ]
)


@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_adding_and_removing_leaves_every_byte(lines: list[str], ending: str, whole: bool) -> None:  # noqa: FBT001
    text = ending.join(lines) + (ending if whole else "")
    once = added(text, "work", SETTINGS)
    assert once.startswith(text)
    assert removed(once, "work") == text
    twice = added(once, "second", SETTINGS)
    assert removed(removed(twice, "work"), "second") == text
    assert removed(removed(twice, "second"), "work") == text


def test_what_was_added_is_read_as_it_is_meant() -> None:
    parser = configparser.RawConfigParser(default_section="")
    parser.read_string(added(THEIRS, "work", SETTINGS))
    assert dict(parser["profile work"]) == SETTINGS
    assert parser["profile other"]["role_arn"].startswith("arn:")
    assert "[default]\n" in added("", "default", SETTINGS)


def test_adding_again_changes_only_its_own_lines() -> None:
    first = added(THEIRS, "work", SETTINGS).replace(
        "region = eu-west-1\n", "region = eu-west-1\noutput = json\n"
    )
    again = added(first + "\n[profile z]\n", "work", {**SETTINGS, "region": "eu-north-1"})
    assert again == (first + "\n[profile z]\n").replace("\nregion = eu-west-1\n", "\nregion = eu-north-1\n")


def test_what_somebody_wrote_into_the_profile_stays() -> None:
    mixed = added(THEIRS, "work", SETTINGS) + "output = json\n# mine\n[profile z]\nregion = a\n"
    left = removed(mixed, "work")
    assert left == THEIRS + "\n[profile work]\noutput = json\n# mine\n[profile z]\nregion = a\n"
    only_a_note = added(THEIRS, "work", SETTINGS) + "# about z\n[profile z]\n"
    assert removed(only_a_note, "work") == THEIRS + "# about z\n[profile z]\n"


@pytest.mark.parametrize(
    ("text", "name", "because"),
    [
        (THEIRS, "other", "taken"),
        (THEIRS, "default", "taken"),
        ('[ profile "quoted" ]\n', "quoted", "taken"),
        ("", "two words", "name"),
        ("", "x]\n[default", "name"),
        ("", "", "name"),
    ],
)
def test_what_is_not_stiles_is_left_alone(text: str, name: str, because: str) -> None:
    with pytest.raises(AwsProfileError) as caught:
        added(text, name, SETTINGS)
    assert caught.value.notice.values["because"] == because


@pytest.mark.parametrize(
    ("name", "because"), [("other", "foreign"), ("nobody", "absent"), ("work", "absent")]
)
def test_only_what_stile_added_is_removed(name: str, because: str) -> None:
    with pytest.raises(AwsProfileError) as caught:
        removed(THEIRS, name)
    assert caught.value.notice.values["because"] == because


def test_keys_of_the_credentials_file_are_seen() -> None:
    assert has_section("[a]\nx=1\n[ work ]\n", "work")
    assert not has_section("# [work]\n[profile work]\n", "work")
