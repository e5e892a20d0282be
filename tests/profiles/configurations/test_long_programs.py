"""Generated programs of up to 2 MB are read, in time that grows with their length and not with its square."""

from __future__ import annotations

import contextlib
import json
import time

import pytest

from desktop.profiles.configurations.errors import NotImportedError
from desktop.profiles.configurations.excerpt import SHORT, excerpt
from desktop.profiles.configurations.import_profile import read
from desktop.profiles.parsing import InvalidProfileError
from tests.profiles.configurations.people import C1, P1

IDS = f"userPoolId: '{P1}', clientId: '{C1}'"
QUERY = (
    "export const q{} = /* GraphQL */ `query Q($id: ID!) {{ q(id: $id) {{ id }} }}`;\n"
    "export type T{} = {{ a: 'x' }};\n"
)


def repeated(line: str, count: int) -> str:
    return "".join(line.format(number, number) for number in range(count))


def gen_2() -> str:
    """Return a file of Gen 2 that describes a large data model before it comes to signing in."""
    models = [{"name": f"M{number}"} for number in range(6000)]
    return json.dumps({"data": {"models": models}, "auth": {"user_pool_id": P1, "user_pool_client_id": C1}})


LONG = {
    "queries around it": f"{repeated(QUERY, 900)}const config = {{ {IDS} }};\n{repeated(QUERY, 900)}",
    "one object": f"export default {{\n{repeated(' k{}: {{ a: `v{}`, b: [1, {{}}] }},', 3000)}{IDS} }};",
    "one class": f"class Gen {{\n{repeated('  static const k{} = `v{}`;', 3000)}"
    f"static const userPoolId = '{P1}'; static const clientId = '{C1}'; }}",
    "one line": f"!function(){{{repeated('a.k{}=function(e){{return e[`x{}`]}};', 3000)}a.c={{{IDS}}}}}()",
    "JSON in Dart": f"const amplifyConfig = '''{gen_2()}''';",
}
PIECES = (
    "{a:",
    "[{a:(",
    "`\\`",
    "'''",
    "userPoolId=a||",
    "{userPoolId:[",
    "(userPoolId)",
    "- a: b\n",
    "a\n",
    "```\n",
    "{userPoolId:process.env.A,clientId:x};",
    '{"userPoolId":"us-east-1_a","clientId":"4"},',
    "[a]\n",
    "a=b\n",
)


@pytest.mark.parametrize("name", LONG)
def test_it_is_read(name: str) -> None:
    text = LONG[name]
    assert len(text) > SHORT
    profile = read(text.encode(), "a file").profile
    assert (profile.pool_id, profile.client_id) == (P1, C1)


def test_what_cannot_matter_is_cut_away() -> None:
    assert len(excerpt(LONG["queries around it"])) < 500


def seconds(text: str) -> float:
    started = time.process_time()
    with contextlib.suppress(NotImportedError, InvalidProfileError):
        read(text.encode(), "a file")
    return time.process_time() - started


def test_no_text_takes_long() -> None:
    for piece in PIECES:
        assert seconds(piece * (30_000 // len(piece))) < 4, piece


@pytest.mark.night
@pytest.mark.parametrize("piece", PIECES)
def test_no_text_of_two_megabytes_does(piece: str) -> None:
    assert seconds(piece * (1_900_000 // len(piece))) < 30
