"""The update feed of a release: makes the key, signs, and looks whether a build would read what was signed.

    python .ci/feed.py key FILE              a new private key in FILE (0600); prints the public one
    python .ci/feed.py sign OUT --version V --where URL --days N     the private key (PEM) on standard input
    python .ci/feed.py check FEED            by the public key in resources/updates/feed.json

The private key is never in the repository, and never an argument. Whoever releases puts the public key and
the address of the feed into resources/updates/feed.json.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from desktop.core.updates import read_payload  # noqa: E402 - the program reads what is made here
from desktop.system.feed_signature import signed_payload  # noqa: E402


def new_key(file: Path) -> str:
    """Write a private key that nobody else can read, and return the public one. Raises FileExistsError."""
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(pem)
    return public_key(private)


def public_key(private: Ed25519PrivateKey) -> str:
    """Return the public key as resources/updates/feed.json has it."""
    return base64.b64encode(private.public_key().public_bytes_raw()).decode()


def signed(private: Ed25519PrivateKey, newest: str, where: str, expires: datetime) -> bytes:
    """Return a feed. Raises ValueError where no build would read it."""
    payload = json.dumps(
        {
            "version": 1,
            "program": "stile",
            "newest": newest,
            "where": where,
            "expires": expires.astimezone(UTC).isoformat(timespec="seconds"),
        }
    ).encode()
    read_payload(payload)
    parts = {"payload": payload, "signature": private.sign(payload)}
    return json.dumps({name: base64.b64encode(part).decode() for name, part in parts.items()}).encode()


def private_key(pem: bytes) -> Ed25519PrivateKey:
    """Return the key of a PEM file. Raises ValueError for another kind."""
    key = serialization.load_pem_private_key(pem, None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the key is no Ed25519 key")  # noqa: TRY004 - one kind of error for all wrong keys
    return key


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("key").add_argument("file", type=Path)
    signing = actions.add_parser("sign")
    signing.add_argument("file", type=Path)
    signing.add_argument("--version", required=True)
    signing.add_argument("--where", required=True)
    signing.add_argument("--days", type=int, default=180)
    actions.add_parser("check").add_argument("file", type=Path)
    args = parser.parse_args()
    if args.action == "key":
        sys.stdout.write(f"{new_key(args.file)}\n")
    elif args.action == "sign":
        key, expires = private_key(sys.stdin.buffer.read()), datetime.now(UTC) + timedelta(days=args.days)
        args.file.write_bytes(signed(key, args.version, args.where, expires))
    else:
        known = json.loads((ROOT / "resources/updates/feed.json").read_text(encoding="utf-8"))
        newest = read_payload(signed_payload(args.file.read_bytes(), known["key"]))
        sys.stdout.write(f"{newest.version} at {newest.where}, good until {newest.expires}\n")


if __name__ == "__main__":
    main()
