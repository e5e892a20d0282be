"""Libraries that log what they are given, passwords and all, and so never get to say much."""

from __future__ import annotations

import logging

_TALKATIVE = ("boto3", "botocore", "fido2", "keyring", "qasync", "urllib3")


def quiet_libraries() -> None:
    """Let these libraries log warnings and errors alone, whatever else is logged."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
