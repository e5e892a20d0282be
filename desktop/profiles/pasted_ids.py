"""An id in the line that was copied with it: out of a mail, a console, a table."""

from __future__ import annotations

from desktop.profiles.configurations.pool_values import clients_in, pools_in

_FINDERS = {"pool_id": pools_in, "client_id": clients_in}


def bare_id(name: str, typed: str) -> str:
    """Return the id in what was typed for a value of this name, if it is the only one of its kind.

    Whatever else was typed stays as it is, for whoever checks it.
    """
    find = _FINDERS.get(name)
    found = find(typed) if find else ()
    return found[0] if len(found) == 1 else typed
