"""The settings of a rule: from the keys of a rule file to the option fields of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docchecker.rulebook.model import Fonts, normal_font
from docchecker.rulebook.nearest import hint
from docchecker.rulebook.verbs import LABELS, VERBS, CountOptions, FormatOptions, Options, WordsOptions
from docchecker.units import ALIGNMENTS, SIZES, parse_align, parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docchecker.rulebook.source import Table

_MOST_POINTS = 200


def read_options(table: Table, verb: str, fonts: Fonts) -> Options:
    """The options of a verb as a rule's table gives them; BadRules for a missing, wrong or senseless one."""
    kind = VERBS[verb]
    given: dict[str, object] = {}
    for name in kind._fields:
        if name in table.values or name not in kind._field_defaults:
            given[name] = _READERS[name](table, name, fonts)
    options = cast("Callable[..., Options]", kind)(**given)
    _check_sense(table, options)
    return options


def option_names(verb: str) -> tuple[str, ...]:
    """The keys a verb can be given."""
    return VERBS[verb]._fields


def every_option() -> frozenset[str]:
    """The keys of all verbs."""
    return frozenset(_READERS)


def verbs_with(key: str) -> tuple[str, ...]:
    """The verbs that know a key."""
    return tuple(verb for verb in VERBS if key in option_names(verb))


def _families(table: Table, key: str, fonts: Fonts) -> tuple[str, ...]:
    """Font families; the name of a single font is answered with its family."""
    families = tuple(dict.fromkeys(fonts.families.values()))
    for word in table.words(key):
        family = fonts.families.get(normal_font(word))
        if word not in families:
            advice = f"“{word}”属于“{family}”，请写“{family}”。" if family else hint(word, families)
            table.fail(f"没有“{word}”这个字体家族。", advice, key, word)
    return table.words(key)


def _size(table: Table, key: str, _: Fonts) -> float:
    value = table.value(key, str, int, float, called="字号，如 “三号” 或 “16磅”")
    try:
        points = parse_size(str(value))
    except ValueError:
        table.fail(f"没有“{value}”这个字号。", hint(str(value), SIZES) or "可以写“三号”“小四”或“16磅”。", key)
    if not 1 <= points <= _MOST_POINTS:
        table.fail(f"字号“{value}”应在 1 磅到 {_MOST_POINTS} 磅之间。", key=key)
    return points


def _align(table: Table, key: str, _: Fonts) -> str:
    return parse_align(table.choice(key, ALIGNMENTS.values(), "种对齐方式"))


def _flag(table: Table, key: str, _: Fonts) -> bool:
    return table.flag(key)


def _text(table: Table, key: str, _: Fonts) -> str:
    return table.text(key)


def _number(table: Table, key: str, _: Fonts) -> int:
    return table.number(key)


def _positive(table: Table, key: str, _: Fonts) -> int:
    return table.number(key, least=1)


def _percent(table: Table, key: str, _: Fonts) -> int:
    return table.number(key, most=100)


def _labels(table: Table, key: str, _: Fonts) -> tuple[str, ...]:
    return table.choices(key, LABELS, "种文字内容")


#: option field → how it is read
_READERS: Mapping[str, Callable[[Table, str, Fonts], object]] = {
    "font": _families,
    "habit": _families,
    "size": _size,
    "align": _align,
    "bold": _flag,
    "min": _number,
    "max": _positive,
    "target": _positive,
    "warn": _percent,
    "fail": _percent,
    "warn_min": _number,
    "warn_max": _positive,
    "unit": _flag,
    "ending": _text,
    "labels": _labels,
    "terms": _text,
    "share": _percent,
    "longest": _positive,
}


def _check_sense(table: Table, options: Options) -> None:
    """BadRules for options that ask for nothing or contradict themselves."""
    if isinstance(options, FormatOptions):
        _check_format(table, options)
    elif isinstance(options, WordsOptions):
        _check_words(table, options)
    elif isinstance(options, CountOptions):
        _in_order(table, "warn_min", "min", "max", "warn_max")


def _check_format(table: Table, options: FormatOptions) -> None:
    if not any(key in table.values for key in ("font", "size", "bold", "align")):
        table.fail("没有写要什么格式。", "写上 font、size、bold、align 中的至少一项。")
    if options.habit and not options.font:
        table.fail("写了 habit，没有写 font。", key="habit")
    for family in options.habit:
        if family in options.font:
            table.fail(f"“{family}”既是要求的字体，又是习惯字体，自相矛盾。", key="habit", value=family)


def _check_words(table: Table, options: WordsOptions) -> None:
    if options.min is None and options.max is None and options.target is None:
        table.fail("没有写字数。", "写上 min、max，或者 target、warn、fail。")
    about = [key for key in ("target", "warn", "fail") if key in table.values]
    if 0 < len(about) < len(("target", "warn", "fail")):
        table.fail("target、warn、fail 要同时写。", key=about[0])
    _in_order(table, "min", "max")
    _in_order(table, "warn", "fail")


def _in_order(table: Table, *keys: str) -> None:
    """BadRules unless the numbers of those keys that are given do not fall."""
    given = [key for key in keys if key in table.values]
    for low, high in zip(given, given[1:], strict=False):
        if cast("int", table.values[low]) > cast("int", table.values[high]):
            problem = f"“{low}”是 {table.values[low]}，“{high}”是 {table.values[high]}，自相矛盾。"
            table.fail(problem, f"“{low}”不能大于“{high}”。", low)
