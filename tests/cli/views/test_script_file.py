from __future__ import annotations

import pytest

from desktop.cli.views.script_file import (
    FromCommand,
    FromInbox,
    FromStdin,
    Literal,
    ScriptError,
    Totp,
    read_script,
)

KEY = "JBSWY3DPEHPK3PXP"


def one(fields: str) -> str:
    return f'[[answer]]\nstep = "email-code"\nfields = {fields}\n'


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ('"123456"', Literal),
        ("true", Literal),
        ("{inbox=true}", FromInbox),
        ("{stdin=true}", FromStdin),
        ('{command=["pass","show","x"]}', FromCommand),
        (f'{{totp="{KEY}"}}', Totp),
        ("{totp=true}", Totp),
    ],
)
def test_every_kind_of_value_is_read(value: str, kind: type) -> None:
    (answer,) = read_script(one(f"{{code={value}}}"))
    assert answer.step == "email-code"
    assert isinstance(answer.fields["code"], kind)


def test_an_answer_may_have_no_fields() -> None:
    (answer,) = read_script('[[answer]]\nstep = "unknown-challenge"\n')
    assert not answer.fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml",
        "[answer]\nstep='x'",
        "answer = []",
        "answer = ['x']",
        "[[answer]]\nfields={}",
        "[[answer]]\nstep=1",
        "[[answer]]\nstep='x'\nfields=1",
        "[[answer]]\nstep='x'\nextra=1",
        "title='x'\n[[answer]]\nstep='x'",
        one("{code=123456}"),
        one("{code={inbox=false}}"),
        one("{code={command=[]}}"),
        one("{code={command='pass show'}}"),
        one("{code={totp='not base 32'}}"),
        one("{code={inbox=true, stdin=true}}"),
        one("{code={file='x'}}"),
    ],
)
def test_what_is_no_script_is_wrong_usage(text: str) -> None:
    with pytest.raises(ScriptError) as refused:
        read_script(text)
    assert refused.value.exit == 2


def test_secrets_that_stand_in_the_script_are_found() -> None:
    literal = (
        f'{{username="anna", password="pw", code={{totp="{KEY}"}}, answer={{stdin=true}}, x={{totp=true}}}}'
    )
    (answer,) = read_script(one(literal))
    assert sorted(answer.literal_secrets()) == ["code", "password"]


def test_no_secret_of_a_script_shows_itself() -> None:
    (answer,) = read_script(one(f'{{password="hunter2", code={{totp="{KEY}"}}}}'))
    assert "hunter2" not in repr(answer)
    assert KEY not in repr(answer)
