"""A copy of a document with the findings as Word comments at the words they are about, and such a copy without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.errors import UnreadableDocument
from docchecker.repair.comments import Comments, comment_styles
from docchecker.repair.draft import Draft
from docchecker.repair.markers import mark, range_numbers, remove_marks
from docchecker.repair.wording import UNSIGNED, comment_lines, rest_lines, summary_lines
from docchecker.word.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from docchecker.findings import FileReport, Finding, Location
    from docchecker.rulebook.model import Notice
    from docchecker.word.places import Place

#: A finding in more paragraphs gets comments at so many of them, and one more that lists the rest.
PLACES = 5


class Remark(NamedTuple):
    """A comment to be made: the paragraph, [start, end) of its text (None: all of it), and the comment's paragraphs."""

    paragraph: int
    span: tuple[int, int] | None
    lines: tuple[str, ...]


def annotate(data: bytes, report: FileReport, notice: Notice, *, date: datetime | None = None) -> bytes:
    """The document with a comment at each finding's words and a summary at the title.

    Earlier comments of this program are replaced, all others stay. ``date`` is the comments' date, now by default.
    UnreadableDocument when the file could not be checked or has no paragraph to hold a comment.
    """
    if report.trouble is not None:
        raise UnreadableDocument(*report.trouble)
    unsigned = (UNSIGNED,) if Draft(data).signed else ()
    draft = Draft(strip_comments(data))
    places = find_places(draft.package, draft.body)
    if not places:
        raise UnreadableDocument("no_text", "文件里没有一个段落，无处加批注。", "请确认选对了文件。")
    comments = Comments(draft)
    number = comments.next_number(range_numbers(draft.root))
    styles, stamp = comment_styles(draft), _stamp(date)
    for remark in _remarks(report, notice, len(places), unsigned):
        mark(places[remark.paragraph], _valid(remark, places), number, styles.reference)
        comments.add(number, remark.lines, styles, stamp)
        number += 1
    comments.save()
    draft.put_main()
    return draft.to_bytes()


def strip_comments(data: bytes) -> bytes:
    """The document without the comments of this program; the very same bytes when it has none."""
    draft = Draft(data)
    comments = Comments(draft)
    own = comments.own()
    if not own:
        return data
    remove_marks(draft.root, own)
    draft.put_main()
    comments.remove_own()
    return draft.to_bytes()


def _remarks(report: FileReport, notice: Notice, paragraphs: int, unsigned: Sequence[str]) -> Sequence[Remark]:
    """The summary first, then the comments in the order of the text: one a paragraph and kind of finding."""
    groups: dict[tuple[int, str, str], list[Remark]] = {}
    for finding in report.findings:
        for remark in _of(finding, notice) if not finding.suppressed else ():
            if remark.paragraph < paragraphs:
                groups.setdefault((remark.paragraph, finding.rule, finding.code), []).append(remark)
    remarks = [_one(found) for found in groups.values()]
    summary = Remark(*_title(report, notice), (*summary_lines(report, notice), *unsigned))
    return [summary, *sorted(remarks, key=lambda r: (r.paragraph, r.span or (0, 0)))]


def _one(remarks: Sequence[Remark]) -> Remark:
    """One comment in place of several of a kind: around all their words, each line said once."""
    if len(remarks) == 1:
        return remarks[0]
    spans = [remark.span for remark in remarks]
    known = [span for span in spans if span is not None]
    around = (min(s for s, _ in known), max(e for _, e in known)) if len(known) == len(spans) else None
    lines = [line for remark in remarks for line in remark.lines[:1]]
    lines += [line for remark in remarks for line in remark.lines[1:]]
    return Remark(remarks[0].paragraph, around, tuple(dict.fromkeys(lines)))


def _of(finding: Finding, notice: Notice) -> Iterator[Remark]:
    """A comment for each of the first paragraphs that a finding is about, and one that lists the places in the rest."""
    places: dict[int, list[Location]] = {}
    for location in finding.locations:
        if location.paragraph is not None:
            places.setdefault(location.paragraph, []).append(location)
    seen = 0
    for number, (paragraph, found) in enumerate(places.items()):
        if number == PLACES:
            yield Remark(paragraph, _around(found), rest_lines(finding, notice, seen))
            return
        yield Remark(paragraph, _around(found), comment_lines(finding, notice, seen + 1, len(found)))
        seen += len(found)


def _around(locations: Sequence[Location]) -> tuple[int, int] | None:
    """The stretch from the first to the last of some places in one paragraph, None where one has no words."""
    spans = [span for location in locations if (span := _span(location)) is not None]
    if len(spans) < len(locations):
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def _span(location: Location) -> tuple[int, int] | None:
    if location.start is None or location.end is None or location.start >= location.end:
        return None
    return location.start, location.end


def _title(report: FileReport, notice: Notice) -> tuple[int, tuple[int, int] | None]:
    """Where the summary goes: the title, else the first paragraph with text, else the first of all."""
    from docchecker.classify import classify

    document = report.document
    if document is None:
        return 0, None
    title = classify(document, notice, report.kind).title
    if title:
        return title[0].paragraph, (title[0].start, title[0].end)
    return next((p.index for p in document.paragraphs if p.text.strip()), 0), None


def _valid(remark: Remark, places: Sequence[Place]) -> tuple[int, int] | None:
    """The span, where the paragraph reaches so far; all of the paragraph otherwise."""
    inside = remark.span is not None and remark.span[1] <= len(places[remark.paragraph].text)
    return remark.span if inside else None


def _stamp(date: datetime | None) -> str:
    """Local time as Word writes it."""
    from datetime import datetime as clock

    return (date or clock.now()).strftime("%Y-%m-%dT%H:%M:%SZ")
