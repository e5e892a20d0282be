"""What a release consists of: sums, a bill of materials, a signed feed, and workflows that may do little."""

from __future__ import annotations

import base64
import importlib
import json
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.updates import read_payload
from desktop.system.feed_signature import BadSignatureError, signed_payload
from desktop.version import version

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parents[2]
TOLD: dict[str, Any] = {"capture_output": True, "text": True}
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def _script(name: str) -> ModuleType:
    """Load a script of .ci, which is no package; they import each other by name."""
    folder = str(ROOT / ".ci")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


feed, sbom, sums = map(_script, ("feed", "sbom", "sums"))


class TestSums:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "stile_0.1.0_amd64.deb").write_bytes(b"a package")
        (tmp_path / "stile.cdx.json").write_bytes(b"{}")
        sums.make(tmp_path)
        return tmp_path

    def test_what_was_made_is_verified(self, folder: Path) -> None:
        assert sums.problems(folder) == []
        assert sums.main("verify", folder) == 0

    @pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
    def test_other_programs_read_them(self, folder: Path) -> None:
        done = subprocess.run(["sha256sum", "--check", "--strict", sums.NAME], cwd=folder, check=False)
        assert done.returncode == 0

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda folder: (folder / "stile.cdx.json").write_bytes(b"{ }"), "stile.cdx.json: differs"),
            (lambda folder: (folder / "stile.cdx.json").unlink(), "stile.cdx.json: missing"),
            (lambda folder: (folder / "more.exe").write_bytes(b""), "more.exe: not listed"),
            (lambda folder: (folder / sums.NAME).unlink(), "SHA256SUMS: FileNotFoundError"),
            (lambda folder: (folder / sums.NAME).write_text(""), "no file is listed"),
            (lambda folder: (folder / sums.NAME).write_text("a" * 64 + "  ../../etc/passwd\n"), "not a line"),
            (
                lambda folder: (folder / sums.NAME).write_text((folder / sums.NAME).read_text() * 2),
                "listed twice",
            ),
        ],
        ids=["differs", "missing", "more", "no list", "empty", "elsewhere", "twice"],
    )
    def test_what_is_wrong_is_told(self, folder: Path, spoil: Callable[[Path], object], told: str) -> None:
        spoil(folder)
        assert any(told in problem for problem in sums.problems(folder))
        assert sums.main("verify", folder) == 1

    def test_an_empty_folder_has_no_sums(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="nothing to list"):
            sums.make(tmp_path)


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    made: dict[str, Any] = sbom.bill()
    return made


class TestBill:
    def test_it_is_a_bill_of_this_program(self, bill: dict[str, Any]) -> None:
        assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
        own = bill["metadata"]["component"]
        assert (own["type"], own["name"], own["version"]) == ("application", "stile", version())

    def test_every_library_that_is_declared_is_in_it_with_its_version(self, bill: dict[str, Any]) -> None:
        declared = [text for text in metadata.requires("stile") or () if "extra ==" not in text]
        wanted = {re.split(r"[ ;<>=!~\[(]", text, maxsplit=1)[0] for text in declared}
        listed = {part["name"].lower().replace("_", "-"): part for part in bill["components"]}
        assert {name.lower().replace("_", "-") for name in wanted} <= {*listed}
        for part in bill["components"]:
            assert part["purl"] == f"pkg:pypi/{part['bom-ref']}"
            assert part["version"]

    def test_references_lead_to_what_is_listed(self, bill: dict[str, Any]) -> None:
        refs = {part["bom-ref"] for part in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
        assert len(refs) == len(bill["components"]) + 1
        assert {each["ref"] for each in bill["dependencies"]} == refs
        assert {ref for each in bill["dependencies"] for ref in each["dependsOn"]} <= refs

    def test_hashes_are_those_of_the_constraints(self, bill: dict[str, Any]) -> None:
        allowed = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8")
        hashes = [
            each["content"]
            for part in bill["components"]
            for reference in part.get("externalReferences", ())
            for each in reference["hashes"]
        ]
        assert hashes
        assert all(f"--hash=sha256:{text}" in allowed for text in hashes)

    def test_the_same_environment_gives_the_same_bill(
        self, bill: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert sbom.bill() == bill
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764417600")
        assert sbom.bill()["metadata"]["timestamp"] == "2025-11-29T12:00:00Z"


class TestFeed:
    SOON = datetime.now(UTC) + timedelta(days=1)

    def test_what_is_signed_is_read_by_the_program(self, tmp_path: Path) -> None:
        file = tmp_path / "key.pem"
        public = feed.new_key(file)
        signed = feed.signed(feed.private_key(file.read_bytes()), "1.2.3", "https://example.com/", self.SOON)
        newest = read_payload(signed_payload(signed, public))
        assert (newest.version, newest.where) == ("1.2.3", "https://example.com/")

    def test_a_private_key_is_for_its_owner_and_never_overwritten(self, tmp_path: Path) -> None:
        file = tmp_path / "key.pem"
        feed.new_key(file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        with pytest.raises(FileExistsError):
            feed.new_key(file)

    def test_another_key_does_not_sign_for_this_one(self, tmp_path: Path) -> None:
        public, other = feed.new_key(tmp_path / "a"), feed.new_key(tmp_path / "b")
        assert public != other
        signed = feed.signed(
            feed.private_key((tmp_path / "b").read_bytes()), "1.0", "https://example.com/", self.SOON
        )
        with pytest.raises(BadSignatureError):
            signed_payload(signed, public)

    def test_what_no_build_would_read_is_not_signed(self, tmp_path: Path) -> None:
        feed.new_key(tmp_path / "key")
        key = feed.private_key((tmp_path / "key").read_bytes())
        with pytest.raises(ValueError, match="version"):
            feed.signed(key, "next", "https://example.com/", self.SOON)
        with pytest.raises(ValueError, match="page"):
            feed.signed(key, "1.0", "http://example.com/", self.SOON)

    def test_the_key_of_a_build_is_none_or_a_whole_one(self) -> None:
        known = json.loads((ROOT / "resources/updates/feed.json").read_text(encoding="utf-8"))
        assert set(known) == {"url", "key"}
        assert bool(known["url"]) == bool(known["key"])
        assert not known["key"] or len(base64.b64decode(known["key"], validate=True)) == 32


class TestWorkflows:
    @pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
    def test_actions_are_pinned_by_commit(self, workflow: Path) -> None:
        used = re.findall(r"uses:\s*(\S+)(.*)", workflow.read_text(encoding="utf-8"))
        assert used
        for action, rest in used:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r"\s+# v\d+\.\d+\.\d+", rest), f"{action}: which version is it?"

    @pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
    def test_nothing_is_permitted_but_what_a_job_needs(self, workflow: Path) -> None:
        text = workflow.read_text(encoding="utf-8")
        assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
        jobs = re.split(r"^  (?=[a-z]+:$)", text.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
        may_write = [job.partition(":")[0] for job in jobs if "contents: write" in job]
        assert jobs
        assert all(
            re.search(r"^    permissions:\n      contents: (read|write)$", job, re.MULTILINE) for job in jobs
        )
        assert may_write == (["publish"] if workflow.stem == "release" else [])

    @pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
    def test_no_job_keeps_the_credentials_of_its_checkout(self, workflow: Path) -> None:
        text = workflow.read_text(encoding="utf-8")
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")

    @pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
    def test_everything_that_is_installed_has_a_hash(self, workflow: Path) -> None:
        for line in re.findall(r"pip install.*", workflow.read_text(encoding="utf-8")):
            assert "--require-hashes" in line or "--no-deps --no-build-isolation" in line, line

    def test_the_build_backend_has_a_hash(self) -> None:
        system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
        known = {name for name, _ in sbom.archive_hashes((ROOT / ".ci/constraints.txt").read_text())}
        assert {re.split(r"[<>=~! ]", text, maxsplit=1)[0] for text in system["requires"]} <= known


def _libraries(file: str) -> dict[str, str]:
    """Return each library of a constraints file with everything that is said of it."""
    text = (ROOT / ".ci" / file).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {entry.partition("==")[0]: entry for entry in entries if entry.strip()}


def test_the_bundle_is_built_of_libraries_that_the_tests_ran_on_and_of_none_of_the_tests() -> None:
    bundle, tests = _libraries("bundle-constraints.txt"), _libraries("constraints.txt")
    versions = {name: entry.split()[0] for name, entry in tests.items()}
    assert {name: entry.split()[0] for name, entry in bundle.items()}.items() <= versions.items()
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & bundle.keys()


def test_a_bundle_is_built_without_what_only_tests_need() -> None:
    making = subprocess.run(["make", "--dry-run", "--always-make", "bundle"], cwd=ROOT, check=True, **TOLD)
    packages = {
        word for line in making.stdout.splitlines() if ".ci/packages" in line for word in line.split()
    }
    assert packages == {".ci/packages", "window", "bundle", "python"}
    assert " .ci/constraints.txt" not in making.stdout
