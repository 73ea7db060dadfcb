"""The workers behind the page: each task within its time and memory, whatever becomes of it told in words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from docchecker.bulk.run.tasks import RuleSet

P = ParamSpec("P")
T = TypeVar("T")

_ADVICE = "文件不一定有问题，请先人工核对；再查一次还是这样的，请把文件交给程序的维护人员。"
TOO_LONG = ("timeout", "检查这个文件用的时间太长，已停止。", _ADVICE)
CRASHED = ("crashed", "检查这个文件时程序意外退出，没有查完。", _ADVICE)


class Broken(Exception):
    """A task that did not come back: ``kind``, reason and advice as a trouble of a file has them."""

    def __init__(self, kind: str, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.kind, self.reason, self.advice = kind, reason, advice


class Workers:
    """Runs tasks in an executor; ``rules`` are those that every task is given."""

    def __init__(self, executor: Executor, rules: RuleSet) -> None:
        self._executor, self.rules = executor, rules

    async def run(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a task returns; raise Broken when its worker had to be ended or died."""
        try:
            future = self._executor.submit(task, *args, **kwargs)
        except RuntimeError:
            raise Refused(503, "服务正在停止，请稍后再试。") from None
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError:
            raise Broken(*TOO_LONG) from None
        except (Exception, asyncio.CancelledError) as error:
            current = asyncio.current_task()
            if isinstance(error, asyncio.CancelledError) and current is not None and current.cancelling():
                raise
            raise Broken(*CRASHED) from error

    def close(self) -> None:
        """End the workers at once."""
        self._executor.shutdown(wait=True, cancel_futures=True)
