"""JavaScript's object literals, read as far as they can be without running anything."""

from __future__ import annotations

import time

import pytest

from desktop.profiles.configurations.expressions import COMPUTED
from desktop.profiles.configurations.literals import objects

GOOD = [
    ("({a: 1})", {"a": 1}),
    ("x = { 'a': 'b', \"c\": \"d\", e: `f`, };", {"a": "b", "c": "d", "e": "f"}),
    ("{a: -1.5, b: 0x1F, c: 1e3, d: .5}", {"a": -1.5, "b": 31, "c": 1000.0, "d": 0.5}),
    ("{e: 010, f: +7}", {"e": "010", "f": 7}),
    ("{a: true, b: false, c: null, d: undefined}", {"a": True, "b": False, "c": None, "d": None}),
    ("{a: [1, 'x', [], {b: 2}], }", {"a": [1, "x", [], {"b": 2}]}),
    ("{/* } */ a: // {\n 1, 'b': '/*'}", {"a": 1, "b": "/*"}),
    (r"{a: 'it\'s', b: '\u0041\x42\u{43}\n\t\\', c: 'a\
b'}", {"a": "it's", "b": "ABC\n\t\\", "c": "ab"}),
    ("{größe: 'ü', $x: 1, _y: 2}", {"größe": "ü", "$x": 1, "_y": 2}),
    ("{a: 'x' as const, b: [1] as number[], c: {} satisfies T}", {"a": "x", "b": [1], "c": {}}),
    ("const a = r'''{\"b\": 1}''';", {"b": 1}),
    ("configure('{\"b\": 1}')", {"b": 1}),
]  # fmt: skip

COMPUTED_VALUES = [
    "process.env.X",
    "'a' + b",
    "f({x: 1}, [2], '}')",
    "`a${b}`",
    "() => { return {a: 1}; }",
    "async function x(a, b) { if (a) { b(); } }",
    "new Storage({path: '/'})",
    "a ? 'b' : 'c'",
    "(1)",
    "!0",
]


TOLD_BY_THE_FILE = [
    ("process.env.X || 'y'", "y"),
    ("process.env.X ?? ('y' as string)", "y"),
    ("import.meta.env.X || OTHER || NAME", "n"),
    ("Deno.env.get('X') || `y`", "y"),
    ("process.env.NAME", COMPUTED),
    ("process.env.X || location.host", COMPUTED),
    ("'y' || process.env.X", "y"),
    ("NAME", "n"),
    ("Settings.NAME!", "n"),
    ("TWICE", COMPUTED),
    ("f('X', 'y')", COMPUTED),
    ("env('X', 'y')", "y"),
    ("'a' + NAME + \"b\"", "anb"),
    ("`a${NAME}b`", "anb"),
    ("`a${NAME}b${OTHER}`", COMPUTED),
    ("NAME ? 'y' : 'z'", COMPUTED),
    ("NAME.length", COMPUTED),
]

PIECES = [
    "{a:",
    "{a:[",
    "[{a:(",
    "{",
    "/*",
    "`\\`",
    "'''",
    '"\\',
    "{a:{},",
    "{a:{};",
    "{a:1 b},",
    "{a(){",
    "{...{",
]


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_literals_of_every_kind(text: str, expected: dict[str, object]) -> None:
    assert next(iter(objects(text))) == expected


@pytest.mark.parametrize("value", COMPUTED_VALUES)
def test_what_only_the_program_knows_hides_nothing_else(value: str) -> None:
    found = next(iter(objects(f"export default {{ before: 1, it: {value}, after: [{value}, 2] }}")))
    assert found == {"before": 1, "it": COMPUTED, "after": [COMPUTED, 2]}


@pytest.mark.parametrize(("value", "told"), TOLD_BY_THE_FILE)
def test_what_the_file_itself_tells_of_a_value(value: str, told: object) -> None:
    text = (
        f"const NAME: string = 'n'; let TWICE = 'a'; TWICE = 'b'; export default {{ it: {value}, last: 1 }}"
    )
    assert next(found for found in objects(text) if "it" in found) == {"it": told, "last": 1}


def test_members_without_a_value_of_their_own() -> None:
    found = next(
        iter(objects("{...awsExports, short, run() { x }, async go() {}, [key]: 1, get y() {}, a: 1}"))
    )
    assert found == {"short": COMPUTED, "a": 1}


def test_blocks_of_statements_are_no_objects_and_hide_none() -> None:
    text = "function f() { if (a) { return 1; } Amplify.configure({ a: { b: 1 } }); } g({ c: 2 });"
    assert [found for found in objects(text) if found] == [{"a": {"b": 1}}, {"c": 2}]


def test_what_a_method_configures_is_found() -> None:
    text = "export default { name: 'app', created() { Amplify.configure({ a: 1 }); } };"
    assert list(objects(text)) == [{"name": "app"}, {"a": 1}]


@pytest.mark.parametrize("end", ["", "}" * 4_000, "]})" * 1_300])
@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_long(piece: str, end: str) -> None:
    """In time that grows with the square of the length, these would take long."""
    text = piece * (12_000 // len(piece)) + end
    started = time.process_time()
    for _ in objects(text):
        pass
    assert time.process_time() - started < 2
