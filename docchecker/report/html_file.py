"""One file in the HTML report: its findings beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Status
from docchecker.report.filewords import groups, headline, kind_words, undecided_reason, words_counted
from docchecker.report.html_lists import checked_html
from docchecker.report.html_text import Marked, text_html
from docchecker.report.markup import element, esc
from docchecker.report.words import (
    ACCEPTED,
    LEVELS,
    clause_place,
    file_name,
    place,
    quoted,
    verdict_class,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.findings import Location
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 4


def file_html(number: int, file: FileReport, notice: Notice, *, single: bool = False, lazy: bool = False) -> str:
    """The section of a file, open when it is the only one; a lazy one is a comment until the script opens it."""
    ordered = [(heading, finding) for heading, found in groups(file.findings) for finding in found]
    badge = element("b", verdict_words(file), class_=f"verdict {verdict_class(file)}")
    name = element(
        "button", badge + element("span", esc(file_name(file))), type="button", aria_expanded=str(single).lower()
    )
    said = element("p", esc(headline(file).partition("：")[2]), class_="said")
    note = element("p", esc(file.note), class_="note") if file.note else ""
    body = note + (_trouble(file) or _body(number, file, ordered, notice))
    return element(
        "section", element("h2", name) + said + element("div", f"<!--{body}-->" if lazy else body, class_="body"),
        id=f"f{number}", class_="file open" if single else "file", data_verdict=file.verdict.value,
        data_name=file.file.lower(), data_found=" ".join(f"{look(finding)}:{finding.rule}" for _, finding in ordered),
    )  # fmt: skip


def _trouble(file: FileReport) -> str:
    return element("p", f"怎么办：{esc(file.trouble.advice)}", class_="trouble") if file.trouble else ""


def _about(file: FileReport, notice: Notice) -> tuple[tuple[str, str], ...]:
    told = (("类型", kind_words(file, notice)), ("字数", words_counted(file)))
    beside = (("没看到的", "；".join(file.unread)), ("没查的", "；".join(file.unjudged)))
    return told + tuple((name, words) for name, words in beside if words)


def _body(number: int, file: FileReport, ordered: list[tuple[str, Finding]], notice: Notice) -> str:
    marked = [Marked(place, look(finding), finding.locations) for place, (_, finding) in enumerate(ordered, 1)]
    about = "".join(_field(name, words) for name, words in _about(file, notice))
    left = element("dl", about, class_="about") + _findings(number, file, ordered, notice) + checked_html(file, notice)
    text = text_html(file.document, marked, f"f{number}p") if file.document else ""
    right = element("div", element("h3", "文件内容") + element("div", text, class_="text"), class_="right")
    return element("div", left, class_="left") + (right if text else "")


def look(finding: Finding) -> str:
    """The CSS class of a finding, by which it is coloured and filtered."""
    if finding.suppressed:
        return "kept"
    return finding.level.value if finding.status is Status.FAILED else "ask"


def _findings(number: int, file: FileReport, ordered: list[tuple[str, Finding]], notice: Notice) -> str:
    headings = [heading for heading, _ in ordered]
    rows, last = [], ""
    for order, (heading, finding) in enumerate(ordered, 1):
        if heading != last:
            rows.append(element("h3", esc(heading) + element("small", f"{headings.count(heading)}处")))
            last = heading
        rows.append(_finding(number, order, file, finding, notice))
    return "".join(rows)


def _finding(number: int, order: int, file: FileReport, finding: Finding, notice: Notice) -> str:
    title = element("p", element("b", LEVELS[finding.level], class_="tag") + esc(finding.message), class_="message")
    sure = "" if finding.confidence >= 1 else f"（把握{finding.confidence:.0%}）"
    fields = (
        ("原因", undecided_reason(file, finding)),
        ("现在", finding.actual or ""),
        ("应为", finding.expected or ""),
        ("依据", f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}"),
        ("来源", finding.origin or ""),
        ("怎么改", finding.advice),
        (ACCEPTED, finding.suppressed),
        ("规则", finding.rule + sure),
    )
    places = element("dt", "位置") + element("dd", "".join(_places(number, finding.locations)))
    rest = "".join(_field(name, words) for name, words in fields)
    return element(
        "div", title + element("dl", places + rest), class_=f"finding {look(finding)}",
        data_f=order, data_rule=finding.rule, data_level=look(finding), tabindex=0,
    )  # fmt: skip


def _field(name: str, words: str) -> str:
    return element("dt", esc(name)) + element("dd", esc(words)) if words else ""


def _places(number: int, locations: tuple[Location, ...]) -> Iterator[str]:
    """The first places with their words, the rest by number; each leads to its paragraph."""
    for location in locations[:_SHOWN_PLACES]:
        excerpt = esc(f"：{quoted(location.excerpt)}") if location.excerpt else ""
        yield element("div", _link(number, location, place(location)) + excerpt)
    rest = locations[_SHOWN_PLACES:]
    if rest:
        links = "、".join(_link(number, at, str(at.paragraph + 1)) for at in rest if at.paragraph is not None)
        yield element("div", f"还有{len(rest)}处" + (f"：第{links}段" if links else ""))


def _link(number: int, location: Location, words: str) -> str:
    if location.paragraph is None:
        return esc(words)
    return element("a", esc(words), href=f"#f{number}p{location.paragraph}")
