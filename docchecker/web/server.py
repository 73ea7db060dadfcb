"""The server from its start to its end: workers, private folder, application, and nothing left behind."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

from docchecker.web.app import Program, application
from docchecker.web.asked import Unpacked
from docchecker.web.desk import Desk
from docchecker.web.limits import LIMITS, WebLimits
from docchecker.web.private import PrivateFolder
from docchecker.web.visitors import Visitors
from docchecker.web.workers import Workers

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docchecker.rulebook.model import Notice
    from docchecker.web.batches import Batches
    from docchecker.web.guard import Door

#: seconds that answers under way are waited for at the end
_GRACE = 3
#: connections at a time; more are told to come again
_CONNECTIONS = 1000


class Plan(NamedTuple):
    """How to serve: ``once`` are files that the page shows at first; without visitors the server then ends.

    ``out`` is where the office's batches go, ``inboxes`` are the folders that they may be run over, ``roster`` its
    list of units.
    ``ready`` is told what to add to the address that a browser opens, as soon as the server answers.
    """

    root: str = ""
    jobs: int | None = None
    once: tuple[Path, ...] = ()
    ready: Callable[[str], None] = lambda _more: None
    out: Path | None = None
    inboxes: tuple[Path, ...] = ()
    roster: Path | None = None


@contextlib.contextmanager
def desk(notice: Notice, jobs: int | None, limits: WebLimits = LIMITS) -> Iterator[Desk]:
    """A desk with its workers and its private folder; both are gone afterwards."""
    from docchecker.bulk.run.pool import PoolExecutor, default_jobs
    from docchecker.bulk.run.tasks import RuleSet, rules_digest

    place = notice.folder.resolve()
    rules = RuleSet(str(place), rules_digest(place))
    folder = PrivateFolder()
    executor = PoolExecutor(jobs or default_jobs(), rules)
    workers = Workers(executor, rules)
    try:
        executor.start()
        yield Desk(notice, folder, Visitors(limits), workers, limits)
    finally:
        workers.close()
        folder.close()


class BadPlan(Exception):
    """What was planned cannot be done; the message says why (Chinese)."""


def serve(listening: socket.socket, notice: Notice, door: Door, plan: Plan) -> None:
    """Serve until the user interrupts, or until the page with the files of ``once`` was closed; BadPlan when that cannot be."""
    import uvicorn

    from docchecker.web.patience import Patience

    _leave_when_told()

    with desk(notice, plan.jobs, door.limits) as made:
        program = Program()
        batches = _batches(notice, plan)
        app = application(made, door, program, batches)
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, root_path=plan.root, ws="none",
            proxy_headers=bool(plan.root), timeout_graceful_shutdown=_GRACE, timeout_keep_alive=30, http=Patience,
            limit_concurrency=_CONNECTIONS,
        )  # fmt: skip
        server = uvicorn.Server(config)
        program.begin = lambda: _begin(made, plan, program)
        program.stop = (lambda: setattr(server, "should_exit", True)) if plan.once else None
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
        if batches is not None:
            batches.close()


def _leave_when_told() -> None:
    """Let a SIGTERM, which uvicorn passes on after a clean end, not end the process before its folder is gone."""
    import signal

    with contextlib.suppress(ValueError):  # in another thread than the main one nobody is told
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))


def _batches(notice: Notice, plan: Plan) -> Batches | None:
    """The office's batches, where a folder for them was named."""
    from docchecker.bulk.units.roster import BadRoster
    from docchecker.errors import why
    from docchecker.web.batches import Batches

    names = {path.resolve().name or str(path): path.resolve() for path in plan.inboxes}
    try:
        return Batches(plan.out.resolve(), names, notice, plan.jobs, plan.roster) if plan.out else None
    except BadRoster as error:
        raise BadPlan(str(error)) from None
    except OSError as error:
        raise BadPlan(f"用不了“{plan.out}”这个文件夹（{why(error)}），请换一个位置") from None


async def _begin(made: Desk, plan: Plan, program: Program) -> None:
    """Take in the files that the page is to show, and say that it can be opened."""
    if not plan.once:
        plan.ready("")
        return
    visitor = made.visitors.welcome()
    given = [await asyncio.to_thread(_copied, made, path) for path in plan.once]
    plan.ready(f"?open={program.ticket_for(visitor)}")
    async for _card in made.cards(visitor, given):
        pass


def _copied(made: Desk, path: Path) -> Unpacked:
    from docchecker.errors import why

    place = made.folder.new_place()
    try:
        shutil.copyfile(path, place)
    except OSError as error:
        return Unpacked(path.name, "", f"打不开这个文件（{why(error)}）。", "请核对路径。")
    return Unpacked(path.name, str(place))
