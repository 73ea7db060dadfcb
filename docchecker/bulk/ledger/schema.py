"""The ledger's tables, version by version. A ledger of an older version is brought up to date when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

#: what brings a ledger from version n to n + 1, in order; a script is never changed once it has been released
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, notice TEXT NOT NULL, rules TEXT NOT NULL,
        version TEXT NOT NULL, inbox TEXT NOT NULL
    );
    CREATE TABLE checks (
        key TEXT NOT NULL, rules TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT,
        verdict TEXT NOT NULL, report BLOB NOT NULL, texts BLOB NOT NULL, front TEXT NOT NULL, last TEXT NOT NULL,
        passing INTEGER NOT NULL, PRIMARY KEY (key, rules, version)
    ) WITHOUT ROWID;
    CREATE TABLE files (
        run INTEGER NOT NULL REFERENCES runs(id), name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (run, name)
    ) WITHOUT ROWID;
    CREATE TABLE submissions (
        run INTEGER NOT NULL REFERENCES runs(id), position INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
        unit TEXT, confidence REAL NOT NULL, evidence TEXT NOT NULL, candidates TEXT NOT NULL, kind TEXT,
        slot TEXT NOT NULL, arrived TEXT, superseded_by TEXT, PRIMARY KEY (run, name)
    ) WITHOUT ROWID;
    CREATE INDEX submissions_by_unit ON submissions (unit, kind, slot);
    CREATE TABLE skipped (
        run INTEGER NOT NULL REFERENCES runs(id), name TEXT NOT NULL, reason TEXT NOT NULL
    );
    """,
    """
    CREATE TABLE units (
        run INTEGER NOT NULL REFERENCES runs(id), position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
        contact TEXT NOT NULL, PRIMARY KEY (run, name)
    ) WITHOUT ROWID;
    """,
)


class LedgerError(Exception):
    """A ledger that cannot be used; the message says why and what to do (Chinese)."""


def migrate(connection: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring a ledger to the newest version, one step a transaction; LedgerError for one that is newer still."""
    version = _version(connection, migrations)
    for number, script in enumerate(migrations[version:], version + 1):
        connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")


def check_version(connection: sqlite3.Connection) -> None:
    """Raise LedgerError for a ledger that is not of the newest version and is only to be read."""
    if _version(connection, MIGRATIONS) < len(MIGRATIONS):
        raise LedgerError("这本台账是旧版本的 docchecker 写的，请先用它的结果文件夹再运行一次 batch")


def _version(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise LedgerError("这本台账是更新版本的 docchecker 写的，请先升级程序")
    return int(version)
