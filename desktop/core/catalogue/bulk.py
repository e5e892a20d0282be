"""What is said of actions for many people, of jobs, and of the audit's log."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message
from desktop.core.exit_codes import CANCELLED, DONE, PERSON_NEEDED, REFUSED, USAGE

MESSAGES: dict[str, Message] = {
    "table-unusable": Message(
        N_("This is no table of people."),
        kind="failed",
        exit=USAGE,
        variants={
            "unreadable": N_("{file} cannot be read: {reason}."),
            "workbook": N_(
                "This is an Excel workbook. In Excel, save it as “CSV UTF-8”, and take that file."
            ),
            "encoding": N_("The file is not in UTF-8 or UTF-16. In Excel, save it as “CSV UTF-8”."),
            "not-a-table": N_(
                "This is no table but another kind of file, which a spreadsheet may open all the same. Save it there as “CSV "
                "UTF-8”, and take that file."
            ),
            "empty": N_("The table names nobody."),
            "broken": N_(
                "The table cannot be read at line {line}: a quotation mark is missing or misplaced."
            ),
            "no-name-column": N_(
                "No column of the table is called as Stile knows it (username, sub, email, phone). Say which one names "
                "the people, by its heading or its number, with --column. There are: {headings}."
            ),
            "two-columns": N_(
                "Several columns could name the people, and they differ: {shown}. Say which one, by its number: --column "
                "{first}"
            ),
            "choose-column": N_(
                "Stile cannot tell which column of the table names the people. Choose it beside the table, then look at the "
                "preview again."
            ),
            "no-such-column": N_("The table has no column {column}. There are: {headings}."),
        },
    ),
    "bulk-unclear": Message(
        N_("Say what is to be done, and for whom: an action, and --from FILE or --view VIEW."),
        kind="failed",
        exit=USAGE,
        variants={
            "action": N_("{action} cannot be done for many at once. These can: {actions}."),
            "passwords": N_(
                "Stile does not set temporary passwords for many at once: they would have to lie in a file and be "
                "handed over by somebody. Send the invitations again (resend): everybody gets a password of their own, "
                "and nobody else learns it."
            ),
            "create": N_(
                "New people in quantity are what the pool's own import is for. The first line of its table: stile admin "
                "bulk --import-header"
            ),
            "group": N_("Say which group, with --group."),
            "bucket": N_(
                "Say which bucket the table goes into, with --bucket: the one the machine may read."
            ),
            "rate": N_("--rate is a number of calls a second above zero."),
        },
    ),
    "engine-not-for-action": Message(
        N_(
            "{action} takes more than one call for a person, which the machine does not do. Run it from here."
        ),
        kind="failed",
        exit=USAGE,
    ),
    "engine-refused": Message(
        N_(
            "AWS's engine or its bucket refused: {reason}. Check the machine's ARN, the bucket and their policies."
        ),
        kind="failed",
    ),
    "engine-run-failed": Message(
        N_("The machine ended badly: {reason}. Of those it had begun, nobody can tell whether it was done."),
        kind="failed",
    ),
    "count-not-confirmed": Message(
        N_("Nothing was done: it would be for {ready:people}, and that number was not confirmed."),
        kind="failed",
        exit=USAGE,
    ),
    "count-not-typed": Message(
        N_(
            "Nothing was done: the table came by standard input, so the number cannot be typed there. Give it: "
            "--confirm {ready}"
        ),
        kind="failed",
        exit=PERSON_NEEDED,
        variants={
            "nobody": N_("Nothing was done: nobody is here to type the number. Give it: --confirm {ready}")
        },
    ),
    "nobody-to-do-it-for": Message(N_("There is nobody to do this for."), kind="failed", exit=REFUSED),
    "listed-twice": Message(N_("This person is listed twice; it is done once.")),
    "line-names-two": Message(
        N_("The line names two people: its user name and its address lead to different ones."),
        variants=dict.fromkeys(
            ("address", "number", "name"),
            N_(
                "The line names two people: its columns lead to {names}. Correct the line, or say which column counts."
            ),
        ),
    ),
    "line-names-nobody": Message(N_("The line names nobody.")),
    "number-without-country": Message(
        N_(
            "There is nobody of this name in the pool. If it is a phone number, write it with + and the country's code."
        )
    ),
    "not-done": Message(N_("The replies were lost, and the pool shows that it was not done.")),
    "job-unknown": Message(
        N_("There is no such job. These there are: stile admin bulk --jobs."), kind="failed", exit=USAGE
    ),
    "job-busy": Message(
        N_("Another Stile works on this job. Wait until it ends, or stop it."), kind="failed"
    ),
    "job-damaged": Message(
        N_(
            "What this job is for is not in its file any more: the file was damaged. Nothing was done now. Begin a new "
            "job; the audit's log tells for whom it was done already."
        ),
        kind="failed",
    ),
    "job-left-out": Message(
        N_("Left out, because its file cannot be read: job {job}."), kind="note", exit=DONE
    ),
    "job-lines-left-out": Message(
        N_(
            "In the file of job {job}, {n:lines} cannot be read. Whoever that may have been about is looked up first, so "
            "that nobody is done twice."
        ),
        kind="note",
        exit=DONE,
    ),
    "job-of-other-pool": Message(
        N_("The job is for the pool {pool}, which is not this profile's."), kind="failed", exit=USAGE
    ),
    "job-stopped": Message(
        N_("Stopped. Go on with: stile admin bulk --resume {job}"), kind="failed", exit=CANCELLED
    ),
    "job-incomplete": Message(
        N_("Not everybody's was done. Try those that failed again: stile admin bulk --retry-failed {job}"),
        kind="failed",
        exit=REFUSED,
        variants={
            "unconfirmed": N_(
                "Of some, nobody can tell whether it was done. Look at them one by one before you do it again; Stile "
                "does not repeat it by itself."
            )
        },
    ),
    "report-not-written": Message(N_("The report could not be written to {file}: {reason}."), kind="failed"),
    "audit-broken": Message(
        N_("The audit's log is not as Stile left it."),
        kind="failed",
        exit=REFUSED,
        variants={
            "changed": N_(
                "Line {line} of the audit's log was changed, or is from another computer or profile. "
                "{records:lines-before} sound."
            ),
            "out-of-order": N_(
                "Lines of the audit's log are missing, twice there or in another order, from line {line} on. "
                "{records:lines-before} sound."
            ),
            "cut-off": N_("The end of the audit's log was cut off: {records:lines-are} left, and sound."),
            "unreadable": N_("Line {line} of the audit's log is no entry. {records:lines-before} sound."),
            "head": N_(
                "The audit's log was written on by somebody else than Stile, at line {line} at the latest."
            ),
            "seal-gone": N_(
                "There was a log of what admins did, and its seal is gone: the sealed file was deleted, damaged or put "
                "back from an older time, or its profile was removed. Nothing proves what was logged before."
            ),
            "rolled-back": N_(
                "The audit's log was longer, or another one: the log and its seal are those of an earlier time. What was "
                "logged since then is missing."
            ),
        },
    ),
    "audit-acknowledge": Message(
        N_(
            "Find out what happened to it. With stile admin audit acknowledge --reason TEXT you write that down, and "
            "the log goes on from there."
        ),
        kind="note",
        exit=DONE,
    ),
    "audit-set-aside": Message(
        N_("Logs that were set aside because they could not be continued: {files}."),
        kind="note",
        exit=DONE,
    ),
    "audit-not-broken": Message(
        N_("The audit's log is not broken; there is nothing to acknowledge."), kind="failed", exit=REFUSED
    ),
    "audit-reason-needed": Message(
        N_("Say what happened to the log, with --reason TEXT."),
        kind="failed",
        exit=USAGE,
    ),
    "audit-unproved": Message(
        N_("Nothing proves {n:lines} of the audit's log, line {line} first."),
        kind="note",
        exit=DONE,
        variants={
            "older-stile": N_(
                "Written by an older Stile: {n:lines} of the audit's log, line {line} first, about refused actions, "
                "whose reason that Stile lost with the proof of the line. Nothing shows that anything was changed, and "
                "nothing proves that it was not."
            ),
            "without-store": N_(
                "Written without a keyring: {n:lines} of the audit's log, line {line} first. Nothing proves that; "
                "what stands before and after is not touched by it."
            ),
        },
    ),
    "audit-unsealed": Message(
        N_(
            "Nothing proves the audit's log: it has no sealed end. Without a keyring, Stile keeps the log but cannot "
            "seal it."
        ),
        kind="failed",
        exit=REFUSED,
    ),
}

TEXTS: dict[str, str] = {
    "bulk.option.action": N_("what to do: {actions}"),
    "bulk.option.from": N_("for the people of a table (CSV); - reads it from standard input"),
    "bulk.option.view": N_("for the people of a view: {views}"),
    "bulk.option.column": N_(
        "the column that names the people, by its heading or its number, where Stile does not know it"
    ),
    "bulk.option.group": N_("the group, for add-to-group and remove-from-group"),
    "bulk.option.dry-run": N_("only say who it would be for; nothing is changed"),
    "bulk.option.rate": N_(
        "calls a second at most; Cognito's default quota for this action if it is not given"
    ),
    "bulk.option.confirm": N_("how many people it is for, as the preview says; asked for if it is not given"),
    "bulk.option.report": N_(
        "write what became of everybody to a table (CSV); with --dry-run, who is left out and why"
    ),
    "bulk.option.export": N_(
        "write a Step Functions machine for it into a folder, for a cloud team to review and deploy"
    ),
    "bulk.option.start": N_("run it on the machine that was deployed from an export"),
    "bulk.option.bucket": N_("the bucket of that machine"),
    "bulk.option.resume": N_("go on with a job"),
    "bulk.option.retry-failed": N_("try the people of a job again for whom it failed"),
    "bulk.option.import-header": N_(
        "print the first line of the table from which the pool imports new people"
    ),
    "bulk.option.jobs": N_("list the jobs of this computer"),
    "bulk.option.json": N_("as lines of JSON, for programs"),
    "bulk.looking": N_("Looked at {count:people}."),
    "bulk.plan": N_("{action}: for {ready:people}, {left_out} left out."),
    "bulk.plan-left-out": N_("  {count} left out: {reason}"),
    "bulk.plan-time": N_("At {rate} a second this takes about {wait}."),
    "bulk.dry-run": N_("This was a dry run: nothing was changed."),
    "bulk.left-out-at": N_("    line {line}: {name}  {reason}"),
    "bulk.left-out": N_("    {name}  {reason}"),
    "bulk.left-out-more": N_("    ... and {count} more; --report FILE has them all."),
    "bulk.type-count": N_("Type the number of people, {ready}, to do it"),
    "bulk.begun": N_("Job {job}. If it is interrupted: stile admin bulk --resume {job}"),
    "bulk.progress": N_(
        "{done} done, {failed} failed, {unconfirmed} unconfirmed, {doubtful} being looked into, {waiting} to go; "
        "{rate} a second"
    ),
    "bulk.result": N_(
        "{done} done, {failed} failed, {unconfirmed} unconfirmed, {left_out} left out, {open} not done."
    ),
    "bulk.line": N_("{result}: {name}  {message}"),
    "bulk.more-lines": N_("... and {count} more; --report FILE has them all."),
    "bulk.job": N_("{job}  {action}  {profile}  {source}"),
    "bulk.no-jobs": N_("There are no jobs."),
    "bulk.exported": N_(
        "Wrote {count:files} to {folder}; nothing was created in AWS. Begin with README.md there."
    ),
    "bulk.export-time": N_("On AWS's engine this takes about {wait} and costs about {dollars} US dollars."),
    "bulk.engine-progress": N_("On the engine: {counts}"),
    "bulk.engine-waiting": N_("On the engine: it runs."),
    "bulk.import-hint": N_(
        "Put one person on each line below it, and give the table to the pool as an import job: in the AWS console under "
        "Users, Import users, or with aws cognito-idp create-user-import-job. Passwords cannot be imported: everybody "
        "chooses one with a code."
    ),
    "audit.what": N_(
        "verify: hold the log against its sealed end; export: print it as lines of JSON; acknowledge: write down why "
        "it is broken, so that it goes on from there"
    ),
    "audit.reason": N_("for acknowledge: what happened to the log, for whoever reads it later"),
    "audit.acknowledged": N_("Written down. From here the log is held to be sound again."),
    "audit.sound": N_("The audit's log is sound: {records:entries}, none changed, none missing."),
}
