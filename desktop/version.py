"""Which Stile this is."""

from __future__ import annotations

from pathlib import Path

from desktop.assets import resource


def version() -> str:
    """Return the version of the installation, or the one that a checkout would install."""
    from importlib import metadata  # noqa: PLC0415 - it takes longer to load than most commands to run

    try:
        return metadata.version("stile")
    except metadata.PackageNotFoundError:
        import tomllib  # noqa: PLC0415 - only in a checkout that was never installed

        project = Path(__file__).parents[1] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def build_commit() -> str:
    """Return the commit that a bundle was built from, empty for an installation from source."""
    try:
        return resource("origin.txt").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
