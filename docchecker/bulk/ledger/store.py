"""The ledger: one SQLite file with every run, every file of it, and what was found in each."""

from __future__ import annotations

import contextlib
import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.bulk.ledger.connection import Connection
from docchecker.bulk.ledger.schema import check_version, migrate
from docchecker.bulk.records import Attribution, Skipped, Submission, Unit
from docchecker.bulk.run.tasks import Checked
from docchecker.findings import Verdict
from docchecker.report.codec import unpack_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.bulk.run.tasks import RuleSet

_COLUMNS = (
    "r.id, r.rules, r.version, r.started, s.slot, s.name, c.sha256, s.unit, s.confidence, s.evidence, s.candidates,"
    " s.kind, c.verdict, c.report, s.arrived, s.superseded_by FROM submissions s JOIN runs r ON r.id = s.run"
    " JOIN checks c ON c.key = s.key AND c.rules = r.rules AND c.version = r.version"
)


class Run(NamedTuple):
    """A run in the ledger; ``version`` is the program's. Results hold for the same rules and version only."""

    id: int
    rules: str
    version: str
    started: datetime.datetime


class Filed(NamedTuple):
    """A submission as filed, with the run it belongs to and what its versions have in common."""

    run: Run
    slot: str
    submission: Submission


class Ledger:
    """An open ledger."""

    def __init__(self, file: Path | str, *, read_only: bool = False) -> None:
        """Open or make it, and bring it up to date; raise LedgerError when it is no ledger or cannot be written.

        ``read_only`` opens one that is there to be read, also where nothing may be written.
        """
        with contextlib.ExitStack() as stack:
            self._connection = stack.enter_context(contextlib.closing(Connection(file, read_only=read_only)))
            with self._connection.in_words():
                (check_version if read_only else migrate)(self._connection.raw)
            stack.pop_all()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Save what is not saved yet, and close."""
        self.flush()
        self._connection.close()

    def begin(self, notice: str, rules: RuleSet, version: str, inbox: str, started: datetime.datetime) -> Run:
        """A new run."""
        digest = f"{rules.digest}-{rules.fail_on}"
        cursor = self._connection.execute(
            "INSERT INTO runs (started, notice, rules, version, inbox) VALUES (?, ?, ?, ?, ?)",
            (started.isoformat(), notice, digest, version, _whole_path(inbox)),
        )
        return Run(cursor.lastrowid or 0, digest, version, started)

    def known(self, run: Run, sha256: str) -> bool:
        """Whether there is a lasting result for these bytes under the run's rules and version."""
        row = self._connection.execute(
            "SELECT 1 FROM checks WHERE key = ? AND rules = ? AND version = ? AND NOT passing",
            (sha256, run.rules, run.version),
        ).fetchone()
        return row is not None

    def add(self, run: Run, name: str, sha256: str, checked: Checked | None) -> None:
        """What came of a file; saved by ``flush`` at the latest. None: the result known before stays."""
        self._write()
        key = sha256 or f"name:{name}"
        if checked is not None:
            self._connection.execute(
                "INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, run.rules, run.version, sha256, checked.kind, checked.verdict, checked.report, checked.texts,
                 _list(checked.front), _list(checked.last), checked.passing),
            )  # fmt: skip
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (run.id, name, key))

    def flush(self) -> None:
        """Save what was added."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def checked(self, run: Run) -> Iterator[tuple[str, Checked]]:
        """Each file of a run with its result, in the order of the names, without the texts."""
        rows = self._connection.rows(
            "SELECT f.name, c.sha256, c.kind, c.verdict, c.report, c.front, c.last, c.passing FROM files f"
            " JOIN checks c ON c.key = f.key AND c.rules = ? AND c.version = ? WHERE f.run = ? ORDER BY f.name",
            (run.rules, run.version, run.id),
        )
        for name, sha256, kind, verdict, report, front, last, passing in rows:
            yield name, Checked(sha256, kind, Verdict(verdict), report, b"", _words(front), _words(last), bool(passing))

    def texts(self, sha256: str) -> tuple[str, ...]:
        """The text of each paragraph of a file that was checked; nothing for one that could not be read."""
        row = self._connection.execute(
            "SELECT texts FROM checks WHERE sha256 = ? ORDER BY version DESC LIMIT 1", (sha256,)
        ).fetchone()
        return tuple(unpack_data(row[0])) if row and row[0] else ()

    def finish(
        self,
        run: Run,
        units: Iterable[Unit],
        submissions: Iterable[tuple[Submission, str]],
        skipped: Iterable[Skipped],
        finished: datetime.datetime,
    ) -> None:
        """File the outcome of a run, all of it or nothing; submissions with their slots, the oldest first.

        What earlier runs checked stays filed with them.
        """
        self.flush()
        self._write()
        connection = self._connection
        for table in ("units", "submissions", "skipped"):
            connection.execute(f"DELETE FROM {table} WHERE run = ?", (run.id,))
        connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?, ?)",
            ((run.id, at, unit.name, unit.kind, unit.contact) for at, unit in enumerate(units)),
        )
        connection.executemany(
            "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(run, at, item, slot) for at, (item, slot) in enumerate(submissions) if not item.run),
        )
        connection.executemany(
            "INSERT INTO skipped VALUES (?, ?, ?)", ((run.id, item.name, item.reason) for item in skipped)
        )
        connection.execute("UPDATE runs SET finished = ? WHERE id = ?", (finished.isoformat(), run.id))
        self.flush()

    def units(self) -> tuple[str, ...]:
        """The units of the newest finished run, in the order of its roster."""
        rows = self._connection.execute(
            "SELECT name FROM units WHERE run = (SELECT max(id) FROM runs WHERE finished IS NOT NULL) ORDER BY position"
        )
        return tuple(name for (name,) in rows)

    def filed(self) -> Iterator[Filed]:
        """Every submission of every finished run, in the order in which they were filed."""
        rows = self._connection.rows(f"SELECT {_COLUMNS} WHERE r.finished IS NOT NULL ORDER BY s.run, s.position")
        yield from map(_filed, rows)

    def _write(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")


def _whole_path(inbox: str) -> str:
    """A path from the root, so that one inbox has one name; a URL as it is."""
    return inbox if "://" in inbox else str(Path(inbox).resolve())


def _filed(row: tuple[Any, ...]) -> Filed:
    id_, rules, version, started, slot, *rest = row
    return Filed(Run(id_, rules, version, datetime.datetime.fromisoformat(started)), slot, _submission(rest))


def _row(run: Run, position: int, item: Submission, slot: str) -> tuple[object, ...]:
    source = item.attribution
    return (
        run.id, position, item.name, item.sha256 or f"name:{item.name}", source.unit, source.confidence,
        source.evidence, _list(source.candidates), item.kind, slot,
        item.arrived.isoformat() if item.arrived else None, item.superseded_by,
    )  # fmt: skip


def _submission(row: list[Any]) -> Submission:
    name, sha256, unit, confidence, evidence, candidates, kind, verdict, report, arrived, superseded_by = row
    attribution = Attribution(unit, confidence, evidence, _words(candidates))
    time = datetime.datetime.fromisoformat(arrived) if arrived else None
    return Submission(name, sha256, attribution, kind, Verdict(verdict), report, time, superseded_by)


def _list(words: Iterable[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
