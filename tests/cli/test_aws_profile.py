"""`stile aws-profile`: whole or not at all, through links, and undone."""

from __future__ import annotations

import os
import shlex
import threading
from typing import TYPE_CHECKING, Any

import pytest

from desktop.storage import atomic_files, aws_files
from desktop.storage.aws_files import AwsFileError, AwsFiles
from desktop.system.platform import current

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

THEIRS = b"# caf\xe9\r\n[default]\r\nregion = us-east-1"


@pytest.fixture
def work(srp: Stile, practice: Practice, tmp_path: Path) -> Stile:
    pool = practice.pool("default")["identity_pool_id"]
    srp.call("profile", "change", "srp", "--identity-pool-id", pool)
    srp.environment |= {
        "AWS_CONFIG_FILE": str(tmp_path / "aws" / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "aws" / "credentials"),
    }
    return srp


def config(stile: Stile) -> Path:
    from pathlib import Path  # noqa: PLC0415

    return Path(stile.environment["AWS_CONFIG_FILE"])


def test_a_new_file_is_this_users_and_goes_again(work: Stile) -> None:
    done = work.call("aws-profile", "add", "work", "--role", "staff", "--basic-flow", "--no-prompt")
    assert done.returncode == 0, done.stderr
    assert "aws --profile work" in done.stdout
    assert config(work).stat().st_mode & 0o777 == 0o600
    (line,) = [
        line for line in config(work).read_text().splitlines() if line.startswith("credential_process")
    ]
    command = shlex.split(line.partition("= ")[2])
    at = command.index("credentials")
    assert command[at:] == [
        *["credentials", "--profile", "srp", "--role", "staff", "--basic-flow", "--no-prompt"]
    ]
    assert os.path.isabs(command[0])  # noqa: PTH117
    assert work.call("aws-profile", "remove", "work").returncode == 0
    assert not config(work).exists()


def test_an_account_of_a_profile_is_named(work: Stile) -> None:
    assert work.call("aws-profile", "add", "work", "--account", "ann").returncode == 0
    assert "credentials --profile srp --account ann\n" in config(work).read_text()


def test_a_file_of_the_person_gets_every_byte_back_through_a_link(work: Stile, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.write_bytes(THEIRS)
    kept.chmod(0o644)
    config(work).parent.mkdir()
    config(work).symlink_to(kept)
    assert work.call("aws-profile", "add", "work").returncode == 0
    assert kept.read_bytes().startswith(THEIRS + b"\r\n\r\n# Added by Stile.")
    assert work.call("aws-profile", "add", "work").returncode == 0
    assert kept.read_bytes().count(b"[profile work]") == 1
    assert work.call("aws-profile", "remove", "work").returncode == 0
    assert kept.read_bytes() == THEIRS
    assert (config(work).is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o644)


def test_a_byte_order_mark_hides_no_profile_stays_and_is_told(work: Stile) -> None:
    config(work).parent.mkdir()
    theirs = b"\xef\xbb\xbf[profile work]\r\nregion = us-east-1\r\n"
    config(work).write_bytes(theirs)
    taken = work.call("aws-profile", "add", "work")
    assert (taken.returncode, config(work).read_bytes()) == (1, theirs)
    assert "there already" in taken.stderr
    done = work.call("aws-profile", "add", "other")
    assert (done.returncode, "UTF-8 without BOM" in done.stderr) == (0, True)
    assert config(work).read_bytes().startswith(theirs)
    assert work.call("aws-profile", "remove", "other").returncode == 0
    assert config(work).read_bytes() == theirs
    config(work).write_bytes(b"region = us-east-1\n")
    assert "BOM" not in work.call("aws-profile", "add", "work").stderr
    keys = config(work).with_name("credentials")
    keys.write_bytes(b"\xef\xbb\xbf[keyed]\naws_access_key_id = A\n")
    assert "keys of keyed" in work.call("aws-profile", "add", "keyed").stderr


def test_keys_that_would_win_are_told(work: Stile) -> None:
    config(work).parent.mkdir()
    config(work).with_name("credentials").write_text("[work]\naws_access_key_id = A\n")
    done = work.call("aws-profile", "add", "work")
    assert (done.returncode, config(work).exists()) == (1, False)
    assert "keys of work" in done.stderr


def test_what_cannot_be_is_a_sentence(work: Stile, srp: Stile) -> None:
    assert work.call("aws-profile", "remove", "work").returncode == 1
    assert work.call("aws-profile", "add", "two words").returncode == 1
    assert work.call("aws-profile", "add", "work", "--role", "x\ny").returncode == 2
    config(work).mkdir(parents=True)
    done = work.call("aws-profile", "add", "work")
    assert (done.returncode, "could not be changed" in done.stderr) == (1, True)
    assert srp.call("aws-profile").returncode == 2


def test_links_in_a_circle_and_the_home_of_nobody_are_a_sentence(work: Stile, tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for path in (str(circle), "~nobody-of-this-name/no/such"):
        work.environment["AWS_CONFIG_FILE"] = path
        done = work.call("aws-profile", "remove", "work")
        assert (done.returncode, "inside Stile" in done.stderr) == (1, False), done.stderr


def test_commands_at_once_keep_what_each_of_them_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config"
    monkeypatch.setenv("AWS_CONFIG_FILE", str(path))
    other = threading.Thread(target=AwsFiles(current(), tmp_path / "lock").change_config, args=(added_b,))
    real = atomic_files.write_atomically

    def late(*args: Any) -> None:  # noqa: ANN401 - whatever is written
        if not other.ident:  # the other begins between this one's last look and its writing
            other.start()
            other.join(0.3)
        real(*args)

    monkeypatch.setattr(aws_files, "write_atomically", late)
    AwsFiles(current(), tmp_path / "lock").change_config(lambda text: text + "a")
    other.join()
    assert path.read_text() == "ab"


def added_b(text: str) -> str:
    return text + "b"


def test_what_another_program_writes_meanwhile_is_not_lost(
    work: Stile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config(work)))
    config(work).parent.mkdir()
    config(work).write_text("a = 1\n")
    seen: list[str] = []

    def change(text: str) -> str:
        seen.append(text)
        if len(seen) == 1:
            config(work).write_text("a = 2\n")
        return text + "b = 1\n"

    files = AwsFiles(current(), tmp_path / "lock")
    files.change_config(change)
    assert (seen, config(work).read_text()) == (["a = 1\n", "a = 2\n"], "a = 2\nb = 1\n")
    with pytest.raises(AwsFileError):
        files.change_config(lambda text: (config(work).write_text(text + "x"), text)[1])
