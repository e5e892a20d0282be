"""New people in quantity: the pool imports them itself, from a table that begins with a line of its own."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from desktop.cli.admin import command_setup
from desktop.cli.output import remark, say
from desktop.core import words
from desktop.core.admin.admin_call import AdminCall
from desktop.core.exit_codes import DONE
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    import argparse

_LONGEST = 100_000
"""Characters of a header that are printed: names of attributes are short."""
_HEADER = AdminCall("GetCSVHeader", repeatable=True)


async def show_header(args: argparse.Namespace) -> int:
    """Print the header, and on standard error what to do with it."""
    answer = await command_setup.open_ports(args).directory.send(_HEADER)
    header = [str(name) for name in answer.body.get("CSVHeader", ())]
    if args.json:
        say(json.dumps(header))
        return DONE
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(header)
    say(one_line(line.getvalue(), _LONGEST))
    remark(words.say("bulk.import-hint"))
    return DONE
