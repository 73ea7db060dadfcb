"""How a run goes, for people at a terminal: a bar with rate and rest time; nothing for anything else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docchecker.bulk.batch import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress
    from rich.progress import Task as BarTask
    from rich.text import Text

    from docchecker.bulk.run.runner import Result


@contextmanager
def progress(color: bool = True) -> Iterator[Watcher]:
    """A watcher that draws on standard error; a silent one when that is no terminal or rich is not there."""
    bar = _bar(color) if sys.stderr.isatty() else None
    if bar is None:
        yield Watcher(lambda _count: None, lambda _result: None)
        return
    with bar:
        task = bar.add_task("检查", total=None)

        def start(count: int) -> None:
            bar.update(task, total=count)

        def step(_result: Result) -> None:
            bar.advance(task)

        yield Watcher(start, step)


def _bar(color: bool) -> Progress | None:
    try:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.text import Text
    except ImportError:
        return None

    class Rate(ProgressColumn):
        """Files a second."""

        def render(self, task: BarTask) -> Text:
            return Text(rate(task.finished_speed or task.speed))

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn("剩余"),
        TimeRemainingColumn(),
        console=Console(stderr=True, no_color=not color),
    )


def rate(speed: float | None) -> str:
    """“12.5个/秒”; nothing as long as it is not known."""
    return f"{speed:.1f}个/秒" if speed else ""
