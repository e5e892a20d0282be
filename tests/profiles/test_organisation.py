"""What an organisation's files say, and what becomes of a profile under its rules."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.assets import resource
from desktop.core import words
from desktop.core.journal.alarm_rules import ALARMS, rules_of
from desktop.core.notices.notice import Notice
from desktop.profiles.organisation import FlowNotAllowedError, Organisation
from desktop.profiles.organisation_file import read
from desktop.profiles.profile import Profile

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import PlainPassword

SCHEMA = json.loads(resource("schemas/organisation.json").read_text(encoding="utf-8"))
WORK = {"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "abc", "organisation": "Example"}


@dataclass(frozen=True)
class File:
    plain: dict[str, Any]
    path: str = "/etc/stile/profiles.d/10.json"
    notice: Notice | None = field(default=None)


def reading(*plain: dict[str, Any]) -> Organisation:
    return read([File(one, f"/etc/stile/profiles.d/{number}.json") for number, one in enumerate(plain)])


def wrong(organisation: Organisation) -> list[str]:
    for notice in organisation.notices:
        assert "/etc/stile" in words.sentence(notice)
    return [str(notice.values["name"]) for notice in organisation.notices]


def test_profiles_a_default_and_rules() -> None:
    forced = {
        "flows": ["srp", "custom-srp"],
        "session_minutes": 5,
        "language": "de",
        "alarms": {"lock-outs": {"count": 9}},
    }
    plain = {"version": 1, "profiles": [WORK], "default": "work", "forced": forced}
    jsonschema.validate(plain, SCHEMA)
    organisation = reading(plain)
    assert wrong(organisation) == []
    assert organisation.default == "work"
    assert (organisation.rules.language, organisation.rules.alarms) == ("de", {"lock-outs": {"count": 9}})
    profile = organisation.by_name["work"]
    assert (profile.organisation, profile.session_minutes, profile.is_given) == ("Example", 5, True)
    assert profile.sources["session_minutes"] == profile.sources["pool_id"] == "system-wide"


def test_a_later_file_overrules_an_earlier_one_key_by_key() -> None:
    first = {"profiles": [WORK], "default": "work", "forced": {"session_minutes": 5, "language": "de"}}
    second = {"profiles": [WORK | {"client_id": "newer"}], "forced": {"session_minutes": 9}}
    organisation = reading(first, second)
    assert organisation.by_name["work"].client_id == "newer"
    assert (organisation.rules.session_minutes, organisation.rules.language) == (9, "de")
    assert organisation.default == "work"


@pytest.mark.parametrize(
    ("plain", "named"),
    [
        ({"version": 2}, "version"),
        ({"version": "1"}, "version"),
        ({"profile": []}, "profile"),
        ({"profiles": {}}, "profiles"),
        ({"profiles": [1]}, "profiles[1]"),
        ({"profiles": [WORK | {"pool_id": "x"}]}, "profiles[1]"),
        ({"profiles": [WORK | {"endpoint_url": "http://example.com"}]}, "profiles[1]"),
        ({"default": 1}, "default"),
        ({"forced": []}, "forced"),
        ({"forced": {"flow": "srp"}}, "forced.flow"),
        ({"forced": {"flows": []}}, "forced.flows"),
        ({"forced": {"flows": ["magic"]}}, "forced.flows"),
        ({"forced": {"session_minutes": 99}}, "forced.session_minutes"),
        ({"forced": {"session_minutes": True}}, "forced.session_minutes"),
        ({"forced": {"language": "../../x"}}, "forced.language"),
        ({"forced": {"alarms": {"lock-outs": "often"}}}, "forced.alarms"),
        ({"forced": {"alarms": {"fire": True}}}, "forced.alarms"),
        ({"forced": {"alarms": {"low-rate": {"percent": 101}}}}, "forced.alarms"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_counts(plain: dict[str, Any], named: str) -> None:
    organisation = reading({"profiles": [WORK | {"name": "good"}]}, plain)
    assert wrong(organisation) == [named]
    assert list(organisation.by_name) == ["good"]
    if named != "profiles[1]":
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(plain)


def test_a_profile_against_the_organisations_own_rules_is_left_out_and_told() -> None:
    organisation = reading({"profiles": [WORK | {"flow": "password"}], "forced": {"flows": ["srp"]}})
    assert organisation.by_name == {}
    assert [notice.code for notice in organisation.notices] == ["flow-not-allowed"]


def test_why_a_file_was_not_read_is_passed_on() -> None:
    notice = Notice("organisation-damaged", {"path": "/etc/stile/profiles.d/a.json"})
    assert read([File({}, notice=notice)]).notices == (notice,)


class TestRules:
    def test_a_flow_that_is_not_allowed_is_refused_with_those_that_are(self) -> None:
        organisation = reading({"forced": {"flows": ["srp", "choice"]}})
        with pytest.raises(FlowNotAllowedError) as caught:
            organisation.govern(Profile("mine", "eu-west-1_x", "abc", flow="password"))
        assert "srp, choice" in words.sentence(caught.value.notice)

    def test_fallback_flows_are_what_is_left_of_them(self) -> None:
        organisation = reading({"forced": {"flows": ["srp"]}})
        profile = organisation.govern(
            Profile("mine", "eu-west-1_x", "abc", fallback_flows=("srp", "password"))
        )
        assert profile.fallback_flows == ("srp",)
        assert profile.sources["fallback_flows"] == "system-wide"

    @pytest.mark.parametrize(
        ("flows", "mine", "then"),
        [
            (["srp", "choice"], "allow", "never"),
            (["srp"], "", "never"),
            (["srp", "password"], "allow", "allow"),
        ],
    )
    def test_the_password_itself_is_sent_only_where_its_flow_is_allowed(
        self, flows: list[str], mine: PlainPassword, then: str
    ) -> None:
        organisation = reading({"forced": {"flows": flows}})
        profile = organisation.govern(Profile("mine", "eu-west-1_x", "abc", plain_password=mine))
        assert profile.plain_password == then
        assert profile.settings().never_sends_password == (then == "never")

    @pytest.mark.parametrize(
        ("said", "rule"), [({}, None), ({"updates": False}, False), ({"updates": 0}, None)]
    )
    def test_nobody_asks_for_updates_where_that_is_switched_off(
        self,
        said: dict[str, object],
        rule: bool | None,  # noqa: FBT001 - one value
    ) -> None:
        assert reading({"forced": said}).rules.updates is rule

    def test_the_site_of_passkeys_comes_with_the_organisations_profile(self) -> None:
        organisation = reading({"profiles": [{**WORK, "relying_party": "example.com"}]})
        (profile,) = organisation.by_name.values()
        assert profile.settings().relying_party == "example.com"
        assert profile.sources["relying_party"] == "system-wide"

    def test_alarms_are_set_for_every_profile_and_leave_its_others(self) -> None:
        organisation = reading({"forced": {"alarms": {"lock-outs": False}}})
        mine = Profile("mine", "eu-west-1_x", "abc", alarms={"lock-outs": True, "codes-missing": False})
        assert organisation.govern(mine).alarms == {"lock-outs": False, "codes-missing": False}
        assert "lock-outs" not in {rule.name for rule in rules_of(organisation.govern(mine).alarms)}

    def test_without_rules_a_profile_is_as_it_was(self) -> None:
        profile = Profile("mine", "eu-west-1_x", "abc", sources={"flow": "flag"})
        assert Organisation().govern(profile) is profile


def test_the_schema_knows_every_value_of_a_profile() -> None:
    of_stile = {"origin", "sources"}
    known = set(SCHEMA["$defs"]["profile"]["properties"])
    assert known == {part.name for part in fields(Profile)} - of_stile
    every = {"forced": {"alarms": dict.fromkeys(ALARMS, True)}}
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(every)


def test_an_organisations_profile_shares_no_vault_with_one_of_the_same_name() -> None:
    given = reading({"profiles": [WORK]}).by_name["work"]
    assert given.vault_name != Profile("work", "eu-west-1_x", "abc").vault_name


def test_the_example_in_the_guide_is_one() -> None:
    guide = resource("guide/admins.md").read_text(encoding="utf-8")
    section = guide.partition("## For organisations")[2]
    plain = json.loads(section[section.index("{") : section.index("\n    }") + 6])
    jsonschema.validate(plain, SCHEMA)
    organisation = reading(plain)
    assert wrong(organisation) == []
    assert organisation.by_name[organisation.default].organisation == "Example Corporation"
