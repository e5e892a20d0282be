"""`python -m tests.aws.drift`: counts what Stile uses, serves and leaves out of each service's model.

Ends 1 and lists the names if the installed botocore holds something that Stile has never met.
"""

from __future__ import annotations

import sys

from tests.aws.drift.inventory import SERVICES, drift_of, inventory, model_of, sources


def main() -> int:
    """Print the counts and what is new."""
    found = False
    for service in SERVICES:
        held = inventory(service, model_of(service), sources())
        used, served = len(held.used), len(held.served)
        sys.stdout.write(
            f"{service}: {len(held.operations)} operations, {used} used, {served} served; these have "
            f"{len(held.members)} members, {len(held.values)} values, {len(held.errors)} errors\n"
        )
        for line in drift_of(service, model_of(service)):
            sys.stdout.write(f"  {line}\n")
            found = True
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
