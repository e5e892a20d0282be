"""The work on one thing for many people: planned, confirmed by the number, done at the pool's pace."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.admin.actions import ACTIONS, Details
from desktop.admin.bulk.delivery import Means
from desktop.admin.bulk.job import Header, Job, begin_job, reopen_job
from desktop.admin.bulk.plan import Plan, Rules, plan_people, plan_table, plan_view
from desktop.admin.bulk.report import report, table
from desktop.admin.bulk.rows import State
from desktop.admin.bulk.run import BulkRun
from desktop.admin.bulk.table import TableError, read_table
from desktop.admin.consequences import label as action_label
from desktop.admin.views import VIEWS
from desktop.core import words
from desktop.core.problems import Problem
from desktop.ui.admin.asking import Question, agreed
from desktop.ui.admin.bulk_form import SELECTED, TABLE
from desktop.ui.admin.bulk_scene import BulkScene
from desktop.ui.admin.bulk_words import about_job, about_plan, confirming
from desktop.ui.admin.confirming import have_typed
from desktop.ui.admin.texts import said
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.ui.admin.list_desk import ListDesk
    from desktop.ui.admin.post import Post


class BulkDesk:
    """Keeps the page; one job at a time is done here."""

    def __init__(self, post: Post, people: ListDesk) -> None:
        self._post = post
        self._list = people
        self._jobs = post.house.jobs()
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._task: asyncio.Task[None] | None = None
        self.scene = BulkScene()
        self._connect()

    def _connect(self) -> None:
        scene = self.scene
        scene.form.file_wanted.connect(self._choose_file)
        scene.form.changed.connect(self._forget_plan)
        scene.form.previewed.connect(lambda: self._begin(self._preview()))
        scene.started.connect(lambda: self._begin(self._start()))
        scene.resumed.connect(lambda name: self._begin(self._resume(name)))
        scene.again.connect(lambda: self._begin(self._again()))
        scene.saved.connect(self._choose_report)

    def look(self) -> None:
        """Offer who is selected in the list now, and the jobs that are not finished."""
        if not self._is_busy:
            self.scene.form.offer_selected(len(self._list.scene.table.selected_people()))
            self._begin(self._offer_jobs())

    def stop(self) -> None:
        """End with the window; what was sent is looked into when the job is gone on with."""
        if self._task is not None:
            self._task.cancel()

    @property
    def _is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._is_busy:
            work.close()
            return
        self.scene.set_busy(busy=True)
        self.scene.problem.tell(None)
        self._task = asyncio.ensure_future(self._guarded(work))

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever it was, the page stays and says so
            self.scene.problem.tell(problem_of(error))
        self.scene.set_busy(busy=False)  # cancelled, there is no page any more

    async def _offer_jobs(self) -> None:
        pool_id = self._post.directory.pool_id
        mine = [(name, header) for name, header in await self._jobs.listed() if header["pool_id"] == pool_id]
        self.scene.offer_jobs((name, about_job(name, header)) for name, header in mine)

    def _forget_plan(self) -> None:
        self._plan = None
        self.scene.forget_plan()

    async def _preview(self) -> None:
        form, facts = self.scene.form, self._post.facts
        if "group" in form.action.wants and not form.group:
            self.scene.problem.tell(Problem("bulk-unclear", {"because": "group"}))
            return
        plan = await self._planned(Rules(form.action, facts, self._post.caller, self._post.names))
        self._plan = plan
        self.scene.show_plan(about_plan(form.action, plan, facts, form.rate), len(plan.ready))

    async def _planned(self, rules: Rules) -> Plan:
        form, directory = self.scene.form, self._post.directory
        if form.whom == SELECTED:
            return plan_people(self._list.scene.table.selected_people(), rules)
        if form.whom == TABLE:
            return await plan_table(directory, read_table(await self._table_file(form.file)), rules)
        times = await self._post.place.audit.password_times(directory.pool_id)
        return await plan_view(directory, VIEWS[form.view], times, rules)

    async def _table_file(self, file: Path | None) -> bytes:
        if file is None:
            raise TableError("empty")
        try:
            return await self._post.house.read_bytes(file)
        except OSError as error:
            raise TableError("unreadable", file=file.name, reason=error.strerror or "") from None

    async def _start(self) -> None:
        form, plan = self.scene.form, self._plan
        if plan is None or not await self._is_meant(len(plan.ready)):
            return
        header = Header(
            action=form.action.name,
            profile=self._post.place.profile.name,
            pool_id=self._post.directory.pool_id,
            who=self._post.caller.arn,
            begun_at=datetime.now(UTC).isoformat(),
            group=form.group,
            source=form.file.name if form.whom == TABLE and form.file else form.whom,
        )
        await self._do(await begin_job(self._jobs, header, plan.rows))

    async def _is_meant(self, ready: int) -> bool:
        title, text, go = confirming(self.scene.form.action, self._post.facts, ready)
        question = Question(self.scene, title, text, go, is_danger=True)
        have_typed(question, str(ready), words.say("bulk.type-count", ready=ready))
        try:
            return await agreed(question)
        finally:
            question.deleteLater()

    async def _resume(self, name: str) -> None:
        await self._do(await reopen_job(self._jobs, name))

    async def _again(self) -> None:
        if self._job is not None:
            job = await reopen_job(self._jobs, self._job.name)
            await job.reopen_failed()
            await self._do(job)

    async def _do(self, job: Job) -> None:
        """Do what is left of a job, telling how far it is; afterwards it is let go, to be gone on with."""
        self._job, self._plan = job, None
        run, progress = BulkRun(job, self._means(job)), self.scene.progress
        links = [
            progress.paused.connect(run.pause),
            progress.gone_on.connect(run.go_on),
            progress.stopped.connect(run.stop),
        ]
        self.scene.set_busy(busy=False)
        self.scene.tell(said("bulk-job", action=action_label(job.header.action), name=job.name))
        self.scene.show_running()
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

    def _means(self, job: Job) -> Means:
        return Means(
            directory=self._post.directory,
            audit=self._post.place.audit,
            clock=self._post.place.clock,
            action=ACTIONS[job.header.action],
            facts=self._post.facts,
            details=Details(group=job.header.group),
            per_second=self.scene.form.rate,
        )

    def _show_results(self, job: Job, run: BulkRun) -> None:
        why = run.progress().why
        if why is not None:
            self.scene.problem.tell(Problem(why.code, why.values))
        can_retry = any(job.counts[state] for state in State if state.is_open or state is State.FAILED)
        self.scene.show_results(report(job), can_retry=can_retry)
        self._list.read()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self.scene, said("bulk-choose-file"), "", said("bulk-files"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.scene.form.take_file(Path(file)))
        chooser.open()

    def _choose_report(self) -> None:
        chooser = QFileDialog(self.scene, said("bulk-save"), "report.csv", said("bulk-files"))
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
            await self._post.house.save_bytes(file, table(report(self._job)))
        except OSError as error:
            values = {"file": file.name, "reason": error.strerror or ""}
            self.scene.problem.tell(Problem("report-not-written", values))
        else:
            self.scene.tell(said("bulk-saved", file=file.name))
