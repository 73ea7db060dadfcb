"""One file as the local page shows it: its text on the left, the findings on the right, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.report import FORMATS
from docchecker.report.html_file import ShownFile, shown_file
from docchecker.report.html_lists import ForPerson, for_person
from docchecker.report.programs import WORD, WPS, advice_for
from docchecker.report.templating import fragment

if TYPE_CHECKING:
    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Notice

ADVICE = "怎么改"
#: the form to be printed and signed, where this program has it
_CERTIFICATE = "certificate"
#: how a report speaks of naming the kind by hand, and how the page does
_BY_HAND = {"由 --as 指定": "由您指定", "请用 --as 指定类型": "请点“认错了？”改"}
#: what a person may say that a paragraph is
ROLES: dict[str, str] = {
    "title": "标题",
    "heading": "部分的标题（一、二、三）",
    "item_name": "问题名称",
    "body": "正文（不是标题，也不是问题名称）",
    "other": "不算材料的内容",
}


class CardAbout(NamedTuple):
    """What a card offers besides the findings: kinds and roles to choose from, and what a person has to judge."""

    kind: str
    kinds: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    persons: ForPerson | None
    repairable: bool
    certificate: bool


def card_html(number: int, file: FileReport, notice: Notice) -> str:
    """Return the markup of a file's card; ``number`` tells its places from those of other cards."""
    about = CardAbout(
        file.kind or "",
        tuple((kind.id, kind.name) for kind in notice.kinds.values()),
        tuple(ROLES.items()),
        for_person(notice, file.kind) if file.kind and file.kind in notice.kinds else None,
        any(finding.fixable and not finding.suppressed for finding in file.findings),
        _CERTIFICATE in FORMATS,
    )
    return str(fragment("card.html", "card", _on_the_page(shown_file(number, file, notice)), about, by_program))


def _on_the_page(shown: ShownFile) -> ShownFile:
    """Return what is shown, with buttons in place of commands."""
    number = shown.first.automatic.partition("：")[0]
    first = shown.first._replace(automatic=f"{number}，点上面的“自动改…”" if number else "")
    about = tuple((name, _by_hand(words)) for name, words in shown.about)
    return shown._replace(first=first._replace(about=_by_hand(first.about)), about=about)


def _by_hand(words: str) -> str:
    for command, button in _BY_HAND.items():
        words = words.replace(command, button)
    return words


def by_program(name: str, words: str) -> tuple[str, str]:
    """Return what a reader of Word and a reader of WPS are told in a field."""
    if name != ADVICE:
        return words, words
    return advice_for(words, WORD), advice_for(words, WPS)
