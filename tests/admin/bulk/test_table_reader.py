"""Tables as spreadsheets write them."""

from __future__ import annotations

import pytest

from desktop.admin.bulk.cells import write_table
from desktop.admin.bulk.table_reader import ListedPerson, TableError, read_table
from tests.admin.bulk.tables_kept import TABLES, KeptTable


def _names(data: bytes, column: str | None = None) -> list[str]:
    return [listed.name for listed in read_table(data, column)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_excel_writes_is_read(encoding: str, separator: str, end: str) -> None:
    lines = [["Department", "User name", "Note"], ["Finance", "jörg", "a"], ["Sales", "ann", "b"]]
    text = end.join(separator.join(line) for line in lines)
    assert read_table(text.encode(encoding)) == (ListedPerson(2, "jörg"), ListedPerson(3, "ann"))


def test_excels_own_word_for_the_separator_is_taken() -> None:
    assert read_table(b"sep=;\r\nusername;a,b,c\r\nann;1\r\n") == (ListedPerson(3, "ann"),)


def test_a_separator_inside_quotes_is_none() -> None:
    assert _names(b'"last, first, middle";username\n"Orange, Ann, B";ann\n') == ["ann"]


def test_the_best_heading_wins_and_a_column_can_be_named() -> None:
    table = b"e-mail,Cognito:Username,badge\nann@example.com,ann,77\n"
    assert _names(table) == ["ann"]
    assert _names(table, "E-Mail") == ["ann@example.com"]
    assert _names(table, "badge") == ["77"]


def test_empty_cells_and_short_rows_are_lines_that_name_nobody() -> None:
    assert read_table(b"id,username\n1, ann \n\n2\n3,\n4,bob\n") == (
        ListedPerson(2, "ann"),
        ListedPerson(4, ""),
        ListedPerson(5, ""),
        ListedPerson(6, "bob"),
    )


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"PK\x03\x04rest of a workbook", "workbook"),
        (b"username\nj\x81rg", "encoding"),
        (b"username\n\0\0", "encoding"),
        (b"", "no-name-column"),
        (b"username\n\n", "empty"),
        (b"ann;1\nbob;2\n", "no-name-column"),
        (b'username\n"ann\n', "broken"),
    ],
)
def test_a_file_that_is_no_table_of_people_is_refused_with_the_reason(data: bytes, because: str) -> None:
    with pytest.raises(TableError) as refused:
        read_table(data)
    assert refused.value.notice.values["because"] == because


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(TableError) as refused:
        read_table(b"username,email\nann,x\n", "badge")
    assert refused.value.notice.values["headings"] == "username, email"


def test_what_is_written_can_be_read_again() -> None:
    names = ["+49123", "a;b", 'say "hi"', "jörg", "line\nbreak", "a;=1+1", "a\t=1", "'=x", '=1;"=2']
    assert _names(write_table(["username", "result"], [[name, "done"] for name in names])) == names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.what)
def test_tables_as_people_have_them(table: KeptTable) -> None:
    if table.because:
        with pytest.raises(TableError) as refused:
            read_table(table.data, table.column)
        assert refused.value.notice.values["because"] == table.because
        return
    assert tuple((each.line, each.name) for each in read_table(table.data, table.column)) == table.listed


@pytest.mark.parametrize("cell", ["<" + "a@" * 60_000, "a" * 120_000, "@<" * 60_000, "(0)" * 40_000])
def test_no_cell_takes_long(cell: str) -> None:
    """Each of these would take minutes by an expression that looks again from every place."""
    for table in (f"Email\n{cell}\nann\n", f"x\n{cell} <ann@example.com>\n", f"<ann@example.com> {cell}\n"):
        assert read_table(table.encode())
