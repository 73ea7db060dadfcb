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
#: seconds after which a round that failed is tried again
RETRY = 10.0
#: milliseconds after which the watcher looks up although nothing has changed
_BEAT = 500


class Again:
    """Whether the last round failed and is to be tried again."""

    failed = False


def rounds(
    inbox: Path,
    exclude: Collection[Path],
    stop: threading.Event,
    tables: Collection[Path] = (),
    again: Again | None = None,
) -> Iterator[int]:
    """Yields at once, then whenever files changed and are whole: how many it were. Ends with ``stop``.

    Also when one of ``tables`` was changed, which may lie anywhere, and some time after a round that failed: with 0.
    """
    from watchfiles import watch

    left_out = [path.resolve() for path in exclude]

    def wanted(_change: object, path: str) -> bool:
        changed = Path(path).resolve()
        return not any(changed == other or other in changed.parents for other in left_out)

    changes = watch(
        inbox, watch_filter=wanted, stop_event=stop, debounce=DEBOUNCE, rust_timeout=_BEAT, yield_on_timeout=True,
        raise_interrupt=True, ignore_permission_denied=True,
    )  # fmt: skip
    before, waited = _states(tables), 0.0
    # The watcher is at work from the first beat on: what comes while the first round runs is the second one's.
    for beat, changed in enumerate(changes):
        paths = {Path(path) for _, path in changed}
        now = _states(tables)
        waited = waited + _BEAT / 1000 if again and again.failed else 0.0
        if paths or now != before:
            wait_until_whole({*paths, *tables}, SETTLE)
        if paths or beat == 0 or now != before or waited >= RETRY:
            before, waited = _states(tables), 0.0
            yield len(paths)


def wait_until_whole(paths: Collection[Path], settle: float, sleep: Callable[[float], None] = time.sleep) -> None:
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
