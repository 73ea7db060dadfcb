"""Where the work of the page comes together: received files, the workers that check them, what visitors keep."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.containers import container_kind
from docchecker.findings import FileReport, Report, Trouble, Verdict, with_findings
from docchecker.report import codec
from docchecker.web import tasks
from docchecker.web.asked import Answered, Asked, Unpacked
from docchecker.web.refusals import Refused
from docchecker.web.visitors import Card, packed
from docchecker.web.workers import Broken

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from docchecker.findings import Level
    from docchecker.rulebook.model import Notice
    from docchecker.web.limits import WebLimits
    from docchecker.web.private import PrivateFolder
    from docchecker.web.visitors import Visitors
    from docchecker.web.workers import Workers


class Desk(NamedTuple):
    """All that answering a request may need."""

    notice: Notice
    folder: PrivateFolder
    visitors: Visitors
    workers: Workers
    limits: WebLimits

    async def opened(self, files: Iterable[Asked]) -> list[Unpacked]:
        """Return the files of an upload, those in archives and mails included; an archive itself is deleted."""
        found: list[Unpacked] = []
        for one in files:
            if container_kind(one.name) is None:
                found.append(Unpacked(one.name, one.path))
                continue
            try:
                limits = self.limits.files, self.limits.request_bytes
                found += await self.workers.run(tasks.unpack, one, self.workers.rules, *limits)
            except Broken as broken:
                for left in tasks.unpacked_from(Path(one.path)):
                    left.unlink(missing_ok=True)
                found.append(Unpacked(one.name, "", broken.reason, broken.advice))
            Path(one.path).unlink(missing_ok=True)
        return found

    async def report(self, given: list[Unpacked], kind: str | None, fail_on: Level) -> Report:
        """Return the report on some files, in their order, and delete them."""
        try:
            answers = await asyncio.gather(*(self.answer(one, Asked(one.path, one.name, kind), 0) for one in given))
        finally:
            discard(given)
        files = (codec.unpack(one.report) for one in answers)
        return Report(self.notice.id, tuple(with_findings(one, one.findings, fail_on) for one in files), fail_on)

    async def answer(self, given: Unpacked, asked: Asked, number: int) -> Answered:
        """Return what is said of a file; one that cannot be checked says why."""
        if not given.path:
            return self._unread(given.name, Trouble("container", given.reason, given.advice), number)
        try:
            return await self.workers.run(tasks.check, asked, self.workers.rules, number)
        except Broken as broken:
            return self._unread(given.name, Trouble(broken.kind, broken.reason, broken.advice), number)

    def _unread(self, name: str, trouble: Trouble, number: int) -> Answered:
        from docchecker.report.card import card_html

        report = FileReport(name, None, None, Verdict.UNREADABLE, trouble=trouble)
        return Answered(codec.pack(report), card_html(number, report, self.notice) if number else "", number)

    async def cards(self, visitor: str, given: list[Unpacked]) -> AsyncIterator[Card]:
        """Check files and keep them for a visitor, each as soon as it is done."""
        waiting = {asyncio.create_task(self._card(visitor, one)) for one in given}
        try:
            while waiting:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
        finally:
            for task in waiting:
                task.cancel()

    async def _card(self, visitor: str, given: Unpacked) -> Card:
        number, asked = self.visitors.next_number(), Asked(given.path, given.name)
        kept = False
        try:
            answer = await self.answer(given, asked, number)
            card = Card(secrets.token_urlsafe(12), number, asked, answer.report, packed(answer.card))
            self.visitors.keep(visitor, card)
            kept = True
        finally:
            if not kept:
                discard([given])
        return card

    async def again(self, visitor: str, card: Card, asked: Asked) -> Card:
        """Check a card's file anew: another file, another kind or other roles; the report before is kept beside it."""
        given = Unpacked(asked.name, asked.path, "这个文件没有收到。", "请重新拖入。")
        try:
            answer = await self.answer(given, asked, card.number)
            if self.visitors.card(visitor, card.id).asked.path != card.asked.path:
                raise Refused(409, "这个文件刚刚换过，请再做一次。")
        except BaseException:
            if asked.path != card.asked.path:
                discard([given])
            raise
        before = card.report if asked.path != card.asked.path else card.before
        new = card._replace(asked=asked, report=answer.report, markup=packed(answer.card), before=before)
        self.visitors.keep(visitor, new)
        return new

    def kind(self, named: str | None) -> str | None:
        """Return the kind that a field names, None for “recognise it”; Refused when there is no such kind."""
        if not named or named in self.notice.kinds:
            return named or None
        raise Refused(422, f"没有“{named[:40]}”这种材料，可以写 {'、'.join(self.notice.kinds)}。")


def discard(given: Iterable[Unpacked]) -> None:
    """Delete files."""
    for one in given:
        if one.path:
            Path(one.path).unlink(missing_ok=True)
