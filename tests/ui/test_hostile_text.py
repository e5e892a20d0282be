"""Whatever pools, people, files and services write into a window: it is shown as text, and loads nothing."""

from __future__ import annotations

import dataclasses
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.account.account import AccountStatus
from desktop.account.section import Row, Section
from desktop.admin.bulk.job_report import ReportLine
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.saved_views import TriageContext
from desktop.conversation.view import Action
from desktop.core.admin.callers import Caller
from desktop.core.admin.help_note import HelpNote
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts
from desktop.core.journal.event import Event
from desktop.core.notices.finding import Finding
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.steps.base import Choice, Field
from desktop.core.steps.pool_defined import Custom
from desktop.journal.journal_entry import JournalEntry
from desktop.journal.overview import OverviewFilter, read_overview
from desktop.journal.store import JournalStore
from desktop.journal.support_bundle import SupportBundle
from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.import_report import ImportLine
from desktop.profiles.profile import Profile
from desktop.ui.account.home_screen import HomeScreen
from desktop.ui.account.section_screen import SectionScreen
from desktop.ui.admin.admin_window import AdminWindow
from desktop.ui.admin.attribute_form import AttributeForm
from desktop.ui.admin.bulk_screen import BulkScreen
from desktop.ui.admin.people_index import PeopleIndex
from desktop.ui.admin.people_model import PeopleModel
from desktop.ui.admin.people_table import PeopleTable
from desktop.ui.admin.question_dialog import QuestionDialog, require_exact_text
from desktop.ui.admin.sidebar import Sidebar
from desktop.ui.admin.support_view import open_support
from desktop.ui.admin.temporary_password_dialog import TemporaryPasswordDialog
from desktop.ui.admin.triage_body import TriageCase
from desktop.ui.admin.triage_panel import TriagePanel
from desktop.ui.app.error_screen import ErrorScreen
from desktop.ui.app.practice_data import PracticeMail, PracticePerson
from desktop.ui.app.shared_text_dialog import text_area
from desktop.ui.journal.journal_window import JournalWindow
from desktop.ui.profiles.import_preview_screen import ImportPreviewScreen
from desktop.ui.profiles.import_report_screen import ImportReportScreen
from desktop.ui.profiles.profile_chooser import ProfileChooser
from desktop.ui.profiles.several_screen import SeveralScreen
from desktop.ui.sign_in.practice_panel import PracticePanel
from desktop.ui.widgets.authenticator_key import AuthenticatorKey
from desktop.ui.widgets.choice_entry import ChoiceEntry
from desktop.ui.widgets.clipboard import copy_secret
from desktop.ui.widgets.confirm import confirm
from desktop.ui.widgets.finding_rows import FindingRows
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_tool_tip, set_window_title
from tests.fixtures.hostile_text import HOSTILE, MARK
from tests.journal.stage import journal_in
from tests.ui import opened_files
from tests.ui.seen_texts import faults_in, texts_in
from tests.ui.sign_in.test_pages import EVERY_STEP
from tests.ui.stage import Stage, asking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.core.steps.base import Step

W = TypeVar("W", bound=QWidget)

MARKUP = (
    '<img src="file:///{file}"><img src="//host/share/x"><a href="http://evil.example">&</a><b>&bold</b>[*]'
)
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LONG = 5_000_000


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "picture.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return file


@pytest.fixture
def hostile(picture: Path) -> str:
    """Return a text with markup that names a file, and everything that steers."""
    return MARKUP.format(file=picture) + HOSTILE


@pytest.fixture
def looked_at(app: QApplication, picture: Path) -> Iterator[Callable[[QWidget], None]]:
    """Give a function that paints a window and looks at all of its texts; afterwards nothing was opened."""

    def look(window: QWidget) -> None:
        window.show()
        for widget in window.findChildren(QWidget):
            widget.show()
        app.processEvents()
        window.grab()
        assert any(MARK in seen.text.replace(" ", "") for seen in texts_in(window)), "nothing of it is shown"
        assert faults_in(window) == []

    with opened_files.watched(picture) as was_opened:
        yield look
        assert not was_opened()


def test_this_would_notice_a_picture_that_is_loaded(app: QApplication, picture: Path, hostile: str) -> None:
    label = QLabel(hostile)
    label.setToolTip(hostile)
    with opened_files.watched(picture) as was_opened:
        label.show()
        app.processEvents()
        label.grab()
        assert was_opened()
    assert len(faults_in(label)) >= 3
    label.close()


def hostile_step(step: Step, text: str) -> Step:
    """Return a step of which everything that a pool may write freely is hostile."""
    fixed = {"because", "kind", "asks_pin", "ways", "reason"}
    values: dict[str, Any] = {}
    for field in dataclasses.fields(step):
        value = getattr(step, field.name)
        if field.name in fixed:
            continue
        if isinstance(value, tuple):
            values[field.name] = (text, *value)
        elif isinstance(value, str) or field.type == "str | None":
            values[field.name] = text
    return replace(step, **values)


@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.name)
def test_no_page_of_the_sign_in_takes_a_pools_words_for_more(
    stage: Stage, step: Step, hostile: str, looked_at: Callable[[QWidget], None]
) -> None:
    stage.window.put(stage.shell, Heading(hostile, hostile, "eu-west-1_abc"))
    told = Problem("not-accepted", {"because": "told", "told": hostile}, detail=hostile, request_id=hostile)
    asked = hostile_step(step, hostile)
    stage.ask(asking(asked, told, actions=tuple(Action), resend_in=0, passed=("sign-in",)))
    stage.shell.show_note(Notice("not-accepted", {"because": "told", "told": hostile}))
    looked_at(stage.window)


_PARENTS: list[QWidget] = []


def parent() -> QWidget:
    """Return a window for a dialog, which lives as long as the tests."""
    _PARENTS.append(QWidget())
    return _PARENTS[-1]


def part(window: QWidget, kind: type[W], name: str) -> W:
    (found,) = window.findChildren(kind, name)
    return found


def person(text: str) -> Person:
    attributes = {"email": text, "name": text, f"custom:{text}": text, "phone_number": text}
    return Person(text, text, UserStatus.FORCE_CHANGE_PASSWORD, True, NOW, NOW, attributes)  # noqa: FBT003


def triage_panel(text: str) -> QWidget:
    facts = PoolFacts("eu-west-1_abc", text, text)
    note = HelpNote(text, "eu-west-1_abc", text, text, text, text, text, text, text)
    panel = TriagePanel()
    panel.show_case(TriageCase.of(person(text), TriageContext(facts, NOW, {}), note))
    panel.show_more(text)
    panel.tell_outcome(text)
    panel.tell_problem(Problem("unexpected", detail=text))
    return panel


def people_table(text: str) -> QWidget:
    index = PeopleIndex(TriageContext(PoolFacts("eu-west-1_abc"), NOW, {}))
    index.add([person(text)])
    table, model = PeopleTable(), PeopleModel(index)
    model.grow()
    table.show_model(model)
    return table


def bulk(text: str) -> QWidget:
    screen = BulkScreen()
    screen.offer_jobs([(text, text)])
    screen.show_plan(text, 1, [ReportLine(RowState.FAILED, text, 1, code=text)])
    screen.show_results([ReportLine(RowState.FAILED, text, 1, code=text)], can_retry=True)
    screen.tell(text)
    return screen


def pool_screen(text: str) -> QWidget:
    rows = FindingRows()
    rows.show_findings([Finding.problem("resource.missing", name=text)])
    return rows


def sidebar(text: str) -> QWidget:
    bar = Sidebar(("bulk",))
    bar.introduce(Caller("1", f"arn:aws:sts::1:assumed-role/x/{text}"), text)
    return bar


def profile(text: str) -> Profile:
    more = {"organisation": text, "origin": text, "endpoint_url": text}
    return Profile(text, "eu-west-1_abc", "client", "eu-west-1", **more)  # type: ignore[arg-type]  # all are texts


def practice(text: str) -> QWidget:
    panel = PracticePanel([PracticePerson(text, text, text, "eu-west-1_abc", ("srp",))])
    panel.show_mails([PracticeMail(NOW.isoformat(), text, "email", text, text)])
    return panel


def choices(text: str) -> QWidget:
    return ChoiceEntry(Field("group", "choice", choices=(Choice(text), Choice("b"))), Mnemonics())


def question(text: str) -> QWidget:
    dialog = QuestionDialog(parent(), text, text, "Delete")
    require_exact_text(dialog, text, text)
    return dialog


def area(text: str) -> QWidget:
    shown = text_area("shown", "A text")
    shown.setPlainText(text)
    return shown


def support(text: str) -> QWidget:
    events = [{"at": text, "kind": text}]
    told = {"profile": text, "name": text, "flow": text, "ended": text, "events": events}
    checks = ({"state": "problem", "found": text},)
    return open_support(parent(), SupportBundle(text, {text: text}, {}, checks, (told,)))


def message_box(text: str) -> QWidget:
    box = confirm(parent(), "stop", "keep-going", lambda: None)
    box.setText(text.split(MARK, maxsplit=1)[0])
    box.setInformativeText(MARK)
    return box


def titled(text: str) -> QWidget:
    window = QWidget()
    set_window_title(window, text)
    set_tool_tip(window, text)
    return window


def account_page(text: str) -> QWidget:
    row = Row(text, "computer", text, {"value": text, "address": text}, ("this",), ("forget-computer",))
    screen = SectionScreen("computers")
    screen.show_section(Section("computers", (row,), ("forget-all-computers",), (_notice(text),)))
    screen.tell(_notice(text))
    return screen


WINDOWS: dict[str, Callable[[str], QWidget]] = {
    "triage": triage_panel,
    "people": people_table,
    "bulk": bulk,
    "findings": pool_screen,
    "sidebar": sidebar,
    "admin": lambda text: AdminWindow(Heading(text, text, text)),
    "attributes": lambda text: AttributeForm(parent(), person(text)),
    "question": question,
    "temporary password": lambda text: TemporaryPasswordDialog(parent(), text, Secret("Abc-1234")),
    "support file": support,
    "text area": area,
    "home": lambda text: HomeScreen(AccountStatus(text, text + "2", NOW, True, "memory"), (_notice(text),)),  # noqa: FBT003
    "account": account_page,
    "chooser": lambda text: ProfileChooser([profile(text)], [profile(text)], [text]),
    "preview": lambda text: ImportPreviewScreen(profile(text), text),
    "several": lambda text: SeveralScreen([Found("ids", text, text, environment=text)]),
    "report": lambda text: ImportReportScreen(text, [ImportLine("read", _notice(text))]),
    "error": lambda text: ErrorScreen(text, text),
    "practice": practice,
    "choices": choices,
    "key": lambda text: AuthenticatorKey(text, text, Mnemonics()),
    "message box": message_box,
    "title and tool tip": titled,
}
"""Every window, dialog and screen that shows something of others, besides the sign-in's and the journal's."""


def _notice(text: str) -> Notice:
    return Notice("not-accepted", {"because": "told", "told": text})


@pytest.mark.parametrize("name", WINDOWS)
def test_no_window_takes_foreign_text_for_more(
    name: str, hostile: str, looked_at: Callable[[QWidget], None]
) -> None:
    window = WINDOWS[name](hostile)
    looked_at(window)
    window.close()


@pytest.mark.parametrize("name", WINDOWS)
def test_five_megabytes_are_cut_before_they_reach_a_window(name: str, app: QApplication) -> None:
    """Qt lays out a text of this length for minutes; what is cut is cut before it is looked at."""
    window = WINDOWS[name](MARK + "x" * LONG)
    window.show()
    app.processEvents()
    window.grab()
    assert faults_in(window) == []
    window.close()


def test_a_page_with_five_megabytes_of_words_is_cut_too(stage: Stage) -> None:
    text = MARK + "word " * (LONG // 5)
    stage.ask(asking(Custom(text, text, attempts_left=text), Problem("unexpected", detail=text)))
    stage.window.grab()
    assert faults_in(stage.window) == []


def test_the_journals_window_takes_no_event_for_more(
    tmp_path: Path, hostile: str, looked_at: Callable[[QWidget], None]
) -> None:
    """The database is a file that others may have written."""
    journal = journal_in(tmp_path)
    store = JournalStore(tmp_path / "journal.db", "1.0")
    events = [
        Event(hostile, kind, step=hostile, code=hostile, reason=hostile, outcome=outcome)
        for kind, outcome in (("asked", None), ("answered", "corrected"), (hostile, hostile))
    ]
    entries = [JournalEntry(time.time(), hostile, "1.0", event, hostile, hostile) for event in events]
    store.write(entries, time.time())
    store.close()
    window = JournalWindow(OverviewFilter())
    window.show_overview(read_overview(journal, OverviewFilter()))
    window.sign_ins.show_story(entries)
    window.say(hostile)
    looked_at(window)
    window.close()
    journal.close()


def test_an_attribute_that_cannot_be_seen_whole_is_not_changed_by_looking_at_it(app: QApplication) -> None:
    """It is shown beside the line, not in it; only what the admin types is sent."""
    del app
    form = AttributeForm(parent(), person(HOSTILE))
    assert form.changes() == {}
    assert "".join(seen.text for seen in texts_in(form)).count(MARK) >= 4
    form.entries["name"].edit.setText("Ann")
    assert form.changes() == {"name": "Ann"}


def test_a_person_whose_name_cannot_be_typed_is_confirmed_by_what_is_seen(app: QApplication) -> None:
    del app
    dialog = QuestionDialog(parent(), "Delete", "for good", "Delete")
    require_exact_text(dialog, "ann\u202eb", "Type ann")
    entry = part(dialog, QLineEdit, "typed_name")
    entry.setText("annb")
    assert not dialog.go.isEnabled()
    entry.setText("ann\\u202eb")
    assert dialog.go.isEnabled()


def test_a_letter_of_a_foreign_name_is_no_shortcut(stage: Stage) -> None:
    stage.ask(asking(Custom("A&B&&C")))
    (shown,) = [one.text() for one in stage.window.findChildren(QLabel) if one.buddy()]
    assert re.sub("&(&?)", r"\1", shown) == "A&B&&C"


def test_a_copied_key_leaves_the_clipboard_after_a_minute(app: QApplication) -> None:
    key = AuthenticatorKey("JBSWY3DPEHPK3PXP", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", Mnemonics())
    key.show()
    part(key, QPushButton, "copy_secret").click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "JBSWY3DPEHPK3PXP"
    assert "a minute" in part(key, QLabel, "key_status").text()
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    timer = app.findChildren(QTimer, "clipboard_forgets")[-1]
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.timeout.emit()
    assert clipboard.text() == ""


def test_a_copied_key_leaves_the_clipboard_with_the_program(app: QApplication) -> None:
    copy_secret("JBSWY3DPEHPK3PXP")
    app.aboutToQuit.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_only_the_last_secret_has_a_minute(app: QApplication) -> None:
    copy_secret("first")
    copy_secret("second")
    running = [timer for timer in app.findChildren(QTimer, "clipboard_forgets") if timer.isActive()]
    assert len(running) == 1
    assert QGuiApplication.clipboard().text() == "second"


def test_what_was_copied_since_stays_on_the_clipboard(app: QApplication) -> None:
    copy_secret("JBSWY3DPEHPK3PXP")
    QGuiApplication.clipboard().setText("something else")
    app.findChildren(QTimer, "clipboard_forgets")[-1].timeout.emit()
    assert QGuiApplication.clipboard().text() == "something else"
