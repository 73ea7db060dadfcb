"""Files through an executor, a bounded number at a time, results as they come: memory stays flat however many."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, TimeoutError, wait
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.troubles import OfficeTrouble
from docchecker.bulk.run.tasks import Checked, RuleSet, check_places, digest_of, failed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from docchecker.bulk.intake.gather import Entry

#: tasks under way for each worker: enough to keep it busy
AHEAD = 4
#: files sent to a worker together once all are busy: sending takes a few milliseconds, checking little more
TOGETHER = 8
_QUICK = (".docx", ".docm", ".dotx", ".dotm")
_ADVICE = "文件不一定有问题，请先人工核对；再查一次还是这样的，请把文件交给程序的维护人员。"


class Result(NamedTuple):
    """A file and what came of it; ``checked`` is None when its bytes were checked before (``sha256``)."""

    entry: Entry
    sha256: str
    checked: Checked | None


class Task(NamedTuple):
    """Files under way: first only the digest of one is wanted when an earlier result may do."""

    entries: tuple[Entry, ...]
    fingerprint: bool = False


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

    Files that were sent together and did not all come back are sent again one by one, so that one costs no other.

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
        self._under_way: dict[Future[str | tuple[Checked, ...]], Task] = {}
        self._sent = 0
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
                together = TOGETHER if self._known is None and self._sent >= self._width else 1
                taken = tuple(islice(entries, together))
                if not taken:
                    return
                self._next.extend(_tasks(taken, fingerprint=self._known is not None))
            self._submit(self._next.popleft())

    def _submit(self, task: Task) -> None:
        self._sent += 1
        if task.fingerprint:
            self._under_way[self._executor.submit(digest_of, task.entries[0].place)] = task
        else:
            files = tuple((entry.place, entry.name) for entry in task.entries)
            self._under_way[self._executor.submit(check_places, files, self._rules)] = task

    def _ended(self, future: Future[str | tuple[Checked, ...]], task: Task) -> Iterator[Result]:
        """The results of a check; after a fingerprint, either nothing more to do or the check."""
        try:
            value = future.result()
        except (Exception, CancelledError) as error:
            if task.fingerprint or len(task.entries) > 1:
                self._next.extend(Task((entry,)) for entry in task.entries)
            else:
                yield _broken(task.entries[0], error)
            return
        if not isinstance(value, str):
            yield from (Result(entry, one.sha256, one) for entry, one in zip(task.entries, value, strict=True))
        elif value and self._known is not None and self._known(value):
            yield Result(task.entries[0], value, None)
        else:
            self._next.append(task._replace(fingerprint=False))

    def _give_up(self) -> Iterator[Result]:
        """End what hangs."""
        for future, task in self._under_way.items():
            future.cancel()
            yield from (_broken(entry, TimeoutError()) for entry in task.entries)
        self._under_way.clear()


def _tasks(entries: tuple[Entry, ...], *, fingerprint: bool) -> Iterator[Task]:
    """Files to be sent: together what is quickly checked, alone what has to be converted or unpacked first."""
    quick = tuple(entry for entry in entries if entry.name.lower().endswith(_QUICK))
    if quick:
        yield Task(quick, fingerprint)
    yield from (Task((entry,), fingerprint) for entry in entries if entry not in quick)


def _broken(entry: Entry, error: BaseException) -> Result:
    """The row of a file whose worker died or was ended."""
    digest = digest_of(entry.place)
    kind = OfficeTrouble.TIMEOUT if isinstance(error, TimeoutError) else OfficeTrouble.CRASHED
    died = f"检查这个文件时程序意外退出（{type(error).__name__}）。"
    reason = "检查这个文件用的时间太长，已停止。" if kind is OfficeTrouble.TIMEOUT else died
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
