"""Files checked as they arrive: waits until they are whole, runs, writes the tables anew."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Iterator

#: seconds without change after which a file is taken to be whole, and the longest wait for that
SETTLE, PATIENCE = 1.0, 120.0
#: milliseconds in which changes are taken together
DEBOUNCE = 1600


def rounds(inbox: Path, exclude: Collection[Path], stop: threading.Event, settle: float = SETTLE) -> Iterator[int]:
    """Yields 0 at once, then the number of files that changed, whenever some did and are whole. Ends with ``stop``."""
    from watchfiles import watch

    yield 0
    left_out = [path.resolve() for path in exclude]

    def wanted(_change: object, path: str) -> bool:
        changed = Path(path).resolve()
        return not any(changed == other or other in changed.parents for other in left_out)

    for changes in watch(inbox, watch_filter=wanted, stop_event=stop, debounce=DEBOUNCE, raise_interrupt=True):
        paths = {Path(path) for _, path in changes}
        wait_until_whole(paths, settle)
        yield len(paths)


def wait_until_whole(
    paths: Collection[Path], settle: float = SETTLE, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Return when none of the files has changed for ``settle`` seconds, or after a long wait anyway."""
    before = _states(paths)
    waited = 0.0
    while waited < PATIENCE:
        sleep(settle)
        waited += settle
        now = _states(paths)
        if now == before:
            return
        before = now


def _states(paths: Collection[Path]) -> dict[Path, tuple[int, int] | None]:
    """Size and time of change of each file, None for one that has gone."""
    states: dict[Path, tuple[int, int] | None] = {}
    for path in paths:
        try:
            state = path.stat()
            states[path] = (state.st_size, state.st_mtime_ns)
        except OSError:
            states[path] = None
    return states
