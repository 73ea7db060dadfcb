"""From a folder of rule files to a Notice. Every mistake is BadRules with file, line and the nearest known word."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docchecker.errors import BadRules
from docchecker.language.needed import NEEDED
from docchecker.language.terms import Terms, load_terms
from docchecker.rulebook.clauses import read_clauses
from docchecker.rulebook.conflicts import check_conflicts
from docchecker.rulebook.desk import read_copy_limits, read_letter_settings
from docchecker.rulebook.fonts import read_fonts
from docchecker.rulebook.kinds import read_kind
from docchecker.rulebook.model import Notice, Owed, UnitKind
from docchecker.rulebook.nearest import hint, nearest
from docchecker.rulebook.options import Supplies
from docchecker.rulebook.places import COMMON, DEFAULT, notice_names, rules_root
from docchecker.rulebook.points import read_points
from docchecker.rulebook.rules import Known, read_rules
from docchecker.rulebook.source import Source, Table, unique
from docchecker.rulebook.verbs import COMMON_TARGETS

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from docchecker.rulebook.verbs import Verbs

__all__ = ["DEFAULT", "load_notice", "rules_root"]

#: Files of a notice's folder that describe no document kind.
NO_KINDS = ("notice", "clauses")

#: The folder of term lists, in a notice and in what all notices share.
TERMS = "terms"

_KEYS = ("id", "title", "issuer", "deadline", "kinds", "unit_endings")


def load_notice(verbs: Verbs, folder: Path | None = None, name: str = DEFAULT) -> Notice:
    """Return the notice in a folder, or the shipped one of that name; raise BadRules for the first mistake in its files.

    ``verbs`` are those that rules may use. What all notices share is read from ``common`` beside the folder, else from
    the shipped one.
    """
    folder = _shipped(name) if folder is None else folder
    source = Source(folder / "notice.toml")
    source.only("notice", "unit_kind", "rule", "copies", "letters")
    head = source.table("notice")
    head.only(_KEYS)
    kinds = _kind_names(head, folder)
    common = common_folder(folder)
    fonts = read_fonts(common / "fonts.toml")
    clauses = read_clauses(folder / "clauses.toml", kinds)
    terms = _terms(common, folder)
    known = Known(clauses, Supplies(fonts, terms), verbs, COMMON_TARGETS)
    entries = read_rules(source, known)
    check_conflicts(entries, verbs)
    return Notice(
        id=_id(head, folder),
        title=head.text("title"),
        folder=folder,
        kinds={name: read_kind(folder / f"{name}.toml", known, entries) for name in kinds},
        clauses=clauses,
        fonts=fonts,
        unit_endings=head.words("unit_endings"),
        terms=terms,
        common=tuple(entry.rule for entry in entries),
        issuer=head.text("issuer"),
        deadline=_deadline(head),
        unit_kinds=_unit_kinds(source, kinds),
        copies=read_copy_limits(source),
        letters=read_letter_settings(source),
        points=read_points(folder, clauses),
    )


def _terms(common: Path, folder: Path) -> Terms:
    """The term lists; BadRules for one that a judgement needs and that is not there."""
    terms = load_terms(common / TERMS, folder / TERMS)
    for name in NEEDED:
        if name not in terms:
            near = nearest(name, [other for other in terms if other not in NEEDED])
            renamed = f"“{near}.txt”是不是它改了名？" if near else ""
            advice = f"{renamed}词表不能删，也不能改名，请从原来的规则里复制回来。"
            raise BadRules(common / TERMS, 0, f"缺少词表 {name}.txt。", advice)
    return terms


def common_folder(folder: Path) -> Path:
    """The folder with the fonts and term lists that a notice's folder builds on."""
    beside = folder.resolve().parent / COMMON
    return beside if beside.is_dir() else rules_root() / COMMON


def _shipped(name: str) -> Path:
    root = rules_root()
    if not (root / name / "notice.toml").is_file():
        raise BadRules(root / name, 0, f"没有名叫“{name}”的通知。", hint(name, notice_names(root)))
    return root / name


def _kind_names(head: Table, folder: Path) -> tuple[str, ...]:
    """The kinds named; BadRules for one that has no file."""
    files = tuple(path.stem for path in sorted(folder.glob("*.toml")) if path.stem not in NO_KINDS)
    names = head.words("kinds")
    for name in names:
        if name not in files:
            head.fail(f"没有 {name}.toml 这个文件。", hint(name, files), "kinds", name)
    return names


def _id(head: Table, folder: Path) -> str:
    """The notice's id; it is the folder's name, so that a report names the folder."""
    word, name = head.text("id"), folder.resolve().name
    if word != name:
        head.fail(f"id 是“{word}”，目录名是“{name}”，应当一样。", f'写成 id = "{name}"，或者改目录名。', "id")
    return word


def _deadline(head: Table) -> datetime.date:
    import datetime

    value = head.value("deadline", datetime.date, called="日期，不加引号，如 2023-11-05")
    return cast("datetime.date", value)


def _unit_kinds(source: Source, kinds: tuple[str, ...]) -> dict[str, UnitKind]:
    tables = source.tables("unit_kind")
    unique(tables)
    return {table.text("id"): _unit_kind(table, kinds) for table in tables}


def _unit_kind(table: Table, kinds: tuple[str, ...]) -> UnitKind:
    table.only(("id", "name", "also", "owes", "told_by", "speaks"))
    words = [table.words(key) if key in table.values else () for key in ("also", "told_by", "speaks")]
    return UnitKind(table.text("id"), table.text("name"), tuple(_owed(table, kinds)), *words)


def _owed(table: Table, kinds: tuple[str, ...]) -> list[Owed]:
    value = cast("dict[str, object]", table.value("owes", dict, called="花括号里的“材料 = 份数”，如 { case = 1 }"))
    owed = []
    for kind, least in value.items():
        table.known("owes", kind, kinds, "种材料")
        if type(least) is not int or least < 0:
            table.fail(f"“owes”里 {kind} 的份数应写整数，不小于 0。", key="owes", value=kind)
        owed.append(Owed(kind, least))
    return owed
