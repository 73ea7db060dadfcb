"""The settings of a rule: from the keys of a rule file to the option fields of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from docchecker.rulebook.model import Fonts, normal_font
from docchecker.rulebook.nearest import hint
from docchecker.rulebook.verbs import LABELS, Options, Verb, Verbs, settings
from docchecker.units import ALIGNMENTS, SIZES, parse_align, parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docchecker.language.terms import Terms
    from docchecker.rulebook.source import Table

_MOST_POINTS = 200


class Supplies(NamedTuple):
    """What settings may name: font families and term lists."""

    fonts: Fonts
    terms: Terms


def read_options(table: Table, verb: Verb, supplies: Supplies) -> Options:
    """Return the options of a verb as a rule's table gives them; raise BadRules for a missing, wrong or senseless one."""
    defaults = cast("Mapping[str, object]", getattr(verb.options, "_field_defaults", {}))
    given = {
        name: _READERS[kind](table, name, supplies)
        for name, kind in settings(verb.options).items()
        if name in table.values or name not in defaults
    }
    options = cast("Callable[..., Options]", verb.options)(**given)
    mistake = verb.mistake(options, table.values)
    if mistake is not None:
        table.fail(mistake.problem, mistake.advice, mistake.key or "", mistake.value or "")
    return options


def option_names(verb: Verb) -> tuple[str, ...]:
    """The keys a verb can be given."""
    return tuple(settings(verb.options))


def every_option(verbs: Verbs) -> frozenset[str]:
    """The keys of all verbs."""
    return frozenset(name for verb in verbs.values() for name in settings(verb.options))


def verbs_with(key: str, verbs: Verbs) -> tuple[str, ...]:
    """The names of the verbs that know a key."""
    return tuple(name for name, verb in verbs.items() if key in settings(verb.options))


def _families(table: Table, key: str, supplies: Supplies) -> tuple[str, ...]:
    """Font families; the name of a single font is answered with its family."""
    families = tuple(dict.fromkeys(supplies.fonts.families.values()))
    for word in table.words(key):
        family = supplies.fonts.families.get(normal_font(word))
        if word not in families:
            advice = f"“{word}”属于“{family}”，请写“{family}”。" if family else hint(word, families)
            table.fail(f"没有“{word}”这个字体家族。", advice, key, word)
    return table.words(key)


def _size(table: Table, key: str, _: Supplies) -> float:
    value = table.value(key, str, int, float, called="字号，如 “三号” 或 “16磅”")
    try:
        points = parse_size(str(value))
    except ValueError:
        table.fail(f"没有“{value}”这个字号。", hint(str(value), SIZES) or "可以写“三号”“小四”或“16磅”。", key)
    if not 1 <= points <= _MOST_POINTS:
        table.fail(f"字号“{value}”应在 1 磅到 {_MOST_POINTS} 磅之间。", key=key)
    return points


def _align(table: Table, key: str, _: Supplies) -> str:
    return parse_align(table.choice(key, ALIGNMENTS.values(), "种对齐方式"))


def _flag(table: Table, key: str, _: Supplies) -> bool:
    return table.flag(key)


def _text(table: Table, key: str, _: Supplies) -> str:
    return table.text(key)


def _word_list(table: Table, key: str, _: Supplies) -> tuple[str, ...]:
    return table.words(key)


def _number(table: Table, key: str, _: Supplies) -> int:
    return table.number(key)


def _positive(table: Table, key: str, _: Supplies) -> int:
    return table.number(key, least=1)


def _percent(table: Table, key: str, _: Supplies) -> int:
    return table.number(key, most=100)


def _labels(table: Table, key: str, _: Supplies) -> tuple[str, ...]:
    return table.choices(key, LABELS, "种文字内容")


def _term_list(table: Table, key: str, supplies: Supplies) -> str:
    return table.choice(key, supplies.terms, "张词表（rules/common/terms 和本通知的 terms 文件夹里都没有）")


#: kind of setting (see ``verbs``) → how it is read
_READERS: Mapping[str, Callable[[Table, str, Supplies], object]] = {
    "Families": _families,
    "Points": _size,
    "Align": _align,
    "Flag": _flag,
    "Words": _text,
    "Wording": _text,
    "TermList": _term_list,
    "WordList": _word_list,
    "Number": _number,
    "Count": _positive,
    "Percent": _percent,
    "Labels": _labels,
}
