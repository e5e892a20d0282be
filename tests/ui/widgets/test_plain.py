"""The one way to show text: who else makes a label, a message box or a tool tip fails here."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desktop

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(desktop.__file__).parent
WINDOWS = sorted([*(PACKAGE / "ui").rglob("*.py"), PACKAGE / "app.py", PACKAGE / "welcome.py"])

HOMES: dict[str, set[str]] = {
    "QLabel": {"ui/widgets/plain.py"},
    "QMessageBox": {"ui/widgets/confirm.py"},
    "QPlainTextEdit": {"ui/app/shared_text_dialog.py"},
    "QTextBrowser": {"ui/app/guide_dialog.py"},
    "QTableWidgetItem": {"ui/journal/text_table.py"},
    "setToolTip": {"ui/widgets/plain.py"},
    "setWindowTitle": {"ui/widgets/plain.py"},
    "setTextFormat": {"ui/widgets/plain.py", "ui/widgets/confirm.py"},
    "setInformativeText": {"ui/widgets/confirm.py"},
    "setMarkdown": {"ui/app/guide_dialog.py"},
    "showMessage": {"ui/app/tray.py"},
}
"""Where what shows text is made, derived from or called."""

NOWHERE = [
    "QTextEdit",
    "QTextDocument",
    "QToolTip",
    "QWhatsThis",
    "QErrorMessage",
    "QInputDialog",
    "QProgressDialog",
    "QWizard",
    "QStatusBar",
    "QSplashScreen",
    "QStandardItem",
    "QListWidgetItem",
    "QTreeWidgetItem",
    "QListWidget",
    "QTreeWidget",
    "QMenu",
    "QAction",
    "QStaticText",
    "QGraphicsTextItem",
    "setHtml",
    "insertHtml",
    "appendHtml",
    "setWhatsThis",
    "setStatusTip",
    "setDetailedText",
    "setIconText",
    "setOpenExternalLinks",
    "toolTip",
    "whatsThis",
    "statusTip",
    "windowTitle",
]
"""What may guess that a text is HTML and has no place yet: whoever needs it finds a way for plain text."""


def _made_in(file: Path) -> Iterator[str]:
    """Return the names that are called, derived from, or set as attributes in a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _name(node.func)
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)
        elif isinstance(node, ast.ClassDef):
            for base in node.bases:
                yield from _name(base)


def _name(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
        yield from _name(node.value)


@pytest.mark.parametrize("file", WINDOWS, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_text_is_shown_in_one_way(file: Path) -> None:
    here = file.relative_to(PACKAGE).as_posix()
    strays = {
        name for name in _made_in(file) if name in NOWHERE or (name in HOMES and here not in HOMES[name])
    }
    assert not strays, "desktop/ui/widgets/plain.py and labels.py make these"


def test_every_home_is_lived_in() -> None:
    """A rule about a file that does not do it any more protects nothing."""
    for name, homes in HOMES.items():
        for home in homes:
            assert name in set(_made_in(PACKAGE / home)), f"{home} has no {name}"
