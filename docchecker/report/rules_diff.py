"""``rules diff``: what one notice asks for that another does not, in sentences."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docchecker.report.page import Page, clean, indent
from docchecker.report.rules_report import options_of
from docchecker.report.rules_show import setting_words
from docchecker.report.words import CLAUSE_STATUSES, LEVELS, kind_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docchecker.rulebook.model import Clause, Kind, Notice, Rule, UnitKind

T = TypeVar("T")

#: How a setting of a rule is called; others are called as the rule file spells them.
SETTINGS: dict[str, str] = {
    "font": "字体", "size": "字号", "bold": "加粗", "align": "对齐", "habit": "习惯字体", "min": "最少", "max": "最多",
    "target": "目标字数", "warn": "提醒的幅度（%）", "fail": "不符合的幅度（%）", "unit": "以单位名称开头",
    "warn_min": "低于多少提醒", "warn_max": "超过多少提醒",
}  # fmt: skip

#: how many words of a list are named
_NAMED = 12

_NOTICE, _UNITS, _CLAUSES, _POINTS, _TERMS = "通知", "报送单位", "条文", "要点", "词表"


class Difference(NamedTuple):
    """A thing that differs: the part of the notice it belongs to, and what has changed (Chinese)."""

    part: str
    said: str


def differences(old: Notice, new: Notice) -> tuple[Difference, ...]:
    """Return what differs from the old notice to the new, part by part; nothing for two that ask for the same."""
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        (_NOTICE, _notice(old, new)),
        (_UNITS, _keyed("一类单位", old.unit_kinds, new.unit_kinds, lambda unit: unit.name, _unit_kind(old, new))),
        ("各类材料共用", _rules(old.common, new.common)),
        *((_kind_name(old, new, kind), _kind(old, new, kind)) for kind in _either(old.kinds, new.kinds)),
        (_CLAUSES, _keyed("条文", old.clauses, new.clauses, _clause_name, _clause)),
        (_POINTS, _points(old, new)),
        (_TERMS, _terms(old, new)),
    )
    return tuple(Difference(part, said) for part, sentences in parts for said in sentences)


def diff_text(old: Notice, new: Notice, page: Page) -> str:
    """Return the differences for a terminal, below the parts they belong to."""
    lines = [*indent(clean(str(old.folder)), page, "原来："), *indent(clean(str(new.folder)), page, "现在：")]
    found = differences(old, new)
    for part in dict.fromkeys(one.part for one in found):
        lines += ["", page.paint(clean(part), "bold")]
        lines += chain.from_iterable(indent(clean(one.said), page, "  ") for one in found if one.part == part)
    return "\n".join([*lines, "", f"共{len(found)}处不同。" if found else "两份规则的要求完全一样。"])


def diff_json(old: Notice, new: Notice, _page: Page) -> str:
    """Return the same as plain data."""
    import json

    rows = [{"part": one.part, "said": one.said} for one in differences(old, new)]
    return json.dumps({"old": old.id, "new": new.id, "differences": rows}, ensure_ascii=False, indent=2)


def _notice(old: Notice, new: Notice) -> Iterator[str]:
    yield from _changed("名称", _quoted(old.title), _quoted(new.title))
    yield from _changed("发文单位", _quoted(old.issuer), _quoted(new.issuer))
    yield from _changed("报送截止日期", str(old.deadline), str(new.deadline))
    yield from _changed("雷同的界限", _limits(old), _limits(new))
    yield from _words("单位名称的结尾", old.unit_endings, new.unit_endings)


def _limits(notice: Notice) -> str:
    limits = notice.copies
    return f"占{limits.share:.0%}并且有{limits.length}字，或者有{limits.always}字"


def _unit_kind(old: Notice, new: Notice) -> Callable[[UnitKind, UnitKind], Iterator[str]]:
    def changed(before: UnitKind, after: UnitKind) -> Iterator[str]:
        yield from _changed("名称", before.name, after.name)
        yield from _changed("要报的材料", _owed(old, before), _owed(new, after))

    return changed


def _owed(notice: Notice, unit: UnitKind) -> str:
    owed = (f"{kind_name(notice, one.kind)}{one.least}份" for one in unit.owes)
    return "、".join(owed) or "没有"


def _kind_name(old: Notice, new: Notice, kind: str) -> str:
    return kind_name(new if kind in new.kinds else old, kind)


def _kind(old: Notice, new: Notice, kind: str) -> Iterator[str]:
    before, after = old.kinds.get(kind), new.kinds.get(kind)
    if before is None or after is None:
        yield "这类材料是新加的。" if before is None else "不再要这类材料。"
        return
    yield from _changed("附件", before.annex, after.annex)
    yield from _changed("各部分的标题", _sections(before), _sections(after))
    yield from _changed("序号的写法", _quoted(before.item_label), _quoted(after.item_label))
    yield from _words("标题用词", before.title_words, after.title_words)
    yield from _rules(_own(old, before), _own(new, after))


def _own(notice: Notice, kind: Kind) -> tuple[Rule, ...]:
    """Return the rules of a kind without those of every kind, which are told once."""
    return tuple(rule for rule in kind.rules if rule not in notice.common)


def _sections(kind: Kind) -> str:
    return "、".join(f"“{section.heading}”" for section in kind.sections) or "没有规定"


def _rules(old: Iterable[Rule], new: Iterable[Rule]) -> Iterator[str]:
    before, after = _by_target(old), _by_target(new)
    return _keyed("规则", before, after, lambda rule: f"{rule.id} {rule.summary}", _rule)


def _by_target(rules: Iterable[Rule]) -> dict[str, Rule]:
    return {f"{rule.id} {rule.target}": rule for rule in rules}


def _rule(old: Rule, new: Rule) -> Iterator[str]:
    yield from _changed("级别", LEVELS[old.level], LEVELS[new.level])
    yield from _changed("依据", old.clause, new.clause)
    yield from _changed("核对的办法", old.check, new.check)
    before, after = options_of(old), options_of(new)
    for name in _either(before, after):
        yield from _changed(SETTINGS.get(name, name), _setting(name, before), _setting(name, after))


def _setting(name: str, settings: Mapping[str, object]) -> str:
    return setting_words(name, settings[name]) if name in settings else ""


def _clause_name(clause: Clause) -> str:
    return f"{clause.id} {_quoted(clause.quote)}"


def _clause(old: Clause, new: Clause) -> Iterator[str]:
    yield from _changed("原文", _quoted(old.quote), _quoted(new.quote))
    yield from _changed("出处", old.place, new.place)
    yield from _changed("核对", CLAUSE_STATUSES[old.status], CLAUSE_STATUSES[new.status])


def _points(old: Notice, new: Notice) -> Iterator[str]:
    before, after = ({point.id: point for point in notice.points.points} for notice in (old, new))
    yield from _keyed(
        "要点", before, after, lambda point: f"{point.id} {_quoted(point.gist)}",
        lambda one, other: _changed("分值", f"{one.marks:g}分", f"{other.marks:g}分"),
    )  # fmt: skip
    for name in _either(*(found := [_demands(notice) for notice in (old, new)])):
        yield from _changed(name, found[0].get(name, ""), found[1].get(name, ""))


def _demands(notice: Notice) -> dict[str, str]:
    """Return the numbers that the notice fixes, by what they are called."""
    return {
        f"{figure.name}（{notice.unit_kinds[unit].name if unit in notice.unit_kinds else unit}）": f"{least:g}"
        for figure in notice.points.figures
        for unit, least in figure.demands.items()
    }


def _terms(old: Notice, new: Notice) -> Iterator[str]:
    for name in _either(old.terms, new.terms):
        yield from _words(f"{name}.txt", old.terms.get(name, ()), new.terms.get(name, ()))


def _keyed(
    what: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    name: Callable[[T], str],
    changes: Callable[[T, T], Iterable[str]],
) -> Iterator[str]:
    """Say what is new, what is gone and what has changed among things with keys."""
    for key in _either(old, new):
        if key not in old:
            yield f"新加{what}：{name(new[key])}"
        elif key not in new:
            yield f"去掉{what}：{name(old[key])}"
        else:
            yield from (f"{name(new[key])}：{change}" for change in changes(old[key], new[key]))


def _changed(what: str, old: str, new: str) -> Iterator[str]:
    if old == new:
        return
    if not old or not new:
        yield f"{what}原来没有写，现在是{new}。" if new else f"{what}原来是{old}，现在没有写。"
    else:
        yield f"{what}由{old}改为{new}。"


def _words(what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    for verb, words in (
        ("多了", [w for w in after if w not in before]),
        ("少了", [w for w in before if w not in after]),
    ):
        if words:
            rest = f"等{len(words)}个词" if len(words) > _NAMED else ""
            yield f"{what}{verb}{'、'.join(f'“{word}”' for word in words[:_NAMED])}{rest}。"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""


def _either(*holders: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all, each once, in the order they stand in."""
    return tuple(dict.fromkeys(chain.from_iterable(holders)))
