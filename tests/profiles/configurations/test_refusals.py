"""What is no configuration gets a sentence, soon, whatever it is."""

from __future__ import annotations

import random
import time
import zlib

import pytest

from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.profiles.configurations.errors import NotImportedError
from desktop.profiles.configurations.import_profile import read
from desktop.profiles.configurations.source import MOST_BYTES
from desktop.profiles.parsing import InvalidProfileError
from tests.profiles.configurations.given import SAMPLES
from tests.profiles.configurations.people import SHAPES
from tests.storage.mutations import mutation

FILES = SAMPLES | {name: shape.data for name, shape in SHAPES.items()}

OTHERS = {
    "nothing": b"",
    "package.json": b'{"name": "shop", "version": "1.0.0", "dependencies": {"aws-amplify": "^6.0.0"}}',
    "a list": b"[1, 2, 3]",
    "a word": b"hello",
    "CSV": b"email,name\nann@example.com,Ann\n",
    "HTML": b"<!doctype html><script>var a = {b: 1};</script>",
    "a template": b'{"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool"}}}',
    "a program": b"import sys\n\ndef main():\n    print({'a': 1})\n",
    "tsconfig": b'{ // comments\n "compilerOptions": {"strict": true}, }',
}


def refusal(data: bytes) -> tuple[str, str]:
    """Return the code and the sentence; InvalidProfileError has a sentence for each field."""
    try:
        read(data, "a file")
    except NotImportedError as error:
        return error.code, " ".join(map(words.sentence, error.problems))
    except InvalidProfileError as error:
        return error.code, " ".join(map(words.sentence, error.problems))
    return "", ""


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_kind(name: str) -> None:
    code, sentence = refusal(OTHERS[name])
    assert code == "import-other-kind"
    assert "amplify_outputs.json" in sentence


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0", b"\x7fELF" + bytes(99), bytes(range(256)), b"{\0}", b"\xff\xfe\x00\xd8"],
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert refusal(data)[0] == "import-not-text"


def test_a_file_that_is_far_too_long() -> None:
    code, sentence = refusal(b" " * (MOST_BYTES + 1))
    assert code == "import-too-big"
    assert "2 MB" in sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"aws_project_region": "eu-west-1"}', "no user pool"),
        ('{"version": "1.4", "data": {"url": "https://x"}}', "no user pool"),
        (
            """
            Pool: eu-west-1_Pq8sT2wXy client: 2prd8s7d6f5g4h3j2k1l0q9w8e
            Pool: eu-west-1_Tt6yU3iOp client: 3tst8s7d6f5g4h3j2k1l0q9w8e
            """,
            "which app client belongs to which",
        ),
        ('{"version": "1", "auth": {"user_pool_id": "eu-west-1_x"}}', "no app client"),
        ('{"auth": {"plugins": {"awsCognitoAuthPlugin": {}}}}', "no user pool"),
        (
            "Amplify.configure({Auth: {userPoolId: process.env.POOL, userPoolWebClientId: CLIENT}})",
            "userPoolId",
        ),
        ("Amplify.configure({Auth: {Cognito: {userPoolId, userPoolClientId: 'x'}}})", "userPoolId"),
        ('{"Auth": {"userPoolId": "nonsense", "userPoolWebClientId": "abc"}}', "looks like"),
        ('{"Auth": {"userPoolId": "eu-west-1_x", "userPoolWebClientId": "a b"}}', "letters and digits"),
        ('{"Auth": {"userPoolId": ["x"], "userPoolWebClientId": {}}}', "no user pool"),
    ],
)
def test_what_is_missing_is_named(text: str, says: str) -> None:
    code, sentence = refusal(text.encode())
    assert code in {"import-incomplete", "profile-invalid"}
    assert says in sentence


@pytest.mark.parametrize(
    "text", ["[" * 60_000, "{a:" * 20_000, "{" * 30_000 + "}" * 30_000, '{"Auth":' * 99 + "{}" + "}" * 99]
)
def test_what_is_nested_too_deep_is_refused_like_any_other(text: str) -> None:
    started = time.process_time()
    assert refusal(text.encode())[0] == "import-other-kind"
    assert time.process_time() - started < 4


def damaged(name: str, count: int) -> None:
    """Damage a file so many times, the same way every time; whatever comes of it has a sentence."""
    chance = random.Random(zlib.crc32(name.encode()))  # noqa: S311 - the same every time
    data = FILES[name]
    for _ in range(count):
        code, sentence = refusal(mutation(data, chance))
        assert bool(code) == bool(sentence)
        assert not code or sentence.endswith((".", "}")) or "--client-id" in sentence
        assert "hunter2" not in sentence


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_read_or_refused_with_a_sentence(name: str) -> None:
    damaged(name, 60)


def test_damaged_files_of_people_are_too() -> None:
    for name in SHAPES:
        damaged(name, 6)


@pytest.mark.night
@pytest.mark.parametrize("name", FILES)
def test_a_thousand_damaged_files_of_each_kind(name: str) -> None:
    damaged(name, 1000)


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    codes = {"import-other-kind", "import-not-text", "import-incomplete"}
    assert len({words.sentence(Notice(code)) for code in codes}) == len(codes)
