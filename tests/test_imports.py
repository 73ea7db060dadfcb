"""Imports go one way, and only the packages that handle Word files know its libraries."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import docchecker

ROOT = Path(docchecker.__file__).parent

#: from the bottom up; a part may import its own layer and those below. What is not named here stands beside bulk.
LAYERS = (
    {"findings", "model", "units", "counts", "errors", "structure", "__version__"},
    {"language"},
    {"word", "rulebook", "classify", "checks", "acceptance", "report"},
    {"pipeline"},
    {"bulk", "repair", "packs", "web"},
    {"commands", "__main__"},
)
PLACE = {part: layer for layer, parts in enumerate(LAYERS) for part in parts}
HEAVY = ("docx", "jinja2", "markupsafe", "xlsxwriter", "openpyxl")


def part_of(file: Path) -> str:
    relative = file.relative_to(ROOT)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imported(tree: ast.AST) -> set[str]:
    """Full names of the modules and packages that are imported anywhere in a tree."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


FILES = sorted(file for file in ROOT.rglob("*.py") if file.parent != ROOT or file.stem != "__init__")
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}
PARTS = {part_of(file) for file in FILES}


def edges() -> dict[str, set[str]]:
    """Which part of the package imports which other parts."""
    found: dict[str, set[str]] = defaultdict(set)
    for file, tree in TREES.items():
        inner = {name.split(".")[1] for name in imported(tree) if name.startswith("docchecker.")}
        found[part_of(file)] |= inner - {part_of(file)}
    return found


EDGES = edges()


def layer(part: str) -> int:
    return PLACE.get(part, PLACE["bulk"])


@pytest.mark.parametrize("part", sorted(PARTS))
def test_imports_go_down(part: str) -> None:
    assert {other for other in EDGES[part] if layer(other) > layer(part)} == set()


@pytest.mark.parametrize("part", sorted(PARTS))
def test_no_part_imports_itself_by_a_detour(part: str) -> None:
    seen: set[str] = set()
    ahead = set(EDGES[part])
    while ahead:
        step = ahead.pop()
        seen.add(step)
        ahead |= EDGES[step] - seen
    assert part not in seen


def _module(file: Path) -> str:
    return ".".join(("docchecker", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


def circles(ahead: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that reach one another by their imports (Tarjan's strongly connected components)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = lowest[module] = len(order)
        waiting.append(module)
        for other in ahead[module]:
            if other not in order:
                visit(other)
            if other in waiting:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == order[module]:
            group = waiting[waiting.index(module) :]
            del waiting[-len(group) :]
            found.append(sorted(group))

    for module in sorted(ahead):
        if module not in order:
            visit(module)
    return [group for group in found if len(group) > 1 or group[0] in ahead[group[0]]]


def test_a_circle_is_found_and_what_leads_to_it_is_not_named() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"d", "e"}, "d": {"b"}, "e": set()}) == [["b", "c", "d"]]


def test_no_module_imports_itself_by_a_detour() -> None:
    known = {_module(file) for file in FILES}
    ahead = {
        _module(file): {name for name in imported(tree) if name in known} - {_module(file)}
        for file, tree in TREES.items()
    }
    assert circles(ahead) == []


def test_the_pipeline_knows_no_report() -> None:
    assert "report" not in EDGES["pipeline"]


def test_the_reader_knows_nothing_of_rules() -> None:
    assert EDGES["word"] & (LAYERS[2] | LAYERS[1]) == set()
    assert EDGES["language"] <= LAYERS[0]


def test_classification_does_not_know_the_checks() -> None:
    assert not EDGES["classify"] & {"checks", "word", "report"}


@pytest.mark.parametrize("library", ["lxml", "docx"])
def test_only_word_and_repair_know_words_libraries(library: str) -> None:
    users = {part_of(file) for file, tree in TREES.items() if any(n.split(".")[0] == library for n in imported(tree))}
    assert users <= {"word", "repair"}
    assert library == "docx" or "word" in users


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_heavy_libraries_are_imported_late(file: Path) -> None:
    top = ast.Module([node for node in TREES[file].body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    assert {name for name in imported(top) if name.split(".")[0] in HEAVY} == set()


def test_the_table_names_what_there_is() -> None:
    assert LAYERS[2] | LAYERS[3] <= PARTS
