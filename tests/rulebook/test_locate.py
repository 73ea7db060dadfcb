"""Finding the line of a table, key or value in TOML text."""

from __future__ import annotations

import pytest

from docchecker.rulebook.locate import line_of
from docchecker.rulebook.nearest import hint

TEXT = '''# [rule]
top = "x"

[[rule]]
id = "A" # size = 1
size = "[[rule]]"
text = """
id = "no"
[[rule]]
"""

[[ rule ]]
  id = 'B'
names = [
  "one",  # "two"
  "two",
]
[last]
id = "C"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("", 0, "top"), 2),
        (("top",), 2),
        (("rule", 0), 4),
        (("rule", 0, "size"), 6),
        (("rule", 0, "text"), 7),
        (("rule", 1), 12),
        (("rule", 1, "id"), 13),
        (("rule", 1, "id", "B"), 13),
        (("rule", 1, "names", "one"), 15),
        (("rule", 1, "names", '"two",'), 16),
        (("rule", 1, "names", "three"), 14),
        (("rule", 1, "size"), 12),
        (("last", 0, "id", "C"), 19),
        (("rule", 2), 1),
        (("nowhere", 0, "id"), 1),
    ],
)
def test_line(place: tuple[str, int, str, str], line: int) -> None:
    assert line_of(TEXT, *place) == line


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("三好", ("二号", "三号"), "您是不是想写“三号”？"),
        ("二好", ("小二", "二号"), "您是不是想写“二号”？"),
        ("formt", ("words", "format"), "您是不是想写“format”？"),
        ("xyz", ("甲", "乙"), "可以写：甲、乙。"),
        ("xyz", tuple("甲乙丙丁戊己庚辛壬癸子丑"), "可以写：甲、乙、丙、丁、戊、己、庚、辛、壬、癸、子、丑。"),
        ("xyz", tuple("甲乙丙丁戊己庚辛壬癸子丑寅"), ""),
        ("xyz", (), ""),
    ],
)
def test_hint(word: str, known: tuple[str, ...], said: str) -> None:
    assert hint(word, known) == said
