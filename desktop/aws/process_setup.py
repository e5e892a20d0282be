"""What has to be true of the process before and after boto3 is loaded."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIRE_LOGGERS = ("boto3", "botocore", "urllib3")


KEY_LOG = "SSLKEYLOGFILE"


def ignore_key_log() -> None:
    """Let no library write the keys of connections to the file that this variable names.

    Python's ssl and urllib3 do, for whoever debugs a network. Here it would be passwords and tokens for
    whoever can set a variable.
    """
    os.environ.pop(KEY_LOG, None)


def use_system_certificates() -> None:
    """Let TLS use the system's certificate store, as company proxies need it.

    Only before botocore's HTTP module is there: put in later, truststore recurses without end at the
    first request. A process that has loaded botocore by another way keeps botocore's own certificates.
    """
    if "botocore.httpsession" in sys.modules:
        return
    import truststore  # noqa: PLC0415 - loads ssl, so it stays off the event loop like boto3
    import urllib3.util.ssl_  # noqa: F401, PLC0415 - mended, too; loaded now so that the moment below is short

    with _unless_loaded("requests"):
        truststore.inject_into_ssl()


@contextlib.contextmanager
def _unless_loaded(module: str) -> Iterator[None]:
    """Let nobody load a module meanwhile: truststore would, to mend it, and only telemetry needs it.

    What is loaded later needs no mending.
    """
    is_loaded = module in sys.modules
    if not is_loaded:
        sys.modules[module] = None  # type: ignore[assignment]  # Python's way to say that there is none
    try:
        yield
    finally:
        if not is_loaded:
            del sys.modules[module]


@contextlib.contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Keep the garbage collector from stopping the event loop in the middle of the load.

    Loading allocates enough to start a full collection (30 ms measured, all threads stand still). What
    was loaded is not frozen: `gc.freeze` in one thread while another is in the middle of a collection,
    which Qt's destructors can interrupt, ends in a crash.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def silence_wire_logs() -> None:
    """Keep passwords, codes, sessions and tokens out of logs.

    botocore writes whole requests and replies at DEBUG. The level alone would not be enough: code
    that sets a child logger to DEBUG would undo it. So every logger that exists gets a filter as well.
    """
    for name in (*_WIRE_LOGGERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _WIRE_LOGGERS:
            logger = logging.getLogger(name)
            logger.setLevel(logging.WARNING)
            logger.addFilter(_only_warnings)


def _only_warnings(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING
