"""The software bill of materials of a bundle: CycloneDX 1.6, from the metadata of what is installed.

    python .ci/sbom.py FILE

What is listed is what licences.py owes notices for: everything that `stile` needs on this system. The hashes
are those of the archives that .ci/constraints.txt allows. The same environment gives the same file.
"""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from licences import needed, requirements
from origin import version

CONSTRAINTS = Path(__file__).with_name("constraints.txt")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill() -> dict[str, Any]:
    """Return the bill."""
    parts = needed("stile")
    names = {_key(part.metadata["Name"]): part for part in parts}
    own = {"type": "application", "bom-ref": _ref("stile", version()), "name": "stile", "version": version()}
    components = [_component(part) for part in parts]
    dependencies = [{"ref": _ref_of(part), "dependsOn": _depends_on(part, names)} for part in parts]
    stile = metadata.distribution("stile")
    dependencies.insert(0, {"ref": own["bom-ref"], "dependsOn": _depends_on(stile, names)})
    content = {"components": components, "dependencies": dependencies}
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([own, content], sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            **_timestamp(),
            "component": {
                **own,
                "purl": _purl("stile", version()),
                "licenses": [{"expression": "Apache-2.0"}],
            },
        },
        **content,
    }


def archive_hashes(text: str) -> dict[tuple[str, str], list[str]]:
    """Return the SHA-256 sums that a constraints file allows for each name and version."""
    found: dict[tuple[str, str], list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        pinned = _PINNED.match(line)
        if pinned:
            current = found.setdefault((_key(pinned[1]), pinned[2]), [])
        current += _HASH.findall(line)
    return found


def _component(part: metadata.Distribution) -> dict[str, Any]:
    name, number = part.metadata["Name"], part.version
    return {
        "type": "library",
        "bom-ref": _ref_of(part),
        "name": name,
        "version": number,
        "purl": _purl(name, number),
        **_licences(part),
        **_references(name, number),
    }


def _licences(part: metadata.Distribution) -> dict[str, Any]:
    expression = part.metadata.get("License-Expression")
    if expression:
        return {"licenses": [{"expression": expression}]}
    named = part.metadata.get_all("Classifier") or []
    said = [line.rsplit(" :: ", 1)[-1] for line in named if line.startswith("License :: ")]
    return {"licenses": [{"license": {"name": text}} for text in said]} if said else {}


def _references(name: str, number: str) -> dict[str, Any]:
    """Return the archives that may have been installed: one of several, so it is no hash of the component."""
    hashes = _HASHES.get((_key(name), number), [])
    if not hashes:
        return {}
    url = f"https://pypi.org/project/{_key(name)}/{number}/"
    one = [
        {"type": "distribution", "url": url, "hashes": [{"alg": "SHA-256", "content": each}]}
        for each in hashes
    ]
    return {"externalReferences": one}


def _depends_on(part: metadata.Distribution, names: dict[str, metadata.Distribution]) -> list[str]:
    wanted = {_key(name) for name in requirements(part)}
    return sorted(_ref_of(names[name]) for name in wanted if name in names)


def _timestamp() -> dict[str, str]:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return {}
    return {"timestamp": datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def _ref_of(part: metadata.Distribution) -> str:
    return _ref(part.metadata["Name"], part.version)


def _ref(name: str, number: str) -> str:
    return f"{_key(name)}@{number}"


def _purl(name: str, number: str) -> str:
    return f"pkg:pypi/{_key(name)}@{number}"


def _key(name: str) -> str:
    """Return a name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


_HASHES = archive_hashes(CONSTRAINTS.read_text(encoding="utf-8"))

if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - one file
        sys.exit(__doc__)
    Path(sys.argv[1]).write_text(json.dumps(bill(), indent=2) + "\n", encoding="utf-8")
