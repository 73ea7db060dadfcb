"""A connection to a ledger's file: opened to write or only to read, whatever goes wrong said in words."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docchecker.bulk.ledger.schema import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BUSY_SECONDS = 30.0

#: beginning of SQLite's name for an error → what happened and what to do; the first that fits
_WORDS = (
    ("SQLITE_NOTADB", "不是台账，或者已损坏。请把它改名留存，再运行一次就会新建一本"),
    ("SQLITE_CORRUPT", "已损坏。请把它改名留存，再运行一次就会新建一本"),
    ("SQLITE_FULL", "写不进去：磁盘满了。请腾出空间再运行；已查完的都在台账里，加上 --resume 就接着查"),
    ("SQLITE_READONLY", "写不进去：文件或文件夹是只读的，或者没有写的权限。请去掉“只读”，或者换一个结果文件夹"),
    ("SQLITE_PERM", "打不开：没有权限。请换一个结果文件夹"),
    ("SQLITE_CANTOPEN", "打不开，也建不了：请确认结果文件夹在，而且有权在里面写文件"),
    ("SQLITE_BUSY", "正被别的程序占用（例如另一次检查还没有结束）。请等它结束再运行"),
    ("SQLITE_LOCKED", "正被别的程序占用（例如另一次检查还没有结束）。请等它结束再运行"),
    ("SQLITE_IOERR", "读写时出错。请检查磁盘空间和网络连接，再运行一次"),
)
_ANYTHING_ELSE = "用不了。请把它改名留存，再运行一次就会新建一本"


class Connection:
    """An open file; every error of it is a LedgerError in Chinese."""

    def __init__(self, file: Path | str, *, read_only: bool = False) -> None:
        """Open it, or make it; ``read_only`` also where it cannot be written."""
        self._file = file
        with self.in_words():
            self._raw = _read_only(Path(file)) if read_only else _writable(file)

    def execute(self, statement: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """Run a statement; its rows are fetched by ``rows``."""
        with self.in_words():
            return self._raw.execute(statement, tuple(values))

    def executemany(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a statement for each row."""
        with self.in_words():
            self._raw.executemany(statement, rows)

    def rows(self, statement: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a statement, one at a time."""
        with self.in_words():
            yield from self._raw.execute(statement, tuple(values))

    @property
    def raw(self) -> sqlite3.Connection:
        """Return SQLite's own connection."""
        return self._raw

    @property
    def in_transaction(self) -> bool:
        """Return whether something was written that is not saved yet."""
        return self._raw.in_transaction

    def close(self) -> None:
        """Close it; what was not saved is lost."""
        self._raw.close()

    @contextlib.contextmanager
    def in_words(self) -> Iterator[None]:
        """Say what goes wrong inside."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"台账“{self._file}”{_said(error)}。") from None


def _said(error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((words for start, words in _WORDS if name.startswith(start)), _ANYTHING_ELSE)


def _writable(file: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _read_only(file: Path) -> sqlite3.Connection:
    """A connection that writes nothing; in a folder without write access as the file stands, without its log."""
    uri = file.resolve().as_uri()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if "immutable" in mode:
                raise
        except sqlite3.DatabaseError:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError  # the last mode returns or raises
