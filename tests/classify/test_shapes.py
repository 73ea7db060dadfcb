"""Whatever stands before, between or inside: the same title, the same items, the same counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from docchecker.counts import span_counts
from tests.classify.samples import B1, B2, B3, BODIES, LIST_TITLE, NAMES, ONE, THREE, TITLE, TWO
from tests.classify.understanding import P, Understood, understand

if TYPE_CHECKING:
    from docchecker.structure import Span

#: what people put before a material
COVERS = (
    ("青湖县“八五”普法创新案例汇编", "青湖县司法局", "2023年10月"), ("附件3",), ("附件",), ("青湖县司法局文件", "青司〔2023〕15号"),
    ("申报单位：青湖县司法局", "联 系 人：罗某", "2023年11月"), ("目  录", "第一部分 概况……1", "第二部分 做法\t3"), ("签发人：罗某",),
    ("内部资料  注意保存",),
    ("关于报送普法材料的函", "市委依法治市办：", "现将有关材料报送你办，请审阅。", "特此函告。", "青湖县司法局", "2023年11月3日"),
)  # fmt: skip
#: what stands between a title and the text
FILLERS = (
    "青湖县司法局", "（2023年11月3日）", "（青湖县司法局  2023年11月）", "报送单位：青湖县司法局",
    "摘要：本案例介绍做法和成效。", "关键词：普法；市场",
    "前  言", "【引言】", "供稿：罗某", "二〇二三年十一月", "现将有关情况报告如下：", "为做好中期评估工作，我局走访了三个市场，情况如下。",
)  # fmt: skip
BREAKS = ("\n", "\v", "\f", "\u2028", "\u2029", "\u0085", "\r")
HIDDEN = "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e\u200f\ufe00\ufe0f"
CASE_LINES = (ONE, B1, TWO, B2, THREE, B3)
LIST_LINES = tuple(line for number in range(5) for line in (f"{number + 1}.{NAMES[number]}", BODIES[number]))


class Seen(NamedTuple):
    """What has to stay the same."""

    kind: str | None
    title: str
    parts: tuple[str | None, ...]
    names: tuple[str, ...]
    words: tuple[int, ...]


def plain(found: Understood, spans: tuple[Span, ...]) -> str:
    """The words of spans without what does not show."""
    text = "".join(found.words(span) for span in spans)
    return "".join(c for c in "".join(text.split()) if c not in HIDDEN)


def seen(found: Understood) -> Seen:
    structure = found.structure
    counted = [part.body for part in structure.parts] + [(item.name, *item.body) for item in structure.items]
    return Seen(
        found.kind,
        plain(found, structure.title),
        tuple(part.section for part in structure.parts),
        tuple(plain(found, (item.name,)) for item in structure.items),
        tuple(span_counts(found.document, spans).words for spans in counted),
    )


CASE_SEEN = seen(understand(TITLE, *CASE_LINES))
LIST_SEEN = seen(understand(LIST_TITLE, *LIST_LINES))


def test_the_plain_ones_are_what_they_are() -> None:
    assert (CASE_SEEN.kind, CASE_SEEN.title, CASE_SEEN.parts) == ("case", TITLE, ("background", "main", "experience"))
    assert (LIST_SEEN.kind, LIST_SEEN.title, LIST_SEEN.names) == ("problems", LIST_TITLE, NAMES)


covers = st.lists(st.sampled_from(COVERS), max_size=3, unique=True)
fillers = st.lists(st.sampled_from(FILLERS), max_size=2, unique=True)


@settings(max_examples=80, deadline=None)
@given(covers, fillers, st.integers(0, 2))
def test_anything_before_and_between(before: list[tuple[str, ...]], between: list[str], empty: int) -> None:
    front = [line for cover in before for line in cover] + [""] * empty
    assert seen(understand(*front, TITLE, *between, *CASE_LINES)) == CASE_SEEN
    assert seen(understand(*front, LIST_TITLE, *between, *LIST_LINES)) == LIST_SEEN


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*BREAKS, "")), min_size=9, max_size=9))
def test_any_kind_of_break_for_a_paragraph(breaks: list[str]) -> None:
    """An empty mark is an end of paragraph."""
    assert seen(understand(TITLE, *_run_together(CASE_LINES, breaks))) == CASE_SEEN
    assert seen(understand(LIST_TITLE, *_run_together(LIST_LINES, breaks))) == LIST_SEEN


def _run_together(lines: tuple[str, ...], breaks: list[str]) -> list[str]:
    found = [lines[0]]
    for line, mark in zip(lines[1:], breaks, strict=False):
        if mark:
            found[-1] += mark + line
        else:
            found.append(line)
    return found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_character_that_does_not_show(data: st.DataObject) -> None:
    for title, lines, wanted in ((TITLE, CASE_LINES, CASE_SEEN), (LIST_TITLE, LIST_LINES, LIST_SEEN)):
        spoilt = []
        for line in (title, *lines):
            at = data.draw(st.integers(0, min(12, len(line))))
            spoilt.append(line[:at] + data.draw(st.sampled_from(HIDDEN)) + line[at:])
        assert seen(understand(*spoilt))[:4] == wanted[:4]


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(("序号", "问题名称", "具体表现", "整改措施", "责任单位", "完成时限")),
    st.booleans(),
    st.integers(0, 4),
)
def test_any_order_of_columns(order: list[str], again: bool, split: int) -> None:
    """``again`` repeats the head before a row, ``split`` begins a second table there."""
    cells = {
        "序号": lambda i: str(i + 1), "问题名称": lambda i: NAMES[i], "具体表现": lambda i: BODIES[i],
        "整改措施": lambda _: "由分管领导牵头，逐项核对，限期补齐，并把结果报办公室备案，每月通报一次进展。",
        "责任单位": lambda _: "青湖县司法局", "完成时限": lambda _: "2023年12月底",
    }  # fmt: skip
    rows = [list(order)]
    table = 0
    made = []
    for i in range(5):
        if i == split and i:
            made += _cells(rows, table)
            rows, table = [list(order)] if again else [], table + 1
        rows.append([cells[column](i) for column in order])
    made += _cells(rows, table)
    found = seen(understand(LIST_TITLE, *made))
    assert (found.kind, found.title, found.names, found.words) == (
        LIST_SEEN.kind, LIST_SEEN.title, LIST_SEEN.names, LIST_SEEN.words,
    )  # fmt: skip


def _cells(rows: list[list[str]], table: int) -> list[P]:
    return [P(text, cell=(table, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row)]
