"""The office's batches: each in a folder of its own, run one after the other, taken up again after a restart."""

from __future__ import annotations

import contextlib
import json
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.bulk.outputs.heat import Heat, heat
from docchecker.report.words import VERDICTS
from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docchecker.bulk.records import Batch, Submission
    from docchecker.bulk.run.runner import Result
    from docchecker.rulebook.model import Notice

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
ARCHIVE, RESULTS = "收件.zip", "结果"
_RECORD = "batch.json"
_OPEN = (WAITING, RUNNING)
#: rows shown of a batch that runs, the latest
_LIVE = 500
_OLDER = "旧版本"

Row = tuple[str, ...]


class Known(NamedTuple):
    """A batch as it is remembered: where its files come from (empty: the archive beside), how it stands, its rows.

    ``decided`` is what the office said here: file → unit; ``heat`` the table of units and rules.
    """

    id: str
    name: str
    inbox: str
    state: str = WAITING
    words: str = "等待开始"
    rows: tuple[Row, ...] = ()
    total: int = 0
    done: int = 0
    decided: Mapping[str, str] = MappingProxyType({})
    heat: Heat = Heat()


class Batches:
    """All batches in a folder; ``inboxes`` are the folders of the server that may be asked for, by name.

    ``roster`` is the office's list of units.
    """

    def __init__(
        self,
        out: Path,
        inboxes: Mapping[str, Path],
        notice: Notice,
        jobs: int | None = None,
        roster: Path | None = None,
    ) -> None:
        """Take up again what was broken off."""
        self._out, self.inboxes, self._notice = out, inboxes, notice
        self._jobs, self._roster = jobs, roster
        self.units = _units(roster, notice)
        self._stopping = threading.Event()
        self._runner = ThreadPoolExecutor(1, "batch")
        out.mkdir(parents=True, exist_ok=True)
        self._known = {one.id: one for path in sorted(out.glob(f"*/{_RECORD}")) if (one := _read(path)) is not None}
        for one in self._known.values():
            if one.state in _OPEN:
                self._runner.submit(self._run, one.id)

    def all(self) -> list[Known]:
        """Return the batches, the latest first."""
        return sorted(self._known.values(), key=lambda one: one.id, reverse=True)

    def new_id(self) -> str:
        """Return the id of a new batch, later ones after earlier ones; its folder is there."""
        from docchecker.bulk.batch import now

        made = f"{now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        (self._out / made).mkdir(mode=0o700)
        return made

    def folder(self, batch: str) -> Path:
        """Return the folder of a batch; Refused when there is none."""
        if batch not in self._known:
            raise Refused(404, "没有这一次审核。")
        return self._out / batch

    def archive(self, batch: str) -> Path:
        """Return where the archive of a new batch goes."""
        return self._out / batch / ARCHIVE

    def begin(self, batch: str, name: str, inbox: str = "") -> Known:
        """Queue a batch: over a folder that was allowed, or else over its archive. Refused for any other folder."""
        if inbox and inbox not in self.inboxes:
            raise Refused(403, "没有允许查看这个文件夹。")
        known = self._keep(Known(batch, name, inbox))
        self._runner.submit(self._run, batch)
        return known

    def assign(self, batch: str, decided: Mapping[str, str]) -> Known:
        """Say of which units some files of a finished batch are, and run it again; what was checked is not checked anew."""
        self.folder(batch)
        known = self._known[batch]
        files = {row[3] for row in known.rows}
        if known.state in _OPEN:
            raise Refused(409, "正在审核，请等这一次完成。")
        if not decided or not set(decided) <= files or not set(decided.values()) <= set(self.units):
            raise Refused(422, "请从名单里选单位。")
        new = self._keep(known._replace(decided={**known.decided, **decided}, state=WAITING, words="等待开始"))
        self._runner.submit(self._run, batch)
        return new

    def close(self) -> None:
        """Stop after the file that is under way; the rest is taken up again at the next start."""
        self._stopping.set()
        self._runner.shutdown(wait=True, cancel_futures=True)

    def _keep(self, known: Known) -> Known:
        self._known[known.id] = known
        path = self._out / known.id / _RECORD
        fresh = path.with_suffix(".new")
        fresh.write_text(
            json.dumps(known._asdict() | {"decided": dict(known.decided)}, ensure_ascii=False), encoding="utf-8"
        )
        fresh.replace(path)
        return known

    def _run(self, batch: str) -> None:
        import click

        from docchecker.bulk.batch import Watcher
        from docchecker.bulk.office import Interrupted, carry_out, job_of
        from docchecker.bulk.options import BatchOptions

        known = self._keep(self._known[batch]._replace(state=RUNNING, words="正在审核", rows=(), done=0))
        options = BatchOptions(out=self._out / batch / RESULTS, roster=self._roster, jobs=self._jobs, plain=True)
        try:
            source = self.inboxes[known.inbox] if known.inbox else self.archive(batch)
            job = job_of(str(source), self._notice, options, resume=True)
            assigned = job.assignments._replace(units={**job.assignments.units, **known.decided})
            watcher = Watcher(lambda count: self._count(batch, count), lambda result: self._step(batch, result))
            done = carry_out(job._replace(assignments=assigned), self._notice, options, watcher)
        except Interrupted:
            return
        except click.ClickException as error:
            self._keep(self._known[batch]._replace(state=FAILED, words=f"没有做成：{error.message}"))
        except Exception as error:
            words = f"程序自身出错（{type(error).__name__}），请告诉程序的维护人员"
            self._keep(self._known[batch]._replace(state=FAILED, words=words))
        else:
            self._keep(_finished(self._known[batch], done, self._notice))

    def _count(self, batch: str, count: int) -> None:
        self._known[batch] = self._known[batch]._replace(total=count)

    def _step(self, batch: str, result: Result) -> None:
        """One more file; KeyboardInterrupt breaks the run off as Ctrl-C does."""
        known = self._known[batch]
        words = VERDICTS[result.checked.verdict] if result.checked else "上次已查"
        row = (words, "", result.checked.kind or "" if result.checked else "", result.entry.name, "", "")
        self._known[batch] = known._replace(done=known.done + 1, rows=(*known.rows[-_LIVE:], row))
        if self._stopping.is_set():
            raise KeyboardInterrupt


def _units(roster: Path | None, notice: Notice) -> tuple[str, ...]:
    """The names on the office's list; BadRoster says what is wrong with it."""
    from docchecker.bulk.units.roster import read_roster

    return tuple(unit.name for unit in read_roster(roster, notice).units) if roster else ()


def _finished(known: Known, batch: Batch, notice: Notice) -> Known:
    from docchecker.bulk.outputs.summary import totals

    rows = tuple(_row(one, notice) for one in batch.submissions if not one.run)
    missing = tuple(
        ("缺", due.unit, _kind(due.kind, notice), f"还差{due.missing}份", "", "") for due in batch.due if due.missing
    )
    return known._replace(
        state=DONE,
        words=totals(batch),
        rows=(*rows, *missing),
        done=len(rows),
        total=len(rows),
        heat=heat(batch.submissions, notice),
    )


def _row(one: Submission, notice: Notice) -> Row:
    from docchecker.findings import Level
    from docchecker.report.filewords import standing

    numbers = (str(len(standing(one.report.findings, level)) or "") for level in (Level.ERROR, Level.WARNING))
    words = _OLDER if one.superseded_by else VERDICTS[one.verdict]
    return (words, one.attribution.unit or "未能确定", _kind(one.kind, notice), one.name, *numbers)


def _kind(kind: str | None, notice: Notice) -> str:
    from docchecker.report.words import kind_name

    return kind_name(notice, kind)


def _heat(data: Any) -> Heat:  # noqa: ANN401 -- as it was kept
    if not data:
        return Heat()
    rules, units = data
    return Heat(tuple((rule, words) for rule, words in rules), tuple((unit, tuple(numbers)) for unit, numbers in units))


def _read(path: Path) -> Known | None:
    """A batch as it was kept, None for a record that is none."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        rows = tuple(tuple(map(str, row)) for row in data["rows"])
        return Known(**{**data, "rows": rows, "heat": _heat(data.get("heat")), "id": path.parent.name})
    return None
