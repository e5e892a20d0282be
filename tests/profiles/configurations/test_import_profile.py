"""What is read from each kind of file, what is told about it, and what no file may bring."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.core import words
from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.profiles.configurations.errors import SeveralConfigurationsError, UnknownEnvironmentError
from desktop.profiles.configurations.import_profile import Imported, read
from desktop.profiles.parsing import parse, to_plain
from tests.profiles.configurations.given import CLIENT_ID, POOL_ID, SAMPLES

IDENTITY_POOL = "us-east-1:12345678-90ab-cdef-1234-567890abcdef"


def reading(text: str | bytes) -> Imported:
    return read(text.encode() if isinstance(text, str) else text, "a file")


def js(**auth: Any) -> str:  # noqa: ANN401
    pool = {"userPoolId": POOL_ID, "userPoolWebClientId": CLIENT_ID}
    return json.dumps({"Auth": pool | auth})


def told(imported: Imported, part: str = "") -> dict[str, str]:
    lines = [line for line in imported.report() if part in {"", line.part}]
    return {line.notice.code: words.sentence(line.notice) for line in lines}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_file_says_which_pool(name: str) -> None:
    profile = reading(SAMPLES[name]).profile
    assert (profile.name, profile.pool_id, profile.client_id) == (POOL_ID, POOL_ID, CLIENT_ID)
    assert profile.region == "us-east-1"
    assert profile.endpoint_url is None
    assert profile.origin == "a file"
    assert not profile.has_client_secret


@pytest.mark.parametrize(
    ("name", "shape", "flow", "policy"),
    [
        ("aws-exports.js", "flat", "srp", PasswordPolicy(10, upper=False, symbol=False)),
        ("flat.json", "flat", "srp", DEFAULT_POLICY),
        ("mobile.json", "mobile", "custom-srp", PasswordPolicy(12, False, False, False, False)),  # noqa: FBT003
        ("amplify_outputs.json", "outputs", "srp", PasswordPolicy(14, symbol=False)),
        ("v5.js", "v5", "password", DEFAULT_POLICY),
        ("v6.ts", "v6", "choice", PasswordPolicy(9, upper=False, symbol=False)),
        ("flutter.dart", "mobile", "srp", DEFAULT_POLICY),
    ],
)
def test_shape_flow_and_rules_of_each(name: str, shape: str, flow: str, policy: PasswordPolicy) -> None:
    imported = reading(SAMPLES[name])
    assert imported.found.shape == shape
    assert (imported.profile.flow, imported.profile.policy) == (flow, policy)


@pytest.mark.parametrize("name", ["aws-exports.js", "mobile.json", "amplify_outputs.json", "v5.js"])
def test_the_identity_pool_is_taken_along(name: str) -> None:
    assert reading(SAMPLES[name]).profile.identity_pool_id == IDENTITY_POOL


def test_a_files_name_does_not_matter() -> None:
    for name in SAMPLES:
        assert read(SAMPLES[name], "holiday.png").found == reading(SAMPLES[name]).found


@pytest.mark.parametrize("version", ["1", "1.1", "1.2", "1.3", "1.4", "1.5"])
def test_every_version_of_gen_2_is_read(version: str) -> None:
    text = SAMPLES["amplify_outputs.json"].replace(b'"1.4"', f'"{version}"'.encode())
    assert "import-version" not in told(reading(text))


def test_a_later_generation_is_read_as_far_as_it_is_known_and_says_so() -> None:
    text = SAMPLES["amplify_outputs.json"].replace(b'"1.4"', b'"2.0"')
    assert "2.0" in told(reading(text), "guessed")["import-version"]


class TestPatience:
    def test_off_for_none_and_lengths_as_text(self) -> None:
        assert told(reading(SAMPLES["flat.json"]))["import-mfa"] == "No second factor is asked."
        assert "10 characters" in told(reading(SAMPLES["aws-exports.js"]))["import-policy"]
        assert told(reading(SAMPLES["flat.json"]), "guessed")["import-length-guessed"]

    @pytest.mark.parametrize("word", ["OFF", "NONE", "off"])
    def test_gen_2_files_that_say_off(self, word: str) -> None:
        text = SAMPLES["amplify_outputs.json"].replace(b"OPTIONAL", word.encode())
        assert reading(text).found.mfa == "off"

    @pytest.mark.parametrize("length", ["0", "1000", '"many"', "null", "[]", "1e99", "true", "9" * 5000])
    def test_a_length_no_pool_can_have_is_not_said(self, length: str) -> None:
        text = SAMPLES["amplify_outputs.json"].replace(b"14,", f"{length},".encode())
        assert reading(text).profile.policy.min_length == 8

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_files_as_windows_writes_them(self, encoding: str) -> None:
        for sample in SAMPLES.values():
            assert reading(sample.decode().replace("\n", "\r\n").encode(encoding)).profile.pool_id == POOL_ID

    def test_the_parts_people_paste(self) -> None:
        whole = json.loads(SAMPLES["amplify_outputs.json"])
        cognito = '{ userPoolId: "us-east-1_x", userPoolClientId: "abc" }'
        mobile = json.loads(SAMPLES["mobile.json"])["auth"]["plugins"]
        sdk = json.dumps({"Version": "1.0", **mobile["awsCognitoAuthPlugin"]})  # as awsconfiguration.json
        for part in (json.dumps(whole["auth"]), f"Cognito: {cognito}", cognito, json.dumps(mobile), sdk):
            assert reading(part).profile.client_id in {"abc", CLIENT_ID}

    def test_the_settings_of_a_program_around_it(self) -> None:
        text = "export const environment = { production: false, auth: { Auth: { userPoolId: 'us-east-1_x', \
            userPoolWebClientId: 'abc' } } };"
        assert reading(text).profile.pool_id == "us-east-1_x"

    def test_the_region_is_that_of_the_pool(self) -> None:
        imported = reading(js(region="eu-west-1"))
        assert imported.profile.region == "us-east-1"
        assert "eu-west-1" in told(imported, "guessed")["import-region-guessed"]

    def test_an_identity_pool_that_cannot_be_one_is_left_out_and_hinders_nothing(self) -> None:
        imported = reading(js(identityPoolId="XX-XXXX-X:XXXXXXXX"))
        assert imported.profile.identity_pool_id is None
        assert "XX-XXXX-X" in told(imported, "left-out")["import-identity-pool-left-out"]

    def test_of_several_environments_the_one_that_is_named(self) -> None:
        plugin = json.loads(SAMPLES["mobile.json"])
        pools = plugin["auth"]["plugins"]["awsCognitoAuthPlugin"]["CognitoUserPool"]
        pools = {"Staging": {"PoolId": "us-east-1_other", "AppClientId": "x"}} | pools
        plugin["auth"]["plugins"]["awsCognitoAuthPlugin"]["CognitoUserPool"] = pools
        text = json.dumps(plugin).encode()
        with pytest.raises(SeveralConfigurationsError):
            reading(text)
        with pytest.raises(UnknownEnvironmentError):
            read(text, "a file", environment="prod")
        imported = read(text, "a file", environment="default")
        assert imported.profile.pool_id == POOL_ID
        assert "Staging" in told(imported, "guessed")["import-environment"]


_DEV = "UserPoolId: 'eu-west-1_DevDevDev', ClientId: '1devdevdevdevdevdevdevdev'"
_PRD = "UserPoolId: 'eu-west-1_PrdPrdPrd'"
_PYTHON = (
    "BASE = {'UserPoolId': 'eu-west-1_DevDevDev', 'ClientId': '1devdevdevdevdevdevdevdev'}\n"
    "PROD = {**BASE, 'UserPoolId': 'eu-west-1_PrdPrdPrd'}"
)


@pytest.mark.parametrize(
    "text",
    [
        f"const base = {{{_DEV}}}; const prod = {{...base, {_PRD}}};",
        f"const base: Config = {{dev: {{{_DEV}}}}}\nexport const prod = {{...base.dev, {_PRD}}}",
        f"const base = {{{_PRD}}}; const dev = {{{_DEV}, ...base}}",
        _PYTHON,
    ],
)
def test_a_copy_of_an_object_with_another_pool_is_one_of_several(text: str) -> None:
    with pytest.raises(SeveralConfigurationsError) as asked:
        reading(text)
    pools = {each.pool_id: each.client_id for each in asked.value.choices}
    assert pools == dict.fromkeys(("eu-west-1_DevDevDev", "eu-west-1_PrdPrdPrd"), "1devdevdevdevdevdevdevdev")


def test_copies_that_double_what_they_copy_come_to_an_end() -> None:
    doubling = "".join(f"const a{n + 1} = {{l: {{...a{n}}}, r: {{...a{n}}}}};\n" for n in range(60))
    assert reading(f"const a0 = {{{_DEV}}};\n{doubling}").profile.pool_id == "eu-west-1_DevDevDev"


def test_a_pool_that_no_configuration_has_is_named() -> None:
    imported = reading(f"const base = {{{_DEV}}}; const prod = Object.assign({{}}, base, {{{_PRD}}});")
    assert "eu-west-1_PrdPrdPrd" in told(imported, "guessed")["import-other-pools"]
    assert "import-other-pools" not in told(reading(f"const base = {{{_DEV}}};"))


class TestFlows:
    @pytest.mark.parametrize(
        ("named", "flow", "v6"),
        [
            ("USER_SRP_AUTH", "srp", "USER_SRP_AUTH"),
            ("USER_PASSWORD_AUTH", "password", "USER_PASSWORD_AUTH"),
            ("user_password_auth", "password", "USER_PASSWORD_AUTH"),
            ("USER_AUTH", "choice", "USER_AUTH"),
            ("CUSTOM_AUTH_WITHOUT_SRP", "custom", "CUSTOM_WITHOUT_SRP"),
        ],
    )
    def test_a_flow_of_v5_and_what_v6_calls_it(self, named: str, flow: str, v6: str) -> None:
        imported = reading(js(authenticationFlowType=named))
        assert imported.profile.flow == flow
        assert imported.profile.sources["flow"] == "file"
        assert f"authFlowType “{v6}”" in told(imported, "read")["import-flow"]

    def test_the_name_that_leaves_it_open_is_a_guess_with_both_answers(self) -> None:
        imported = reading(js(authenticationFlowType="CUSTOM_AUTH"))
        assert imported.profile.flow == "custom-srp"
        guessed = told(imported, "guessed")["import-flow-guessed"]
        assert "CUSTOM_WITH_SRP" in guessed
        assert "CUSTOM_WITHOUT_SRP" in guessed

    @pytest.mark.parametrize("named", ["", "MAGIC"])
    def test_without_a_name_it_is_what_amplify_does_by_itself(self, named: str) -> None:
        imported = reading(js(authenticationFlowType=named))
        assert imported.profile.flow == "srp"
        assert "flow" not in imported.profile.sources
        assert named in told(imported, "guessed")["import-flow-guessed"]

    def test_ways_without_a_password_mean_choice(self) -> None:
        profile = reading(SAMPLES["v6.ts"]).profile
        assert (profile.flow, profile.preferred_factor) == ("choice", "EMAIL_OTP")

    def test_a_pool_that_moves_people_over_is_told_of_unless_the_flow_fits_already(self) -> None:
        assert "--flow password" in told(reading(SAMPLES["aws-exports.js"]), "missing")["import-no-migration"]
        assert "import-no-migration" not in told(reading(SAMPLES["v5.js"]))


class TestSafety:
    @pytest.mark.parametrize(
        "endpoint", ["https://evil.example", "http://127.0.0.1.evil.example", "//x", "x" * 999]
    )
    @pytest.mark.parametrize("shape", ["v5", "v6", "outputs", "mobile"])
    def test_a_file_names_no_endpoint(self, shape: str, endpoint: str) -> None:
        imported = reading(with_endpoint(shape, endpoint))
        assert imported.profile.endpoint_url is None
        assert endpoint[:100] in told(imported, "left-out")["import-endpoint-left-out"]

    @pytest.mark.parametrize("shape", ["v5", "v6", "outputs", "mobile"])
    def test_but_one_of_this_computer(self, shape: str) -> None:
        imported = reading(with_endpoint(shape, "http://127.0.0.1:9229"))
        assert imported.profile.endpoint_url == "http://127.0.0.1:9229"
        assert "import-endpoint-left-out" not in told(imported)

    def test_a_secret_is_left_in_its_file(self) -> None:
        imported = reading(SAMPLES["mobile.json"])
        everything = json.dumps([to_plain(imported.profile), told(imported)]) + repr(imported)
        assert "hunter2" not in everything
        assert "--client-secret-stdin" in told(imported, "left-out")["import-secret-left-out"]

    @pytest.mark.parametrize(
        "key", ["has_client_secret", "organisation", "ca_file", "proxy", "session_minutes", "name", "sign_up"]
    )
    def test_nothing_else_comes_in_by_its_own_name(self, key: str) -> None:
        imported = reading(js(**{key: "evil"}))
        assert "evil" not in json.dumps(to_plain(imported.profile))

    def test_what_is_told_cannot_steer_a_terminal_or_fill_a_page(self) -> None:
        named = "\x1b[2J\u202e" + "A" * 5000
        for text in told(reading(js(authenticationFlowType=named))).values():
            assert text.isprintable()
            assert len(text) < 1000

    def test_no_program_runs(self) -> None:
        text = js(region="x").replace('"x"', "(() => { throw new Error(process.exit(1)) })()")
        imported = reading(f"process.exit(1); Amplify.configure({text})")
        assert "region" in told(imported, "left-out")["import-computed"]


def with_endpoint(shape: str, endpoint: str) -> str:
    if shape == "v5":
        return js(endpoint=endpoint)
    if shape == "v6":
        pool = {"userPoolId": POOL_ID, "userPoolClientId": CLIENT_ID, "userPoolEndpoint": endpoint}
        return json.dumps({"Auth": {"Cognito": pool}})
    if shape == "outputs":
        auth = {"user_pool_id": POOL_ID, "user_pool_client_id": CLIENT_ID, "user_pool_endpoint": endpoint}
        return json.dumps({"version": "1.5", "auth": auth})
    pool = {"PoolId": POOL_ID, "AppClientId": CLIENT_ID, "Endpoint": endpoint}
    return json.dumps({"auth": {"plugins": {"awsCognitoAuthPlugin": {"CognitoUserPool": {"Default": pool}}}}})


@pytest.mark.parametrize("name", SAMPLES)
def test_what_no_file_has_is_named_with_who_has_it(name: str) -> None:
    missing = told(reading(SAMPLES[name]), "missing")
    assert {"import-no-minutes", "import-no-flows", "import-no-days"} <= set(missing)
    assert all("hoever runs the pool" in text for code, text in missing.items() if code != "import-no-secret")
    assert "import-no-secret" in missing or "import-secret-left-out" in told(reading(SAMPLES[name]))


def test_every_value_says_where_it_comes_from() -> None:
    sources = reading(SAMPLES["amplify_outputs.json"]).profile.sources
    assert set(sources) == {"pool_id", "client_id", "identity_pool_id", "policy"}
    assert set(sources.values()) == {"file"}


def test_an_imported_profile_is_kept_as_any_other() -> None:
    for sample in SAMPLES.values():
        profile = reading(sample).profile
        assert parse(json.loads(json.dumps(to_plain(profile)))) == profile
