"""index.html and what it leads to: a page a file, and a page for each two texts that share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.received import only_received
from docchecker.bulk.outputs import views
from docchecker.bulk.outputs.sides import STRANGER, side_by_side
from docchecker.bulk.outputs.views import Standing
from docchecker.findings import Level, Report, Verdict
from docchecker.model import Document, Effective, Origin, OriginKind, Paragraph
from docchecker.report.templating import page
from docchecker.report.words import GROUPS, PASS_UNREAD, VERDICTS, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.bulk.records import Batch, Submission
    from docchecker.rulebook.model import Notice

FILES, COPIES = "页面", "雷同"
_LEFT = Effective("left", Origin(OriginKind.APPLICATION))
_LOOKS = {
    Standing.COMPLETE: "good", Standing.OPEN: "mid", Standing.RETURNED: "mid", Standing.MISSING: "bad", PASS_UNREAD: "mid",
    VERDICTS[Verdict.PASS]: "good", VERDICTS[Verdict.FAIL]: "bad",
    VERDICTS[Verdict.UNREADABLE]: "mid", VERDICTS[Verdict.NOT_CHECKED]: "mid", views.UNCHECKED: "mid",
}  # fmt: skip


def pages(batch: Batch, notice: Notice, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and content of every page, one at a time. ``texts`` are the documents' paragraphs, a line each."""
    yield "index.html", _index(batch, notice)
    paths = _file_paths(batch)
    for one in batch.submissions:
        if one.name in paths:
            yield paths[one.name], _file_page(one, notice, texts.get(one.name))
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    for number, (copy, back) in enumerate(views.pairs(batch.copies), 1):
        yield _copy_path(number), side_by_side(copy, back, owner, texts)


def _file_paths(batch: Batch) -> dict[str, str]:
    """The page of each submission that there is anything to say of.

    They have numbers for names, which no file system and no link stumbles over.
    """
    return {
        one.name: f"{FILES}/{number:05}.html"
        for number, one in enumerate(batch.submissions, 1)
        if not only_received(one)
    }


def _copy_path(number: int) -> str:
    return f"{COPIES}/{number:05}.html"


def _file_page(one: Submission, notice: Notice, text: str | None) -> str:
    from docchecker.report.html_report import render
    from docchecker.report.page import Page

    document = None if text is None else plain_document(text.split("\n"))
    return render(Report(notice.id, (one.report._replace(document=document),)), notice, Page(lean=True))


def plain_document(paragraphs: Sequence[str]) -> Document:
    """A document of these paragraphs without their looks: what a page shows a text from."""
    return Document(tuple(Paragraph(index, text, (), _LEFT, "") for index, text in enumerate(paragraphs)))


class Mark(NamedTuple):
    """A word that is coloured by how grave it is."""

    words: str
    look: str


class FileLink(NamedTuple):
    """A file with what came out of it; ``href`` leads to its page where it has one."""

    href: str
    name: str
    about: str


class UnitRow(NamedTuple):
    """How a unit stands, with its files and what is still to come."""

    mark: Mark
    name: str
    kind: str
    files: tuple[FileLink, ...]
    missing: str


class StrangerRow(NamedTuple):
    """A file that could not be given to one unit."""

    mark: Mark
    unit: str
    file: FileLink


class Party(NamedTuple):
    """Whose text, and its file."""

    unit: str
    name: str


class CopyRow(NamedTuple):
    """Two texts that share."""

    href: str
    share: str
    first: Party
    second: Party


def _index(batch: Batch, notice: Notice) -> str:
    units, paths = views.unit_views(batch), _file_paths(batch)
    owned = {view.unit.name for view in units}
    strangers = [one for one in views.current(batch.submissions) if one.attribution.unit not in owned]
    return page(
        "batch.html",
        notice=notice.title,
        tiles=_tiles(batch, units),
        units=[_unit_row(view, paths, notice) for view in units],
        strangers=[
            StrangerRow(_mark(views.verdict_shown(one)), views.unit_words(one), _file_link(one, paths, notice))
            for one in strangers
        ],
        copies=_copies(batch),
        groups=_groups(batch),
        skipped=batch.skipped,
    )


def _tiles(batch: Batch, units: Sequence[views.UnitView]) -> list[tuple[int, str, str]]:
    standings = [view.standing for view in units]
    return [
        (len(units), "个单位", ""),
        *((standings.count(word), word, _LOOKS[word]) for word in _tiled(standings)),
        (len(views.current(batch.submissions)), "份材料", ""),
        (len(views.pairs(batch.copies)), "处雷同", "mid"),
    ]


def _tiled(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The standings that are counted on the first page; what is rare is, where it is there."""
    return tuple(word for word in Standing if word is not Standing.OPEN or word in standings)


def _mark(word: str) -> Mark:
    return Mark(word, _LOOKS[word])


def _unit_row(view: views.UnitView, paths: Mapping[str, str], notice: Notice) -> UnitRow:
    return UnitRow(
        _mark(view.standing),
        view.unit.name,
        views.unit_kind_name(view.unit, notice),
        tuple(_file_link(one, paths, notice) for one in view.submissions),
        "、".join(f"{views.short_kind(due.kind, notice)}{due.missing}份" for due in view.missing),
    )


def _file_link(one: Submission, paths: Mapping[str, str], notice: Notice) -> FileLink:
    report = one.report
    said = views.short_kind(one.kind, notice) if one.kind or not report.trouble else ""
    trouble = report.trouble.reason.rstrip("。") if report.trouble else ""
    verdict = "" if only_received(one) else verdict_words(report)
    counts = "，".join(
        f"{number}处{GROUPS[level]}" for number, level in zip(views.tallies(report), Level, strict=True) if number
    )
    about = "，".join(filter(None, (said, trouble, verdict, counts, views.arrival_words(one))))
    return FileLink(paths.get(one.name, ""), views.base_name(one.name), about)


def _copies(batch: Batch) -> list[CopyRow]:
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    return [
        CopyRow(
            _copy_path(number),
            "完全相同" if copy.identical else f"{max(copy.share, back.share if back else 0):.0%}",
            _party(copy.name, owner),
            _party(copy.partner, owner),
        )
        for number, (copy, back) in enumerate(views.pairs(batch.copies), 1)
    ]


class GroupRow(NamedTuple):
    """Texts of three and more units that share a passage, and how it begins."""

    parties: tuple[Party, ...]
    text: str


def _groups(batch: Batch) -> list[GroupRow]:
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    return [
        GroupRow(tuple(_party(name, owner) for name in group.members), " ".join(group.text.split()))
        for group in batch.groups
    ]


def _party(name: str, owner: Mapping[str, str]) -> Party:
    return Party(owner.get(name, STRANGER), name)
