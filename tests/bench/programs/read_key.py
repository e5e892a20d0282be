"""Reads Stile's key from the keyring, as anything that answers with a kept token must."""

from __future__ import annotations

import sys

import keyring

if keyring.get_password(sys.argv[1], sys.argv[2]) is None:
    sys.exit("there is no such key")
