"""Every configuration that people have is read, asked about or refused as `people.txt` says."""

from __future__ import annotations

import json

import pytest

from desktop.core import words
from desktop.profiles.configurations.errors import NotImportedError, SeveralConfigurationsError
from desktop.profiles.configurations.import_profile import Imported, read
from desktop.profiles.parsing import to_plain
from tests.profiles.configurations.people import C1, C2, P1, P2, SHAPES, Shape

BY_BROWSER = ("page", "scopes", "redirects", "providers", "browser", "response")


def of(end: str) -> list[str]:
    return [name for name, shape in SHAPES.items() if shape.end == end]


def expected(shape: Shape) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in shape.expected if "=" in pair)


@pytest.mark.parametrize("name", of("ok"))
def test_it_is_read(name: str) -> None:
    shape = SHAPES[name]
    imported = read(shape.data, "a file")
    profile, values = imported.profile, expected(shape)
    assert (profile.pool_id, profile.client_id) == (P1, C1)
    assert profile.endpoint_url == values.get("endpoint")
    assert imported.found.has_secret == ("secret" in shape.expected)
    assert bool(imported.found.fallbacks) == ("fallback" in shape.expected)
    assert profile.session_minutes == int(values.get("minutes", profile.session_minutes))
    for what, told in (("flow", profile.flow), ("shape", imported.found.shape), ("name", profile.name)):
        assert values.get(what, told) == told
    assert_harmless(imported)
    assert_page(imported, values)


@pytest.mark.parametrize("name", of("several"))
def test_of_several_none_is_taken_until_one_is_named(name: str) -> None:
    shape = SHAPES[name]
    with pytest.raises(SeveralConfigurationsError) as caught:
        read(shape.data, "a file")
    choices = caught.value.choices
    assert {found.environment for found in choices} == set(shape.expected)
    assert {found.client_id for found in choices} == {C1, C2}
    assert {found.pool_id for found in choices} <= {P1, P2}
    for found in choices:
        imported = read(shape.data, "a file", environment=found.environment.upper())
        assert (imported.profile.pool_id, imported.profile.client_id) == (found.pool_id, found.client_id)
        assert (found.pool_id, found.client_id) != (P1, C2) or "client" in name
        assert imported.report()
        assert_harmless(imported)


@pytest.mark.parametrize("name", of("refused"))
def test_it_is_refused_with_the_reason(name: str) -> None:
    shape = SHAPES[name]
    with pytest.raises(NotImportedError) as caught:
        read(shape.data, "a file")
    code, *more = shape.expected
    assert caught.value.code == code, caught.value.notice
    sentences = [words.sentence(problem) for problem in caught.value.problems]
    assert all(sentence.endswith((".", C1)) for sentence in sentences)
    if "offered" in more:
        assert f"stile profile add NAME --pool-id {P1} --client-id {C1}" in sentences[-1]


def assert_page(imported: Imported, values: dict[str, str]) -> None:
    """Only Amazon's own page for the pool's region is taken; `said` are all lines about the browser."""
    profile, page = imported.profile, imported.found.page
    assert profile.domain == values.get("page", "")
    assert imported.unsure_domain == values.get("unsure", "")
    about = {name: values.get(name, "") for name in ("scopes", "ports", "providers") if name in values}
    found = {
        "scopes": ",".join(profile.scopes),
        "ports": ",".join(map(str, profile.redirect_ports)),
        "providers": ",".join(page.providers),
    }
    assert {name: found[name] for name in about} == about
    if "said" in values:
        lines = [line.notice.code.removeprefix("import-") for line in imported.report()]
        said = [code for code in lines if code.startswith(BY_BROWSER)]
        assert said == values["said"].split(",")


def assert_harmless(imported: Imported) -> None:
    """No secret of any file, and no address of another computer, gets into a profile or what is told."""
    told = [words.sentence(line.notice) for line in imported.report()]
    everything = json.dumps([to_plain(imported.profile), told]) + repr(imported)
    assert "hunter2" not in everything


def test_of_several_each_has_its_own_secret_or_none() -> None:
    with pytest.raises(SeveralConfigurationsError) as caught:
        read(SHAPES[".env with a secret for dev only"].data, "a file")
    assert {found.environment: found.has_secret for found in caught.value.choices} == {
        "dev": True,
        "prod": False,
    }
