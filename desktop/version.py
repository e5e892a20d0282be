"""Which Stile this is."""

from __future__ import annotations

from pathlib import Path


def version() -> str:
    """Return the version of the installation, or the one that a checkout would install."""
    from importlib import metadata  # noqa: PLC0415 - it takes longer to load than most commands to run

    try:
        return metadata.version("stile")
    except metadata.PackageNotFoundError:
        import tomllib  # noqa: PLC0415 - only in a checkout that was never installed

        project = Path(__file__).parents[1] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
