"""The two errors a person is told about.

Both carry Chinese sentences that say what happened, to which file and what to do;
the command line prints them and never a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableDocument(Exception):
    """A file that cannot be checked.

    ``kind`` is a stable English word for programs (``encrypted``, ``legacy_doc``, ``not_zip`` …),
    ``reason`` says in Chinese what is wrong with the file, ``advice`` what its owner can do.
    """

    def __init__(self, kind: str, reason: str, advice: str) -> None:
        super().__init__(f"{reason}{advice}")
        self.kind = kind
        self.reason = reason
        self.advice = advice


class BadRules(Exception):
    """A mistake in a rule file, with its place and, where one is near, the word probably meant.

    ``line`` counts from 1; 0 means the file as a whole.
    """

    def __init__(self, file: Path, line: int, problem: str, hint: str = "") -> None:
        self.file = file
        self.line = line
        self.problem = problem
        self.hint = hint
        place = f"{file}，第{line}行" if line else str(file)
        super().__init__(f"规则文件有误：{place}：{problem}{hint}")
