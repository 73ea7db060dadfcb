"""What earlier rounds handed in and still counts, joined to a batch: tables and letters speak of it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.bulk.ledger.store import Filed
    from docchecker.bulk.records import Batch, Submission


def with_earlier(batch: Batch, filed: Iterable[Filed]) -> Batch:
    """The batch with the submissions of earlier runs that it counts as received, each as it was filed last."""
    here = {item.name for item in batch.submissions}
    wanted = {(due.unit, due.kind, name) for due in batch.due for name in due.received if name not in here}
    found: dict[tuple[str, str, str], Submission] = {}
    for one in filed:
        item = one.submission
        key = (item.attribution.unit or "", item.kind or "", item.name)
        if key in wanted:
            found[key] = item._replace(run=one.run.id, superseded_by=None)
    return batch._replace(submissions=(*batch.submissions, *(found[key] for key in sorted(found))))
