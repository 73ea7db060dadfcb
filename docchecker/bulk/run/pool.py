"""Worker processes on this machine, behind the interface of ``concurrent.futures``.

Pebble keeps each file to itself: a process that dies, hangs or eats the memory costs the file it was at, and is
replaced by a new one.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.bulk.run.tasks import RuleSet

P = ParamSpec("P")
T = TypeVar("T")

#: seconds that one file may take, and bytes of address space that a worker may have
TIMEOUT = 60.0
MEMORY = 4 * 2**30
#: values made before the collector looks for cycles: some documents' worth
_UNCOLLECTED = 50_000


class PoolExecutor(concurrent.futures.Executor):
    """``submit`` gives a future that ends in TimeoutError or ProcessExpired when its worker had to be replaced."""

    def __init__(self, jobs: int, rules: RuleSet | None = None, timeout: float = TIMEOUT, memory: int = MEMORY) -> None:
        """Start lazily: processes appear with the first task."""
        from pebble import ProcessPool

        self._timeout = timeout
        context = multiprocessing.get_context(_start_method())
        if _start_method() == "forkserver":
            context.set_forkserver_preload(["docchecker.bulk.run.preload"])
        self._pool: Any = ProcessPool(jobs, initializer=start_worker, initargs=(rules, memory), context=context)

    def start(self) -> None:
        """Start the workers now, without waiting for them."""
        self._pool.schedule(_begin)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> concurrent.futures.Future[T]:
        """Queue a call; it is ended when it takes longer than the time-out."""
        future: concurrent.futures.Future[T] = self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._timeout)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers, at once when what is queued is to be dropped."""
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()


def _begin() -> None:
    """A first task with nothing to do."""


def start_worker(rules: RuleSet | None, memory: int) -> None:
    """What every worker does first: leave Ctrl-C to its parent, bound its memory, load the rules.

    What is loaded then stays: the collector need not look at it again, and not every 700 values at a document's.
    """
    from docchecker.bulk.run.tasks import notice_of

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(memory)
    if rules is not None:
        notice_of(rules)
    gc.freeze()
    gc.set_threshold(_UNCOLLECTED)


def limit_memory(most: int) -> None:
    """Bound this process's address space where the system knows how to; a limit that is lower already stays."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def default_jobs() -> int:
    """As many workers as this process may use processors."""
    if sys.platform != "win32" and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_method() -> str:
    """Never fork: the parent has threads. A fork server loads the checker once for all workers."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
