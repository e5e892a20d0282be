"""SHA-256 sums of what is released, as `sha256sum --check` reads them, too.

python .ci/sums.py make FOLDER      writes FOLDER/SHA256SUMS
python .ci/sums.py verify FOLDER    fails where a file differs, is missing, or is not in the list
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9._+~-]*)")


def make(folder: Path) -> Path:
    """Write the list of all files of a folder, and return it. Raises ValueError for an odd name."""
    lines = [f"{_sum(file)}  {file.name}" for file in _files(folder)]
    wrong = [line for line in lines if not _LINE.fullmatch(line)]
    if wrong or not lines:
        raise ValueError(f"nothing to list, or not by such a name: {wrong}")
    listed = folder / NAME
    listed.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    return listed


def problems(folder: Path) -> list[str]:
    """Return what is wrong with a folder by its list; nothing if all files are as they were made."""
    try:
        lines = (folder / NAME).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        return [f"{NAME}: {type(error).__name__}"]
    read = [_LINE.fullmatch(line) for line in lines]
    sums = {match[2]: match[1] for match in read if match}
    there = {file.name: file for file in _files(folder)}
    return [
        *(f"not a line of sums: {line!r}" for line, match in zip(lines, read, strict=True) if not match),
        *(["no file is listed"] if not sums else []),
        *(["a file is listed twice"] if len(sums) < sum(map(bool, read)) else []),
        *(f"{name}: missing" for name in sums if name not in there),
        *(f"{name}: not listed" for name in there if name not in sums),
        *(f"{name}: differs" for name, file in there.items() if name in sums and _sum(file) != sums[name]),
    ]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)


def _sum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main(action: str, folder: Path) -> int:
    """Do it, and return the exit code."""
    if action == "make":
        make(folder)
    found = problems(folder)
    for problem in found:
        sys.stderr.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in {"make", "verify"}:  # noqa: PLR2004 - an action and a folder
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
