"""Where a build comes from: its version and, in a clone or a source distribution, its commit."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILE = "origin.txt"
"""What a source distribution has in the place of git: the commit it was made from."""


def version() -> str:
    """Return the version that the project names; an export without .git has it, too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def commit() -> str:
    """Return the commit and its date, with a mark if anything was changed since; empty in an export."""
    written = ROOT / FILE
    if not (ROOT / ".git").exists():
        return written.read_text(encoding="utf-8") if written.is_file() else ""
    told = _git("log", "-1", "--format=%h of %cs")
    return f"{told}, changed" if told and _git("status", "--porcelain", "--untracked-files=no") else told


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.stdout.write(f"{version()}\n")
