"""GetCSVHeader: the first line of the table that a pool imports people from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.attribute_schema import STANDARD

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output

_ACCOUNT = ("cognito:mfa_enabled", "cognito:username")


def get_csv_header(call: OperationCall) -> Output:
    """Return the attributes that a table may have; the pool makes `sub` itself."""
    return {"UserPoolId": call.pool.id, "CSVHeader": [*_ACCOUNT, *sorted(STANDARD - {"sub"})]}
