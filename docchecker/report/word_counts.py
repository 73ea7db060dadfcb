"""字数 beside its limits: of the whole, of every part and problem, with the other usual counts of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.report.rules_report import options_of

if TYPE_CHECKING:
    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Kind, Notice, Rule

#: What 字数 means here, and where Word and WPS show the same.
COUNTED = (
    "按 Word“字数统计”里“字数”一行计算：正文和表格算在内，文本框、脚注、尾注和自动编号不算（不要勾选“包括文本框、脚注和尾注”）。"
    "Word、WPS 都在“审阅”→“字数统计”，麒麟系统上的 WPS 也一样。"
)
_WHOLE = "全文"
_NEAR, _RIGHT = "临界", "符合"


class CountRow(NamedTuple):
    """One text: its name, its 字数, what is asked, and how the two compare; the last two empty where nothing is."""

    name: str
    words: int
    limits: str
    state: str


class _Limits(NamedTuple):
    low: float
    high: float

    @property
    def words(self) -> str:
        if self.low <= 0:
            return f"不超过{self.high:g}字"
        return f"不少于{self.low:g}字" if self.high == float("inf") else f"{self.low:g}—{self.high:g}字"


def count_rows(file: FileReport, notice: Notice) -> tuple[CountRow, ...]:
    """Return a row for the whole and for each part or problem."""
    if file.counts is None:
        return ()
    kind = notice.kinds.get(file.kind or "")
    near = tuple(finding.message for finding in file.findings if _NEAR in finding.message)
    rows = [(_WHOLE, file.counts.words), *file.measures]
    return tuple(_row(name, words, _limits(name, kind), near) for name, words in rows)


def other_counts(file: FileReport) -> str:
    """Return the other usual counts of the whole: “汉字3700，不计空格的字符4050，计空格的字符4100”."""
    if file.counts is None:
        return ""
    counts = file.counts
    return f"汉字{counts.cjk}，不计空格的字符{counts.non_space}，计空格的字符{counts.characters}"


def _row(name: str, words: int, limits: _Limits | None, near: tuple[str, ...]) -> CountRow:
    if limits is None:
        return CountRow(name, words, "", "")
    if limits.low <= words <= limits.high:
        return CountRow(name, words, limits.words, _RIGHT)
    told = f"{name}{words}字", f"“{name}”{words}字"
    if any(one in message for message in near for one in told):
        return CountRow(name, words, limits.words, _NEAR)
    state = f"少{limits.low - words:g}字" if words < limits.low else f"多{words - limits.high:g}字"
    return CountRow(name, words, limits.words, state)


def _limits(name: str, kind: Kind | None) -> _Limits | None:
    """What a rule asks of the 字数 of a text of this name."""
    for rule in kind.rules if kind else ():
        if rule.check == "words" and _is_on(rule, name, kind):
            return _asked(rule)
    return None


def _is_on(rule: Rule, name: str, kind: Kind | None) -> bool:
    if rule.target == "document":
        return name == _WHOLE
    if rule.target == "item":
        return name.startswith("第") and name.endswith("个问题")
    sections = kind.sections if kind else ()
    return any(rule.target == f"section:{section.key}" and name == section.heading for section in sections)


def _asked(rule: Rule) -> _Limits:
    options = options_of(rule)
    if "target" in options:
        spread = options["target"] * options.get("warn", 0) / 100
        return _Limits(options["target"] - spread, options["target"] + spread)
    return _Limits(options.get("min") or 0, options.get("max") or float("inf"))
