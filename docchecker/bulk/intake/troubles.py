"""Why a file of an inbox was not checked, beyond what is wrong with a document itself (``errors.UnreadableDocument``)."""

from __future__ import annotations

from enum import StrEnum


class OfficeTrouble(StrEnum):
    """What is the office's own to see to: it stands in no letter, and the file is tried again the next time."""

    CRASHED = "crashed"
    TIMEOUT = "timeout"
    INTERNAL_ERROR = "internal_error"
    READ_ERROR = "read_error"
    NO_ACCESS = "no_access"
    NOT_FOUND = "not_found"
    RULES_DIFFER = "rules_differ"
    NO_TOOL = "no_tool"


class FileTrouble(StrEnum):
    """What is a matter of the file that came. RECEIVED: it counts, and there is nothing in it to be checked."""

    CONTAINER = "container"
    DAMAGED = "damaged"
    EMPTY = "empty"
    UNUSABLE_FORM = "unusable_form"
    RECEIVED = "received"


OFFICE_TROUBLES: frozenset[str] = frozenset(OfficeTrouble)
#: troubles of a run: what it said of the file is not kept for the next one
PASSING: frozenset[str] = OFFICE_TROUBLES | {FileTrouble.CONTAINER}
