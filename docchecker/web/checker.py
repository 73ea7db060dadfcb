"""Files checked in processes of their own: one that hangs, dies or eats the memory costs its answer, not the page."""

from __future__ import annotations

import asyncio
from concurrent.futures import TimeoutError as TooLong
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docchecker.bulk.run.pool import PoolExecutor
from docchecker.bulk.run.tasks import RuleSet, notice_of, rules_digest
from docchecker.findings import FileReport, Trouble, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.rulebook.model import Notice

_TIMEOUT = 30.0
_MEMORY = 2 * 2**30
_TOO_LONG = Trouble("timeout", "检查这个文件用的时间太长，已停止。", "文件不一定有问题，请先人工核对。")
_CRASHED = Trouble(
    "crashed", "检查这个文件时程序意外退出。", "文件可能已损坏；请用 Word 或 WPS 打开，另存为新的 .docx 后再试。"
)


class Checker:
    """A few processes that check files by one notice."""

    def __init__(self, notice: Notice, jobs: int) -> None:
        self.notice = notice
        folder = notice.folder.resolve()
        self._rules = RuleSet(str(folder), rules_digest(folder))
        self._pool = PoolExecutor(jobs, self._rules, timeout=_TIMEOUT, memory=_MEMORY)
        self._pool.start()

    async def check(self, name: str, path: Path, kind: str | None) -> FileReport:
        """Return the report on a file, an unreadable one where the process did not live to give it."""
        try:
            report: FileReport = await self._do(checked, str(path), name, kind, self._rules)
        except (TooLong, TimeoutError):
            return FileReport(name, None, None, Verdict.UNREADABLE, trouble=_TOO_LONG)
        except Exception:
            return FileReport(name, None, None, Verdict.UNREADABLE, trouble=_CRASHED)
        return report

    async def made(self, what: str, path: Path, report: FileReport, only: tuple[int, ...]) -> Any:  # noqa: ANN401 -- what the maker gives
        """Return what a maker of copies gives: see ``copies``."""
        return await self._do(copy, what, str(path), report._replace(document=None), only, self._rules)

    async def _do(self, function: Callable[..., object], *args: object) -> Any:  # noqa: ANN401 -- what the function gives
        return await asyncio.wrap_future(self._pool.submit(function, *args))

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def checked(path: str, name: str, kind: str | None, rules: RuleSet) -> FileReport:
    """Check a file on disk under the name that it was given."""
    from docchecker.pipeline import check_bytes

    return check_bytes(name, Path(path).read_bytes(), notice_of(rules), kind, tell=True)


def copy(what: str, path: str, report: FileReport, only: tuple[int, ...], rules: RuleSet) -> object:
    """Return the annotated or the repaired copy of a file; ``only`` are numbers of repairs, none for all.

    The repaired copy comes as (bytes, done, left, refused). Raise UnsafeRepair or UnreadableDocument where it cannot be made.
    """
    notice, data = notice_of(rules), Path(path).read_bytes()
    if what == "annotated":
        from docchecker.repair.annotate import annotate

        return annotate(data, report, notice)
    from docchecker.repair.fix import fix

    result = fix(data, report, notice)
    if only:
        others = {(one.rule, one.message) for number, one in enumerate(result.findings, 1) if number not in only}
        result = fix(data, report, notice, leave=others)
    return result.data, result.done, result.left, result.refused
