"""The texts and the bytes of submissions, fetched by name whenever they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docchecker.bulk.intake.gather import Inbox
    from docchecker.bulk.ledger.store import Ledger
    from docchecker.bulk.records import Submission


class Texts(Mapping[str, str]):
    """The text of each submission by name, a line a paragraph, out of the ledger."""

    def __init__(self, ledger: Ledger, submissions: Iterable[Submission]) -> None:
        """Submissions whose bytes could not be read have none."""
        self._ledger = ledger
        self._digests = {item.name: item.sha256 for item in submissions if item.sha256}

    def __getitem__(self, name: str) -> str:
        return joined(self._ledger.texts(self._digests[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def joined(paragraphs: Iterable[str]) -> str:
    """A text with a line a paragraph: a break inside one becomes a space, so that lines and offsets stay right."""
    return "\n".join(text.replace("\n", " ") for text in paragraphs)


def reader(inbox: Inbox) -> Callable[[str], bytes]:
    """What gives the bytes of a submission by its name; OSError when they cannot be had."""
    places = {entry.name: entry.place for entry in inbox.entries}

    def read(name: str) -> bytes:
        from docchecker.bulk.intake.containers import ContainerError
        from docchecker.bulk.intake.places import read_place

        try:
            return read_place(places[name])
        except (ContainerError, KeyError) as error:
            raise OSError(str(error)) from None

    return read
