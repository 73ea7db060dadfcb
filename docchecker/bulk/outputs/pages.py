"""index.html and what it leads to: a page a file, and a page for each two texts that share, side by side."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from docchecker.bulk.copies.alignment import merged
from docchecker.bulk.intake.received import only_received
from docchecker.bulk.ledger.stored import file_report
from docchecker.bulk.outputs import views
from docchecker.findings import Level, Report, Verdict
from docchecker.report.markup import element, esc, page
from docchecker.report.words import GROUPS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.bulk.records import Batch, Copy, Passage, Submission
    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Notice

FILES, COPIES = "页面", "雷同"
_STYLES = ("base.css", "batch.css")
_LOOKS = {
    views.COMPLETE: "good", views.RETURNED: "mid", views.MISSING: "bad", VERDICTS[Verdict.PASS]: "good", VERDICTS[Verdict.FAIL]: "bad",
    VERDICTS[Verdict.UNREADABLE]: "mid", VERDICTS[Verdict.NOT_CHECKED]: "mid", views.UNCHECKED: "mid",
}  # fmt: skip

#: Equal stretches shorter than this are chance and not marked inside a passage.
_EQUAL = 2
_SHOWN = 400


def pages(batch: Batch, notice: Notice, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and content of every page, one at a time. ``texts`` are the documents' paragraphs, a line each."""
    yield "index.html", _index(batch, notice)
    paths = _file_paths(batch)
    for one in batch.submissions:
        if one.name in paths:
            yield paths[one.name], _file_page(one, notice, texts.get(one.name))
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    for number, (copy, back) in enumerate(views.pairs(batch.copies), 1):
        yield _copy_path(number), _copy_page(copy, back, owner, texts)


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

    report = file_report(one, None if text is None else text.split("\n"))
    return render(Report(notice.id, (report,)), notice, Page())


# --- index ------------------------------------------------------------------------------------------------------


def _index(batch: Batch, notice: Notice) -> str:
    units, known, paths = views.unit_views(batch), views.reports(batch), _file_paths(batch)
    owned = {view.unit.name for view in units}
    strangers = [one for one in views.current(batch.submissions) if one.attribution.unit not in owned]
    body = [
        element("header", element("h1", "审核汇总") + element("p", esc(notice.title), class_="notice") + _tiles(batch, units)),
        _section("各单位", len(units), ("状态", "单位", "材料"), (_unit_row(view, known, paths, notice) for view in units)),
        _section(
            "未能确定单位的文件", len(strangers), ("结论", "单位", "文件"),
            (_cells(_mark(views.verdict_word(one)), esc(views.unit_words(one)), _file_link(one, known, paths, notice))
             for one in strangers),
        ),
        _copies(batch),
        _section(
            "未检查的文件", len(batch.skipped), ("文件", "原因"), (_cells(esc(one.name), esc(one.reason)) for one in batch.skipped)
        ),
    ]  # fmt: skip
    return page("审核汇总", "\n".join(filter(None, body)), _STYLES)


def _tiles(batch: Batch, units: Sequence[views.UnitView]) -> str:
    standings = [view.standing for view in units]
    tiles: list[tuple[int, str, str | None]] = [(len(units), "个单位", None)]
    tiles += [(standings.count(word), word, _LOOKS[word]) for word in (views.MISSING, views.RETURNED, views.COMPLETE)]
    tiles += [
        (len(views.current(batch.submissions)), "份材料", None),
        (len(views.pairs(batch.copies)), "处雷同", "mid"),
    ]
    return element(
        "ul", "".join(element("li", element("b", str(number)) + esc(words), class_=look) for number, words, look in tiles),
        class_="tiles",
    )  # fmt: skip


def _section(title: str, number: int, heads: Sequence[str], rows: Iterator[str]) -> str:
    if not number:
        return ""
    head = element("tr", "".join(element("th", esc(name)) for name in heads))
    table = element("table", f"<thead>{head}</thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>", class_="list")
    return element("h2", esc(title) + element("small", str(number))) + table


def _cells(*cells: str) -> str:
    return element("tr", "".join(element("td", cell) for cell in cells))


def _mark(word: str) -> str:
    return element("b", esc(word), class_=f"mark {_LOOKS[word]}")


def _unit_row(view: views.UnitView, known: Mapping[str, FileReport], paths: Mapping[str, str], notice: Notice) -> str:
    files = [element("div", _file_link(one, known, paths, notice)) for one in view.submissions]
    missing = "、".join(f"{views.short_kind(due.kind, notice)}{due.missing}份" for due in view.missing)
    files += [element("div", esc(f"尚缺：{missing}"), class_="quiet")] if missing else []
    name = esc(view.unit.name) + element("div", esc(views.unit_kind_name(view.unit, notice)), class_="quiet")
    cells = element("td", _mark(view.standing)) + element("td", name, class_="name") + element("td", "".join(files))
    return element("tr", cells, class_="unit")


def _file_link(one: Submission, known: Mapping[str, FileReport], paths: Mapping[str, str], notice: Notice) -> str:
    report = known[one.name]
    said = views.short_kind(one.kind, notice) if one.kind or not report.trouble else ""
    trouble = report.trouble.reason.rstrip("。") if report.trouble else ""
    verdict = "" if only_received(one) else VERDICTS[report.verdict]
    counts = "，".join(
        f"{number}处{GROUPS[level]}" for number, level in zip(views.tallies(report), Level, strict=True) if number
    )
    about = "，".join(filter(None, (said, trouble, verdict, counts)))
    name = esc(views.base_name(one.name))
    link = element("a", name, href=paths[one.name]) if one.name in paths else name
    return link + element("span", f"　{esc(about)}", class_="quiet")


def _copies(batch: Batch) -> str:
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    found = views.pairs(batch.copies)
    rows = (
        _cells(
            element("a", "完全相同" if copy.identical else f"{max(copy.share, back.share if back else 0):.0%}", href=_copy_path(number)),
            _party(copy.name, owner), _party(copy.partner, owner),
        )
        for number, (copy, back) in enumerate(found, 1)
    )  # fmt: skip
    return _section("内容雷同的材料", len(found), ("相同", "甲", "乙"), rows)


def _party(name: str, owner: Mapping[str, str]) -> str:
    return esc(owner.get(name, "往年或其他材料")) + element("div", esc(name), class_="quiet")


# --- two texts side by side -------------------------------------------------------------------------------------


def _copy_page(copy: Copy, back: Copy | None, owner: Mapping[str, str], texts: Mapping[str, str]) -> str:
    first, second = texts.get(copy.name), texts.get(copy.partner)
    equal = [_equal(passage.text, _partner_words(copy, passage, second)) for passage in copy.passages]
    if first is None:
        left = element("div", "".join(element("p", esc(passage.text)) for passage in copy.passages), class_="text")
    else:
        spans = [
            (passage.first, [pair[0] for pair in each]) for passage, each in zip(copy.passages, equal, strict=True)
        ]
        left = _text(first, spans, "a", None if second is None else "b")
    right = element("p", "没有保留这份材料的原文。", class_="quiet")
    if second is not None:
        spans = [
            (passage.second, [pair[1] for pair in each]) for passage, each in zip(copy.passages, equal, strict=True)
        ]
        right = _text(second, spans, "b", None if first is None else "a")
    shares = (f"{copy.share:.0%}的文字见于右边", f"{back.share:.0%}的文字见于左边" if back else "")
    sides = (
        element("div", element("h2", esc(owner.get(name, "往年或其他材料"))) + element("p", esc(f"{name}　{share}"), class_="share")
                + text, class_="side")
        for name, share, text in zip((copy.name, copy.partner), shares, (left, right), strict=True)
    )  # fmt: skip
    body = (
        element("p", element("a", "← 返回汇总", href="../index.html"), class_="back") + element("h1", "内容雷同对照")
        + element("p", f"共{len(copy.passages)}处，浅色是雷同的段落，深色是一字不差的文字；点一下跳到另一边的同一处。", class_="notice")
        + element("div", "".join(sides), class_="sides")
    )  # fmt: skip
    return page("内容雷同对照", body, _STYLES)


def _partner_words(copy: Copy, passage: Passage, second: str | None) -> str:
    if second is None:
        return passage.text if copy.identical else ""
    return second[slice(*passage.second)]


Spans = tuple[tuple[int, int], tuple[int, int]]


def _equal(one: str, two: str) -> list[Spans]:
    """Stretches that are the same in both passages, by offsets in each."""
    if one == two:
        return [((0, len(one)), (0, len(two)))]
    blocks = SequenceMatcher(None, one, two, autojunk=len(one) > _SHOWN * 10).get_matching_blocks()
    return [((a, a + size), (b, b + size)) for a, b, size in blocks if size >= _EQUAL]


def _text(
    text: str, spans: Sequence[tuple[tuple[int, int], Sequence[tuple[int, int]]]], own: str, other: str | None
) -> str:
    """A whole text with its passages marked: inside them what is the same, each linked to its other side.

    ``own`` and ``other`` begin the ids of the passages on the two sides; ``other`` is None when only this is shown.
    """
    passage: list[int | None] = [None] * len(text)
    same = bytearray(len(text))
    for number, (span, equal) in enumerate(spans, 1):
        passage[slice(*span)] = [number] * (span[1] - span[0])
        for start, end in merged(equal):
            same[span[0] + start : span[0] + end] = b"\1" * (end - start)
    seen: set[int] = set()
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        lines.append(element("p", "".join(_pieces(text, start, end, passage, same, seen, own, other))))
        start = end + 1
    return element("div", "".join(lines), class_="text")


def _pieces(
    text: str,
    start: int,
    end: int,
    passage: Sequence[int | None],
    same: bytearray,
    seen: set[int],
    own: str,
    other: str | None,
) -> Iterator[str]:
    """One paragraph in pieces of one look."""
    looks = [(passage[at], same[at]) for at in range(start, end)]
    cuts = [0, *(at for at in range(1, len(looks)) if looks[at] != looks[at - 1]), len(looks)]
    for one, two in pairwise(cuts):
        shown = esc(text[start + one : start + two])
        number, equal = looks[one] if looks else (None, 0)
        if number is None:
            yield shown
            continue
        first = number not in seen
        seen.add(number)
        mark = element("sup", str(number)) if first else ""
        inner = element("b", shown) if equal else shown
        yield element(
            "a", mark + inner, class_="span", href=other and f"#{other}{number}", id=f"{own}{number}" if first else None
        )
