"""List every message and advice of every rule and code in docs/messages.md: ``python tools/list_messages.py``.

Messages are read from the source of the verbs: what is filled in when a file is checked shows as “…”.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker import checks, load_notice
from docchecker.checks import evidence, look, privacy, revisions
from docchecker.checks.analysis import Fault
from docchecker.checks.steps import look_steps
from docchecker.report.words import kind_name
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from docchecker.rulebook.model import Notice, Rule

TARGET = Path(__file__).parents[1] / "docs" / "messages.md"

_HOLE = "…"
#: what makes a finding, or a fault that becomes one, and the place of the code among its arguments
_ARGUMENTS = {"finding": 2, "_Fault": 0}
_HEAD = """# 每条规则说的话

由 `python tools/list_messages.py` 从程序和 `rules/` 列出，不要手改。“…”处检查时填上实际内容；代码是 JSON 里的 `code`，
也是规则文件里 `advice_代码` 的后一半。菜单按 Word 2016 以上和 WPS 2019 以上写，麒麟等系统上的 WPS 与 Windows 上的相同。
"""


class Said(NamedTuple):
    """What a verb says of a fault: code, message, and the advice where it is not the rule's."""

    code: str
    message: str
    advice: str | None = None


class Line(NamedTuple):
    """One rule and code: the message and how to put it right."""

    rule: str
    code: str
    message: str
    advice: str


def lines_of(notice: Notice) -> dict[str, list[Line]]:
    """Return the lines by kind of document, those of every kind under “各类材料”."""
    found = {kind_name(notice, kind.id): _lines(_own(kind.rules, notice)) for kind in notice.kinds.values()}
    return {name: lines for name, lines in (found | {"各类材料": _lines(notice.common)}).items() if lines}


def _own(rules: tuple[Rule, ...], notice: Notice) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule not in notice.common)


def _lines(rules: tuple[Rule, ...]) -> list[Line]:
    return [Line(rule.id, *_filled(rule, said)) for rule in rules for said in said_by(rule)]


def _filled(rule: Rule, said: Said) -> tuple[str, str, str]:
    message = said.message.replace("{rule.summary}", rule.summary)
    message = message.replace("{options.what}", getattr(rule.options, "what", ""))
    return said.code, message, rule.advice_on(said.code) if said.advice is None else said.advice


def said_by(rule: Rule) -> list[Said]:
    """Return what the verb of a rule can say of it, with the settings that it has."""
    modules = {module.VERB.name: module for module in checks._MODULES}
    module = modules[rule.check]
    special = _SPECIAL.get(rule.check, _from_source)
    return [said for said in special(rule, module) if _applies(rule, said.code)]


def _applies(rule: Rule, code: str) -> bool:
    """Whether a rule with these settings can say it."""
    options: Any = rule.options
    if rule.check == "words":
        about = options.target is not None
        return about or (options.max if code == "too_long" else options.min) is not None
    if rule.check == "title_wording":
        return bool(options.unit if code == "no_unit" else options.ending)
    return True


def _from_source(_rule: Rule, module: ModuleType) -> Iterator[Said]:
    """What the calls of ``finding`` in a verb's file say."""
    tree = ast.parse(inspect.getsource(module))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for call in _calls(function):
            at = _ARGUMENTS[call.func.id]  # type: ignore[attr-defined]  # _calls takes names only
            code, message = call.args[at], call.args[at + 1]
            advice = _own_advice(function, call)
            codes, messages = _values(code, function, call), _values(message, function, call)
            for number, one in enumerate(codes if codes != [_HOLE] else []):
                yield Said(one, messages[number] if len(messages) == len(codes) else " / ".join(messages), advice)


def _own_advice(function: ast.FunctionDef, call: ast.Call) -> str | None:
    """The advice that a call gives itself; None where it is the rule's, or only known when a file is checked."""
    given = [_values(key.value, function, call) for key in call.keywords if key.arg == "advice"]
    words = " / ".join(given[0]) if given else ""
    return words if words.strip(_HOLE) else None


def _calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ARGUMENTS:
            yield node


def _values(node: ast.expr, function: ast.FunctionDef, call: ast.Call) -> list[str]:
    """What an expression can be; a name is what is assigned to it between the finding before and this one."""
    if isinstance(node, ast.IfExp):
        return [*_values(node.body, function, call), *_values(node.orelse, function, call)]
    if isinstance(node, ast.Name):
        before = max((one.lineno for one in _calls(function) if one.lineno < call.lineno), default=0)
        given = [one for one in _assigned(node.id, function) if one.lineno < call.lineno]
        near = [one for one in given if one.lineno > before] or given[-1:]
        return [value for one in near for value in _values(one.value, function, call)] or [_HOLE]
    return [_pattern(node, function)]


def _assigned(name: str, function: ast.FunctionDef) -> list[ast.Assign]:
    found = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == name for one in node.targets)
    ]
    return sorted(found, key=lambda node: node.lineno)


def _pattern(node: ast.expr, function: ast.FunctionDef) -> str:
    """A text as it is written, with “…” for what is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(value) for value in node.values)
    if isinstance(node, ast.IfExp):
        return " / ".join(_pattern(one, function) for one in (node.body, node.orelse))
    return _HOLE


def _part(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    written = ast.unparse(value)
    return next((f"{{{name}}}" for name in ("rule.summary", "options.what") if name in written), _HOLE)


def _look(rule: Rule, _module: ModuleType) -> Iterator[Said]:
    """Each property that a rule of looks asks for; in one place they stand together, joined by “+”."""
    options: Any = rule.options
    faults = [("font", Fault("字体", _HOLE, "或".join(options.font)))] if options.font else []
    faults += (
        [("habit_font", Fault("字体", "方正小标宋", "或".join(options.font), habit=True))] if options.habit else []
    )
    faults += [("size", Fault("字号", _HOLE, size_name(options.size)))] if options.size else []
    if options.bold is not None:
        faults.append(("bold", Fault("加粗", *(("不加粗", "加粗") if options.bold else ("加粗", "不加粗")))))
    if options.align:
        faults.append(("align", Fault("对齐方式", _HOLE, align_name(options.align))))
    for code, fault in faults:
        name = look.NAMES[rule.target]
        advice = look_steps(rule.target, (fault,), (), 1)
        yield Said(code, f"{name}{look._fault_words(fault)}", advice)


def _privacy(_rule: Rule, _module: ModuleType) -> Iterator[Said]:
    yield from (Said(kind, f"出现{name}：{_HOLE}") for kind, name in privacy._NAMES.items())


def _revisions(rule: Rule, _module: ModuleType) -> Iterator[Said]:
    for code, name, message, _kinds in revisions._WORDS:
        yield Said(code, message.format(_HOLE), revisions._advice(rule.advice, name))


def _words(rule: Rule, _module: ModuleType) -> Iterator[Said]:
    """A title, a part, a problem or the whole: what is measured stands first."""
    name = {"title": "标题", "item": f"第{_HOLE}个问题", "document": "全文"}.get(rule.target, f"第{_HOLE}部分")
    for code, word in (("too_short", "少"), ("too_long", "多")):
        yield Said(code, f"{name}{_HOLE}字，要求{_HOLE}，{word}{_HOLE}字")


def _exists(rule: Rule, module: ModuleType) -> Iterator[Said]:
    for said in _from_source(rule, module):
        name = _HOLE if said.code == "doubtful" else look.NAMES.get(rule.target, rule.target)
        yield said._replace(message=said.message.replace(_HOLE, name))


def _count(rule: Rule, module: ModuleType) -> Iterator[Said]:
    yield from (said._replace(message=f"列出{_HOLE}个问题，要求{_HOLE}个") for said in _from_source(rule, module))


def _evidence(_rule: Rule, _module: ModuleType) -> Iterator[Said]:
    lacks = {
        "no_evidence": ("事例和数据", (evidence._EXAMPLE, evidence._DATA)),
        "no_example": ("事例", (evidence._EXAMPLE,)),
        "no_data": ("数据", (evidence._DATA,)),
    }
    for code, (name, missing) in lacks.items():
        yield Said(code, f"第{_HOLE}个问题没有{name}", f"在这个问题里补写{'，以及'.join(missing)}。")


_SPECIAL: dict[str, Callable[[Rule, ModuleType], Iterator[Said]]] = {
    "words": _words,
    "exists": _exists,
    "count": _count,
    "evidence": _evidence,
    "format": _look,
    "privacy": _privacy,
    "revisions": _revisions,
}


def markdown(notice: Notice) -> str:
    """Return the page."""
    parts = [_HEAD]
    for name, lines in lines_of(notice).items():
        rows = "\n".join(f"| {one.rule} | `{one.code}` | {one.message} | {one.advice} |" for one in lines)
        parts.append(f"## {name}\n\n| 规则 | 代码 | 说的话 | 怎么改 |\n|---|---|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(markdown(load_notice(None)), encoding="utf-8")
