"""Files through an executor, a bounded number at a time, results as they come: memory stays flat however many."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, TimeoutError, wait
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.tasks import Checked, RuleSet, check_place, digest_of, failed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from docchecker.bulk.intake import Entry

#: files under way for each worker: enough to keep it busy
AHEAD = 4
_ADVICE = "文件不一定有问题，请先人工核对；再查一次还是这样的，请把文件交给程序的维护人员。"


class Result(NamedTuple):
    """A file and what came of it; ``checked`` is None when its bytes were checked before (``sha256``)."""

    entry: Entry
    sha256: str
    checked: Checked | None


class Task(NamedTuple):
    """A file under way: first only its digest is wanted when an earlier result may do."""

    entry: Entry
    fingerprint: bool


def run(
    entries: Iterable[Entry],
    executor: Executor,
    rules: RuleSet,
    *,
    width: int,
    stall: float,
    known: Callable[[str], bool] | None = None,
) -> Iterator[Result]:
    """Check every entry, in whatever order they end. ``width`` is how many workers there are.

    ``known`` says whether the bytes with a digest need no check any more; None: everything is checked. When nothing
    at all ends for ``stall`` seconds, the files under way are given up, each with a row that says so.
    """
    return _Run(executor, rules, width * AHEAD, stall, known).results(iter(entries))


class _Run:
    """The state of a run."""

    def __init__(
        self, executor: Executor, rules: RuleSet, width: int, stall: float, known: Callable[[str], bool] | None
    ) -> None:
        self._executor, self._rules = executor, rules
        self._width, self._stall, self._known = width, stall, known
        self._under_way: dict[Future[str | Checked], Task] = {}
        self._next: deque[Task] = deque()

    def results(self, entries: Iterator[Entry]) -> Iterator[Result]:
        while True:
            self._fill(entries)
            if not self._under_way:
                return
            done, _ = wait(self._under_way, timeout=self._stall, return_when=FIRST_COMPLETED)
            if not done:
                yield from self._give_up()
            for future in done:
                yield from self._ended(future, self._under_way.pop(future))

    def _fill(self, entries: Iterator[Entry]) -> None:
        """Submit until enough is under way; checks of files just found to need one go first."""
        while len(self._under_way) < self._width:
            if not self._next:
                entry = next(entries, None)
                if entry is None:
                    return
                self._next.append(Task(entry, self._known is not None))
            self._submit(self._next.popleft())

    def _submit(self, task: Task) -> None:
        place = task.entry.place
        if task.fingerprint:
            self._under_way[self._executor.submit(digest_of, place)] = task
        else:
            self._under_way[self._executor.submit(check_place, place, task.entry.name, self._rules)] = task

    def _ended(self, future: Future[str | Checked], task: Task) -> Iterator[Result]:
        """The result of a check; after a fingerprint, either nothing more to do or the check."""
        try:
            value = future.result()
        except (Exception, CancelledError) as error:
            if task.fingerprint:
                self._next.append(task._replace(fingerprint=False))
            else:
                yield _broken(task.entry, error)
            return
        if isinstance(value, Checked):
            yield Result(task.entry, value.sha256, value)
        elif value and self._known is not None and self._known(value):
            yield Result(task.entry, value, None)
        else:
            self._next.append(task._replace(fingerprint=False))

    def _give_up(self) -> Iterator[Result]:
        """End what hangs."""
        for future, task in self._under_way.items():
            future.cancel()
            yield _broken(task.entry, TimeoutError())
        self._under_way.clear()


def _broken(entry: Entry, error: BaseException) -> Result:
    """The row of a file whose worker died or was ended."""
    digest = digest_of(entry.place)
    if isinstance(error, TimeoutError):
        kind, reason = "timeout", "检查这个文件用的时间太长，已停止。"
    else:
        kind, reason = "crashed", f"检查这个文件时程序意外退出（{type(error).__name__}）。"
    return Result(entry, digest, failed(kind, reason, _ADVICE, digest))


def paced(results: Iterable[Result], flush: Callable[[], None], seconds: float = 0.5) -> Generator[Result]:
    """Pass results on and call ``flush`` about that often, and at the end or when the run is broken off."""
    last = time.monotonic()
    try:
        for result in results:
            yield result
            if time.monotonic() - last >= seconds:
                flush()
                last = time.monotonic()
    finally:
        flush()
