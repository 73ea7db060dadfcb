"""What loading cannot see: whether rules, clauses and the notice's own words fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.terms import check_terms
from docchecker.rulebook.loader import NO_KINDS, TERMS, common_folder, load_notice
from docchecker.rulebook.locate import line_of
from docchecker.rulebook.model import ClauseStatus
from docchecker.rulebook.source import read_text
from docchecker.rulebook.verbs import Verbs, pack_ids, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docchecker.rulebook.model import Clause, Kind, Notice, Rule

#: The words of the notice that clauses quote.
WORDING = "notice.txt"


def verify(folder: Path, verbs: Verbs) -> tuple[str, ...]:
    """Everything that does not fit in a notice's folder, each with file and line; BadRules when it does not load."""
    notice = load_notice(verbs, folder)
    wording = _bare(read_text(folder / WORDING))
    return (
        *_unlisted(notice),
        *_clauses(notice, wording),
        *_rules(notice),
        *_headings(notice, wording),
        *_wordings(notice, wording),
        *_terms(folder),
    )


class _Placed(NamedTuple):
    """A rule, the file it stands in and its number there from 0; ``kinds`` are those it is for."""

    rule: Rule
    file: Path
    number: int
    kinds: tuple[Kind, ...]


def _bare(text: str) -> str:
    """A text without white space: the notice's own lines are broken in places."""
    return "".join(text.split())


def _at(file: Path, table: str, index: int, key: str, problem: str) -> str:
    return f"{file.name}，第{line_of(read_text(file), table, index, key)}行：{problem}"


def _placed(notice: Notice) -> Iterator[_Placed]:
    every = tuple(notice.kinds.values())
    for number, rule in enumerate(notice.common):
        yield _Placed(rule, notice.folder / "notice.toml", number, every)
    for kind in every:
        for number, rule in enumerate(kind.rules[: len(kind.rules) - len(notice.common)]):
            yield _Placed(rule, notice.folder / f"{kind.id}.toml", number, (kind,))


def _unlisted(notice: Notice) -> Iterator[str]:
    for file in sorted(notice.folder.glob("*.toml")):
        if file.stem not in (*NO_KINDS, *notice.kinds):
            yield f"{file.name}：没有列入 notice.toml 的 kinds，不起作用。"


def _clauses(notice: Notice, wording: str) -> Iterator[str]:
    file = notice.folder / "clauses.toml"
    used = {rule.id for rule in notice.rules} | set(pack_ids())
    for index, clause in enumerate(notice.clauses.values()):
        if _bare(clause.quote) not in wording:
            yield _at(file, "clause", index, "quote", f"{WORDING} 里找不到条款 {clause.id} 的原文。")
        for rule in clause.checked_by:
            if rule not in used:
                yield _at(file, "clause", index, "checked_by", f"哪个文件里都没有规则 {rule}。")
        problem = _status_problem(clause, notice.checkers(clause.id))
        if problem:
            yield _at(file, "clause", index, "status", problem)


def _status_problem(clause: Clause, checkers: tuple[str, ...]) -> str:
    """What is wrong with a clause's status, given the rules that check it."""
    if clause.status is ClauseStatus.PERSON and checkers:
        return f"条款 {clause.id} 标为 person，却有规则核对它：{'、'.join(checkers)}。"
    if clause.status is not ClauseStatus.PERSON and not checkers:
        return f"条款 {clause.id} 标为 {clause.status.value}，却没有规则核对它。"
    return ""


def _rules(notice: Notice) -> Iterator[str]:
    for rule, file, number, kinds in _placed(notice):
        unfit = [kind.name for kind in kinds if kind.id not in notice.clauses[rule.clause].kinds]
        if unfit:
            problem = f"规则 {rule.id} 用于{'、'.join(unfit)}，依据的条款 {rule.clause} 不管这种材料。"
            yield _at(file, "rule", number, "clause", problem)


def _headings(notice: Notice, wording: str) -> Iterator[str]:
    for kind in notice.kinds.values():
        for section in kind.sections:
            if _bare(section.heading) not in wording:
                problem = f"{WORDING} 里找不到标题“{section.heading}”。"
                yield _at(notice.folder / f"{kind.id}.toml", "section", section.number - 1, "heading", problem)


def _wordings(notice: Notice, wording: str) -> Iterator[str]:
    """Settings that quote the notice, and quote what does not stand in it."""
    for rule, file, number, _ in _placed(notice):
        for key in (name for name, kind in settings(type(rule.options)).items() if kind == "Wording"):
            words = getattr(rule.options, key)
            if _bare(words) not in wording:
                yield _at(file, "rule", number, key, f"{WORDING} 里找不到“{words}”。")


def _terms(folder: Path) -> Iterator[str]:
    for problem in check_terms(common_folder(folder) / TERMS, folder / TERMS):
        yield f"{problem.file.name}，第{problem.line}行：{problem.problem}"
