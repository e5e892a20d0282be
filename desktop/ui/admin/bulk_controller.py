"""One action for many people: planned, confirmed by their number, performed at the pool's rate."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.bulk.bulk_plan import BulkPlan, EligibilityRules, plan_people, plan_table, plan_view
from desktop.admin.bulk.job import Job, JobHeader, begin_job, known_jobs, reopen_job
from desktop.admin.bulk.job_report import planned_lines, report_lines, report_table
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.bulk.job_run import JobRun
from desktop.admin.bulk.plan_words import plan_sentences
from desktop.admin.bulk.quotas import default_rate
from desktop.admin.bulk.row_sender import JobContext
from desktop.admin.bulk.table_error import TableError
from desktop.admin.bulk.table_reader import read_table
from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.admin.saved_views import VIEWS
from desktop.core import words
from desktop.core.file_reasons import reason_of
from desktop.core.notices.notice import Problem
from desktop.ui.admin.bulk_form import SELECTED, TABLE
from desktop.ui.admin.bulk_screen import BulkScreen
from desktop.ui.admin.question_dialog import QuestionDialog, is_confirmed, require_exact_text
from desktop.ui.app.error_text import problem_of
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.table_reader import ListedPerson
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.admin.people_controller import PeopleController


class BulkController:
    """Keeps the page; one job at a time is done here."""

    def __init__(self, session: AdminSession, people: PeopleController) -> None:
        self._session = session
        self._list = people
        self._jobs = session.services.admin.jobs()
        self._plan: BulkPlan | None = None
        self._job: Job | None = None
        self._task: asyncio.Task[None] | None = None
        self.screen = BulkScreen()
        self._connect()

    def _connect(self) -> None:
        screen = self.screen
        screen.form.file_wanted.connect(self._choose_file)
        screen.form.changed.connect(self._forget_plan)
        screen.form.previewed.connect(lambda: self._begin(self._preview()))
        screen.started.connect(lambda: self._begin(self._start()))
        screen.resumed.connect(lambda name: self._begin(self._resume(name)))
        screen.again.connect(lambda: self._begin(self._again()))
        screen.saved.connect(self._choose_report)

    def look(self) -> None:
        """Offer who is selected in the list now, and the jobs that are not finished."""
        if not self._is_busy:
            self.screen.form.offer_selected(len(self._list.screen.table.selected_people()))
            self._begin(self._offer_jobs())

    def stop(self) -> None:
        """End with the window; what was sent is checked when the job is resumed."""
        if self._task is not None:
            self._task.cancel()

    @property
    def _is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._is_busy:
            work.close()
            return
        self.screen.set_busy(busy=True)
        self.screen.problem.tell(None)
        self._task = asyncio.ensure_future(self._guarded(work))

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever it was, the page stays and says so
            self.screen.problem.tell(problem_of(error))
        self.screen.set_busy(busy=False)  # cancelled, there is no page any more

    async def _offer_jobs(self) -> None:
        pool_id = self._session.directory.pool_id
        jobs = await known_jobs(self._jobs)
        mine = [(name, header) for name, header in jobs.headers.items() if header.pool_id == pool_id]
        self.screen.offer_jobs((name, _job_text(name, header)) for name, header in mine)
        if jobs.left_out:
            self.screen.problem.tell(Problem("job-left-out", {"job": ", ".join(jobs.left_out)}))

    def _forget_plan(self) -> None:
        self._plan = None
        self.screen.forget_plan()

    async def _preview(self) -> None:
        form, facts = self.screen.form, self._session.facts
        if "group" in form.action.wants and not form.group:
            missing = {"because": "other", "label": form.group_entry.field.label or ""}
            problem = Problem("field-required", missing, field="bulk_group")
            self.screen.problem.tell(problem, at=form.group_entry)
            form.group_entry.take_focus()
            return
        plan = await self._planned(
            EligibilityRules(form.action, facts, self._session.caller, await self._session.own_names())
        )
        self._plan = plan
        sentences = plan_sentences(form.action, plan, facts, form.rate)
        left_out = [line for line in planned_lines(plan) if line.result is RowState.LEFT_OUT]
        self.screen.show_plan("\n".join(sentences), len(plan.ready), left_out)

    async def _planned(self, rules: EligibilityRules) -> BulkPlan:
        form, directory = self.screen.form, self._session.directory
        if form.whom == SELECTED:
            return plan_people(self._list.screen.table.selected_people(), rules)
        if form.whom == TABLE:
            return await plan_table(directory, await self._listed(form.file), rules)
        times = await self._session.connection.audit.password_times(directory.pool_id)
        return await plan_view(directory, VIEWS[form.view], times, rules)

    async def _listed(self, file: Path | None) -> tuple[ListedPerson, ...]:
        """Return whom the table lists; where a column has to be chosen, it is asked beside the table."""
        data, form = await self._table_file(file), self.screen.form
        try:
            return read_table(data, form.column)
        except TableError as error:
            if not error.columns:
                raise
            form.offer_columns(error.columns)
            raise TableError("choose-column") from error

    async def _table_file(self, file: Path | None) -> bytes:
        if file is None:
            raise TableError("empty")
        try:
            return await self._session.services.files.read_bytes(file)
        except OSError as error:
            raise TableError("unreadable", file=file.name, reason=reason_of(error)) from None

    async def _start(self) -> None:
        form, plan = self.screen.form, self._plan
        if plan is None or not await self._is_meant(len(plan.ready)):
            return
        header = JobHeader(
            action=form.action.name,
            profile=self._session.connection.profile.name,
            pool_id=self._session.directory.pool_id,
            who=self._session.caller.arn,
            begun_at=datetime.now(UTC).isoformat(),
            group=form.group,
            source=form.file.name if form.whom == TABLE and form.file else form.whom,
        )
        await self._do(await begin_job(self._jobs, header, plan.rows, form.rate))

    async def _is_meant(self, ready: int) -> bool:
        title, text, go = _confirmation_texts(self.screen.form.action, self._session.facts, ready)
        question = QuestionDialog(self.screen, title, text, go, is_danger=True)
        require_exact_text(question, str(ready), words.say("bulk.type-count", ready=ready))
        return await is_confirmed(question)

    async def _resume(self, name: str) -> None:
        await self._do(await reopen_job(self._jobs, name))

    async def _again(self) -> None:
        if self._job is not None:
            job = await reopen_job(self._jobs, self._job.name)
            await job.reopen_failed()
            await self._do(job)

    async def _do(self, job: Job) -> None:
        """Perform what is left of a job and show its progress; then close it, so that it can be resumed."""
        self._job, self._plan = job, None
        run, progress = JobRun(job, self._job_context(job)), self.screen.progress
        links = [
            progress.paused.connect(run.pause),
            progress.resumed.connect(run.go_on),
            progress.stopped.connect(run.stop),
        ]
        self.screen.set_busy(busy=False)
        self.screen.tell(admin_text("bulk-job", action=action_label(job.header.action), name=job.name))
        if job.lost_lines:
            self.screen.problem.tell(Problem("job-lines-left-out", {"n": job.lost_lines, "job": job.name}))
        self.screen.show_running()
        working = asyncio.ensure_future(run.run())
        try:
            async for look in run.updates():
                progress.show_progress(look)
            await working
        finally:
            working.cancel()
            for link in links:
                QObject.disconnect(link)
            await job.close()
        self._show_results(job, run)

    def _job_context(self, job: Job) -> JobContext:
        return JobContext(
            directory=self._session.directory,
            audit=self._session.connection.audit,
            clock=self._session.connection.clock,
            action=ACTIONS[job.header.action],
            facts=self._session.facts,
            details=ActionDetails(group=job.header.group),
            per_second=job.rate or default_rate(ACTIONS[job.header.action]),
        )

    def _show_results(self, job: Job, run: JobRun) -> None:
        why = run.progress().why
        if why is not None:
            self.screen.problem.tell(Problem(why.code, why.values))
        can_retry = any(job.counts[state] for state in RowState if state.is_open or state is RowState.FAILED)
        self.screen.show_results(report_lines(job), can_retry=can_retry)
        self._list.read()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self.screen, admin_text("bulk-choose-file"), "", admin_text("bulk-files"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.screen.form.take_file(Path(file)))
        chooser.open()

    def _choose_report(self) -> None:
        chooser = QFileDialog(self.screen, admin_text("bulk-save"), "report.csv", admin_text("bulk-files"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self._begin(self.save_report(Path(file))))
        chooser.open()

    async def save_report(self, file: Path) -> None:
        """Write what became of everybody; there is no password in it."""
        if self._job is None:
            return
        try:
            await self._session.services.files.write_bytes(file, report_table(report_lines(self._job)))
        except OSError as error:
            values = {"file": file.name, "reason": reason_of(error)}
            self.screen.problem.tell(Problem("report-not-written", values))
        else:
            self.screen.tell(admin_text("bulk-saved", file=file.name))


def _confirmation_texts(action: AdminAction, facts: PoolFacts, ready: int) -> tuple[str, str, str]:
    """Return a question's title, what it does, and its button."""
    title = admin_text("bulk-confirm", action=action_label(action.name), n=ready)
    return title, consequence(action, facts), admin_text("bulk-start", n=ready)


def _job_text(name: str, header: JobHeader) -> str:
    """Return a line about a job that was begun before."""
    action = action_label(header.action)
    return words.say("bulk.job", job=name, action=action, profile=header.profile, source=header.source)
