"""Generated programs of up to 2 MB are read, in time that grows with their length and not with its square."""

from __future__ import annotations

import contextlib
import json
import sys

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


SPACES = " " * 3_900
WORDS = (
    "a",
    "A",
    "-",
    "cognito-idp.",
    "us-",
    "```js\n",
    "~~~\n```\n",
    f"a{SPACES}b\n",
    f"a{SPACES}#\n",
    f"userPoolId{SPACES}b\n",
    f"<key>{SPACES}",
    f'name="a">{SPACES}',
    "from ",
    f"load{SPACES}",
    '"name" : "',
    "%a",
    "<a",
    "stile:profile?",
)
"""What expressions could go over again and again; a test that they do has no end."""


@pytest.mark.parametrize("name", LONG)
def test_it_is_read(name: str) -> None:
    text = LONG[name]
    assert len(text) > SHORT
    profile = read(text.encode(), "a file").profile
    assert (profile.pool_id, profile.client_id) == (P1, C1)


def test_what_cannot_matter_is_cut_away() -> None:
    assert len(excerpt(LONG["queries around it"])) < 500


def calls(text: str) -> int:
    """Return how many functions are called to read a text: the same on every computer, every time."""
    counted = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        with contextlib.suppress(NotImportedError, InvalidProfileError):
            read(text.encode(), "a file")
    finally:
        sys.setprofile(None)
    return counted


def endless(piece: str, length: int) -> None:
    """Read so much of one thing; what grows with the square of the length comes to no end in time."""
    with contextlib.suppress(NotImportedError, InvalidProfileError):
        read((piece * (length // len(piece))).encode(), "a file")


@pytest.mark.parametrize("piece", WORDS)
def test_no_expression_goes_over_the_same_again_and_again(piece: str) -> None:
    endless(piece, 200_000)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once = piece * (3_000 // len(piece))
    assert calls(once * 2) < 2.6 * calls(once) + 1_000


@pytest.mark.night
@pytest.mark.timeout(600)
@pytest.mark.parametrize("piece", [*PIECES, *WORDS])
def test_two_megabytes_of_anything_come_to_an_end(piece: str) -> None:
    endless(piece, 1_900_000)
